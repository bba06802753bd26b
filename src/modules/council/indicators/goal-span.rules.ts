/**
 * The days of a goal. Most are a fiscal year's; published plans also set them over three years or five, begin one
 * inside a year and extend it later. Then a year's number is a part of what is held against the goal.
 */
import { type CivilDate, daysBetween } from '../../../platform/clock.ts'
import { fiscalYearOf, fiscalYearRange, monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import { monthEnd, type YearCourse } from './year-line.rules.ts'

export interface GoalSpan {
  from: CivilDate
  to: CivilDate
  /** Fiscal years of it before the one that is looked at, the earliest first. */
  earlierYears: number[]
  /** It is the fiscal year and no more. */
  isYear: boolean
}

export function spanOf(goal: { goalFrom: CivilDate | null; goalTo: CivilDate | null }, fiscalYear: number): GoalSpan {
  const year = fiscalYearRange(fiscalYear)
  const [from, to] = [goal.goalFrom ?? year.from, goal.goalTo ?? year.to]
  const first = fiscalYearOf(from)
  return {
    from,
    to,
    earlierYears: Array.from({ length: Math.max(0, fiscalYear - first) }, (_, index) => first + index),
    isYear: from === year.from && to === year.to,
  }
}

/** How a year goes that is a part of the goal's days: straight, from what should be there on 1 April. */
export function courseOfSpan(fiscalYear: number, { from, to }: GoalSpan): YearCourse {
  const all = daysBetween(from, to) + 1
  const year = fiscalYearRange(fiscalYear)
  const days = (first: CivilDate, last: CivilDate): number => Math.max(0, daysBetween(first, last) + 1)
  const within = (first: CivilDate, last: CivilDate): number => days(first > from ? first : from, last < to ? last : to)
  return {
    basis: 'straight',
    begin: from < year.from ? Math.min(all, daysBetween(from, year.from)) / all : 0,
    shares: monthsOfFiscalYear(fiscalYear).map((month) => within(`${month}-01`, monthEnd(month)) / all),
  }
}

/** Months of the year, from April on, that are over before the goal begins. */
export const monthsBeforeGoal = (fiscalYear: number, { from, isYear }: GoalSpan): number =>
  isYear ? 0 : monthsOfFiscalYear(fiscalYear).filter((month) => monthEnd(month) < from).length

/** Up to which month of the year the goal goes: 12 is March. */
export const monthsWithGoal = (fiscalYear: number, { to, isYear }: GoalSpan): number =>
  isYear ? 12 : monthsOfFiscalYear(fiscalYear).filter((month) => `${month}-01` <= to).length

/** How many months are left from the end of a day to the goal's last: a month being a twelfth of a year. */
export function monthsLeft({ from, to, isYear }: GoalSpan, day: CivilDate): number {
  if (day >= to) return 0
  const all = daysBetween(from, to) + 1
  const left = day < from ? all : daysBetween(day, to)
  return (left / all) * (isYear ? 12 : (all / 365.25) * 12)
}
