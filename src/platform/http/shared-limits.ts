/**
 * Where several processes serve one council, a sender's requests are counted in each: twice a second they tell one
 * another, so that together they let through what one would, and at most half a second's more.
 */
import { hear, isOneOfSeveral, say } from '../processes.ts'
import { type Counted, limiters } from './limits.ts'

const everyMs = 500

interface CountedHere {
  kind: 'counted'
  /** In the order of `limiters`, the same in each process. */
  of: Counted[]
}

export function shareLimits(): void {
  if (!isOneOfSeveral) return
  hear<CountedHere>('counted', ({ of }) => of.forEach((counted, index) => limiters[index]?.learn(counted)))
  setInterval(() => {
    const of = limiters.map((limiter) => limiter.news())
    if (of.some(({ counts }) => counts.length > 0)) say<CountedHere>({ kind: 'counted', of })
  }, everyMs).unref()
}
