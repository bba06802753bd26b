/** A KPI over the fiscal years: goal, number and share of each, as the year was closed or as it stands. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import type { PlanYear } from '../council/index.ts'
import { type KpiItem, listKpiDetails, type OverviewQuery } from './kpi-overview.queries.ts'

export interface KpiYear {
  year: PlanYear
  item: KpiItem
}

/**
 * Years whose plan has the KPI, the newest first. A closed year shows what it was closed with; what was put right
 * since stands on its own page.
 * @param db the statistics handle
 */
export async function listKpiYears(
  db: ReadDb,
  years: readonly PlanYear[],
  query: Pick<OverviewQuery, 'now' | 'exact' | 'isPublic'> & { code: string },
): Promise<KpiYear[]> {
  const found: KpiYear[] = []
  for (const year of years) {
    const details = await listKpiDetails(db, { ...query, fiscalYear: year.fiscalYear, asOf: year.closedAt })
    const item = details.find((each) => each.item.code === query.code)?.item
    if (item !== undefined) found.push({ year, item })
  }
  return found
}
