/** Booths with their slots. No person. */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface Slot {
  id: string
  startsAt: string
  endsAt: string
  seats: number
  taken: number
}

export interface Booth {
  id: string
  gatheringId: string
  /** The record that goes on, where two of an employer were made one. */
  employerId: string
  employerName: string
  label: string
  note: string
  slots: Slot[]
}

const view = sql`select b.id, b.gathering_id as "gatheringId", coalesce(k.id, e.id) as "employerId",
    coalesce(k.name, e.name) as "employerName", b.label, b.note,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
        'endsAt', to_char(s.ends_at, 'HH24:MI'), 'seats', p.seats, 'taken', p.taken) order by s.starts_at), '[]')
      from gathering_slots s join seat_pools p on p.id = s.id where s.booth_id = b.id) as slots
  from gathering_booths b
    join employers e on e.id = b.employer_id
    left join employers k on k.id = e.merged_into`

export async function listBooths(db: ReadDb, gatheringId: string): Promise<Booth[]> {
  return ask(
    db,
    sql<Booth>`${view} where b.gathering_id = ${gatheringId}::uuid and b.withdrawn_at is null
    order by b.label, b.recorded_at, b.id limit 500`,
  )
}

/** One that hasn't been called off. */
export async function findBooth(db: ReadDb, id: string): Promise<Booth | undefined> {
  const [row] = await ask(db, sql<Booth>`${view} where b.id = ${id}::uuid and b.withdrawn_at is null`)
  return row
}
