/**
 * A case's ledger with what each row is about. The row tells whoever sees the case that something was done and where;
 * what was said or decided stands beside it only where its own record may be read (part of the case that was shared).
 */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { type EventName, events } from '../../../events.ts'
import type { TimelineItem } from './timeline.answers.ts'
import { labelIn } from '../../../platform/api/index.ts'
import {
  channels,
  closureReasons,
  nextActionKinds,
  speakers,
  topics,
  typeReasons,
  declineReasons,
  referralOutcomes,
} from '../../casework/index.ts'
import { endReasons, followUpStatuses, heldWith, placementRoutes } from '../../employment/index.ts'
import { targetTypeLabel } from '../../council/index.ts'

type Row = Record<string, unknown>

interface TimelineRow {
  id: string
  kind: string
  subjectId: string | null
  occurredOn: string
  recordedAt: Date
  payload: Row
  correctsId: string | null
  organizationId: string | null
  organizationName: string | null
  deskId: string | null
  deskName: string | null
  accountId: string | null
  accountName: string | null
  consultation: Row | null
  nextAction: Row | null
  decision: Row | null
  placement: Row | null
  followUp: Row | null
  fromDeskName: string | null
  toDeskName: string | null
}

/** Oldest first, after the row `after`. */
export async function listTimeline(
  db: ReadDb,
  caseId: string,
  query: { limit: number; after: string | undefined },
): Promise<TimelineItem[]> {
  const from =
    query.after === undefined
      ? sql``
      : sql`and (l.occurred_on, l.recorded_at, l.id) >
          (select last.occurred_on, last.recorded_at, last.id from ledger last where last.id = ${query.after}::uuid)`
  const rows = await ask(
    db,
    sql<TimelineRow>`
    select l.id, l.kind, l.subject_id as "subjectId", l.occurred_on as "occurredOn", l.recorded_at as "recordedAt",
      l.payload, l.corrects_id as "correctsId", l.organization_id as "organizationId", o.name as "organizationName",
      l.desk_id as "deskId", d.name as "deskName", l.account_id as "accountId", a.display_name as "accountName",
      case when l.kind in ('consultation.recorded', 'consultation.corrected')
          then (select to_jsonb(k)
              || jsonb_build_object('corrected_by', (select id from consultations newer where newer.corrects_id = k.id))
            from consultations k where k.id = l.subject_id) end as consultation,
      case when l.kind in ('nextAction.set', 'nextAction.done')
          then (select to_jsonb(n) from next_actions n where n.id = l.subject_id) end as "nextAction",
      case when l.kind = 'targetType.decided'
          then (select to_jsonb(t) from target_type_decisions t where t.id = l.subject_id) end as decision,
      case when l.kind = 'placement.recorded'
          then (select to_jsonb(p) from placements p where p.id = l.subject_id) end as placement,
      case when l.kind in ('followUp.recorded', 'followUp.cancelled')
          then (select to_jsonb(f) from follow_ups f where f.id = l.subject_id) end as "followUp",
      (select name from desks where desks.id = l.payload ->> 'fromDeskId') as "fromDeskName",
      (select name from desks where desks.id = l.payload ->> 'toDeskId') as "toDeskName"
    from ledger l
    left join organizations o on o.id = l.organization_id
    left join desks d on d.id = l.desk_id
    left join accounts a on a.id = l.account_id
    where l.case_id = ${caseId}::uuid ${from}
    order by l.occurred_on, l.recorded_at, l.id
    limit ${query.limit}`,
  )
  return rows.map(itemOf)
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const yes = (value: unknown): boolean => value === true
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : [])

function itemOf(row: TimelineRow): TimelineItem {
  return {
    id: row.id,
    kind: row.kind,
    label: events[row.kind as EventName]?.label ?? '',
    occurredOn: row.occurredOn,
    recordedAt: row.recordedAt.toISOString(),
    organization: row.organizationId === null ? null : { id: row.organizationId, name: row.organizationName ?? '' },
    desk: row.deskId === null ? null : { id: row.deskId, name: row.deskName ?? '' },
    account: row.accountId === null ? null : { id: row.accountId, name: row.accountName ?? '' },
    correctsId: row.correctsId,
    undisclosed: false,
    note: null,
    ...detailsOf(row),
  }
}

const undisclosed = { undisclosed: true } as const

function detailsOf(row: TimelineRow): Partial<TimelineItem> {
  const { payload } = row
  switch (row.kind) {
    case 'consultation.recorded':
    case 'consultation.corrected':
      return row.consultation === null ? undisclosed : consultationOf(row.consultation)
    case 'nextAction.set':
    case 'nextAction.done':
      return row.nextAction === null ? undisclosed : nextActionOf(row.nextAction)
    case 'targetType.decided':
      return row.decision === null ? undisclosed : decisionOf(row.decision)
    case 'placement.recorded':
      return row.placement === null ? undisclosed : placementOf(row.placement)
    case 'followUp.recorded':
    case 'followUp.cancelled':
      return row.followUp === null ? undisclosed : followUpOf(row.followUp)
    case 'case.closed':
      return {
        closure: { reason: text(payload['reason']), reasonLabel: labelIn(closureReasons, text(payload['reason'])) },
      }
    case 'case.opened':
      return { episode: 1 }
    case 'case.reopened':
      return { episode: number(payload['episode']) }
    default:
      return row.kind.startsWith('referral.') ? referralOf(row) : {}
  }
}

function consultationOf(of: Row): Partial<TimelineItem> {
  return {
    note: text(of['note']),
    consultation: {
      id: text(of['id']),
      channel: text(of['channel']),
      channelLabel: labelIn(channels, text(of['channel'])),
      speaker: text(of['speaker']),
      speakerLabel: labelIn(speakers, text(of['speaker'])),
      speakerRelation: text(of['speaker_relation']),
      topics: texts(of['topics']),
      topicLabels: texts(of['topics']).map((topic) => labelIn(topics, topic)),
      minutes: numberOrNull(of['minutes']),
      corrects: textOrNull(of['corrects_id']),
      correctedBy: textOrNull(of['corrected_by']),
      withdrawn: of['withdrawn_at'] !== null,
    },
  }
}

const nextActionOf = (of: Row): Partial<TimelineItem> => ({
  note: text(of['note']),
  nextAction: {
    kind: text(of['kind']),
    kindLabel: labelIn(nextActionKinds, text(of['kind'])),
    dueOn: text(of['due_on']),
    time: textOrNull(of['due_at'])?.slice(0, 5) ?? null,
    doneNote: text(of['ended_note']),
  },
})

const decisionOf = (of: Row): Partial<TimelineItem> => ({
  note: textOrNull(of['reason']),
  targetType: {
    id: text(of['id']),
    from: numberOrNull(of['from_type']),
    fromLabel: targetTypeLabel(numberOrNull(of['from_type'])),
    to: numberOrNull(of['to_type']),
    toLabel: targetTypeLabel(numberOrNull(of['to_type'])),
    provisional: yes(of['provisional']),
    move: yes(of['is_move']),
    reason: text(of['reason_code']),
    reasonLabel: labelIn(typeReasons, text(of['reason_code'])),
  },
})

const placementOf = (of: Row): Partial<TimelineItem> => ({
  placement: {
    id: text(of['id']),
    employerName: text(of['employer_name']),
    startedOn: text(of['started_on']),
    regular: yes(of['regular']),
    weeklyHours: number(of['weekly_hours']),
    route: text(of['route']),
    routeLabel: labelIn(placementRoutes, text(of['route'])),
    endedOn: textOrNull(of['ended_on']),
    endReason: textOrNull(of['end_reason']),
    endReasonLabel: of['end_reason'] === null ? null : labelIn(endReasons, text(of['end_reason'])),
  },
})

const followUpOf = (of: Row): Partial<TimelineItem> => ({
  note: textOrNull(of['note']) ?? textOrNull(of['cancel_reason']),
  followUp: {
    id: text(of['id']),
    placementId: text(of['placement_id']),
    month: number(of['month']),
    with: textOrNull(of['held_with']),
    withLabel: of['held_with'] === null ? null : labelIn(heldWith, text(of['held_with'])),
    status: textOrNull(of['status']),
    statusLabel: of['status'] === null ? null : labelIn(followUpStatuses, text(of['status'])),
  },
})

function referralOf(row: TimelineRow): Partial<TimelineItem> {
  const { payload } = row
  const desk = (key: 'fromDeskId' | 'toDeskId', name: string | null) =>
    typeof payload[key] === 'string' ? { id: payload[key], name: name ?? '' } : null
  const declined = row.kind === 'referral.declined' ? text(payload['reason']) : null
  const outcome = row.kind === 'referral.reported' ? text(payload['outcome']) : null
  return {
    referral: {
      id: text(payload['referralId']),
      from: desk('fromDeskId', row.fromDeskName),
      to: desk('toDeskId', row.toDeskName),
      respondBy: textOrNull(payload['respondBy']),
      firstAppointmentOn: textOrNull(payload['firstAppointmentOn']),
      declineReason: declined,
      declineReasonLabel: declined === null ? null : labelIn(declineReasons, declined),
      outcome,
      outcomeLabel: outcome === null ? null : labelIn(referralOutcomes, outcome),
    },
  }
}
