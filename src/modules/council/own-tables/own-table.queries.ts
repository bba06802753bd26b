/** Tables of one's own: what is kept, and what one of them says, from the one list of what a KPI counted. */
import { type RawBuilder, sql } from 'kysely'
import { ask, type ReadDb } from '../../../platform/database/handles.ts'
import { countedFacts, countedReports } from '../indicators/index.ts'
import { type TableDefinition, tableDefinition } from './own-table.form.ts'
import type { ColumnKind, Dimension } from './own-table.labels.ts'

export interface OwnTable {
  id: string
  name: string
  isShared: boolean
  accountId: string | null
  keeper: string
  keptAt: Date
  definition: TableDefinition
}

/** Of the reader and those that others show to the office, the newest first. */
export async function listOwnTables(db: ReadDb, id: string | null = null): Promise<OwnTable[]> {
  const rows = await ask(
    db,
    sql<Omit<OwnTable, 'definition'> & { definition: unknown }>`
    select t.id, t.name, t.is_shared as "isShared", t.account_id as "accountId", o.name as keeper, t.kept_at as "keptAt",
      t.definition
    from own_tables t join organizations o on o.id = t.organization_id
    where t.removed_at is null and (${id}::uuid is null or t.id = ${id}::uuid)
    order by t.kept_at desc, t.id limit 200`,
  )
  // What was kept by an older program and says something else now can't be opened, and isn't offered.
  return rows.flatMap((row) => {
    const definition = tableDefinition.safeParse(row.definition)
    return definition.success ? [{ ...row, definition: definition.data }] : []
  })
}

/** Of a counted fact `f`, and of a report `r`: what it is in rows and columns. */
const ofFacts: Record<Dimension, RawBuilder<unknown>> = {
  month: sql`to_char(f.occurred_on, 'MM')`,
  quarter: sql`(((extract(month from f.occurred_on)::integer + 8) % 12) / 3 + 1)::text`,
  organization: sql`f.organization_id`,
  area: sql`coalesce(f.area, '')`,
  type: sql`coalesce(f.target_type::text, '')`,
  age: sql`coalesce(f.age_group, 'unknown')`,
  municipality: sql`coalesce(f.municipality_code, '')`,
}
const ofReports: Record<Dimension, RawBuilder<unknown>> = {
  month: sql`to_char(r.month, 'MM')`,
  quarter: sql`(((extract(month from r.month)::integer + 8) % 12) / 3 + 1)::text`,
  organization: sql`r.organization_id`,
  area: sql`coalesce(r.area, '')`,
  type: sql`'report'`,
  age: sql`'report'`,
  municipality: sql`'report'`,
}

export interface CrossCell {
  row: string
  column: string
  value: number
}

/** One KPI of one year, by its rows and columns. @param db the statistics handle */
export function countCross(
  db: ReadDb,
  query: Pick<TableDefinition, 'rows' | 'area' | 'organization' | 'type'> & {
    code: string
    fiscalYear: number
    asOf: Date | null
    columns: ColumnKind
  },
): Promise<CrossCell[]> {
  const { rows, columns, area, organization, type } = query
  const column = columns === 'kpi' || columns === 'year' || columns === 'none' ? null : columns
  const none = sql`''`
  return ask(
    db,
    sql<CrossCell>`
    select c.row, c."column", sum(c.amount)::integer as value
    from (
      select ${ofFacts[rows]} as row, ${column === null ? none : ofFacts[column]} as "column", 1::bigint as amount
      from ${countedFacts(query)} f
      where (${area} = '' or f.area = ${area}) and (${organization} = '' or f.organization_id = ${organization})
        and (${type} = '' or f.target_type::text = ${type})
      union all
      select ${ofReports[rows]}, ${column === null ? none : ofReports[column]}, r.value::bigint
      from ${countedReports(query)} r
      where r.value > 0 and ${type} = '' and (${area} = '' or r.area = ${area})
        and (${organization} = '' or r.organization_id = ${organization})
    ) c
    group by 1, 2 order by 1, 2`,
  )
}
