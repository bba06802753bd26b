/** Limits of guessing: delays that double after wrong answers, and fixed windows. Both end by themselves. */

/**
 * So many wrong answers cost nothing; people mistype. From one place few, since a place waits alone; from everywhere
 * together more, since that wait is shared by all who come from a device that isn't known.
 */
export const freeFailures = { onePlace: 5, everywhere: 25 } as const
const longestMinutes = 60
/** After a day without a failure the count starts anew. */
const forgottenAfterMs = 24 * 3_600_000

/** One sender who tries one account after another (password spraying): so many accounts in so many minutes. */
export const differentAccounts = { most: 50, minutes: 15 } as const
/** Links for forgotten passwords: asked for by one sender, and mailed to one account. */
export const resetsAsked = { most: 20, minutes: 10 } as const
export const resetsMailed = { most: 5, minutes: 60 } as const

export interface Failures {
  count: number
  lastAt: Date
  lockedUntil: Date | null
}

/** How long the next attempt has to wait after so many failures, in minutes: the last free one → 1, then 2, 4 … 60. */
export function delayMinutes(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(longestMinutes, 2 ** (failures - free))
}

/** Seconds that an attempt at `now` has to wait; 0 when it may be made. */
export function waitSeconds(before: Failures | null, now: Date): number {
  const until = before?.lockedUntil ?? null
  return until === null || until <= now ? 0 : Math.ceil((until.getTime() - now.getTime()) / 1000)
}

/**
 * The state once this attempt has failed. It is written before the attempt, so that parallel guesses count one by one.
 */
export function afterFailure(before: Failures | null, now: Date, free: number): Failures {
  const known = before !== null && now.getTime() - before.lastAt.getTime() < forgottenAfterMs ? before.count : 0
  const count = known + 1
  const minutes = delayMinutes(count, free)
  return { count, lastAt: now, lockedUntil: minutes === 0 ? null : new Date(now.getTime() + minutes * 60_000) }
}

/**
 * What is left of the count of everybody once somebody was right: without their own mistakes, which stood in it too.
 */
export function withoutOwn(everywhere: Failures | null, own: number, free: number): Failures | null {
  const count = (everywhere?.count ?? 0) - own
  if (everywhere === null || count <= 0) return null
  return { ...everywhere, count, lockedUntil: delayMinutes(count, free) === 0 ? null : everywhere.lockedUntil }
}

/** The stretch of time that `now` is in: it began when it began, and no try moves its end. */
export function windowAt(now: Date, minutes: number): { startedAt: Date; secondsLeft: number } {
  const length = minutes * 60_000
  const startedAt = new Date(Math.floor(now.getTime() / length) * length)
  return { startedAt, secondsLeft: Math.ceil((startedAt.getTime() + length - now.getTime()) / 1000) }
}
