/** One KPI as every page tells it, and what that is made from. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Goal, KpiDefinition } from '../plan/index.ts'
import type { FigureView } from './figure-view.rules.ts'
import type { IndicatorSettings, KpiFigures, KpiVersion } from './indicator.queries.ts'
import type { KpiState, Standing } from './pace.rules.ts'
import type { YearCourse } from './year-line.rules.ts'

export interface KpiItem {
  fiscalYear: number
  code: string
  label: string
  shortLabel: string
  /** Of the figure; another than the goal's where the definition changed. */
  unit: string
  goalUnit: string
  kind: KpiDefinition['kind']
  comparator: KpiDefinition['comparator']
  targetTypes: number[]
  /** `value` is null where the plan contradicts itself or names no number; `stated` is everything that it says. */
  goal: Goal & { stated: KpiDefinition['stated'] }
  /** What the plan holds its goal against. */
  baseline: { value: number; label: string } | null
  /** What the plan parts the goal into. */
  organizationGoals: { organizationId: string; value: number }[]
  /** The fiscal year's number; null where it is too small for this reader. */
  actual: number | null
  /** What is held against a goal that isn't the fiscal year's; else null. */
  period: GoalPeriod | null
  /** What a rate is made of; else null. */
  ratio: { of: RatioPart; to: RatioPart; decimals: number } | null
  fromCases: number | null
  fromReports: number | null
  /**
   * On 31 March, the band being 80 %, of what is held against the goal; null where it is too early or there is nothing
   * to forecast. Of a year that is over it is what the missing reports will make of it.
   */
  forecast: { low: number | null; mid: number | null; high: number | null }
  /** The fiscal year was over on the day that the figure is of: what stands is the result. */
  isOver: boolean
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

/** The days of a goal and what they have brought. */
export interface GoalPeriod {
  from: CivilDate
  to: CivilDate
  /** Of the years before this one in it, and together with this one; null where one of them may not be shown. */
  before: number | null
  total: number | null
  earlier: { fiscalYear: number; value: number | null }[]
  /** Years that were counted in another unit and aren't added. */
  otherUnit: number[]
}

export interface RatioPart {
  code: string
  label: string
  shortLabel: string
  unit: string
  value: number | null
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
  /** The years before this one in the goal's days, each by the version that it was counted by. */
  earlier: readonly { fiscalYear: number; figures: KpiFigures; unit: string | null }[]
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
