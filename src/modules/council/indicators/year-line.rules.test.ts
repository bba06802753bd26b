import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../platform/clock.ts'
import { courseOf, lineTo, monthEnd, shareOn, straightCourse } from './year-line.rules.ts'

const former = [100, 90, 80, 90, 70, 100, 110, 90, 80, 70, 80, 240]

describe('the line of 目安', () => {
  it('is straight by days where no former year is known', () => {
    const straight = straightCourse(2025)
    expect(shareOn(straight, 2025, '2026-01-20')).toBeCloseTo(295 / 365, 10)
    expect(shareOn(straightCourse(2027), 2027, '2028-02-29')).toBeCloseTo(335 / 366, 10)
  })

  it('takes the former year’s months, in whole percents that make a hundred', () => {
    const course = courseOf(2026, former, 10)
    expect(course.basis).toBe('former-year')
    expect(course.shares.map((share) => Math.round(share * 100)).reduce((a, b) => a + b, 0)).toBe(100)
    expect(course.shares[11]).toBe(0.2)
    expect(shareOn(course, 2026, '2027-02-28')).toBeCloseTo(0.8, 10)
    expect(shareOn(course, 2026, '2026-04-15')).toBeCloseTo((course.shares[0] ?? 0) / 2, 10)
  })

  it('stays straight where a month of the former year is small or missing', () => {
    expect(courseOf(2026, [...former.slice(0, 11), 9], 10).basis).toBe('straight')
    expect(courseOf(2026, former.slice(0, 11), 10).basis).toBe('straight')
    expect(courseOf(2026, null, 10).basis).toBe('straight')
    expect(courseOf(2026, [...former.slice(0, 11), 0], 1).basis).toBe('straight')
  })

  it('never falls, begins with nothing and ends with the goal, and its drawing is the same line', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 500 }), { minLength: 12, maxLength: 12 }), (months) => {
        const course = courseOf(2026, months, 10)
        const shares = Array.from({ length: 365 }, (_, day) => shareOn(course, 2026, addDays('2026-04-01', day)))
        for (const [index, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(shares[index - 1] ?? 0)
        expect([shareOn(course, 2026, '2026-03-31'), shares.at(-1)]).toEqual([0, 1])
        for (const point of lineTo(1881, course, 2026).slice(1))
          expect(point.value).toBe(1881 * shareOn(course, 2026, point.on))
      }),
      { seed: 20_260_120, numRuns: 50 },
    )
  })

  it.each([
    ['2025-04', '2025-04-30'],
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2025-12', '2025-12-31'],
  ])('%s ends on %s', (month, day) => {
    expect(monthEnd(month)).toBe(day)
  })
})
