import type { CivilDate } from '../../platform/clock.ts'

export type ThreadEventKind =
  | 'contact'
  | 'first'
  | 'record'
  | 'type-change'
  | 'referral'
  | 'accept'
  | 'training'
  | 'placement'
  | 'follow-up'
  | 'closure'

export interface ThreadLane {
  id: string
  name: string
  /** はじめの窓口, いまの責任窓口, 返事待ち. */
  role: string
  current: boolean
}

export interface ThreadEvent {
  id: string
  laneId: string
  on: CivilDate
  /** A stretch of time: a course, a training. Drawn as a capsule. */
  until?: CivilDate | undefined
  kind: ThreadEventKind
  label: string
  /** The heavier keeps its words where two would touch. */
  weight: number
}

export interface ThreadData {
  /** From top to bottom. */
  lanes: readonly ThreadLane[]
  events: readonly ThreadEvent[]
  /** Responsibility moved on the day of acceptance, not of sending. */
  handovers: readonly { fromLaneId: string; toLaneId: string; on: CivilDate }[]
  waiting?: { toLaneId: string; sentOn: CivilDate; dueOn: CivilDate; text: string } | undefined
  next?: { on: CivilDate; label: string; laneId: string } | undefined
  today: CivilDate
  closedOn?: CivilDate | undefined
}

/** Days without a contact after which the thread becomes thin (look §5). */
export const SILENCE_DAYS = 30

/** The responsible lane at the beginning: where the first hand-over left from, else where the first event stands. */
export function firstLaneId(data: ThreadData): string | undefined {
  return (
    sortedHandovers(data)[0]?.fromLaneId ??
    sortedEvents(data)[0]?.laneId ??
    data.lanes.find((lane) => lane.current)?.id ??
    data.lanes[0]?.id
  )
}

export function sortedEvents(data: ThreadData): ThreadEvent[] {
  return data.events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export function sortedHandovers(data: ThreadData): ThreadData['handovers'][number][] {
  return data.handovers.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
