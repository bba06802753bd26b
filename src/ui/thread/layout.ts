import { addDays, type CivilDate } from '../../platform/clock.ts'
import { formatEraYear, formatShortDay } from '../../platform/japanese/index.ts'
import {
  firstLaneId,
  sortedEvents,
  sortedHandovers,
  type ThreadData,
  type ThreadEvent,
  type ThreadLane,
} from './data.ts'
import { type Box, type Placed, placeLabels, textWidth, type Wanted } from './labels.ts'
import { firstOfMonth, firstOfNextMonth, monthStarts, monthStep, timeScale } from './scale.ts'
import { type Knot, type Capsule, capsuleOf, knotsOf } from './knots.ts'
import { stretchesOf, drawThread } from './stretches.ts'
import { waitingOf, plannedOf } from './ahead.ts'

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
