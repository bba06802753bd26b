/** What lies ahead: the desk that is waited for, and what is planned next. */
import type { CivilDate } from '../../platform/clock.ts'
import type { ThreadData } from './data.ts'
import { textWidth } from './labels.ts'
import { r, span, line } from './strokes.ts'

interface WaitingPlace {
  x(date: CivilDate): number
  y(laneId: string): number
  current: string
  todayX: number
  left: number
}

export function waitingOf(waiting: NonNullable<ThreadData['waiting']>, { x, y, current, todayX, left }: WaitingPlace) {
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

export function plannedOf(
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
