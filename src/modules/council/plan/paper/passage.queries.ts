import type { ReadDb } from '../../../../platform/database/handles.ts'
import type { Passage, PassageDocument, PassageStyle } from './passage.types.ts'

/** The text of the year's plan in its order; empty where it was never written down line by line. */
export async function listPassages(db: ReadDb, fiscalYear: number): Promise<Passage[]> {
  const rows = await db
    .selectFrom('plan_passages')
    .select(['id', 'document', 'section', 'style', 'mark', 'says', 'text', 'leads_wording as leadsWording'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    ...row,
    document: row.document as PassageDocument,
    style: row.style as PassageStyle,
  }))
}
