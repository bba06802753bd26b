import { describe, expect, it } from 'vitest'
import { type FigureSoFar, forecastOf } from './forecast.rules.ts'
import { coveredShare, doneState, neededPerMonth, standing } from './pace.rules.ts'

const even: FigureSoFar = {
  actual: 300,
  fromCases: 300,
  daysGone: 275,
  daysOfYear: 365,
  reports: [],
  completeMonths: [33, 33, 34, 33, 33, 34, 33, 33, 34],
}
const limits = { onPacePercent: 95, behindPercent: 80 }

describe('the forecast', () => {
  it('goes on in a straight line', () => {
    expect(forecastOf(even)?.mid).toBe(Math.round((300 * 365) / 275))
  })

  it('is the figure itself when the year is over', () => {
    expect(forecastOf({ ...even, daysGone: 365 })).toEqual({ low: 300, mid: 300, high: 300 })
  })

  it('says nothing before three complete months', () => {
    expect(forecastOf({ ...even, completeMonths: [10, 12] })).toBeNull()
  })

  it('lets a report cover its own months only', () => {
    // Nine months reported by 20 January: three are to come, whatever the day.
    const reported = forecastOf({
      actual: 90,
      fromCases: 0,
      daysGone: 295,
      daysOfYear: 365,
      reports: [{ total: 90, months: 9, through: 9 }],
      completeMonths: [10, 10, 10, 10, 10, 10, 10, 10, 10],
    })
    expect(reported?.mid).toBe(120)
  })

  it('never falls below what is there, nor over the number of municipalities', () => {
    const forecast = forecastOf({
      ...even,
      actual: 75,
      fromCases: 75,
      ceiling: 77,
      completeMonths: [0, 0, 40, 0, 0, 35, 0, 0, 0],
    })
    expect(forecast?.low).toBeGreaterThanOrEqual(75)
    expect(forecast?.high).toBe(77)
  })

  it('is wider when months differ more', () => {
    const calm = forecastOf(even)
    const wild = forecastOf({ ...even, completeMonths: [5, 70, 20, 60, 3, 66, 10, 56, 10] })
    expect((wild?.high ?? 0) - (wild?.low ?? 0)).toBeGreaterThan((calm?.high ?? 0) - (calm?.low ?? 0))
  })

  it('holds the end of the year in about four of five simulated years', () => {
    // A plain generator with a seed; a Poisson month by counting exponential gaps.
    let seed = 20_260_120
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return (seed + 1) / 2_147_483_649
    }
    const month = (mean: number): number => {
      let [count, time] = [-1, 0]
      while (time < mean) {
        time -= Math.log(random())
        count += 1
      }
      return count
    }
    let held = 0
    const years = 600
    for (let year = 0; year < years; year += 1) {
      const months = Array.from({ length: 12 }, () => month(30))
      const nine = months.slice(0, 9)
      const actual = nine.reduce((a, b) => a + b, 0)
      const end = months.reduce((a, b) => a + b, 0)
      const forecast = forecastOf({
        actual,
        fromCases: 0,
        daysGone: 275,
        daysOfYear: 365,
        reports: [{ total: actual, months: 9, through: 9 }],
        completeMonths: nine,
      })
      if (forecast && end >= forecast.low && end <= forecast.high) held += 1
    }
    expect(held / years).toBeGreaterThan(0.76)
    expect(held / years).toBeLessThan(0.93)
  })
})

describe('the pace', () => {
  it('compares with the share of the year that the figure covers', () => {
    expect(coveredShare(90, 120, 295, 365)).toBe(0.75)
    expect(coveredShare(5, null, 73, 365)).toBe(0.2)
  })

  it.each([
    [100, 'achieved'],
    [72, 'on-track'],
    [71, 'caution'],
    [60, 'caution'],
    [59, 'behind'],
  ] as const)('%i of 100 after three quarters is %s', (actual, state) => {
    expect(standing(actual, 100, 0.75, limits).state).toBe(state)
  })

  it('says how many are missing against the pace', () => {
    expect(standing(70, 100, 0.75, limits)).toMatchObject({ expected: 75, ahead: -5, reached: 0.7 })
  })

  it('needs nothing more once the goal is reached', () => {
    expect(neededPerMonth(100, 100, 0.75)).toBeNull()
    expect(neededPerMonth(70, 100, 0.75)).toBe(10)
  })

  it('knows a KPI without a number as done or not', () => {
    expect([doneState(0), doneState(2)]).toEqual(['unset', 'achieved'])
  })
})
