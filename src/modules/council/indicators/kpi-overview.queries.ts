import { type CivilDate, addDays, civilDateOf, daysBetween } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { type Goal, goalOf, type KpiDefinition } from '../plan/index.ts'
import { type FigureView, viewOf } from './figure-view.rules.ts'
import { type FigureSoFar, forecastOf } from './forecast.rules.ts'
import {
  type IndicatorSettings,
  type KpiFigures,
  type KpiVersion,
  listKpiFigures,
  listKpiVersions,
  findIndicatorSettings,
} from './indicator.queries.ts'
import { keptKpiDefinitions } from './kept-plan.queries.ts'
import {
  type KpiState,
  type Standing,
  coveredShare,
  doneState,
  neededPerMonth,
  recentPerMonth,
  standing,
} from './pace.rules.ts'

export interface KpiItem {
  fiscalYear: number
  code: string
  label: string
  shortLabel: string
  unit: string
  kind: KpiDefinition['kind']
  targetTypes: number[]
  /** `value` is null where the plan contradicts itself or names no number; `stated` is everything that it says. */
  goal: Goal & { stated: KpiDefinition['stated'] }
  /** Null where the number is too small for this reader. */
  actual: number | null
  fromCases: number | null
  fromReports: number | null
  /** On 31 March, the band being 80 %; null where it is too early or there is nothing to forecast. */
  forecast: { low: number | null; mid: number | null; high: number | null }
  state: KpiState
  /** What it was when the year was closed, where that is another number and may be shown; else null. */
  atClosing: number | null
  /** Against each goal that the plan states; two where it contradicts itself. */
  standings: (Standing & { goal: number; neededPerMonth: number | null })[]
  /** Share of the year that the figure covers. */
  covered: number
  /** Mean of the last three complete months; null before there are any, or where the figure is too small to show. */
  recentPerMonth: number | null
  contradictions: string[]
  measureIds: string[]
  definition: { version: number; description: string }
}

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

export interface KpiDetail {
  item: KpiItem
  view: FigureView
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
    through: query.through,
  })
  const closing = await figuresAtClosing(db, [...figures.keys()], query)
  return counted.flatMap((definition) => {
    const [known, version] = [figures.get(definition.code), versions.find((each) => each.code === definition.code)]
    return known === undefined || version === undefined
      ? []
      : [
          detailOf(definition, version, known, settings, {
            ...query,
            atClosing: closing.get(definition.code)?.total.total ?? null,
          }),
        ]
  })
}

/** The day that the figure is of: today, the one asked for, or the end of what is counted, whichever is first. */
function dayOf({ asOf, now, through }: OverviewQuery): CivilDate {
  const day = civilDateOf(asOf ?? now)
  return through !== undefined && through < day ? through : day
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

function detailOf(
  definition: KpiDefinition,
  version: KpiVersion,
  figures: KpiFigures,
  settings: IndicatorSettings,
  query: OverviewQuery & { atClosing: number | null },
): KpiDetail {
  // Municipalities and meetings are nobody: only people and their consultations can be small.
  const threshold =
    query.exact || definition.kind !== 'quantitative'
      ? null
      : query.isPublic
        ? settings.publicBelow
        : settings.internalBelow
  const view = viewOf(figures, threshold)
  const soFar = figureSoFar(definition, figures, query.fiscalYear, dayOf(query))
  const nobodyReported = figures.total.total === 0 && figures.organizations.length === 0
  const forecast =
    definition.kind === 'implementation' || view.total.value === null || nobodyReported ? null : forecastOf(soFar)
  const covered = coveredShare(soFar.actual, forecast?.mid ?? null, soFar.daysGone, soFar.daysOfYear)
  const goal = goalOf(definition, query.asOf)
  const goals = [...new Set(goal.value === null ? definition.stated.flatMap((each) => each.value ?? []) : [goal.value])]
  const standings =
    view.total.value === null
      ? []
      : goals.map((each) => ({
          goal: each,
          ...standing(soFar.actual, each, covered, settings),
          neededPerMonth: neededPerMonth(soFar.actual, each, covered),
        }))
  return {
    view,
    item: {
      fiscalYear: query.fiscalYear,
      code: definition.code,
      label: definition.label,
      shortLabel: definition.shortLabel,
      unit: version.unit ?? definition.unit,
      kind: definition.kind,
      targetTypes: definition.targetTypes,
      goal: { ...goal, stated: definition.stated },
      actual: view.total.value,
      fromCases: view.fromCases.value,
      fromReports: view.fromReports.value,
      forecast: forecast ?? { low: null, mid: null, high: null },
      state: nobodyReported
        ? 'unreported'
        : definition.comparator === 'done'
          ? doneState(soFar.actual)
          : goal.value === null
            ? 'unset'
            : (standings[0]?.state ?? 'unset'),
      atClosing: view.total.value === null || query.atClosing === view.total.value ? null : query.atClosing,
      standings,
      covered,
      recentPerMonth: view.total.value === null ? null : recentPerMonth(soFar.completeMonths),
      contradictions: definition.contradictions,
      measureIds: definition.measureIds,
      definition: { version: version.version, description: version.description },
    },
  }
}

function figureSoFar(definition: KpiDefinition, figures: KpiFigures, fiscalYear: number, day: CivilDate): FigureSoFar {
  const { from, to } = fiscalYearRange(fiscalYear)
  const daysOfYear = daysBetween(from, to) + 1
  const reporting = figures.organizations.filter((row) => row.reportedMonths > 0)
  const lastReported = reporting
    .map((row) => row.lastReported ?? '')
    .sort()
    .at(-1)
  const isComplete = (month: string): boolean =>
    addDays(`${month}-28`, 4).slice(0, 7) <= addDays(day, 1).slice(0, 7) &&
    (lastReported === undefined || month <= lastReported)
  return {
    actual: figures.total.total,
    fromCases: figures.total.fromCases,
    daysGone: Math.min(Math.max(daysBetween(from, day) + 1, 0), daysOfYear),
    daysOfYear,
    reports: reporting.map((row) => ({
      total: row.fromReports,
      months: row.reportedMonths,
      through: monthNumber(row.lastReported ?? from),
    })),
    completeMonths: figures.months.filter((row) => isComplete(row.month)).map((row) => row.total),
    ...(definition.kind === 'coverage' && definition.goalValue !== null ? { ceiling: definition.goalValue } : {}),
  }
}

/** April is 1, March is 12. */
function monthNumber(month: string): number {
  return ((Number(month.slice(5, 7)) + 8) % 12) + 1
}
