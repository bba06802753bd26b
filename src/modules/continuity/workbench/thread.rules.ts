/** From a case's ledger and referrals to its thread: lanes, knots, hand-overs, what is planned, what waits. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import type { ThreadData, ThreadEvent, ThreadLane } from '../../../ui/index.ts'
import {
  type CaseEvent,
  type CaseHeader,
  type ThreadEntry,
  channels,
  speakers,
  clockOf,
  type JointSupport,
  type ReferralView,
} from '../../casework/index.ts'
import { targetTypes } from '../../council/index.ts'

export interface ThreadSources {
  header: CaseHeader
  ledger: ThreadEntry[]
  referrals: ReferralView[]
  /** Desks that help while another leads. */
  joints: Pick<JointSupport, 'deskId' | 'endedOn'>[]
  today: CivilDate
}

const markOf = (type: unknown): string => (type === 1 || type === 2 || type === 3 ? targetTypes[type].mark : '未判定')

const weights: Record<string, number> = {
  'case.opened': 9,
  'referral.accepted': 9,
  'jointSupport.begun': 8,
  'placement.recorded': 9,
  'case.closed': 9,
  'targetType.decided': 7,
  'case.reopened': 8,
  'followUp.recorded': 5,
  'referral.sent': 4,
  'consultation.recorded': 2,
}

/** One knot for a ledger entry that is worth one; null for what only the list needs. */
function knotOf(entry: CaseEvent): Omit<ThreadEvent, 'id' | 'laneId' | 'on' | 'weight'> | null {
  const payload = entry.payload
  switch (entry.kind) {
    case 'case.opened':
      return { kind: 'first', label: `${speakers[payload['speaker'] as keyof typeof speakers] ?? ''}の相談` }
    case 'case.reopened':
      return { kind: 'first', label: payload['reason'] === 'separation' ? '離職後の支援' : '再開' }
    case 'consultation.recorded':
      return { kind: 'record', label: channels[payload['channel'] as keyof typeof channels] ?? '相談' }
    case 'targetType.decided':
      if (payload['to'] === undefined) return { kind: 'type-change', label: '類型の判定' }
      return {
        kind: 'type-change',
        label:
          payload['from'] === null
            ? `類型 ${markOf(payload['to'])}`
            : `類型 ${markOf(payload['from'])}→${markOf(payload['to'])}`,
      }
    case 'referral.sent':
      return { kind: 'referral', label: 'つなぎ' }
    case 'referral.accepted':
      return { kind: 'accept', label: '受け入れ' }
    case 'jointSupport.begun':
      return { kind: 'accept', label: 'いっしょに支援' }
    case 'placement.recorded':
      return { kind: 'placement', label: payload['regular'] === true ? '正社員で就職' : '就職' }
    case 'followUp.recorded':
      return {
        kind: 'follow-up',
        label:
          payload['status'] === undefined
            ? `${String(payload['month'])}か月の確認`
            : payload['status'] === 'left'
              ? '離職'
              : `${String(payload['month'])}か月 ${payload['status'] === 'unknown' ? '分からない' : '定着'}`,
      }
    case 'case.closed':
      return { kind: 'closure', label: '終結' }
    default:
      return null
  }
}

export function threadOf({ header, ledger, referrals, joints, today }: ThreadSources): ThreadData {
  const handovers = ledger
    .filter((entry) => entry.kind === 'referral.accepted')
    .map((entry) => ({
      fromLaneId: String(entry.payload['fromDeskId']),
      toLaneId: String(entry.payload['toDeskId']),
      on: entry.occurredOn,
    }))
  const waiting = referrals.find((referral) => referral.status === 'sent')
  // The talk in which a case was opened is the opening's own knot.
  const openings = new Set(
    ledger.filter((entry) => entry.kind === 'case.opened').map((entry) => entry.payload['consultationId']),
  )
  const events: ThreadEvent[] = ledger.flatMap((entry) => {
    const knot = knotOf(entry)
    if (knot === null || (entry.kind === 'consultation.recorded' && openings.has(entry.payload['consultationId'])))
      return []
    const stretch =
      entry.times > 1
        ? { label: `相談 ${entry.times}回`, ...(entry.until > entry.occurredOn ? { until: entry.until } : {}) }
        : {}
    return [
      {
        id: entry.id,
        laneId: entry.deskId ?? header.responsibleDeskId,
        on: entry.occurredOn,
        weight: weights[entry.kind] ?? 1,
        ...knot,
        ...stretch,
      },
    ]
  })
  const data: ThreadData = {
    lanes: lanesOf(header, ledger, waiting, joints),
    events: events.length > mostKnots ? foldTalks(events) : events,
    handovers,
    today,
    ...(header.status === 'open' && header.nextAction
      ? {
          next: {
            on: header.nextAction.dueOn,
            label: shorten(header.nextAction.note),
            laneId: header.responsibleDeskId,
          },
        }
      : {}),
    ...(header.closedOn === null ? {} : { closedOn: header.closedOn }),
  }
  return waiting
    ? {
        ...data,
        waiting: {
          toLaneId: waiting.toDeskId,
          sentOn: waiting.sentOn,
          dueOn: waiting.respondBy,
          text: waitingText(waiting, today),
        },
      }
    : data
}

/** More knots than the drawing holds apart. */
export const mostKnots = 60

/** A long thread shows the talks of one desk in one month as one stretch, from the first to the last of them. */
export function foldTalks(events: readonly ThreadEvent[]): ThreadEvent[] {
  const stretches = new Map<string, { first: ThreadEvent; last: CivilDate; many: number }>()
  const others: ThreadEvent[] = []
  for (const event of events) {
    if (event.kind !== 'record') {
      others.push(event)
      continue
    }
    const key = `${event.laneId} ${event.on.slice(0, 7)}`
    const stretch = stretches.get(key)
    if (stretch) {
      stretch.last = event.on > stretch.last ? event.on : stretch.last
      stretch.many += 1
    } else stretches.set(key, { first: event, last: event.on, many: 1 })
  }
  return [
    ...others,
    ...[...stretches.values()].map(({ first, last, many }) =>
      many === 1 ? first : { ...first, label: `相談 ${many}回`, ...(last > first.on ? { until: last } : {}) },
    ),
  ]
}

const shorten = (text: string): string => ([...text].length > 12 ? `${[...text].slice(0, 12).join('')}…` : text)

function waitingText(referral: ReferralView, today: CivilDate): string {
  const clock = clockOf(referral.sentOn, referral.respondBy, today)
  return clock.state === 'late'
    ? `返事が${clock.late}日おくれ`
    : clock.state === 'today'
      ? '返事は今日まで'
      : `返事は${formatDay(referral.respondBy)}まで`
}

/** Desks in the order in which the thread came to them; the one that is asked comes last. */
function lanesOf(
  header: CaseHeader,
  ledger: CaseEvent[],
  waiting: ReferralView | undefined,
  joints: ThreadSources['joints'],
): ThreadLane[] {
  const names = new Map<string, string>()
  const add = (id: string | null, name: string | null): void => {
    if (id !== null && !names.has(id)) names.set(id, name ?? '')
  }
  for (const entry of ledger) {
    if (
      ['referral.sent', 'referral.declined', 'referral.withdrawn', 'referral.escalated', 'person.changed'].includes(
        entry.kind,
      )
    )
      continue
    add(entry.deskId, entry.deskShortName)
  }
  add(header.responsibleDeskId, header.responsibleDeskShortName)
  const led = new Set(
    ledger
      .filter((entry) => entry.kind === 'referral.accepted')
      .flatMap((entry) => [entry.payload['fromDeskId'], entry.payload['toDeskId']]),
  )
  const roleOf = (id: string): string => {
    const helped = joints.filter((joint) => joint.deskId === id)
    return helped.some((joint) => joint.endedOn === null)
      ? 'いっしょに支援'
      : helped.length > 0 && !led.has(id)
        ? 'いっしょに支援した窓口'
        : 'まえの窓口'
  }
  if (waiting) add(waiting.toDeskId, waiting.toDeskName)
  return [...names].map(([id, name], index) => ({
    id,
    name,
    role:
      id === header.responsibleDeskId
        ? header.status === 'open'
          ? 'いまの責任窓口'
          : '終結した窓口'
        : id === waiting?.toDeskId
          ? '返事待ち'
          : index === 0
            ? 'はじめの窓口'
            : roleOf(id),
    current: id === header.responsibleDeskId && header.status === 'open',
  }))
}
