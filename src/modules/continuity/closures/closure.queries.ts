/** What waits for the second look before a case ends, and what came of the last one. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { type ClosureInput } from '../../casework/index.ts'

export interface ClosureRequest {
  id: string
  reason: ClosureInput['reason']
  closedOn: CivilDate
  summary: string
  reopenHint: string
  followUpsEndReason: string
  askedAt: Date
  askedByName: string | null
  decision: 'closed' | 'returned' | 'replaced' | null
  note: string
}

const columns = sql`q.id, q.reason, q.closed_on as "closedOn", q.summary, q.reopen_hint as "reopenHint",
  q.follow_ups_end_reason as "followUpsEndReason", q.asked_at as "askedAt",
  (select display_name from accounts where id = q.asked_by) as "askedByName", q.decision, q.note`

/** Also within the action that decides it. */
export async function waitingRequest(db: ReadDb | WriteTx, caseId: string): Promise<ClosureRequest | undefined> {
  const [row] = await ask(
    db,
    sql<ClosureRequest>`select ${columns} from closure_requests q
      where q.case_id = ${caseId}::uuid and q.decision is null`,
  )
  return row
}

/** The newest request of a case, whatever became of it. */
export async function lastRequest(db: ReadDb, caseId: string): Promise<ClosureRequest | undefined> {
  const [row] = await ask(
    db,
    sql<ClosureRequest>`select ${columns} from closure_requests q
      where q.case_id = ${caseId}::uuid and q.decision is distinct from 'replaced'
      order by q.asked_at desc limit 1`,
  )
  return row
}

export interface WaitingClosure {
  caseId: string
  number: string
  reason: ClosureInput['reason']
  askedAt: Date
  askedByName: string | null
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
}

/** Of the whole organization, the oldest first. */
export async function listClosuresToSignOff(db: ReadDb, organizationId: string, most = 50): Promise<WaitingClosure[]> {
  const rows = await ask(
    db,
    sql<WaitingClosure>`select q.case_id as "caseId", c.number, q.reason, q.asked_at as "askedAt",
      (select display_name from accounts where id = q.asked_by) as "askedByName", p.family_name as "familyName",
      p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias
    from closure_requests q join cases c on c.id = q.case_id left join people p on p.id = c.person_id
    where q.organization_id = ${organizationId} and q.decision is null order by q.asked_at, q.id limit ${most}`,
  )
  return rows
}
