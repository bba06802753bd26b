import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { TrainingKind, TrainingResult } from './training.labels.ts'

export interface TrainingView {
  id: string
  caseId: string
  kind: TrainingKind
  course: string
  provider: string
  startsOn: CivilDate
  /** As planned. */
  endsOn: CivilDate
  endedOn: CivilDate | null
  result: TrainingResult | null
  /** Null while it goes on, and where it was written by somebody whose records the reader doesn't see. */
  resultNote: string | null
  deskShortName: string
  authorName: string | null
}

const view = sql`select t.id, t.case_id as "caseId", t.kind, t.course, t.provider, t.starts_on as "startsOn",
    t.ends_on as "endsOn", t.ended_on as "endedOn", t.result,
    case when t.ended_on is not null then training_note(t.id) end as "resultNote",
    (select short_name from desks where id = t.desk_id) as "deskShortName",
    (select display_name from accounts where id = t.account_id) as "authorName"
  from trainings t`

/** @throws NotFound */
export async function getTraining(db: ReadDb, id: string): Promise<TrainingView> {
  const [row] = await ask(db, sql<TrainingView>`${view} where t.id = ${id}::uuid`)
  if (!row) throw new NotFound('training')
  return row
}

export async function listTrainingsOfCase(db: ReadDb, caseId: string): Promise<TrainingView[]> {
  const rows = await ask(
    db,
    sql<TrainingView>`${view} where t.case_id = ${caseId}::uuid order by t.starts_on desc, t.id limit 100`,
  )
  return rows
}
