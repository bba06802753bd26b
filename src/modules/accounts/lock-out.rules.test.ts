import { describe, expect, it } from 'vitest'
import { afterFailure, delayMinutes, type Failures, waitSeconds } from './lock-out.rules.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 20) + minutes * 60_000)

describe('the delay after wrong answers', () => {
  it.each([[1, 0], [4, 0], [5, 1], [6, 2], [7, 4], [8, 8], [9, 16], [10, 32], [11, 60], [12, 60], [4000, 60]])('%i failures wait %i minutes', (failures, minutes) => {
    expect(delayMinutes(failures)).toBe(minutes)
  })

  it('holds from the fifth failure on and doubles when the next attempt fails too', () => {
    let state: Failures | null = null
    for (let attempt = 0; attempt < 4; attempt++) state = afterFailure(state, at(0))
    expect(waitSeconds(state, at(0))).toBe(0)
    state = afterFailure(state, at(0))
    expect(waitSeconds(state, at(0))).toBe(60)
    expect(waitSeconds(state, at(1))).toBe(0)
    state = afterFailure(state, at(1))
    expect(waitSeconds(state, at(1))).toBe(120)
  })

  it('forgets after a day without a failure', () => {
    const old: Failures = { count: 9, lastAt: at(0), lockedUntil: at(16) }
    expect(afterFailure(old, at(24 * 60)).count).toBe(1)
    expect(afterFailure(old, at(24 * 60 - 1)).count).toBe(10)
  })
})
