/** Where a figure stands against its goal (domain.md 9). Limits are the council's settings. */

export type KpiState = 'achieved' | 'on-track' | 'caution' | 'behind' | 'unset' | 'unreported'

export interface PaceLimits {
  /** Percent of the pace from which a figure is 順調. */
  onPacePercent: number
  /** Percent of the pace below which it is 遅れ. */
  behindPercent: number
}

export interface Standing {
  /** Share of the goal reached so far. */
  reached: number
  /** What would be there today if the goal were met in a straight line. */
  expected: number
  /** How many more than that; negative is fewer. */
  ahead: number
  state: KpiState
}

/**
 * Share of the year that the figure covers. A report covers whole months, hence less than the calendar: a figure is not
 * behind because last month's reports are still to come.
 * @param mid the straight line to the end of the year; null where it is too early for one
 */
export function coveredShare(actual: number, mid: number | null, daysGone: number, daysOfYear: number): number {
  return mid !== null && mid > 0 ? actual / mid : Math.min(1, Math.max(0, daysGone) / daysOfYear)
}

export function standing(actual: number, goal: number, covered: number, limits: PaceLimits): Standing {
  const expected = Math.round(goal * covered)
  const share = covered > 0 ? (actual / (goal * covered)) * 100 : 100
  const state: KpiState =
    actual >= goal
      ? 'achieved'
      : share >= limits.onPacePercent
        ? 'on-track'
        : share >= limits.behindPercent
          ? 'caution'
          : 'behind'
  return { reached: actual / goal, expected, ahead: actual - expected, state }
}

/** A KPI without a number is done once it was done (plan III 4(4)②③). */
export function doneState(actual: number): KpiState {
  return actual > 0 ? 'achieved' : 'unset'
}

/**
 * How many a month it takes to reach the goal in the months that are left; null when it is reached or the year is over.
 */
export function neededPerMonth(actual: number, goal: number, covered: number): number | null {
  return actual >= goal || covered >= 1 ? null : Math.ceil((goal - actual) / ((1 - covered) * 12))
}

/** The mean of the last three complete months, to stand beside what is needed; null before there are any. */
export function recentPerMonth(completeMonths: readonly number[]): number | null {
  const recent = completeMonths.slice(-3)
  return recent.length === 0 ? null : Math.round(recent.reduce((total, value) => total + value, 0) / recent.length)
}
