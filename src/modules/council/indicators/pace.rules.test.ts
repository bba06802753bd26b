import { describe, expect, it } from 'vitest'
import {
  type OnTheLine,
  doneState,
  neededPerMonth,
  recentPerMonth,
  standing,
  standingAtMost,
  standingOfRatio,
} from './pace.rules.ts'

const limits = { onPacePercent: 95, behindPercent: 80, judgedFromMonths: 3, implausiblePercent: 300 }
const at = (value: number, share = 0.75, months = 9): OnTheLine => ({
  on: '2025-12-31',
  value,
  share,
  months,
  endShare: 1,
})
const band = (high: number) => ({ low: 0, mid: high / 2, high })
const stateOf = (actual: number, goal: number, on: OnTheLine | null, high = actual < 60 ? 0 : 200) =>
  standing(actual, goal, on, band(high), limits).state

describe('the state', () => {
  it.each([
    [100, 'achieved'],
    [72, 'on-track'],
    [71, 'caution'],
    [60, 'caution'],
    [59, 'behind'],
  ] as const)('%i of 100 after three quarters is %s', (actual, state) => {
    expect(stateOf(actual, 100, at(actual))).toBe(state)
  })

  it('compares what was counted by the day of the line, not what has come since', () => {
    expect(standing(74, 100, at(70), null, limits)).toMatchObject({ expected: 75, ahead: -5, reached: 0.74 })
    expect(stateOf(74, 100, at(70))).toBe('caution')
  })

  it('is never 遅れ while the band still holds the goal', () => {
    expect(stateOf(50, 100, at(50), 100)).toBe('caution')
    expect(stateOf(50, 100, at(50), 99)).toBe('behind')
    expect(standing(50, 100, at(50), null, limits).state).toBe('caution')
  })

  it('is never 順調 while the band misses the goal', () => {
    expect(stateOf(74, 77, at(74), 77)).toBe('on-track')
    expect(stateOf(74, 77, at(74), 76)).toBe('caution')
    expect(standing(74, 77, at(74), null, limits).state).toBe('on-track')
  })

  it('says nothing of one early month, good or bad', () => {
    expect(stateOf(9, 100, at(9, 1 / 12, 1))).toBe('early')
    expect(stateOf(2, 100, at(2, 1 / 6, 2))).toBe('early')
    expect(stateOf(0, 100, null)).toBe('early')
    expect(stateOf(100, 100, null)).toBe('achieved')
  })

  it('is no achievement where goal and count can hardly mean the same', () => {
    expect(stateOf(2046, 322, at(2000))).toBe('differs')
    expect(stateOf(300, 100, at(220))).toBe('achieved')
    // Of a goal for a year, three times the line after a quarter.
    expect(stateOf(90, 100, at(80, 0.25, 3))).toBe('differs')
    expect(stateOf(90, 100, at(80, 0.25, 2))).toBe('early')
  })

  it('knows a KPI without a number as done or not', () => {
    expect([doneState(0), doneState(2)]).toEqual(['unset', 'achieved'])
  })
})

describe('what it takes', () => {
  it('is shared among the months that are left, and nothing once the goal is reached', () => {
    expect(neededPerMonth(70, 100, 3)).toBe(10)
    expect(neededPerMonth(100, 100, 3)).toBeNull()
    expect(neededPerMonth(70, 100, 0)).toBeNull()
  })

  it('stands beside the last three whole months', () => {
    expect(recentPerMonth([1, 10, 20, 30])).toBe(20)
    expect(recentPerMonth([])).toBeNull()
  })
})

describe('a goal that isn’t to be exceeded', () => {
  const atMost = (actual: number, on: OnTheLine | null, low = 0, isOver = false) =>
    standingAtMost(actual, 100, on, { low, mid: low + 10, high: low + 20 }, { limits, isOver }).state

  it.each([
    ['well below its line', 50, at(50), 70, false, 'on-track'],
    ['on its line', 75, at(75), 90, false, 'on-track'],
    ['beyond its line, while the band still ends below', 80, at(80), 90, false, 'caution'],
    ['even the lower end is beyond', 95, at(95), 120, false, 'behind'],
    ['passed', 101, at(95), 0, false, 'behind'],
    ['passed on the last day', 101, null, 0, true, 'behind'],
    ['met when its days are over, and not before', 100, at(100, 1, 12), 0, true, 'achieved'],
    ['too early to say', 5, at(5, 1 / 12, 1), 60, false, 'early'],
  ] as const)('%s', (_, actual, on, low, isOver, state) => {
    expect(atMost(actual, on, low, isOver)).toBe(state)
  })

  it('of several years is held against what may be there at the year’s end', () => {
    const third: OnTheLine = { ...at(25, 0.25, 9), endShare: 1 / 3 }
    expect(standingAtMost(25, 100, third, { low: 30, mid: 32, high: 34 }, { limits, isOver: false }).state).toBe(
      'on-track',
    )
    expect(standingAtMost(25, 100, third, { low: 34, mid: 36, high: 40 }, { limits, isOver: false }).state).toBe(
      'caution',
    )
  })
})

describe('a rate', () => {
  const of = (rate: number, comparator: 'ge' | 'le', months = 9, isOver = false) =>
    standingOfRatio(rate, 60, { comparator, months, isOver, limits }).state

  it.each([
    [60, 'ge', 9, false, 'on-track'],
    [59.9, 'ge', 9, false, 'caution'],
    [48, 'ge', 9, false, 'caution'],
    [47.9, 'ge', 9, false, 'behind'],
    [90, 'ge', 2, false, 'early'],
    [60, 'ge', 12, true, 'achieved'],
    [59.9, 'ge', 12, true, 'behind'],
    [60, 'le', 9, false, 'on-track'],
    [0, 'le', 9, false, 'on-track'],
    [61, 'le', 9, false, 'caution'],
    [76, 'le', 9, false, 'behind'],
    [60, 'le', 12, true, 'achieved'],
  ] as const)('%d against 60 (%s, %i months, over: %s) is %s', (rate, comparator, months, isOver, state) => {
    expect(of(rate, comparator, months, isOver)).toBe(state)
  })
})

it('a goal over several years is in reach where the band holds its line at the year’s end', () => {
  const on: OnTheLine = { on: '2025-12-31', value: 75, share: 0.25, months: 9, endShare: 1 / 3 }
  expect(standing(75, 300, on, { low: 90, mid: 95, high: 100 }, limits).state).toBe('on-track')
  expect(standing(75, 300, on, { low: 90, mid: 95, high: 99 }, limits).state).toBe('caution')
})
