/** One KPI as every page tells it: its figure, where it stands against its goal, and what it will be. */
import { type CivilDate, civilDateOf, daysBetween } from '../../../platform/clock.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { type Goal, goalOf, type KpiDefinition } from '../plan/index.ts'
import { type Reach, reachOf } from './complete-months.rules.ts'
import { type FigureView, viewOf } from './figure-view.rules.ts'
import { type Forecast, forecastOf } from './forecast.rules.ts'
import type { IndicatorSettings, KpiFigures, KpiVersion } from './indicator.queries.ts'
import {
  type KpiState,
  type OnTheLine,
  type Standing,
  doneState,
  neededPerMonth,
  recentPerMonth,
  standing,
} from './pace.rules.ts'
import { type YearCourse, courseOf, monthEnd, shareOn } from './year-line.rules.ts'

export interface KpiItem {
  fiscalYear: number
  code: string
  label: string
  shortLabel: string
  /** Of the figure; another than the goal's where the definition changed. */
  unit: string
  goalUnit: string
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
  /** All of those whom the plan names are counted: nothing can be added. */
  isFull: boolean
  state: KpiState
  /** What it was when the year was closed, where that is another number and may be shown; else null. */
  atClosing: number | null
  /** Against each goal that the plan states; two where it contradicts itself. */
  standings: (Standing & { goal: number; neededPerMonth: number | null })[]
  /** How a year that reaches its goal goes, month by month: the line of number, chart and state. */
  course: YearCourse
  /** The day to which the figure is whole, and how much it was then (null where that may not be shown). */
  at: { on: CivilDate; value: number | null } | null
  /** Organizations whose reports are still missing up to that day. */
  missingOrganizations: number
  /** Mean of the last three whole months; null before there are any, or where the figure is too small to show. */
  recentPerMonth: number | null
  contradictions: string[]
  measureIds: string[]
  definition: { version: number; description: string }
}

export interface KpiDetail {
  item: KpiItem
  view: FigureView
}

/** What is known of a KPI and who asks. */
export interface KpiKnown {
  definition: KpiDefinition
  version: KpiVersion
  figures: KpiFigures
  /** The former year's figures by the same version; null where there is no such plan. */
  former: KpiFigures | null
  /** The number with which the year was closed; null while it is open. */
  atClosing: number | null
  settings: IndicatorSettings
  fiscalYear: number
  asOf: Date | null
  now: Date
  exact: boolean
  /** The last day of what is counted, where it isn't the year's. */
  through?: CivilDate | undefined
  isPublic?: boolean | undefined
}

export function detailOf(known: KpiKnown): KpiDetail {
  const { definition, version, figures, settings, fiscalYear } = known
  // Municipalities and meetings are nobody: only people and their consultations can be small.
  const threshold =
    known.exact || definition.kind !== 'quantitative'
      ? null
      : known.isPublic
        ? settings.publicBelow
        : settings.internalBelow
  const view = viewOf(figures, threshold)
  const reach = reachOf(figures, fiscalYear, dayOf(known), definition.kind === 'coverage')
  const former = known.former === null ? null : wholeYearOf(known.former, fiscalYear - 1)
  // The line is one for all readers: what may not be published has no part in its shape.
  const course = courseOf(fiscalYear, former, settings.publicBelow)
  const nobodyReported = figures.total.total === 0 && figures.organizations.length === 0
  const ceiling = definition.kind === 'coverage' ? definition.goalValue : null
  const forecast =
    definition.kind === 'implementation' || view.total.value === null || nobodyReported
      ? null
      : forecastOf({
          actual: figures.total.total,
          months: monthsOf(figures, reach),
          missing: reach.missing,
          running: reach.running,
          course,
          ...(former === null ? {} : { formerTotal: former.reduce((sum, month) => sum + month, 0) }),
          ...(ceiling === null ? {} : { ceiling }),
        })
  const goal = goalOf(definition, known.asOf)
  // People can't be held against a goal of talks.
  const isAlike = (version.unit ?? definition.unit) === definition.unit
  const standings =
    view.total.value === null || !isAlike ? [] : standingsOf(known, goal, { reach, course, forecast, view })
  return {
    view,
    item: {
      fiscalYear,
      code: definition.code,
      label: definition.label,
      shortLabel: definition.shortLabel,
      unit: version.unit ?? definition.unit,
      goalUnit: definition.unit,
      kind: definition.kind,
      targetTypes: definition.targetTypes,
      goal: { ...goal, stated: definition.stated },
      actual: view.total.value,
      fromCases: view.fromCases.value,
      fromReports: view.fromReports.value,
      forecast: forecast ?? { low: null, mid: null, high: null },
      isFull: ceiling !== null && figures.total.total >= ceiling,
      state: nobodyReported
        ? 'unreported'
        : definition.comparator === 'done'
          ? doneState(figures.total.total)
          : goal.value === null
            ? 'unset'
            : isAlike
              ? (standings[0]?.state ?? 'unset')
              : 'differs',
      atClosing: view.total.value === null || known.atClosing === view.total.value ? null : known.atClosing,
      standings,
      course,
      at: reach.at === null ? null : { on: reach.at.on, value: shownAt(reach, view) },
      missingOrganizations: reach.missingOrganizations,
      recentPerMonth: view.total.value === null ? null : recentPerMonth(monthsOf(figures, reach)),
      contradictions: definition.contradictions,
      measureIds: definition.measureIds,
      definition: { version: version.version, description: version.description },
    },
  }
}

/** The day that the figure is of: today, the one asked for, or the end of what is counted, whichever is first. */
function dayOf({ asOf, now, through }: KpiKnown): CivilDate {
  const day = civilDateOf(asOf ?? now)
  return through !== undefined && through < day ? through : day
}

interface Course {
  reach: Reach
  course: YearCourse
  forecast: Forecast | null
  view: FigureView
}

function standingsOf(known: KpiKnown, goal: Goal, { reach, course, forecast, view }: Course): KpiItem['standings'] {
  const { definition, figures, settings, fiscalYear } = known
  const goals = goal.value === null ? definition.stated.flatMap((each) => each.value ?? []) : [goal.value]
  const at: OnTheLine | null =
    reach.at === null ? null : { ...reach.at, share: shareOn(course, fiscalYear, reach.at.on), months: reach.through }
  return [...new Set(goals)].map((each) => {
    const stands = standing(figures.total.total, each, at, forecast, settings)
    return {
      goal: each,
      ...stands,
      // How far it is from the line would tell how much it was.
      ahead: shownAt(reach, view) === null ? null : stands.ahead,
      neededPerMonth: neededPerMonth(reach.at?.value ?? 0, each, monthsLeft(reach, fiscalYear)),
    }
  })
}

/** The running total on the day to which the figure is whole, unless it is one of those that stay hidden. */
function shownAt(reach: Reach, view: FigureView): number | null {
  if (reach.at === null) return null
  const month = view.months.find((row) => monthEnd(row.month) === reach.at?.on)
  return month === undefined ? view.total.value : month.cumulative
}

function monthsLeft(reach: Reach, fiscalYear: number): number {
  const { from, to } = fiscalYearRange(fiscalYear)
  return reach.at === null ? 12 : (daysBetween(reach.at.on, to) / (daysBetween(from, to) + 1)) * 12
}

const monthsOf = (figures: KpiFigures, reach: Reach): number[] =>
  figures.months.slice(0, reach.through).map((row) => row.total)

/** The months of a year whose last reports are there; null before. */
function wholeYearOf(figures: KpiFigures, fiscalYear: number): number[] | null {
  const reach = reachOf(figures, fiscalYear, `${fiscalYear + 1}-03-31`, false)
  return reach.through === 12 && reach.missingOrganizations === 0 ? figures.months.map((row) => row.total) : null
}
