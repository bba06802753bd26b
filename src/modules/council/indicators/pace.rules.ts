/** Where a figure stands against its goal (domain.md 9). Limits are the council's settings. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Forecast } from './forecast.rules.ts'

export type KpiState =
  | 'achieved'
  | 'on-track'
  | 'caution'
  | 'behind'
  /** Too few whole months to say. */
  | 'early'
  /** So far beyond the goal that goal and count hardly mean the same. */
  | 'differs'
  | 'unset'
  | 'unreported'

export interface PaceLimits {
  /** Percent of the line from which a figure is 順調. */
  onPacePercent: number
  /** Percent of the line below which it may be 遅れ. */
  behindPercent: number
  /** Whole months before which nothing is said. */
  judgedFromMonths: number
  /** Percent of the goal, or of the line, beyond which goal and count differ in kind. */
  implausiblePercent: number
}

/** How far the figure reaches, and where the line is on that day. */
export interface OnTheLine {
  on: CivilDate
  value: number
  /** Share of the goal that the line has reached then. */
  share: number
  months: number
  /** Share of the goal that the line has reached on 31 March: less than 1 where the goal goes on. */
  endShare: number
}

export interface Standing {
  /** Share of the goal reached so far. */
  reached: number
  /** The line on the day to which the figure is whole; null before there is such a day. */
  expected: number | null
  /** How many more than that were counted by then; negative is fewer. */
  ahead: number | null
  state: KpiState
}

/**
 * @param forecast line and forecast say the same or it is 注意: 遅れ is said only where even the upper end of the band
 *   misses the goal, 順調 only where it doesn't
 */
export function standing(
  actual: number,
  goal: number,
  at: OnTheLine | null,
  forecast: Forecast | null,
  limits: PaceLimits,
): Standing {
  const line = at === null ? null : { value: at.value, expected: Math.round(goal * at.share) }
  return {
    reached: actual / goal,
    expected: line?.expected ?? null,
    ahead: line === null ? null : line.value - line.expected,
    state: stateOf(actual, goal, at, forecast, limits),
  }
}

function stateOf(
  actual: number,
  goal: number,
  at: OnTheLine | null,
  forecast: Forecast | null,
  limits: PaceLimits,
): KpiState {
  const known = at !== null && at.months >= limits.judgedFromMonths && at.share > 0 ? at : null
  const percent = known === null ? 0 : (known.value / (goal * known.share)) * 100
  if (Math.max((actual / goal) * 100, percent) > limits.implausiblePercent) return 'differs'
  if (actual >= goal) return 'achieved'
  if (known === null) return 'early'
  const isInReach = forecast === null || forecast.high >= goal * known.endShare
  if (percent >= limits.onPacePercent && isInReach) return 'on-track'
  return percent >= limits.behindPercent || isInReach ? 'caution' : 'behind'
}

/**
 * A goal that isn't to be exceeded. It is met when its days are over and not before, and missed as soon as it is
 * passed.
 * @param isOver the goal's days are over
 */
export function standingAtMost(
  actual: number,
  goal: number,
  at: OnTheLine | null,
  forecast: Forecast | null,
  { limits, isOver }: { limits: PaceLimits; isOver: boolean },
): Standing {
  const expected = at === null ? null : Math.round(goal * at.share)
  const known = at !== null && at.months >= limits.judgedFromMonths && at.share > 0 ? at : null
  const end = goal * (at?.endShare ?? 1)
  const stateOfLimit = (): KpiState => {
    if (actual > goal) return 'behind'
    if (isOver) return 'achieved'
    if (known === null) return 'early'
    const percent = (known.value / (goal * known.share)) * 100
    if (percent <= 100 && (forecast === null || forecast.low <= end)) return 'on-track'
    return forecast !== null && forecast.low > end && percent > 200 - limits.behindPercent ? 'behind' : 'caution'
  }
  return {
    reached: actual / goal,
    expected,
    ahead: at === null || expected === null ? null : at.value - expected,
    state: stateOfLimit(),
  }
}

/**
 * A rate against its goal: it isn't gathered over the year, so there is no line to it, and it may fall again until the
 * goal's days are over.
 * @param months whole months that it is made of
 */
export function standingOfRatio(
  rate: number,
  goal: number,
  {
    comparator,
    months,
    isOver,
    limits,
  }: { comparator: 'ge' | 'le'; months: number; isOver: boolean; limits: PaceLimits },
): Standing {
  const isMet = comparator === 'le' ? rate <= goal : rate >= goal
  const percent = comparator === 'le' ? (rate === 0 ? 100 : (goal / rate) * 100) : (rate / goal) * 100
  const state = isOver
    ? isMet
      ? 'achieved'
      : 'behind'
    : months < limits.judgedFromMonths
      ? 'early'
      : isMet
        ? 'on-track'
        : percent >= limits.behindPercent
          ? 'caution'
          : 'behind'
  return { reached: rate / goal, expected: null, ahead: null, state }
}

/** A KPI without a number is done once it was done (plan III 4(4)②③). */
export function doneState(actual: number): KpiState {
  return actual > 0 ? 'achieved' : 'unset'
}

/**
 * How many a month it takes to reach the goal in the months that are left, counted from where the figure is whole;
 * null when it is reached or the year is over.
 */
export function neededPerMonth(value: number, goal: number, monthsLeft: number): number | null {
  return value >= goal || monthsLeft <= 0 ? null : Math.ceil((goal - value) / monthsLeft)
}

/** The mean of the last three whole months, to stand beside what is needed; null before there are any. */
export function recentPerMonth(months: readonly number[]): number | null {
  const recent = months.slice(-3)
  return recent.length === 0 ? null : Math.round(recent.reduce((total, value) => total + value, 0) / recent.length)
}
