/** Sign-ups as who reads the case sees them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { GatheringKind, GatheringState, SeatState } from './gathering.labels.ts'

export interface SignUp {
  id: string
  caseId: string
  gatheringId: string
  kind: GatheringKind
  title: string
  heldOn: CivilDate
  startsAt: string
  endsAt: string
  gatheringState: GatheringState
  hostName: string
  number: number
  state: SeatState
  /** How many wait before them, themselves included; null where they don't wait. */
  inLine: number | null
  callName: string
  companions: number
  needs: string
  agreedOn: CivilDate
  ticket: string
  checkedInAt: Date | null
  withdrawnReason: string
  /** Booths have times there. */
  hasTimes: boolean
  deskShortName: string
  authorName: string | null
}

const view = sql`select s.id, s.case_id as "caseId", s.gathering_id as "gatheringId", g.kind, g.title,
    g.held_on as "heldOn", to_char(g.starts_at, 'HH24:MI') as "startsAt", to_char(g.ends_at, 'HH24:MI') as "endsAt",
    g.state as "gatheringState", o.name as "hostName", c.number, c.state,
    case when c.state = 'waiting' then (select count(*)::integer from seat_claims w
      where w.pool_id = c.pool_id and w.state = 'waiting' and w.number <= c.number) end as "inLine",
    s.call_name as "callName", s.companions, s.needs, s.agreed_on as "agreedOn", s.ticket,
    s.checked_in_at as "checkedInAt", s.withdrawn_reason as "withdrawnReason",
    exists (select from gathering_slots t join gathering_booths b on b.id = t.booth_id
      where b.gathering_id = g.id and b.withdrawn_at is null) as "hasTimes",
    (select short_name from desks where id = s.desk_id) as "deskShortName",
    (select display_name from accounts where id = s.account_id) as "authorName"
  from gathering_sign_ups s
    join gatherings g on g.id = s.gathering_id
    join organizations o on o.id = g.organization_id
    join seat_claims c on c.id = s.id`

/** @throws NotFound */
export async function getSignUp(db: ReadDb, id: string): Promise<SignUp> {
  const [row] = await ask(db, sql<SignUp>`${view} where s.id = ${id}::uuid`)
  if (!row) throw new NotFound('sign-up')
  return row
}

export async function listSignUpsOfCase(db: ReadDb, caseId: string): Promise<SignUp[]> {
  return ask(
    db,
    sql<SignUp>`${view} where s.case_id = ${caseId}::uuid order by g.held_on desc, s.recorded_at desc limit 100`,
  )
}
