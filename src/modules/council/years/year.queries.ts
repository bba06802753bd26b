import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface Closing {
  closedAt: Date
  note: string
  organizationName: string
  authorName: string | null
}

/** Who closed the year, when and with which word; undefined while it is open. */
export async function findClosing(db: ReadDb, fiscalYear: number): Promise<Closing | undefined> {
  const [row] = await ask(
    db,
    sql<Closing>`select c.closed_at as "closedAt", c.note, o.name as "organizationName",
      (select display_name from accounts where id = c.account_id) as "authorName"
    from fiscal_year_closings c
    join organizations o on o.id = c.organization_id
    where c.fiscal_year = ${fiscalYear}`,
  )
  return row
}
