/** One KPI as every page tells it: its figure, where it stands against its goal, and what it will be. */
import { addDays, type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { type Goal, goalOf } from '../plan/index.ts'
import type { GoalPeriod, KpiDetail, KpiItem, KpiKnown } from './kpi-item.types.ts'
import { type Reach, reachOf } from './complete-months.rules.ts'
import { type FigureView, viewOf } from './figure-view.rules.ts'
import { type Forecast, forecastOf } from './forecast.rules.ts'
import { courseOfSpan, type GoalSpan, monthsBeforeGoal, monthsLeft, monthsWithGoal, spanOf } from './goal-span.rules.ts'
import type { KpiFigures } from './indicator.queries.ts'
import { type OnTheLine, doneState, neededPerMonth, recentPerMonth, standing, standingAtMost } from './pace.rules.ts'
import { type YearCourse, courseOf, monthEnd, shareOn } from './year-line.rules.ts'

/** What is held against the goal: the number of the goal's days, which mostly are the fiscal year's. */
export const measuredOf = (item: Pick<KpiItem, 'actual' | 'period'>): number | null =>
  item.period === null ? item.actual : item.period.total

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
  const span = spanOf(definition, fiscalYear)
  const period = span.isYear ? null : periodOf(known, span, { view, threshold })
  const before = period?.before ?? 0
  const reach = reachOf(figures, fiscalYear, dayOf(known), definition.kind === 'coverage')
  const former = known.former === null ? null : wholeYearOf(known.former, fiscalYear - 1)
  // The line is one for all readers: what may not be published has no part in its shape.
  const course = span.isYear ? courseOf(fiscalYear, former, settings.publicBelow) : courseOfSpan(fiscalYear, span)
  // Of a goal over several years a year without a number says nothing new; before it there were some.
  const nobodyReported =
    figures.total.total === 0 &&
    figures.organizations.length === 0 &&
    known.earlier.every((each) => each.figures.organizations.length === 0)
  const ceiling =
    definition.kind === 'coverage' && definition.goalValue !== null ? Math.max(0, definition.goalValue - before) : null
  const ofYear =
    definition.kind === 'implementation' ||
    view.total.value === null ||
    nobodyReported ||
    (period !== null && period.total === null) ||
    // The months before it began say nothing of those that come.
    monthsBeforeGoal(fiscalYear, span) > 0
      ? null
      : forecastOf({
          actual: figures.total.total,
          months: monthsOf(figures, reach),
          missing: reach.missing,
          running: reach.running,
          course,
          ...(former === null ? {} : { formerTotal: former.reduce((sum, month) => sum + month, 0) }),
          ...(ceiling === null ? {} : { ceiling }),
          until: monthsWithGoal(fiscalYear, span),
        })
  const isOver = dayOf(known) > `${fiscalYear + 1}-03-31`
  // A result is no forecast of itself.
  const isSettled = isOver && ofYear !== null && ofYear.low === ofYear.high
  const forecast =
    ofYear === null ? null : { low: ofYear.low + before, mid: ofYear.mid + before, high: ofYear.high + before }
  const goal = goalOf(definition, known.asOf)
  // People can't be held against a goal of talks.
  const isAlike = (version.unit ?? definition.unit) === definition.unit
  const standings =
    view.total.value === null || !isAlike || (period !== null && period.total === null)
      ? []
      : standingsOf(known, goal, { reach, course, forecast, view, span, before })
  return {
    view,
    item: {
      ...saidOf(known),
      goal: { ...goal, stated: definition.stated },
      actual: view.total.value,
      period,
      ratio: null,
      fromCases: view.fromCases.value,
      fromReports: view.fromReports.value,
      forecast: isSettled || forecast === null ? { low: null, mid: null, high: null } : forecast,
      isOver,
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
    },
  }
}

/** What plan and definition say of a KPI, whatever it counts. */
export const saidOf = ({
  definition,
  version,
  fiscalYear,
}: Pick<KpiKnown, 'definition' | 'version' | 'fiscalYear'>) => ({
  fiscalYear,
  code: definition.code,
  label: definition.label,
  shortLabel: definition.shortLabel,
  unit: version.unit ?? definition.unit,
  goalUnit: definition.unit,
  kind: definition.kind,
  comparator: definition.comparator,
  targetTypes: definition.targetTypes,
  baseline:
    definition.baselineValue === null || definition.baselineLabel === null
      ? null
      : { value: definition.baselineValue, label: definition.baselineLabel },
  organizationGoals: definition.organizationGoals,
  contradictions: definition.contradictions,
  measureIds: definition.measureIds,
  definition: { version: version.version, description: version.description },
})

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
  span: GoalSpan
  /** What the goal's years before this one have brought. */
  before: number
}

function standingsOf(
  known: KpiKnown,
  goal: Goal,
  { reach, course, forecast, view, span, before }: Course,
): KpiItem['standings'] {
  const { definition, figures, settings, fiscalYear } = known
  const goals = goal.value === null ? definition.stated.flatMap((each) => each.value ?? []) : [goal.value]
  const at: OnTheLine | null =
    reach.at === null
      ? null
      : {
          on: reach.at.on,
          value: before + reach.at.value,
          share: shareOn(course, fiscalYear, reach.at.on),
          months: 12 * span.earlierYears.length + reach.through - monthsBeforeGoal(fiscalYear, span),
          endShare: shareOn(course, fiscalYear, `${fiscalYear + 1}-03-31`),
        }
  const actual = before + figures.total.total
  const isOver = dayOf(known) > span.to
  return [...new Set(goals)].map((each) => {
    const isAtMost = definition.comparator === 'le'
    const stands = isAtMost
      ? standingAtMost(actual, each, at, forecast, { limits: settings, isOver })
      : standing(actual, each, at, forecast, settings)
    return {
      goal: each,
      ...stands,
      // How far it is from the line would tell how much it was.
      ahead: shownAt(reach, view) === null ? null : stands.ahead,
      neededPerMonth: isAtMost
        ? null
        : neededPerMonth(
            before + (reach.at?.value ?? 0),
            each,
            monthsLeft(span, reach.at?.on ?? addDays(`${fiscalYear}-04-01`, -1)),
          ),
    }
  })
}

/** The running total on the day to which the figure is whole, unless it is one of those that stay hidden. */
function shownAt(reach: Reach, view: FigureView): number | null {
  if (reach.at === null) return null
  const month = view.months.find((row) => monthEnd(row.month) === reach.at?.on)
  return month === undefined ? view.total.value : month.cumulative
}

/** What the goal's days have brought, as far as this reader may see each year's number. */
function periodOf(
  { definition, version, earlier }: KpiKnown,
  span: GoalSpan,
  { view, threshold }: { view: FigureView; threshold: number | null },
): GoalPeriod {
  const unit = version.unit ?? definition.unit
  const isAlike = (each: KpiKnown['earlier'][number]): boolean => (each.unit ?? definition.unit) === unit
  const added = earlier
    .filter(isAlike)
    .map((each) => ({ fiscalYear: each.fiscalYear, value: viewOf(each.figures, threshold).total.value }))
  const isShown = added.every((each) => each.value !== null)
  const before = isShown ? added.reduce((sum, each) => sum + (each.value ?? 0), 0) : null
  return {
    from: span.from,
    to: span.to,
    before,
    total: before === null || view.total.value === null ? null : before + view.total.value,
    earlier: added,
    otherUnit: earlier.filter((each) => !isAlike(each)).map((each) => each.fiscalYear),
  }
}

const monthsOf = (figures: KpiFigures, reach: Reach): number[] =>
  figures.months.slice(0, reach.through).map((row) => row.total)

/** The months of a year whose last reports are there; null before. */
function wholeYearOf(figures: KpiFigures, fiscalYear: number): number[] | null {
  const reach = reachOf(figures, fiscalYear, `${fiscalYear + 1}-03-31`, false)
  return reach.through === 12 && reach.missingOrganizations === 0 ? figures.months.map((row) => row.total) : null
}
