import { describe, expect, it } from 'vitest'
import {
  afterFailure,
  delayMinutes,
  type Failures,
  freeFailures,
  waitSeconds,
  windowAt,
  withoutOwn,
} from './lock-out.rules.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 20) + minutes * 60_000)
const free = 5

describe('the delay after wrong answers', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 16],
    [10, 32],
    [11, 60],
    [12, 60],
    [4000, 60],
  ])('%i failures wait %i minutes', (failures, minutes) => {
    expect(delayMinutes(failures, free)).toBe(minutes)
  })

  it('begins later where everybody’s tries are counted together', () => {
    expect(freeFailures.everywhere).toBeGreaterThan(3 * freeFailures.onePlace)
    expect([24, 25, 26].map((failures) => delayMinutes(failures, freeFailures.everywhere))).toEqual([0, 1, 2])
  })

  it('holds from the fifth failure on and doubles when the next attempt fails too', () => {
    let state: Failures | null = null
    for (let attempt = 0; attempt < 4; attempt++) state = afterFailure(state, at(0), free)
    expect(waitSeconds(state, at(0))).toBe(0)
    state = afterFailure(state, at(0), free)
    expect(waitSeconds(state, at(0))).toBe(60)
    expect(waitSeconds(state, at(1))).toBe(0)
    state = afterFailure(state, at(1), free)
    expect(waitSeconds(state, at(1))).toBe(120)
  })

  it('forgets after a day without a failure', () => {
    const old: Failures = { count: 9, lastAt: at(0), lockedUntil: at(16) }
    expect(afterFailure(old, at(24 * 60), free).count).toBe(1)
    expect(afterFailure(old, at(24 * 60 - 1), free).count).toBe(10)
  })

  it.each([
    // Of everybody’s, one’s own, left, still waiting.
    [3, 3, null, null],
    [3, 5, null, null],
    [26, 1, 25, true],
    [26, 3, 23, false],
  ] as const)('of %i with %i of one’s own leaves %s once one was right', (all, own, left, waits) => {
    const after = withoutOwn({ count: all, lastAt: at(0), lockedUntil: at(2) }, own, freeFailures.everywhere)
    expect([after?.count ?? null, after === null ? null : after.lockedUntil !== null]).toEqual([left, waits])
    expect(withoutOwn(null, own, free)).toBeNull()
  })
})

describe('a window', () => {
  it.each([
    [0, 0, 900],
    [1, 0, 840],
    [14.99, 0, 1],
    [15, 15, 900],
    [31, 30, 840],
  ])('at minute %d began at %d and ends in %i seconds', (now, began, left) => {
    expect(windowAt(at(now), 15)).toEqual({ startedAt: at(began), secondsLeft: left })
  })
})
