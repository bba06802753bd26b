/** What modules/casework/referrals and modules/employment/placements write, told in memory. */
import { endOfDayInTokyo } from '../platform/clock.ts'
import { followUpDates } from '../platform/japanese/calendar.ts'
import { begun } from './case-steps.ts'
import type { Day } from './days.ts'
import type { AccessRow, FollowUpRow, PlacementRow, ReferralRow } from './rows.ts'
import {
  accountOf,
  endNextAction,
  exchangeNextAction,
  momentAt,
  momentOn,
  type Moment,
  openAction,
  record,
  recordFact,
  responsiblePlace,
  setNextAction,
  type Thread,
  touch,
} from './thread.ts'
import type { Desk, Worker } from './world.ts'

export interface Sending {
  on: Day
  to: Desk
  reason: string
  requests: string
  urgency?: 'today' | 'week' | 'normal'
  basis?: string
  basisGivenOn?: Day
  until?: Day | null
  shares?: string[]
}

export function sendReferral(thread: Thread, sending: Sending): ReferralRow {
  const { teller, supportCase } = thread
  const { days } = teller
  const moment = momentOn(thread, sending.on, thread.worker, 14 * 60)
  const id = teller.id(moment.ms)
  const from = responsiblePlace(thread)
  const urgency = sending.urgency ?? 'normal'
  const until = sending.until === undefined ? sending.on + 180 : sending.until
  const shares = sending.shares ?? ['contact', 'work-history', 'consultations', 'plan']
  const respondBy = days.date(days.business(moment.day, urgency === 'today' ? 1 : teller.respondBusinessDays))
  const referral: ReferralRow = {
    id,
    case_id: supportCase.id,
    from_organization_id: from.organizationId,
    from_desk_id: from.deskId,
    from_account_id: accountOf(moment),
    to_organization_id: sending.to.organizationId,
    to_desk_id: sending.to.id,
    reason: sending.reason,
    requests: sending.requests,
    urgency,
    basis_kind: sending.basis ?? 'consent',
    basis_given_on: days.date(sending.basisGivenOn ?? sending.on),
    basis_until: until === null ? null : days.date(until),
    shares,
    status: 'sent',
    sent_at: moment.iso,
    sent_on: moment.date,
    respond_by: respondBy,
    answered_at: null,
    answered_on: null,
    answered_by: null,
    first_appointment_on: null,
    first_contact_by: null,
    answer_note: '',
    decline_reason: null,
    decline_suggestion: '',
    withdraw_reason: '',
    outcome: null,
    outcome_note: '',
    outcome_on: null,
    escalated_at: null,
    acknowledged_at: null,
  }
  thread.referrals.push(referral)
  if (sending.to.organizationId !== from.organizationId) {
    thread.access.push({
      id: teller.id(moment.ms),
      case_id: supportCase.id,
      organization_id: sending.to.organizationId,
      account_id: null,
      scope: shares,
      basis: referral.basis_kind,
      basis_given_on: referral.basis_given_on,
      referral_id: id,
      authors: leadsOf(thread),
      valid_from: moment.iso,
      valid_until: referral.basis_until === null ? null : endOfDayInTokyo(referral.basis_until).toISOString(),
      granted_by: accountOf(moment),
      ended_reason: null,
      created_at: moment.iso,
    })
  }
  const sent = record(
    thread,
    moment,
    'referral.sent',
    { referralId: id, fromDeskId: from.deskId, toDeskId: sending.to.id, basis: referral.basis_kind, shares, respondBy },
    { subjectId: id, deskId: from.deskId },
  )
  recordFact(thread, moment, sent, id, 'referral.sent', moment.date, from, { detail: sending.to.id })
  const open = openAction(thread)
  if (open === undefined || open.due_on > respondBy) {
    const planned =
      open === undefined
        ? ''
        : `(そのあと ${Number(open.due_on.slice(5, 7))}月${Number(open.due_on.slice(8))}日 ${open.note})`
    exchangeNextAction(
      thread,
      moment,
      {
        kind: 'review',
        dueOn: days.day(respondBy),
        time: null,
        note: `${sending.to.shortName}の返事を確かめる${planned}`,
        assignee: supportCase.responsible_account_id,
      },
      'changed',
    )
  }
  touch(thread)
  return referral
}

const desksOf = (referral: ReferralRow) => ({
  referralId: referral.id,
  fromDeskId: referral.from_desk_id,
  toDeskId: referral.to_desk_id,
})

export function acceptReferral(
  thread: Thread,
  referral: ReferralRow,
  accepting: { on: Day; desk: Desk; worker: Worker; firstOn: Day; time: string | null; note: string },
): void {
  const { teller, supportCase } = thread
  const { desk, worker } = accepting
  const moment = momentOn(thread, accepting.on, worker, 10 * 60)
  Object.assign(referral, {
    status: 'accepted',
    answered_at: moment.iso,
    answered_on: moment.date,
    answered_by: worker.accountId,
    first_appointment_on: teller.days.date(accepting.firstOn),
    first_contact_by: teller.days.date(teller.days.business(moment.day, teller.firstContactBusinessDays)),
    answer_note: accepting.note,
  })
  Object.assign(supportCase, {
    responsible_organization_id: desk.organizationId,
    responsible_desk_id: desk.id,
    responsible_account_id: worker.accountId,
    responsible_since: moment.date,
    version: supportCase.version + 1,
  })
  thread.desk = desk
  thread.worker = worker
  if (referral.from_organization_id !== referral.to_organization_id) {
    for (const row of thread.access)
      if (row.organization_id === referral.from_organization_id && row.basis === 'own-duty') row.scope = []
    thread.access.push({
      id: teller.id(moment.ms),
      case_id: supportCase.id,
      organization_id: desk.organizationId,
      account_id: null,
      scope: [],
      basis: 'own-duty',
      basis_given_on: null,
      referral_id: referral.id,
      authors: null,
      valid_from: moment.iso,
      valid_until: null,
      granted_by: worker.accountId,
      ended_reason: null,
      created_at: moment.iso,
    })
    if (referral.from_account_id !== null)
      thread.access.push(overlapOf(thread, moment, referral, referral.from_account_id))
  }
  endNextAction(thread, moment, 'handed-over')
  setNextAction(
    thread,
    moment,
    {
      kind: 'appointment',
      dueOn: accepting.firstOn,
      time: accepting.time,
      note: 'つなぎを受けて、はじめて会う',
      assignee: worker.accountId,
    },
    'referral',
  )
  const accepted = record(
    thread,
    moment,
    'referral.accepted',
    { ...desksOf(referral), firstAppointmentOn: teller.days.date(accepting.firstOn) },
    { subjectId: referral.id, deskId: desk.id },
  )
  recordFact(thread, moment, accepted, referral.id, 'referral.accepted', moment.date, responsiblePlace(thread), {
    detail: referral.from_desk_id,
  })
}

/** Who has led the case until now: a door of a referral opens their records (0043, leads_of). */
const leadsOf = (thread: Thread): string[] =>
  [...new Set(thread.access.filter((row) => row.basis === 'own-duty').map((row) => row.organization_id))].toSorted()

/** The view that the worker who sent keeps for some days. */
function overlapOf(
  { teller, supportCase, worker }: Thread,
  moment: Moment,
  referral: ReferralRow,
  sender: string,
): AccessRow {
  const ends = teller.days.date(moment.day + teller.overlapDays)
  const until = referral.basis_until !== null && referral.basis_until < ends ? referral.basis_until : ends
  return {
    // Not from the stream of chance: a further number drawn here would change every life told after it.
    id: referral.id.slice(0, -1) + (Number.parseInt(referral.id.slice(-1), 16) ^ 1).toString(16),
    case_id: supportCase.id,
    organization_id: referral.from_organization_id,
    account_id: sender,
    scope: referral.shares,
    basis: referral.basis_kind,
    basis_given_on: referral.basis_given_on,
    referral_id: referral.id,
    authors: null,
    valid_from: moment.iso,
    valid_until: endOfDayInTokyo(until).toISOString(),
    granted_by: worker.accountId,
    ended_reason: null,
    created_at: moment.iso,
  }
}

/** The door that sending opened is closed. */
function closeDoor(thread: Thread, moment: Moment, referral: ReferralRow): void {
  for (const row of thread.access)
    if (row.referral_id === referral.id) Object.assign(row, { valid_until: moment.iso, ended_reason: 'referral' })
}

export function declineReferral(
  thread: Thread,
  referral: ReferralRow,
  declining: { on: Day; worker: Worker; reason: string; suggestion: string },
): void {
  const moment = momentOn(thread, declining.on, declining.worker, 10 * 60)
  Object.assign(referral, {
    status: 'declined',
    answered_at: moment.iso,
    answered_on: moment.date,
    answered_by: declining.worker.accountId,
    decline_reason: declining.reason,
    decline_suggestion: declining.suggestion,
  })
  const declined = record(
    thread,
    moment,
    'referral.declined',
    { ...desksOf(referral), reason: declining.reason },
    { subjectId: referral.id, deskId: referral.to_desk_id },
  )
  recordFact(
    thread,
    moment,
    declined,
    referral.id,
    'referral.declined',
    moment.date,
    { organizationId: referral.to_organization_id, deskId: referral.to_desk_id },
    { detail: declining.reason },
  )
  closeDoor(thread, moment, referral)
}

export function withdrawReferral(thread: Thread, referral: ReferralRow, on: Day, reason: string): void {
  const moment = momentOn(thread, on, thread.worker, 10 * 60)
  Object.assign(referral, {
    status: 'withdrawn',
    answered_at: moment.iso,
    answered_on: moment.date,
    answered_by: accountOf(moment),
    withdraw_reason: reason,
  })
  const withdrawn = record(thread, moment, 'referral.withdrawn', desksOf(referral), {
    subjectId: referral.id,
    deskId: referral.from_desk_id,
  })
  recordFact(thread, moment, withdrawn, referral.id, 'referral.withdrawn', moment.date, {
    organizationId: referral.from_organization_id,
    deskId: referral.from_desk_id,
  })
  closeDoor(thread, moment, referral)
}

/** The sender has read the answer; it leaves 今日. */
export function acknowledge(thread: Thread, referral: ReferralRow, on: Day): void {
  const sender =
    referral.from_account_id === null
      ? null
      : {
          accountId: referral.from_account_id,
          organizationId: referral.from_organization_id,
          deskId: referral.from_desk_id,
          name: '',
        }
  const moment = momentOn(thread, on, sender)
  referral.acknowledged_at = moment.iso
  record(
    thread,
    moment,
    'referral.acknowledged',
    { referralId: referral.id },
    { subjectId: referral.id, deskId: referral.from_desk_id },
  )
}

export function reportOutcome(
  thread: Thread,
  referral: ReferralRow,
  reporting: { on: Day; result: string; note: string; seenOn: Day | null },
): void {
  const moment = momentOn(thread, reporting.on, thread.worker, 16 * 60)
  Object.assign(referral, {
    outcome: reporting.result,
    outcome_note: reporting.note,
    outcome_on: moment.date,
    acknowledged_at: null,
  })
  record(
    thread,
    moment,
    'referral.reported',
    { referralId: referral.id, outcome: reporting.result },
    { subjectId: referral.id, deskId: referral.to_desk_id },
  )
  if (reporting.seenOn !== null) acknowledge(thread, referral, reporting.seenOn)
}

/** The limit has passed in silence: the system itself, on the morning after. */
export function escalateReferral(thread: Thread, referral: ReferralRow, to: Desk): void {
  const { days } = thread.teller
  const moment = momentAt(
    thread.teller,
    Math.max(thread.lastMs + 60_000, days.instant(days.day(referral.respond_by) + 1, 1)),
    null,
  )
  referral.escalated_at = moment.iso
  record(thread, moment, 'referral.escalated', desksOf(referral), {
    subjectId: referral.id,
    deskId: referral.from_desk_id,
  })
  const open = openAction(thread)
  if (open !== undefined && open.due_on <= moment.date) return
  const planned =
    open === undefined
      ? ''
      : `(もとの予定 ${Number(open.due_on.slice(5, 7))}月${Number(open.due_on.slice(8))}日 ${open.note})`
  exchangeNextAction(
    thread,
    moment,
    {
      kind: 'call',
      dueOn: moment.day,
      time: null,
      note: `返事のないつなぎを、${to.shortName}に電話で確かめる${planned}`,
      assignee: referral.from_account_id,
    },
    'changed',
  )
}

export interface Hiring {
  recordedOn: Day
  startedOn: Day
  employer: string
  regular: boolean
  hours: number
  route: string
}

export function recordPlacement(thread: Thread, hiring: Hiring): PlacementRow {
  const { teller, supportCase } = thread
  const moment = momentOn(thread, hiring.recordedOn, thread.worker, 15 * 60)
  const id = teller.id(moment.ms)
  const place = responsiblePlace(thread)
  const startedOn = teller.days.date(hiring.startedOn)
  const placement: PlacementRow = {
    id,
    case_id: supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: accountOf(moment),
    episode: supportCase.episode,
    employer_name: hiring.employer,
    started_on: startedOn,
    regular: hiring.regular,
    weekly_hours: hiring.hours,
    route: hiring.route,
    ended_on: null,
    end_reason: null,
    recorded_at: moment.iso,
    readers: {},
  }
  thread.placements.push(placement)
  for (const { month, dueOn } of followUpDates(startedOn)) {
    thread.followUps.push({
      id: teller.id(moment.ms),
      placement_id: id,
      case_id: supportCase.id,
      organization_id: place.organizationId,
      desk_id: place.deskId,
      month,
      due_on: dueOn,
      held_on: null,
      held_with: null,
      status: null,
      note: '',
      account_id: null,
      cancelled_on: null,
      cancel_reason: null,
      tries: 0,
      last_tried_on: null,
      readers: {},
    })
  }
  touch(thread)
  const started = record(
    thread,
    moment,
    'placement.recorded',
    { placementId: id, regular: hiring.regular, startedOn, route: hiring.route },
    { subjectId: id, deskId: place.deskId, occurredOn: startedOn },
  )
  recordFact(thread, moment, started, id, hiring.regular ? 'placement.regular' : 'placement.other', startedOn, place, {
    detail: hiring.route,
  })
  endNextAction(thread, moment, 'done')
  const own = thread.followUps.filter((row) => row.placement_id === id)
  planFollowUp(thread, moment, own.find((row) => row.due_on >= moment.date) ?? own.at(-1))
  return placement
}

export const nextFollowUp = (thread: Thread): FollowUpRow | undefined =>
  thread.followUps
    .filter((row) => row.held_on === null && row.cancelled_on === null)
    .sort((a, b) => (a.due_on < b.due_on ? -1 : 1))[0]

function planFollowUp(thread: Thread, moment: Moment, next: FollowUpRow | undefined): void {
  const { teller, supportCase } = thread
  const assignee = supportCase.responsible_account_id
  if (next) {
    const dueOn = Math.max(teller.days.day(next.due_on), moment.day)
    setNextAction(
      thread,
      moment,
      { kind: 'call', dueOn, time: null, note: `定着の確認(${next.month}か月)を本人と会社にする`, assignee },
      'follow-up',
    )
  } else {
    setNextAction(
      thread,
      moment,
      {
        kind: 'review',
        dueOn: teller.days.business(moment.day, 10),
        time: null,
        note: '12か月の定着を確かめた。終結を考える',
        assignee,
      },
      'follow-up',
    )
  }
}

export interface Checking {
  on: Day
  with: 'person' | 'employer' | 'both'
  status: 'working' | 'moved' | 'left' | 'unknown'
  note: string
  endedOn?: Day
  endReason?: string
}

export function recordFollowUp(thread: Thread, followUp: FollowUpRow, checking: Checking): void {
  const { teller } = thread
  const moment = momentOn(thread, checking.on, thread.worker, 14 * 60)
  const on = teller.days.date(checking.on)
  Object.assign(followUp, {
    held_on: on,
    held_with: checking.with,
    status: checking.status,
    note: checking.note,
    account_id: accountOf(moment),
    ...(checking.status === 'unknown' ? { tries: 3, last_tried_on: on } : {}),
  })
  touch(thread, on)
  const deskId = thread.worker.deskId
  const recorded = record(
    thread,
    moment,
    'followUp.recorded',
    { placementId: followUp.placement_id, followUpId: followUp.id, month: followUp.month, status: checking.status },
    { subjectId: followUp.id, deskId, occurredOn: on },
  )
  const kind =
    checking.status === 'working' || checking.status === 'moved'
      ? 'follow-up.working'
      : checking.status === 'left'
        ? 'follow-up.left'
        : 'follow-up.other'
  recordFact(
    thread,
    moment,
    recorded,
    followUp.id,
    kind,
    on,
    { organizationId: followUp.organization_id, deskId: followUp.desk_id },
    { detail: String(followUp.month) },
  )
  if (checking.status === 'left') {
    leaveJob(
      thread,
      moment,
      followUp,
      teller.days.date(checking.endedOn ?? checking.on),
      checking.endReason ?? 'unknown',
    )
  } else if (openAction(thread)?.origin === 'follow-up') {
    endNextAction(thread, moment, 'done')
    planFollowUp(thread, moment, nextFollowUp(thread))
  }
}

function leaveJob(thread: Thread, moment: Moment, followUp: FollowUpRow, endedOn: string, endReason: string): void {
  const { teller, supportCase } = thread
  const deskId = thread.worker.deskId
  for (const row of thread.placements)
    if (row.id === followUp.placement_id) Object.assign(row, { ended_on: endedOn, end_reason: endReason })
  for (const row of thread.followUps.filter(
    (each) => each.placement_id === followUp.placement_id && each.held_on === null && each.cancelled_on === null,
  )) {
    Object.assign(row, { cancelled_on: moment.date, cancel_reason: '離職したため' })
    record(
      thread,
      moment,
      'followUp.cancelled',
      { placementId: row.placement_id, followUpId: row.id, month: row.month },
      { subjectId: row.id, deskId },
    )
  }
  supportCase.episode += 1
  thread.episodes.push(begun(teller.id(moment.ms), supportCase.id, supportCase.episode, endedOn, 'separation'))
  record(
    thread,
    moment,
    'case.reopened',
    { episode: supportCase.episode, reason: 'separation' },
    { subjectId: supportCase.id, deskId, occurredOn: endedOn },
  )
  endNextAction(thread, moment, 'changed')
  setNextAction(
    thread,
    moment,
    {
      kind: 'review',
      dueOn: teller.days.business(moment.day, 1),
      time: null,
      note: '離職したあとの支援を、本人と決める',
      assignee: supportCase.responsible_account_id,
    },
    'separation',
  )
}
