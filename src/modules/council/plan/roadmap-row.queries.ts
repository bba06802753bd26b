/** The rows of the roadmap 工程表, with their measures and KPIs. */
import type { ReadDb } from '../../../platform/database/handles.ts'

export interface RoadmapRow {
  fiscalYear: number
  id: string
  ref: string
  groupNumber: number
  groupTitle: string
  /** As the official sheet has it. */
  groupWording: string
  itemTitle: string
  itemText: string | null
  title: string
  /** Its number as printed, with the space behind. */
  mark: string
  /** A line of the sheet above it, which nobody reports on. */
  heading: string | null
  wording: string
  leads: string[]
  leadsWording: string | null
  kpiWording: string | null
  targetTypes: number[]
  note: string | null
  measureIds: string[]
  kpiCodes: string[]
}

export async function listRoadmapRows(db: ReadDb, fiscalYear: number): Promise<RoadmapRow[]> {
  const rows = await db
    .selectFrom('roadmap_rows')
    .select([
      'fiscal_year as fiscalYear',
      'id',
      'ref',
      'group_number as groupNumber',
      'group_title as groupTitle',
      'group_wording as groupWording',
      'item_title as itemTitle',
      'item_text as itemText',
      'title',
      'mark',
      'heading',
      'wording',
      'leads',
      'leads_wording as leadsWording',
      'kpi_wording as kpiWording',
      'target_types as targetTypes',
      'note',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
  const measureLinks = await db
    .selectFrom('roadmap_row_measures')
    .select(['row_id', 'measure_id'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('measure_id')
    .execute()
  const kpiLinks = await db
    .selectFrom('roadmap_row_kpis as link')
    .innerJoin('kpi_definitions as kpi', (join) =>
      join.onRef('kpi.fiscal_year', '=', 'link.fiscal_year').onRef('kpi.code', '=', 'link.kpi_code'),
    )
    .select(['link.row_id', 'link.kpi_code'])
    .where('link.fiscal_year', '=', fiscalYear)
    .orderBy('kpi.position')
    .execute()
  const measures = Map.groupBy(measureLinks, (link) => link.row_id)
  const kpis = Map.groupBy(kpiLinks, (link) => link.row_id)
  return rows.map((row) => ({
    ...row,
    measureIds: (measures.get(row.id) ?? []).map((link) => link.measure_id),
    kpiCodes: (kpis.get(row.id) ?? []).map((link) => link.kpi_code),
  }))
}
