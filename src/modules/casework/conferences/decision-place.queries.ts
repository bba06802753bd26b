/** To which meeting a decision belongs. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'

/** @throws NotFound */
export async function conferenceOfDecision(db: ReadDb, id: string): Promise<string> {
  const found = await db
    .selectFrom('conference_decisions')
    .where('id', '=', id)
    .select('conference_id')
    .executeTakeFirst()
  if (!found) throw new NotFound('decision')
  return found.conference_id
}
