/**
 * What modules/casework/referrals writes where the sender reads an answer and learns what came of it, told in memory.
 */
import type { Day } from './days.ts'
import type { ReferralRow } from './outcome-rows.ts'
import { momentOn, record, type Thread } from './thread.ts'

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
