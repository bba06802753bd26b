/** What happened, on the thread: knots for days, capsules for what lasted. */
import type { CivilDate } from '../../platform/clock.ts'
import type { ThreadEvent } from './data.ts'

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

export function knotsOf(
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

export function capsuleOf(
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
