/** What is held against each other, and what somebody said of the jobs that they were shown. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { DeclinedFor, RefusedFor } from '../introductions/index.ts'
import type { Answer } from './matching.labels.ts'

export interface JobAnswer {
  id: string
  jobId: string
  title: string
  employerName: string
  answer: Answer
  reason: DeclinedFor | null
  note: string
  answeredOn: CivilDate
  authorName: string | null
}

/** Those that stand, the newest first. */
export const listJobAnswers = (db: ReadDb, caseId: string): Promise<JobAnswer[]> =>
  ask(
    db,
    sql<JobAnswer>`select a.id, a.job_id as "jobId", j.title, coalesce(k.name, e.name) as "employerName", a.answer,
      a.reason, a.note, (a.recorded_at at time zone 'Asia/Tokyo')::date as "answeredOn",
      w.display_name as "authorName"
    from job_answers a
      join jobs j on j.id = a.job_id
      join employers e on e.id = j.employer_id
      left join employers k on k.id = e.merged_into
      left join accounts w on w.id = a.account_id
    where a.case_id = ${caseId}::uuid and a.replaced_at is null
    order by a.recorded_at desc, a.id desc limit 100`,
  )

/** What came of a job before: with the same employer it is heeded. */
export interface Experience {
  jobId: string
  employerId: string | null
  /** The person's own reason, or the employer's. */
  declinedFor: DeclinedFor[]
  refusedFor: RefusedFor[]
  isIntroduced: boolean
}

export const listExperiences = (db: ReadDb, caseId: string): Promise<Experience[]> =>
  ask(
    db,
    sql<Experience>`select a.job_id as "jobId", coalesce(e.merged_into, e.id) as "employerId", array[a.reason] as "declinedFor",
      '{}'::text[] as "refusedFor", false as "isIntroduced"
    from job_answers a join jobs j on j.id = a.job_id join employers e on e.id = j.employer_id
    where a.case_id = ${caseId}::uuid and a.replaced_at is null and a.answer = 'not-interested'
    union all
    select i.job_id, coalesce(e.merged_into, e.id), i.declined_for, i.refused_for, true
    from introductions i join employers e on e.id = i.employer_id
    where i.case_id = ${caseId}::uuid and i.job_id is not null and i.withdrawn_at is null`,
  )

/** Of municipalities, by their codes. */
export async function municipalityNames(db: ReadDb, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await ask(
    db,
    sql<{ code: string; name: string }>`select code, name from municipalities where code = any (${[...codes]}::text[])`,
  )
  return new Map(rows.map(({ code, name }) => [code, name]))
}
