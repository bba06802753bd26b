import { describe, expect, it } from 'vitest'
import { type FigureSoFar, forecastOf } from './forecast.rules.ts'
import { straightCourse } from './year-line.rules.ts'

const figure = (months: number[], more: Partial<FigureSoFar> = {}): FigureSoFar => ({
  actual: months.reduce((a, b) => a + b, 0),
  months,
  missing: months.map(() => 0),
  running: null,
  course: straightCourse(2025),
  ...more,
})
const even = [33, 33, 34, 33, 33, 34, 33, 33, 34]
const width = (forecast: ReturnType<typeof forecastOf>): number => (forecast?.high ?? 0) - (forecast?.low ?? 0)

describe('the forecast', () => {
  it('goes on as the months did, with a fuller March as long as no former year says otherwise', () => {
    const level = figure(Array.from({ length: 9 }, () => 30))
    expect(forecastOf(level)?.mid).toBe(270 + 30 * (1 + 1 + 1.4))
  })

  it('takes the former year’s shape where there is one', () => {
    const shares = [...Array.from({ length: 11 }, () => 0.07), 0.23]
    const known = forecastOf(
      figure([70, 70, 70, 70, 70, 70, 70, 70, 70], {
        course: { basis: 'former-year', begin: 0, shares },
        formerTotal: 1000,
      }),
    )
    expect(known?.mid).toBeGreaterThan(980)
    expect(known?.mid).toBeLessThan(1020)
  })

  it('follows a trend, more weakly the farther away', () => {
    const rising = forecastOf(figure([60, 64, 68, 72, 76, 80]))?.mid ?? 0
    const level = forecastOf(figure([70, 70, 70, 70, 70, 70]))?.mid ?? 0
    const onwards = 420 + [84, 88, 92, 96, 100, 104 * 1.4].reduce((a, b) => a + b, 0)
    expect(rising).toBeGreaterThan(level + 20)
    expect(rising).toBeLessThan(onwards)
  })

  it('adds what organizations that are still missing would add', () => {
    const whole = forecastOf(figure([40, 40, 40, 40, 40, 40]))?.mid ?? 0
    const late = forecastOf(figure([40, 40, 40, 40, 30, 30], { missing: [0, 0, 0, 0, 10, 10] }))?.mid ?? 0
    expect(late).toBe(whole)
  })

  it('knows of a running month what was counted in it by now', () => {
    const half = { running: { total: 20, share: 0.5 }, actual: 220 }
    expect(forecastOf(figure([40, 40, 40, 40, 40], half))?.mid).toBe(Math.round(220 + 40 * (0.5 + 5 + 1.4)))
  })

  it('is the figure itself once all months are whole, and not one day earlier', () => {
    const year = [...even, 30, 30, 40]
    expect(forecastOf(figure(year))).toEqual({ low: 400, mid: 400, high: 400 })
    expect(width(forecastOf(figure(year.slice(0, 11))))).toBeGreaterThan(0)
  })

  it('says nothing before three whole months', () => {
    expect(forecastOf(figure([10, 12]))).toBeNull()
  })

  it('says nothing where nothing can be added', () => {
    expect(forecastOf(figure([20, 20, 20, 17], { ceiling: 77 }))).toBeNull()
  })

  it('stays below the number of municipalities, with those that are left as what may come', () => {
    const near = forecastOf(figure([9, 8, 8, 8, 8, 8, 8, 7, 7], { ceiling: 77 }))
    expect(near?.low).toBeGreaterThanOrEqual(71)
    expect(near?.high).toBeLessThanOrEqual(77)
    // Six are left; at the same number a month all would have come.
    expect(near?.mid).toBe(74)
    expect(width(near)).toBeGreaterThan(0)
  })

  it('never falls below what is there', () => {
    expect(forecastOf(figure([0, 0, 40, 0, 0, 35], { actual: 90 }))?.low).toBeGreaterThanOrEqual(90)
  })

  it('gives even nothing a band', () => {
    const none = forecastOf(figure([0, 0, 0, 0]))
    expect(none?.low).toBe(0)
    expect(none?.high).toBeGreaterThan(0)
  })

  it('is wider when months differ more, and narrower with each month', () => {
    expect(width(forecastOf(figure([5, 70, 20, 60, 3, 66, 10, 56, 10])))).toBeGreaterThan(
      width(forecastOf(figure(even))),
    )
    expect(width(forecastOf(figure(even)))).toBeLessThan(width(forecastOf(figure(even.slice(0, 6)))))
  })
})
