/**
 * The life of a つなぎ. It ends by being accepted, declined with a reason or withdrawn; no answer never ends it
 * (promise 2; contract, API v1). One table, used by the actions and by the pages.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import { addBusinessDays, businessDaysBetween } from '../../../platform/japanese/calendar.ts'

export type ReferralStatus = 'sent' | 'accepted' | 'declined' | 'withdrawn'
export type ReferralStep = 'accept' | 'decline' | 'withdraw' | 'amend' | 'report'
export type Side = 'sender' | 'receiver' | 'neither'

const steps: Record<ReferralStep, { from: ReferralStatus; by: Side }> = {
  accept: { from: 'sent', by: 'receiver' },
  decline: { from: 'sent', by: 'receiver' },
  withdraw: { from: 'sent', by: 'sender' },
  amend: { from: 'sent', by: 'sender' },
  report: { from: 'accepted', by: 'receiver' },
}

const alreadyWords: Record<ReferralStatus, string> = {
  sent: 'まだ返事のないつなぎです。',
  accepted: 'このつなぎは、もう受け入れられています。',
  declined: 'このつなぎは、もう断られています。',
  withdrawn: 'このつなぎは、もう取り下げられています。',
}

export interface ReferralState {
  status: ReferralStatus
  fromOrganizationId: string
  toOrganizationId: string
}

/** On which side of the referral an organization stands. Within one organization the receiving desk answers. */
export function sideOf(state: ReferralState, organizationId: string | null): Side[] {
  const sides: Side[] = []
  if (state.toOrganizationId === organizationId) sides.push('receiver')
  if (state.fromOrganizationId === organizationId) sides.push('sender')
  return sides.length > 0 ? sides : ['neither']
}

/** Null when the step is possible now, else the reason in a sentence. */
export function whyNot(step: ReferralStep, state: ReferralState, organizationId: string | null): string | null {
  const rule = steps[step]
  if (!sideOf(state, organizationId).includes(rule.by)) {
    return rule.by === 'receiver'
      ? 'この返事ができるのは、受け取った機関だけです。'
      : step === 'amend'
        ? '書き直せるのは、送った機関だけです。'
        : '取り下げられるのは、送った機関だけです。'
  }
  return state.status === rule.from ? null : alreadyWords[state.status]
}

/** What was asked, one thing a line, so that each can be answered for itself. */
export const questionsOf = (requests: string): string[] =>
  requests
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 20)

/** How many business days an answer may take; a call for today is not waited for longer. */
export function respondByDate(
  sentOn: CivilDate,
  urgency: 'today' | 'week' | 'normal',
  businessDays: number,
): CivilDate {
  if (urgency === 'today') return addBusinessDays(sentOn, 1)
  return addBusinessDays(sentOn, businessDays)
}

export interface ClockState {
  total: number
  used: number
  /** Business days past the limit. */
  late: number
  state: 'ok' | 'today' | 'late'
}

/** The clock beside a waiting referral: business days used of those allowed. */
export function clockOf(sentOn: CivilDate, respondBy: CivilDate, today: CivilDate): ClockState {
  const total = Math.max(1, businessDaysBetween(sentOn, respondBy))
  const used = Math.min(total, Math.max(0, businessDaysBetween(sentOn, today)))
  const late = today > respondBy ? Math.max(1, businessDaysBetween(respondBy, today)) : 0
  return { total, used, late, state: late > 0 ? 'late' : today === respondBy ? 'today' : 'ok' }
}
