/** Interviews as who reads the case sees them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { InterviewResult } from './interview.labels.ts'

export interface Interview {
  id: string
  caseId: string
  signUpId: string
  slotId: string
  employerId: string
  employerName: string
  label: string
  startsAt: string
  endsAt: string
  result: InterviewResult | null
  resultOn: CivilDate | null
  isWithdrawn: boolean
}

const view = sql`select i.id, i.case_id as "caseId", i.sign_up_id as "signUpId", i.slot_id as "slotId",
    coalesce(k.id, e.id) as "employerId", coalesce(k.name, e.name) as "employerName", b.label,
    to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.ends_at, 'HH24:MI') as "endsAt", i.result,
    i.result_on as "resultOn", i.withdrawn_at is not null as "isWithdrawn"
  from gathering_interviews i
    join gathering_slots s on s.id = i.slot_id
    join gathering_booths b on b.id = s.booth_id
    join employers e on e.id = b.employer_id
    left join employers k on k.id = e.merged_into`

/** @throws NotFound */
export async function getInterview(db: ReadDb, id: string): Promise<Interview> {
  const [row] = await ask(db, sql<Interview>`${view} where i.id = ${id}::uuid`)
  if (!row) throw new NotFound('interview')
  return row
}

/** Those that stand. */
export async function listInterviewsOfCase(db: ReadDb, caseId: string): Promise<Interview[]> {
  return ask(
    db,
    sql<Interview>`${view} where i.case_id = ${caseId}::uuid and i.withdrawn_at is null
    order by s.starts_at, i.id limit 500`,
  )
}
