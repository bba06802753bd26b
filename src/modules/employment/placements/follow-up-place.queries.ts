/** To which job a 定着の確認 belongs. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'

/** @throws NotFound */
export async function placeOfFollowUp(db: ReadDb, id: string): Promise<{ placementId: string; month: 1 | 3 | 6 | 12 }> {
  const found = await db
    .selectFrom('follow_ups')
    .where('id', '=', id)
    .select(['placement_id as placementId', 'month'])
    .executeTakeFirst()
  if (!found) throw new NotFound('follow-up')
  return found as { placementId: string; month: 1 | 3 | 6 | 12 }
}
