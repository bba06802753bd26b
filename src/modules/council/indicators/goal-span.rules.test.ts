import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../platform/clock.ts'
import { fiscalYearOf } from '../../../platform/japanese/index.ts'
import { courseOfSpan, monthsBeforeGoal, monthsLeft, monthsWithGoal, spanOf } from './goal-span.rules.ts'
import { shareOn, straightCourse } from './year-line.rules.ts'

const span = (from: string, to: string, year: number) => spanOf({ goalFrom: from, goalTo: to }, year)

describe('the days of a goal', () => {
  it.each([
    ['2020-10-07', '2023-03-31', 2020, []],
    ['2020-10-07', '2023-03-31', 2022, [2020, 2021]],
    ['2020-04-01', '2021-03-31', 2020, []],
    ['2020-03-31', '2025-03-31', 2021, [2019, 2020]],
  ] as const)('%s to %s, in %i, has the years %j before', (from, to, year, earlier) => {
    expect(span(from, to, year).earlierYears).toEqual(earlier)
  })

  it('are the fiscal year where the plan names none', () => {
    expect(spanOf({ goalFrom: null, goalTo: null }, 2025)).toEqual({
      from: '2025-04-01',
      to: '2026-03-31',
      earlierYears: [],
      isYear: true,
    })
    expect(span('2025-04-01', '2026-03-31', 2025).isYear).toBe(true)
    expect(span('2025-04-02', '2026-03-31', 2025).isYear).toBe(false)
  })

  it('end and begin inside a year', () => {
    expect(monthsBeforeGoal(2020, span('2020-10-07', '2023-03-31', 2020))).toBe(6)
    expect(monthsBeforeGoal(2021, span('2020-10-07', '2023-03-31', 2021))).toBe(0)
    expect(monthsWithGoal(2022, span('2020-10-07', '2022-12-01', 2022))).toBe(9)
    expect(monthsWithGoal(2020, span('2020-10-07', '2022-12-01', 2020))).toBe(12)
  })

  it('a year’s goal has twelve months left on the eve of April and none on 31 March', () => {
    const year = span('2025-04-01', '2026-03-31', 2025)
    expect(monthsLeft(year, '2025-03-31')).toBe(12)
    expect(monthsLeft(year, '2026-03-31')).toBe(0)
    expect(monthsLeft(span('2020-04-01', '2023-03-31', 2021), '2022-03-31')).toBeCloseTo(12, 1)
  })
})

describe('its line', () => {
  const goals = fc
    .record({ from: fc.integer({ min: -700, max: 300 }), days: fc.integer({ min: 40, max: 2000 }) })
    .map(({ from, days }) => ({ from: addDays('2023-04-01', from), to: addDays('2023-04-01', from + days) }))

  it('is the share of its days that are over, at each month’s end and across the years', () => {
    fc.assert(
      fc.property(goals, ({ from, to }) => {
        for (let year = fiscalYearOf(from); year <= fiscalYearOf(to); year += 1) {
          const course = courseOfSpan(year, span(from, to, year))
          for (let month = 0; month < 12; month += 1) {
            const first = `${month < 9 ? year : year + 1}-${String(((month + 3) % 12) + 1).padStart(2, '0')}-01`
            const end = addDays(`${addDays(`${first.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1)
            const over = Math.min(Math.max(daysBetween(from, end) + 1, 0), daysBetween(from, to) + 1)
            expect(shareOn(course, year, end)).toBeCloseTo(over / (daysBetween(from, to) + 1), 9)
          }
          // Where one year ends, the next begins.
          if (year < fiscalYearOf(to))
            expect(courseOfSpan(year + 1, span(from, to, year + 1)).begin).toBeCloseTo(
              shareOn(course, year, `${year + 1}-03-31`),
              9,
            )
        }
      }),
      { seed: 20_261_201, numRuns: 60 },
    )
  })

  it('of a whole fiscal year is the straight one', () => {
    const own = courseOfSpan(2025, span('2025-04-01', '2026-03-31', 2025))
    straightCourse(2025).shares.forEach((share, month) => expect(own.shares[month]).toBeCloseTo(share, 12))
  })
})
