/**
 * The highest rate of pages that is held, by steps: each is a stretch of steady arrivals,
 * and the last that kept its promise counts.
 */
import type { Installation } from './install.ts'
import { percentile } from './measure.ts'
import { visitsOf } from './pages.ts'
import { type SenderOrder, sendFromThread } from './sender.ts'

export interface Rate {
  perSecond: number
  p95: number
}

const limit = 150
const seconds = 8

/** A working day's mixture: mostly cases and 今日, some lists and figures. */
export async function workingDay(installation: Installation): Promise<SenderOrder['requests']> {
  const visits = await visitsOf(installation)
  const mixture = Array.from({ length: 24 }, (_, index) => {
    const kind = index % 12
    if (kind < 4) return visits.supportCase(index)
    if (kind < 7) return visits.today(index)
    if (kind < 9) return visits.list(index)
    return [visits.kpis, visits.roadmap, visits.publicStart][kind - 9]?.(index) ?? visits.publicStart(index)
  })
  return mixture.map(({ path, cookie }) => ({
    path,
    headers: { 'accept-encoding': 'gzip', ...(cookie === undefined ? {} : { cookie }) },
  }))
}

export async function highestRate(installation: Installation, say: (line: string) => void): Promise<Rate | null> {
  const requests = await workingDay(installation)
  const hold = async (perSecond: number): Promise<Rate | null> => {
    const { times, failed, behind } = await sendFromThread({
      origin: installation.origin,
      perSecond,
      seconds,
      requests,
    })
    const p95 = Math.round(percentile(times, 0.95))
    const held = failed === 0 && p95 < limit && behind < 1
    say(
      `  ${perSecond}/秒: p50 ${Math.round(percentile(times, 0.5))} ms、p95 ${p95} ms${failed === 0 ? '' : `、失敗 ${failed}`}${held ? '' : ' (届かない)'}`,
    )
    return held ? { perSecond, p95 } : null
  }
  // Warms up, each of several processes.
  for (let round = 0; round < 4; round += 1) await hold(40)
  let best: Rate | null = null
  let step = 20
  for (let rate = 20; rate <= 2_000; rate += step) {
    const held = await hold(rate)
    if (held) {
      best = held
      continue
    }
    // Once more in smaller steps from the last that was held.
    if (step <= 5) break
    rate -= step
    step = 5
  }
  return best
}
