/** The highest rate of pages that is held, by steps: each is a stretch of steady arrivals, and the last that kept its promise counts. */
import autocannon from 'autocannon'
import type { Installation } from './install.ts'
import { visitsOf } from './pages.ts'

export interface Rate {
  perSecond: number
  p95: number
}

const limit = 150
const seconds = 8

/**
 * A working day's mixture: mostly cases and 今日, some lists and figures. The senders run in a thread of their own, and a
 * request that had to wait to be sent counts with its waiting. What is compared with the limit is p97.5, which autocannon
 * knows and which is stricter than p95.
 */
export async function highestRate(installation: Installation, say: (line: string) => void): Promise<Rate | null> {
  const visits = await visitsOf(installation)
  const mixture = Array.from({ length: 24 }, (_, index) => {
    const kind = index % 12
    if (kind < 4) return visits.supportCase(index)
    if (kind < 7) return visits.today(index)
    if (kind < 9) return visits.list(index)
    return [visits.kpis, visits.roadmap, visits.publicStart][kind - 9]?.(index) ?? visits.publicStart(index)
  })
  const requests = mixture.map(({ path, cookie }) => ({ path, headers: { 'accept-encoding': 'gzip', ...(cookie === undefined ? {} : { cookie }) } }))
  const hold = async (rate: number): Promise<Rate | null> => {
    const result = await autocannon({ url: installation.origin, connections: 16, duration: seconds, overallRate: rate, workers: 1, timeout: 5, requests })
    const held = result.errors === 0 && result.timeouts === 0 && result.non2xx === 0 && result.latency.p97_5 < limit && result.requests.average > rate * 0.95
    say(`  ${rate}/秒: p50 ${result.latency.p50} ms、p97.5 ${result.latency.p97_5} ms${held ? '' : ' (届かない)'}`)
    return held ? { perSecond: rate, p95: result.latency.p97_5 } : null
  }
  await hold(20) // warms up
  let best: Rate | null = null
  let step = 40
  for (let rate = 40; rate <= 2_000; rate += step) {
    const held = await hold(rate)
    if (held) {
      best = held
      continue
    }
    // Once more in smaller steps from the last that was held.
    if (step <= 10) break
    rate -= step
    step = 10
  }
  return best
}
