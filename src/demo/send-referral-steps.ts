/** What modules/casework/referrals writes where a つなぎ is sent and where nobody answers it, told in memory. */
import { endOfDayInTokyo } from '../platform/clock.ts'
import type { Day } from './days.ts'
import type { ReferralRow } from './outcome-rows.ts'
import { accountOf, momentAt, momentOn, record, recordFact, responsiblePlace, type Thread, touch } from './thread.ts'
import { exchangeNextAction, openAction } from './next-action.ts'
import type { Desk } from './world.ts'

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

export const desksOf = (referral: ReferralRow) => ({
  referralId: referral.id,
  fromDeskId: referral.from_desk_id,
  toDeskId: referral.to_desk_id,
})

/** Who has led the case until now: a door of a referral opens their records (0043, leads_of). */
const leadsOf = (thread: Thread): string[] =>
  [...new Set(thread.access.filter((row) => row.basis === 'own-duty').map((row) => row.organization_id))].toSorted()

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
