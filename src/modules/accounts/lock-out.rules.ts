/** Lock-out per account (issue 3, Foundation 4): the delay doubles, so guessing ends while nobody is shut out for a day. */

/** So many wrong answers cost nothing; people mistype. */
export const freeFailures = 5
const longestMinutes = 60
/** After a day without a failure the count starts anew. */
const forgottenAfterMs = 24 * 3_600_000

export interface Failures {
  count: number
  lastAt: Date
  lockedUntil: Date | null
}

/** How long the next attempt has to wait after so many failures, in minutes: 5 → 1, 6 → 2, 7 → 4 … 60. */
export function delayMinutes(failures: number): number {
  return failures < freeFailures ? 0 : Math.min(longestMinutes, 2 ** (failures - freeFailures))
}

/** Seconds that an attempt at `now` has to wait; 0 when it may be made. */
export function waitSeconds(before: Failures | null, now: Date): number {
  const until = before?.lockedUntil ?? null
  return until === null || until <= now ? 0 : Math.ceil((until.getTime() - now.getTime()) / 1000)
}

/** The state once this attempt has failed. It is written before the attempt, so that parallel guesses count one by one. */
export function afterFailure(before: Failures | null, now: Date): Failures {
  const known = before !== null && now.getTime() - before.lastAt.getTime() < forgottenAfterMs ? before.count : 0
  const count = known + 1
  const minutes = delayMinutes(count)
  return { count, lastAt: now, lockedUntil: minutes === 0 ? null : new Date(now.getTime() + minutes * 60_000) }
}
