import type { ReadDb } from '../../../platform/database/handles.ts'
import {
  type KpiFigures,
  type KpiVersion,
  findIndicatorSettings,
  listKpiFigures,
  listKpiVersions,
} from './indicator.queries.ts'
import { keptKpiDefinitions } from './kept-plan.queries.ts'
import { type KpiDetail, type KpiItem, detailOf } from './kpi-item.rules.ts'

export type { KpiDetail, KpiItem } from './kpi-item.rules.ts'

export interface KpiOverview {
  fiscalYear: number
  /** The instant up to which facts are counted: the one asked for, else now. */
  asOf: Date
  items: KpiItem[]
}

export interface OverviewQuery {
  fiscalYear: number
  /** Null counts everything that is committed. */
  asOf: Date | null
  now: Date
  /** The council's circle sees small numbers (`kpi.readExact`). */
  exact: boolean
  /** Readers of the public pages have their own, higher threshold. */
  isPublic?: boolean
}

/** Every KPI of the plan with its figure, in the plan's order. @param db the statistics handle */
export async function getKpiOverview(db: ReadDb, query: OverviewQuery): Promise<KpiOverview> {
  const details = await listKpiDetails(db, query)
  return { fiscalYear: query.fiscalYear, asOf: query.asOf ?? query.now, items: details.map((detail) => detail.item) }
}

/** The same with what each figure consists of. */
export async function listKpiDetails(db: ReadDb, query: OverviewQuery): Promise<KpiDetail[]> {
  const settings = await findIndicatorSettings(db)
  const definitions = await keptKpiDefinitions(db, query.fiscalYear)
  const versions = await listKpiVersions(db, query)
  const counted = definitions.filter((definition) => versions.some((version) => version.code === definition.code))
  const figures = await listKpiFigures(db, {
    codes: counted.map((definition) => definition.code),
    fiscalYear: query.fiscalYear,
    asOf: query.asOf,
  })
  const former = await listFormerFigures(db, query, versions)
  return counted.flatMap((definition) => {
    const [known, version] = [figures.get(definition.code), versions.find((each) => each.code === definition.code)]
    return known === undefined || version === undefined
      ? []
      : [
          detailOf({
            definition,
            version,
            figures: known,
            former: former.get(definition.code) ?? null,
            settings,
            ...query,
          }),
        ]
  })
}

/** The year before, where it had a plan, of what is counted today in the same way. */
async function listFormerFigures(
  db: ReadDb,
  { fiscalYear, asOf }: OverviewQuery,
  versions: readonly KpiVersion[],
): Promise<Map<string, KpiFigures>> {
  const of = { fiscalYear: fiscalYear - 1, asOf }
  const planned = await keptKpiDefinitions(db, of.fiscalYear)
  if (planned.length === 0) return new Map()
  const counted = await listKpiVersions(db, of)
  const codes = planned
    .map((definition) => definition.code)
    .filter((code) => {
      const [then, now] = [counted, versions].map((list) => list.find((each) => each.code === code)?.version)
      return then !== undefined && then === now
    })
  return await listKpiFigures(db, { codes, ...of })
}
