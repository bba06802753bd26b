/** What modules/casework/referrals writes where a つなぎ is accepted, declined or taken back, told in memory. */
import { endOfDayInTokyo } from '../platform/clock.ts'
import type { Day } from './days.ts'
import type { AccessRow } from './case-rows.ts'
import type { ReferralRow } from './outcome-rows.ts'
import { accountOf, momentOn, type Moment, record, recordFact, responsiblePlace, type Thread } from './thread.ts'
import { endNextAction, setNextAction } from './next-action.ts'
import type { Desk, Worker } from './world.ts'
import { desksOf } from './send-referral-steps.ts'

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
