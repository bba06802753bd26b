import { daysBetween } from '../../platform/clock.ts'
import { formatDay, formatEraYear } from '../../platform/japanese/index.ts'
import { firstLaneId, SILENCE_DAYS, sortedEvents, sortedHandovers, type ThreadData, type ThreadLane } from './data.ts'

export type UprightRow =
  | { kind: 'band'; id: string; lane: ThreadLane }
  | { kind: 'year'; id: string; text: string }
  | { kind: 'silence'; id: string; text: string }
  | {
      kind: 'knot'
      id: string
      shape: 'dot' | 'open' | 'diamond' | 'capsule' | 'today' | 'planned' | 'waiting'
      date: string
      words: string
      under?: string
    }

/** The thread upright: a band where responsibility moves, one row a fact, in the order of time. */
export function layoutUpright(data: ThreadData): UprightRow[] {
  const lanes = new Map(data.lanes.map((lane) => [lane.id, lane]))
  const end = data.closedOn ?? data.today
  const moves = sortedHandovers(data).filter((handover) => handover.on <= end)
  const rows: UprightRow[] = []
  let laneId = firstLaneId(data)
  let year = ''
  let last: string | undefined
  const band = () => {
    const lane = laneId === undefined ? undefined : lanes.get(laneId)
    if (lane) rows.push({ kind: 'band', id: `band-${rows.length}`, lane })
  }
  const yearOf = (on: string) => {
    if (on.slice(0, 4) !== year) {
      year = on.slice(0, 4)
      rows.push({ kind: 'year', id: `year-${rows.length}`, text: formatEraYear(Number(year)) })
    }
  }
  band()
  for (const event of sortedEvents(data)) {
    while (moves[0] !== undefined && moves[0].on <= event.on) {
      laneId = moves.shift()?.toLaneId
      band()
    }
    if (last !== undefined && event.on <= end && daysBetween(last, event.on) > SILENCE_DAYS)
      rows.push({ kind: 'silence', id: `quiet-${event.id}`, text: `${daysBetween(last, event.on)}日 連絡なし` })
    yearOf(event.on)
    const other = event.laneId === laneId ? undefined : lanes.get(event.laneId)?.name
    const stretch = event.until !== undefined && event.until > event.on
    rows.push({
      kind: 'knot',
      id: event.id,
      date: stretch && event.until ? `${plain(event.on)}〜${plain(event.until)}` : formatDay(event.on),
      words: event.label,
      ...(other === undefined ? {} : { under: other }),
      shape: stretch
        ? 'capsule'
        : event.kind === 'first' || event.kind === 'accept'
          ? 'open'
          : event.kind === 'type-change'
            ? 'diamond'
            : 'dot',
    })
    const until = stretch && event.until ? event.until : event.on
    if (last === undefined || until > last) last = until
  }
  for (const move of moves) {
    laneId = move.toLaneId
    band()
  }
  if (data.waiting) {
    yearOf(data.waiting.sentOn)
    rows.push({
      kind: 'knot',
      id: 'waiting',
      shape: 'waiting',
      date: formatDay(data.waiting.sentOn),
      words: `${lanes.get(data.waiting.toLaneId)?.name ?? ''}へつなぎ`,
      under: data.waiting.text,
    })
  }
  if (data.closedOn !== undefined) return rows
  if (last !== undefined && daysBetween(last, data.today) > SILENCE_DAYS)
    rows.push({ kind: 'silence', id: 'quiet-today', text: `${daysBetween(last, data.today)}日 連絡なし` })
  yearOf(data.today)
  rows.push({ kind: 'knot', id: 'today', shape: 'today', date: '今日', words: formatDay(data.today) })
  if (data.next) {
    yearOf(data.next.on)
    rows.push({ kind: 'knot', id: 'next', shape: 'planned', date: formatDay(data.next.on), words: data.next.label })
  }
  return rows
}

function plain(on: string): string {
  return `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`
}
