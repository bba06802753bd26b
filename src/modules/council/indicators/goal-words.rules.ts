/** A goal in words, the same on every page, paper and public page. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate, formatMonth, formatNumber } from '../../../platform/japanese/index.ts'
import { comparatorLabels } from '../plan/index.ts'
import type { KpiItem } from './kpi-item.types.ts'

type WithGoal = Pick<KpiItem, 'goal' | 'goalUnit' | 'period' | 'comparator'>

/** The goals as the plan states them: one, two where it contradicts itself, none where it names no number. */
export function goalsOf(item: WithGoal): { value: number; text: string }[] {
  const values =
    item.goal.value === null ? [...new Set(item.goal.stated.flatMap((each) => each.value ?? []))] : [item.goal.value]
  return values.map((value) => {
    const stated = item.goal.stated.find(
      (each) => each.comparator !== null && (each.value === value || each.value === null),
    )
    const comparator = stated?.comparator ?? null
    return {
      value,
      text: `${periodWords(item.period)}${formatNumber(value)}${item.goalUnit}${comparator === null ? '' : comparatorLabels[comparator]}`,
    }
  })
}

export const goalText = (item: WithGoal): string =>
  goalsOf(item)
    .map((goal) => goal.text)
    .join('・')

/** 「令和2年10月から」, before what has been counted since. */
export const periodSince = ({ from }: { from: string }): string => `${formatMonth(from.slice(0, 7))}から`

/**
 * The points of a year's drawing: on what the goal's years before have brought; a rate begins as high as its first
 * month, because before that there is none.
 */
export function yearOnChart(
  item: Pick<KpiItem, 'period' | 'ratio'>,
  past: readonly { on: CivilDate; value: number }[],
  fiscalYear: number,
): { on: CivilDate; value: number }[] {
  const start = `${fiscalYear}-04-01`
  if (item.ratio !== null) return past[0] === undefined ? [] : [{ on: start, value: past[0].value }, ...past]
  const before = item.period?.before ?? 0
  return [{ on: start, value: before }, ...past.map(({ on, value }) => ({ on, value: before + value }))]
}

/** Without its weekday. */
const dateOf = (day: CivilDate): string => formatDate(day).replace(/\(.\)$/, '')

/** 「3年間で」, or the days where they aren't whole years; nothing for the fiscal year's goal. */
export function periodWords(period: { from: string; to: string } | null): string {
  if (period === null) return ''
  const { from, to } = period
  return from.endsWith('-04-01') && to.endsWith('-03-31')
    ? `${Number(to.slice(0, 4)) - Number(from.slice(0, 4))}年間で`
    : `${dateOf(from)}から${dateOf(to)}までに`
}
