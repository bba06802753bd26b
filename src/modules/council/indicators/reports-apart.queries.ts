/** What organizations reported under a definition that counted something else than the one that counts now. */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface ReportsApart {
  /** The definition under which they were reported. */
  version: number
  /** In which unit they were. */
  unit: string
  total: number
  organizations: number
  months: number
}

/**
 * A version a line, the newest first; none where all reports are of what counts.
 * @param version that the reports are held against @param db the statistics handle
 */
export async function listReportsApart(
  db: ReadDb,
  of: { code: string; version: number; fiscalYear: number; asOf: Date | null },
): Promise<ReportsApart[]> {
  return ask(
    db,
    sql<ReportsApart>`select a.version, coalesce(d.unit, k.unit) as unit, sum(a.value)::integer as total,
      count(distinct a.organization_id)::integer as organizations, count(distinct a.month)::integer as months
    from reports_apart(${of.code}, ${of.version}, ${of.fiscalYear}, ${of.asOf}::timestamptz) a
    join figure_definitions d on d.kpi_code = ${of.code} and d.version = a.version
    join kpi_definitions k on k.fiscal_year = ${of.fiscalYear} and k.code = ${of.code}
    group by a.version, coalesce(d.unit, k.unit) order by a.version desc`,
  )
}
