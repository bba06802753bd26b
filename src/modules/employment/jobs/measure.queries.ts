import type { ReadDb } from '../../../platform/database/handles.ts'
import type { AgeMeasure } from './age-limit.rules.ts'

export interface KeptMeasure extends AgeMeasure {
  id: string
  source: string
  version: number
  changedAt: Date
  authorName: string | null
}

/** Measures of the state on which an age limit may rest, the newest first; also those that are over. */
export async function listMeasures(db: ReadDb): Promise<KeptMeasure[]> {
  const rows = await db
    .selectFrom('age_limit_measures as m')
    .leftJoin('accounts as a', 'a.id', 'm.account_id')
    .selectAll('m')
    .select('a.display_name')
    .orderBy('m.valid_from', 'desc')
    .orderBy('m.name')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    least: row.least,
    most: row.most,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    needsPermanent: row.needs_permanent,
    needsHelloWork: row.needs_hello_work,
    answer: row.answer as AgeMeasure['answer'],
    source: row.source,
    version: row.version,
    changedAt: row.changed_at,
    authorName: row.display_name,
  }))
}
