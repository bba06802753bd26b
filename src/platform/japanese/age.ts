/**
 * Age. A person becomes a year older at the end of the day before the birthday (年齢計算ニ関する法律, 民法143条), so the age is one
 * higher on the birthday itself; whoever is born on 29 February gets older on 1 March in common years. A rule that
 * looks at the day before the birthday needs a person's eye (domain.md 2.3).
 */
import { type CivilDate, dayOfWeek } from '../clock.ts'

export const AGE_GROUPS = ['-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60-', 'unknown'] as const
export type AgeGroup = (typeof AGE_GROUPS)[number]

/** Full years on this day; negative before birth. Throws RangeError on no civil date. */
export function ageOn(birthDate: CivilDate, date: CivilDate): number {
  dayOfWeek(birthDate) // both refuse what is not a civil date
  dayOfWeek(date)
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** The group of an age in figures; 'unknown' for null, for a negative age and for no number. */
export function ageGroupOf(age: number | null): AgeGroup {
  if (age === null || !(age >= 0)) return 'unknown'
  if (age < 35) return '-34'
  if (age >= 60) return '60-'
  const from = Math.floor(age / 5) * 5
  return `${from}-${from + 4}` as AgeGroup
}

/** '35-39' → 35〜39歳 */
export function formatAgeGroup(group: AgeGroup): string {
  if (group === 'unknown') return '年齢不明'
  if (group === '-34') return '34歳以下'
  return group === '60-' ? '60歳以上' : `${group.replace('-', '〜')}歳`
}
