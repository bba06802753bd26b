/**
 * A KPI that is the rate of two others. It has no facts and no reports of its own and is never added up: each of its
 * numbers is made of the two that stand in the same place, and is hidden where one of them is. So it tells nobody more
 * than they do.
 */
import { civilDateOf } from '../../../platform/clock.ts'
import { goalOf } from '../plan/index.ts'
import type { FigureView, Shown } from './figure-view.rules.ts'
import { spanOf } from './goal-span.rules.ts'
import type { KpiDetail, KpiItem, KpiKnown, RatioPart } from './kpi-item.types.ts'
import { saidOf } from './kpi-item.rules.ts'
import { standingOfRatio } from './pace.rules.ts'
import { monthEnd, straightCourse } from './year-line.rules.ts'

/** In percent, rounded half up; null where there is nothing to be a part of. */
export function rateOf(numerator: number, denominator: number, decimals: number): number | null {
  if (denominator === 0) return null
  const scale = 10 ** decimals
  return Math.round((numerator / denominator) * 100 * scale) / scale
}

export interface RatioKnown extends Pick<
  KpiKnown,
  'definition' | 'version' | 'settings' | 'fiscalYear' | 'asOf' | 'now'
> {
  /** What is a part, and of what; null where the year's plan has no such KPI. */
  of: KpiDetail | null
  to: KpiDetail | null
  /** The rate with which the year was closed; null while it is open. */
  atClosing: number | null
}

export function ratioDetailOf(known: RatioKnown): KpiDetail {
  const { definition, version, of, to, fiscalYear, settings } = known
  const decimals = version.decimals ?? 1
  const rate = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : rateOf(one, other, decimals)
  const view = viewOfRatio(of?.view ?? nothingCounted, to?.view ?? nothingCounted, decimals)
  const goal = goalOf(definition, known.asOf)
  const span = spanOf(definition, fiscalYear)
  const day = civilDateOf(known.asOf ?? known.now)
  const actual = view.total.value
  const [ofPeriod, toPeriod] = span.isYear ? [null, null] : [of?.item.period ?? null, to?.item.period ?? null]
  const isOfPeriod = ofPeriod !== null && toPeriod !== null
  const total = isOfPeriod ? rate(ofPeriod.total, toPeriod.total) : actual
  const on = to?.item.at?.on ?? null
  const goals = goal.value === null ? definition.stated.flatMap((each) => each.value ?? []) : [goal.value]
  // A rate can't be held against a goal of people.
  const isAlike = (version.unit ?? definition.unit) === definition.unit
  const standings =
    total === null || !isAlike
      ? []
      : [...new Set(goals)].map((each) => ({
          goal: each,
          neededPerMonth: null,
          ...standingOfRatio(total, each, {
            comparator: definition.comparator === 'le' ? 'le' : 'ge',
            months: on === null ? 0 : view.months.filter((row) => monthEnd(row.month) <= on).length,
            isOver: day > span.to,
            limits: settings,
          }),
        }))
  const isUnreported = to === null || to.item.state === 'unreported'
  return {
    view,
    item: {
      ...saidOf(known),
      fromCases: null,
      fromReports: null,
      forecast: { low: null, mid: null, high: null },
      isOver: day > `${fiscalYear + 1}-03-31`,
      isFull: false,
      course: straightCourse(fiscalYear),
      recentPerMonth: null,
      goal: { ...goal, stated: definition.stated },
      actual,
      state: isUnreported
        ? 'unreported'
        : goals.length === 0
          ? 'unset'
          : isAlike
            ? (standings[0]?.state ?? 'early')
            : 'differs',
      atClosing: actual === null || known.atClosing === actual ? null : known.atClosing,
      standings,
      period: isOfPeriod ? { from: span.from, to: span.to, before: null, total, earlier: [], otherUnit: [] } : null,
      ratio: of === null || to === null ? null : { of: partOf(of.item), to: partOf(to.item), decimals },
      at: on === null ? null : { on, value: null },
      missingOrganizations: to?.item.missingOrganizations ?? 0,
    },
  }
}

const nothing: Shown = { value: null, mark: null }
const nothingCounted: FigureView = {
  total: { value: 0, mark: null },
  fromCases: nothing,
  fromReports: nothing,
  months: [],
  areas: [],
  organizations: [],
  types: [],
  ages: [],
  isSuppressed: false,
}

const partOf = ({ code, label, shortLabel, unit, actual }: KpiItem): RatioPart => ({
  code,
  label,
  shortLabel,
  unit,
  value: actual,
})

/** The two views laid over one another, place by place. */
export function viewOfRatio(of: FigureView, to: FigureView, decimals: number): FigureView {
  const shown = (one: Shown | undefined, other: Shown): Shown => {
    const numerator = one ?? { value: 0, mark: null }
    if (numerator.value === null || other.value === null)
      return { value: null, mark: numerator.mark === null && other.mark === null ? null : 'hidden' }
    return { value: rateOf(numerator.value, other.value, decimals), mark: null }
  }
  const months = to.months.map((row, index) => {
    const [one, other] = [of.months[index]?.cumulative ?? null, row.cumulative]
    return {
      month: row.month,
      value: shown(of.months[index]?.value, row.value),
      cumulative: one === null || other === null ? null : rateOf(one, other, decimals),
    }
  })
  return {
    total: shown(of.total, to.total),
    fromCases: nothing,
    fromReports: nothing,
    months,
    areas: to.areas.map((row) => ({
      area: row.area,
      value: shown(of.areas.find((each) => each.area === row.area)?.value, row.value),
    })),
    organizations: to.organizations.map((row) => ({
      ...row,
      value: shown(of.organizations.find((each) => each.organizationId === row.organizationId)?.value, row.value),
    })),
    types: to.types.map((row) => ({
      targetType: row.targetType,
      value: shown(of.types.find((each) => each.targetType === row.targetType)?.value, row.value),
    })),
    ages: [],
    isSuppressed: of.isSuppressed || to.isSuppressed,
  }
}
