/** To which case a record belongs, of those that the caller may read. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'

/** @throws NotFound */
export async function caseOfConsultation(db: ReadDb, id: string): Promise<string> {
  const found = await db.selectFrom('consultations').where('id', '=', id).select('case_id').executeTakeFirst()
  if (!found) throw new NotFound('consultation')
  return found.case_id
}

/** @throws NotFound */
export async function caseOfTypeDecision(db: ReadDb, id: string): Promise<string> {
  const found = await db.selectFrom('target_type_decisions').where('id', '=', id).select('case_id').executeTakeFirst()
  if (!found) throw new NotFound('decision')
  return found.case_id
}
