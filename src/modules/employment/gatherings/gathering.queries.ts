/** Reads of gatherings: when, where, how many seats. No person. */
import { dayAndId } from '../../../platform/ids.ts'
import { sql } from 'kysely'
import { type CivilDate, isCivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { GatheringKind, GatheringState } from './gathering.labels.ts'
import type { Seats } from './gathering.rules.ts'

export interface Gathering extends Seats {
  id: string
  kind: GatheringKind
  title: string
  purpose: string
  programme: string
  audience: string
  heldOn: CivilDate
  startsAt: string
  endsAt: string
  isOnline: boolean
  municipalityCode: string | null
  municipalityName: string | null
  place: string
  address: string
  signUpFrom: CivilDate
  signUpUntil: CivilDate
  state: GatheringState
  cancelledReason: string
  movedFrom: CivilDate | null
  movedReason: string
  /** How many came; null until it has ended. */
  people: number | null
  organizationId: string
  organizationName: string
  version: number
  /** The record among 取組の記録 that was made from it. */
  activityId: string | null
}

const columns = sql`g.id, g.kind, g.title, g.purpose, g.programme, g.audience, g.held_on as "heldOn",
  to_char(g.starts_at, 'HH24:MI') as "startsAt", to_char(g.ends_at, 'HH24:MI') as "endsAt",
  g.is_online as "isOnline", g.municipality_code as "municipalityCode", m.name as "municipalityName", g.place,
  g.address, g.sign_up_from as "signUpFrom", g.sign_up_until as "signUpUntil", g.state,
  g.cancelled_reason as "cancelledReason", g.moved_from as "movedFrom", g.moved_reason as "movedReason", g.people,
  g.organization_id as "organizationId", o.name as "organizationName", g.version, p.seats, p.taken,
  (select count(*)::integer from seat_claims c where c.pool_id = g.id and c.state = 'waiting') as waiting,
  (select a.id from activities a where a.gathering_id = g.id and a.withdrawn_at is null) as "activityId"`
const joined = sql`gatherings g
  join seat_pools p on p.id = g.id
  join organizations o on o.id = g.organization_id
  left join municipalities m on m.code = g.municipality_code`

/** @throws NotFound */
export async function getGathering(db: ReadDb, id: string): Promise<Gathering> {
  const [row] = await ask(db, sql<Gathering>`select ${columns} from ${joined} where g.id = ${id}::uuid`)
  if (!row) throw new NotFound('gathering')
  return row
}

export interface GatheringQuery {
  from: CivilDate
  to: CivilDate
  kind: GatheringKind | null
}

/**
 * The newest first.
 * @param before the key of the row after which the list goes on
 * @returns one row more than `limit`, if there is one
 */
export async function listGatherings(
  db: ReadDb,
  query: GatheringQuery & { before?: string | undefined; limit: number },
): Promise<Gathering[]> {
  const { from, to, kind, before, limit } = query
  const key = before !== undefined && dayAndId.test(before) && isCivilDate(before.slice(0, 10)) ? before : undefined
  return ask(
    db,
    sql<Gathering>`select ${columns} from ${joined}
    where g.held_on between ${from}::date and ${to}::date
      ${kind === null ? sql`` : sql`and g.kind = ${kind}`}
      ${key === undefined ? sql`` : sql`and (g.held_on, g.id) < (${key.slice(0, 10)}::date, ${key.slice(11)}::uuid)`}
    order by g.held_on desc, g.id desc limit ${limit + 1}`,
  )
}

/** Those to which somebody can be signed up today, the next first. */
export async function listOpenGatherings(db: ReadDb, today: CivilDate): Promise<Gathering[]> {
  return ask(
    db,
    sql<Gathering>`select ${columns} from ${joined}
    where g.state = 'open' and g.held_on >= ${today}::date
      and ${today}::date between g.sign_up_from and g.sign_up_until
    order by g.held_on, g.starts_at, g.id limit 100`,
  )
}
