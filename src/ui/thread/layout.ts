import { addDays, type CivilDate, daysBetween } from '../../platform/clock.ts'
import { formatEraYear, formatShortDay } from '../../platform/japanese/index.ts'
import {
  firstLaneId,
  SILENCE_DAYS,
  sortedEvents,
  sortedHandovers,
  type ThreadData,
  type ThreadEvent,
  type ThreadLane,
} from './data.ts'
import { type Box, type Placed, placeLabels, textWidth, type Wanted } from './labels.ts'
import { firstOfMonth, firstOfNextMonth, monthStarts, monthStep, timeScale } from './scale.ts'

export interface Knot {
  id: string
  x: number
  y: number
  shape: 'dot' | 'open' | 'diamond' | 'small'
  label: string
  on: CivilDate
}
export interface Capsule {
  id: string
  x: number
  y: number
  width: number
  label: string
  on: CivilDate
  until: CivilDate
}
export interface ThreadLayout {
  width: number
  height: number
  labelWidth: number
  top: number
  bottom: number
  lanes: (ThreadLane & { y: number })[]
  months: { x: number; text: string; year?: string }[]
  /** The thread: solid, and thin where nobody was in contact. */
  solid: string[]
  thin: string[]
  planned?: string
  plannedKnot?: { x: number; y: number }
  knots: Knot[]
  capsules: Capsule[]
  labels: Placed[]
  silences: { x: number; y: number; text: string }[]
  waiting?: { path: string; x: number; y: number; text: string; textX: number; anchor: 'start' | 'end' }
  today?: { x: number; y: number }
  /** Events whose words found no room. */
  unlabeled: number
}

interface Stretch {
  laneId: string
  from: CivilDate
  to: CivilDate
  enteredFrom?: string
}

const AXIS = 46

/** The desk's thread. Everything is numbers and words; nothing is asked and nothing is drawn here. */
export function layoutThread(data: ThreadData, width = 1016): ThreadLayout {
  const labelWidth = 172
  const gap = data.lanes.length > 4 ? 78 : 88
  const top = 26
  const lanes = data.lanes.map((lane, index) => ({ ...lane, y: top + 58 + index * gap }))
  const laneY = new Map(lanes.map((lane) => [lane.id, lane.y]))
  const y = (laneId: string) => laneY.get(laneId) ?? lanes[0]?.y ?? top
  const bottom = (lanes.at(-1)?.y ?? top) + 50

  const events = sortedEvents(data)
  const handovers = sortedHandovers(data)
  const start = [events[0]?.on, handovers[0]?.on, data.waiting?.sentOn, data.today]
    .filter((date) => date !== undefined)
    .reduce((a, b) => (a < b ? a : b))
  const end = lastDay(data, events)
  const from = firstOfMonth(start)
  const to = firstOfNextMonth(end < addDays(from, 75) ? addDays(from, 75) : end)
  const left = labelWidth + 8
  const right = width - 14
  const { x } = timeScale(from, to, left, right)
  const lineEnd = data.closedOn ?? data.today

  const stretches = stretchesOf(data, start, lineEnd)
  const { solid, thin, silences, curves } = drawThread({
    stretches,
    events,
    y,
    x,
    lineEnd,
    closed: data.closedOn !== undefined,
  })
  const current = stretches.at(-1)?.laneId ?? firstLaneId(data) ?? ''
  const today = data.closedOn === undefined ? { x: x(data.today), y: y(current) } : undefined

  const capsules = events.flatMap((event) =>
    event.until === undefined || event.until <= event.on ? [] : [capsuleOf(event, event.until, x, y)],
  )
  const knots = knotsOf(
    events.filter((event) => event.until === undefined || event.until <= event.on),
    x,
    y,
    today,
  )
  const waiting =
    data.waiting === undefined ? undefined : waitingOf(data.waiting, { x, y, current, todayX: x(data.today), left })
  const plan = data.next === undefined || today === undefined ? undefined : plannedOf(data.next, today, x, y)

  const obstacles: Box[] = [...curves]
  if (today) obstacles.push({ left: today.x - 3, right: today.x + 3, top, bottom })
  if (waiting) obstacles.push(...waiting.boxes)
  const wanted: Wanted[] = events.map((event) => ({
    id: event.id,
    x: event.until === undefined ? x(event.on) : (x(event.on) + x(event.until)) / 2,
    y: y(event.laneId),
    date:
      event.until === undefined
        ? formatShortDay(event.on)
        : `${formatShortDay(event.on)}–${formatShortDay(event.until)}`,
    word: event.label,
    weight: event.weight,
  }))
  if (plan && data.next)
    wanted.push({
      id: 'next',
      x: plan.knot.x,
      y: plan.knot.y,
      date: data.next.on < data.today ? `${formatShortDay(data.next.on)} おくれ` : formatShortDay(data.next.on),
      word: data.next.label,
      weight: 1000,
    })
  const labels = placeLabels(wanted, obstacles, { left: labelWidth - 6, right: width })
  const boxes = labels.map((label) => label.box)

  return {
    width,
    height: bottom + AXIS,
    labelWidth,
    top,
    bottom,
    lanes,
    solid,
    thin,
    knots,
    capsules,
    labels,
    months: monthsOf(from, to, x, right - left),
    silences: silences.filter((each) => {
      const half = textWidth(each.text, 13) / 2
      const box = { left: each.x - half, right: each.x + half, top: each.y - 24, bottom: each.y - 6 }
      return !boxes
        .concat(obstacles)
        .some(
          (other) =>
            box.left < other.right + 4 &&
            other.left < box.right + 4 &&
            box.top < other.bottom &&
            other.top < box.bottom,
        )
    }),
    ...(plan ? { planned: plan.path, plannedKnot: plan.knot } : {}),
    ...(waiting ? { waiting: waiting.shape } : {}),
    ...(today ? { today } : {}),
    unlabeled: events.filter((event) => !labels.some((label) => label.id === event.id)).length,
  }
}

function lastDay(data: ThreadData, events: readonly ThreadEvent[]): CivilDate {
  const days = [
    data.closedOn ?? addDays(data.today, 28),
    data.next && data.closedOn === undefined ? addDays(data.next.on, 20) : undefined,
    data.waiting ? addDays(data.waiting.dueOn, 12) : undefined,
  ]
  for (const event of events) days.push(event.until ?? event.on)
  return days.filter((day) => day !== undefined).reduce((a, b) => (a > b ? a : b))
}

/** Who was responsible when. */
function stretchesOf(data: ThreadData, start: CivilDate, end: CivilDate): Stretch[] {
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

function drawThread({ stretches, events, y, x, lineEnd }: Drawing) {
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

function span(left: number, right: number, a: number, b: number): Box {
  return { left, right, top: Math.min(a, b), bottom: Math.max(a, b) }
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

function knotsOf(
  events: readonly ThreadEvent[],
  x: (date: CivilDate) => number,
  y: (laneId: string) => number,
  today: { x: number; y: number } | undefined,
): Knot[] {
  const full: { x: number; y: number }[] = today ? [today] : []
  return events
    .toSorted((a, b) => b.weight - a.weight)
    .map((event) => {
      const at = { x: x(event.on), y: y(event.laneId) }
      const crowded = full.some((other) => other.y === at.y && Math.abs(other.x - at.x) < 13)
      if (!crowded) full.push(at)
      return {
        id: event.id,
        ...at,
        shape: crowded ? ('small' as const) : shapeOf(event),
        label: event.label,
        on: event.on,
      }
    })
    .toSorted((a, b) => prominence[a.shape] - prominence[b.shape] || a.x - b.x)
}

/** What is drawn later lies on top. */
const prominence = { small: 0, dot: 1, open: 2, diamond: 3 } as const

function shapeOf(event: ThreadEvent): Knot['shape'] {
  if (event.kind === 'first' || event.kind === 'accept') return 'open'
  return event.kind === 'type-change' ? 'diamond' : 'dot'
}

function capsuleOf(
  event: ThreadEvent,
  until: CivilDate,
  x: (date: CivilDate) => number,
  y: (laneId: string) => number,
): Capsule {
  return {
    id: event.id,
    x: x(event.on),
    y: y(event.laneId),
    width: Math.max(14, x(until) - x(event.on)),
    label: event.label,
    on: event.on,
    until,
  }
}

interface WaitingPlace {
  x(date: CivilDate): number
  y(laneId: string): number
  current: string
  todayX: number
  left: number
}

function waitingOf(waiting: NonNullable<ThreadData['waiting']>, { x, y, current, todayX, left }: WaitingPlace) {
  const from = { x: x(waiting.sentOn), y: y(current) }
  const to = { x: Math.max(x(waiting.dueOn), todayX + 20, from.x + 24), y: y(waiting.toLaneId) }
  const middle = (from.x + to.x) / 2
  const size = textWidth(waiting.text, 14)
  const edge = Math.min(to.x, todayX) - 10
  const fits = edge - size > left
  const textX = fits ? edge : to.x + 14
  const box = {
    left: fits ? textX - size : textX,
    right: fits ? textX : textX + size,
    top: to.y - 14,
    bottom: to.y + 8,
  }
  return {
    shape: {
      path: `M${r(from.x)} ${r(from.y)}C${r(middle)} ${r(from.y)} ${r(middle)} ${r(to.y)} ${r(to.x)} ${r(to.y)}`,
      x: to.x,
      y: to.y,
      text: waiting.text,
      textX,
      anchor: fits ? ('end' as const) : ('start' as const),
    },
    boxes: [box, span(middle - 6, middle + 6, from.y + 8, to.y - 8)],
  }
}

function plannedOf(
  next: NonNullable<ThreadData['next']>,
  today: { x: number; y: number },
  x: (date: CivilDate) => number,
  y: (laneId: string) => number,
) {
  const knot = { x: Math.max(x(next.on), today.x + 22), y: y(next.laneId) }
  const middle = (today.x + knot.x) / 2
  const path =
    knot.y === today.y
      ? line(today.x, knot.x, today.y)
      : `M${r(today.x)} ${r(today.y)}C${r(middle)} ${r(today.y)} ${r(middle)} ${r(knot.y)} ${r(knot.x)} ${r(knot.y)}`
  return { path, knot }
}

function monthsOf(
  from: CivilDate,
  to: CivilDate,
  x: (date: CivilDate) => number,
  width: number,
): ThreadLayout['months'] {
  const all = monthStarts(from, to)
  const step = monthStep(all.length, width)
  let year = ''
  return (step === 1 ? all : monthStarts(from, to, step)).map((month) => {
    const own = month.slice(0, 4)
    const changed = own !== year
    year = own
    return {
      x: x(month),
      text: `${Number(month.slice(5, 7))}月`,
      ...(changed ? { year: formatEraYear(Number(own)) } : {}),
    }
  })
}

function line(a: number, b: number, y: number): string {
  return `M${r(a)} ${r(y)}H${r(b)}`
}

function r(value: number): number {
  return Math.round(value * 10) / 10
}
