/** The thread itself: who was responsible when, where it turns to the next desk, and where nobody was in contact. */
import { addDays, type CivilDate, daysBetween } from '../../platform/clock.ts'
import { firstLaneId, SILENCE_DAYS, sortedHandovers, type ThreadData, type ThreadEvent } from './data.ts'
import type { Box } from './labels.ts'
import type { ThreadLayout } from './layout.ts'
import { line, r, span } from './strokes.ts'

interface Stretch {
  laneId: string
  from: CivilDate
  to: CivilDate
  enteredFrom?: string
}

/** Who was responsible when. */
export function stretchesOf(data: ThreadData, start: CivilDate, end: CivilDate): Stretch[] {
  const first = firstLaneId(data)
  if (first === undefined) return []
  const stretches: Stretch[] = []
  let laneId = first
  let from = start
  let enteredFrom: string | undefined
  for (const handover of sortedHandovers(data)) {
    if (handover.on > end) break
    stretches.push({ laneId, from, to: handover.on, ...(enteredFrom === undefined ? {} : { enteredFrom }) })
    enteredFrom = laneId
    laneId = handover.toLaneId
    from = handover.on
  }
  stretches.push({ laneId, from, to: end, ...(enteredFrom === undefined ? {} : { enteredFrom }) })
  return stretches
}

interface Drawing {
  stretches: Stretch[]
  events: readonly ThreadEvent[]
  y(laneId: string): number
  x(date: CivilDate): number
  lineEnd: CivilDate
  closed: boolean
}

export function drawThread({ stretches, events, y, x, lineEnd }: Drawing) {
  const solid: string[] = []
  const thin: string[] = []
  const silences: ThreadLayout['silences'] = []
  const curves: Box[] = []
  const quiet = quietStretches(events, lineEnd)
  stretches.forEach((stretch, index) => {
    const following = stretches[index + 1]
    const laneY = y(stretch.laneId)
    const to = following === undefined ? x(stretch.to) : curveStart(stretch, x(following.from), events, x)
    solid.push(
      ...cut(
        x(stretch.from),
        to,
        quiet.map((each) => [x(each.from), x(each.to)] as const),
      ).map(([a, b]) => line(a, b, laneY)),
    )
    for (const each of quiet) {
      const a = Math.max(x(each.from), x(stretch.from))
      const b = Math.min(x(each.to), to)
      if (b - a < 2) continue
      thin.push(line(a, b, laneY))
      if (b - a >= 60) silences.push({ x: (a + b) / 2, y: laneY, text: `${each.days}日 連絡なし` })
    }
    if (following === undefined) return
    const nextY = y(following.laneId)
    const ends = x(following.from)
    const middle = (to + ends) / 2
    solid.push(`M${r(to)} ${r(laneY)}C${r(middle)} ${r(laneY)} ${r(middle)} ${r(nextY)} ${r(ends)} ${r(nextY)}`)
    // The S is wide at its ends and narrow between: three boxes keep words off it and leave the corners free.
    const step = (nextY - laneY) / 3
    curves.push(
      span(middle - 8, middle + 8, laneY + step, nextY - step),
      span(to, middle, laneY, laneY + step),
      span(middle, ends, nextY - step, nextY),
    )
  })
  return { solid, thin, silences, curves }
}

/** The curve leaves after the last knot before it, at most 64 px and at least 14 px before the day of acceptance. */
function curveStart(
  stretch: Stretch,
  ends: number,
  events: readonly ThreadEvent[],
  x: (date: CivilDate) => number,
): number {
  const last = events.filter((event) => event.laneId === stretch.laneId && x(event.on) < ends - 14).at(-1)
  const begin = Math.max(last === undefined ? x(stretch.from) : x(last.on), ends - 64)
  return Math.max(x(stretch.from), Math.min(begin, ends - 14))
}

/** Days from the 31st without contact to the next contact, whatever desk had it. */
export function quietStretches(
  events: readonly ThreadEvent[],
  end: CivilDate,
): { from: CivilDate; to: CivilDate; days: number }[] {
  const stretches: { from: CivilDate; to: CivilDate; days: number }[] = []
  let last: CivilDate | undefined
  for (const day of [...events.filter((event) => event.on <= end), undefined]) {
    const on = day?.on ?? end
    if (last !== undefined && daysBetween(last, on) > SILENCE_DAYS)
      stretches.push({ from: addDays(last, SILENCE_DAYS), to: on, days: daysBetween(last, on) })
    const until = day?.until === undefined || day.until < on ? on : day.until > end ? end : day.until
    if (last === undefined || until > last) last = until
  }
  return stretches
}

function cut(from: number, to: number, gaps: readonly (readonly [number, number])[]): [number, number][] {
  const parts: [number, number][] = []
  let at = from
  for (const [a, b] of gaps) {
    if (b <= at || a >= to) continue
    if (a > at) parts.push([at, Math.min(a, to)])
    at = Math.max(at, b)
  }
  if (at < to) parts.push([at, to])
  return parts
}
