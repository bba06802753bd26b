import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import {
  type KpiFigures,
  type KpiVersion,
  findIndicatorSettings,
  listKpiFigures,
  listKpiVersions,
} from './indicator.queries.ts'
import type { KpiDefinition } from '../plan/index.ts'
import { spanOf } from './goal-span.rules.ts'
import { keptKpiDefinitions } from './kept-plan.queries.ts'
import { detailOf } from './kpi-item.rules.ts'
import type { KpiDetail, KpiItem } from './kpi-item.types.ts'
import { rateOf, ratioDetailOf } from './ratio-item.rules.ts'

export type { KpiDetail, KpiItem } from './kpi-item.types.ts'

export interface KpiOverview {
  fiscalYear: number
  /** The instant up to which facts are counted: the one asked for, else now. */
  asOf: Date
  items: KpiItem[]
}

export interface OverviewQuery {
  fiscalYear: number
  /** When the office closed the year: what has changed since is a revision. */
  closedAt?: Date | null | undefined
  /** Null counts everything that is committed. */
  asOf: Date | null
  now: Date
  /** The last day of what is counted, where it isn't the year's: a report about half of it. */
  through?: CivilDate | undefined
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
  const versionOf = (code: string): KpiVersion | undefined => versions.find((version) => version.code === code)
  const counted = definitions.filter((definition) => (versionOf(definition.code)?.ratioOf ?? null) === null)
  const figures = await listKpiFigures(db, {
    codes: counted.map((definition) => definition.code),
    fiscalYear: query.fiscalYear,
    asOf: query.asOf,
    through: query.through,
  })
  const former = await listFormerFigures(db, query, versions)
  const closing = await figuresAtClosing(db, [...figures.keys()], query)
  const earlier = await listEarlierFigures(db, query, counted)
  const details = new Map<string, KpiDetail>()
  for (const definition of counted) {
    const [known, version] = [figures.get(definition.code), versionOf(definition.code)]
    if (known !== undefined && version !== undefined)
      details.set(
        definition.code,
        detailOf({
          definition,
          version,
          figures: known,
          former: former.get(definition.code) ?? null,
          earlier: earlier.get(definition.code) ?? [],
          atClosing: closing.get(definition.code)?.total.total ?? null,
          settings,
          ...query,
        }),
      )
  }
  return definitions.flatMap((definition) => {
    const version = versionOf(definition.code)
    if (version === undefined || version.ratioOf === null || version.ratioTo === null)
      return details.get(definition.code) ?? []
    const [of, to] = [version.ratioOf, version.ratioTo]
    const [closedOf, closedTo] = [closing.get(of), closing.get(to)]
    return ratioDetailOf({
      definition,
      version,
      of: details.get(of) ?? null,
      to: details.get(to) ?? null,
      atClosing:
        closedOf === undefined || closedTo === undefined
          ? null
          : rateOf(closedOf.total.total, closedTo.total.total, version.decimals ?? 1),
      settings,
      ...query,
    })
  })
}

/** Of goals over several years, the years of each before this one, by the version that each is counted by. */
async function listEarlierFigures(
  db: ReadDb,
  { fiscalYear, asOf }: OverviewQuery,
  definitions: readonly KpiDefinition[],
): Promise<Map<string, { fiscalYear: number; figures: KpiFigures; unit: string | null }[]>> {
  const found = new Map<string, { fiscalYear: number; figures: KpiFigures; unit: string | null }[]>()
  const spans = definitions.map((definition) => ({ code: definition.code, span: spanOf(definition, fiscalYear) }))
  for (const year of [...new Set(spans.flatMap(({ span }) => span.earlierYears))].toSorted((a, b) => a - b)) {
    const codes = spans.filter(({ span }) => span.earlierYears.includes(year)).map(({ code }) => code)
    const versions = await listKpiVersions(db, { fiscalYear: year, asOf })
    for (const figures of (await listKpiFigures(db, { codes, fiscalYear: year, asOf })).values())
      found.set(figures.code, [
        ...(found.get(figures.code) ?? []),
        { fiscalYear: year, figures, unit: versions.find((each) => each.code === figures.code)?.unit ?? null },
      ])
  }
  return found
}

/** Of a year that is closed and looked at later; else none. */
async function figuresAtClosing(
  db: ReadDb,
  codes: string[],
  { fiscalYear, closedAt, asOf }: OverviewQuery,
): Promise<Map<string, KpiFigures>> {
  if (closedAt === null || closedAt === undefined || (asOf !== null && asOf <= closedAt)) return new Map()
  return listKpiFigures(db, { codes, fiscalYear, asOf: closedAt })
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
