import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  amendReferralInput,
  type AmendReferralInput,
  acceptReferralInput,
  type AcceptReferralInput,
  declineReferralInput,
  type DeclineReferralInput,
  reportOutcomeInput,
  type ReportOutcomeInput,
  sendReferralInput,
  type SendReferralInput,
  withdrawReferralInput,
  endJointSupportInput,
  type EndJointSupportInput,
} from './referral.inputs.ts'
import { Reading } from '../../../forms/index.ts'

export function readSendReferral(fields: Fields): Outcome<SendReferralInput> {
  const read = new Reading(fields)
  const raw = {
    toDeskId: read.text('toDeskId'),
    mode: read.chosen('mode'),
    reason: read.text('reason'),
    requests: read.text('requests'),
    urgency: read.chosen('urgency'),
    basis: {
      kind: read.chosen('basis.kind'),
      givenOn: read.date('basis.givenOn'),
      until: read.optionalDate('basis.until'),
    },
    shares: read.text('shareAll') === 'yes' ? 'all' : read.list('shares'),
  }
  return check(sendReferralInput, raw, read.errors)
}

export function readAcceptance(fields: Fields): Outcome<AcceptReferralInput> {
  const read = new Reading(fields)
  const raw = {
    firstAppointmentOn: read.date('firstAppointmentOn'),
    time: read.time('time'),
    assignee: read.chosen('assignee') ?? null,
    note: read.text('note'),
    task: read.text('task'),
  }
  return check(acceptReferralInput, raw, read.errors)
}

export function readRefusal(fields: Fields): Outcome<DeclineReferralInput> {
  const read = new Reading(fields)
  return check(
    declineReferralInput,
    { reason: read.chosen('reason'), suggestion: read.text('suggestion') },
    read.errors,
  )
}

export function readWithdrawal(fields: Fields): Outcome<{ reason: string }> {
  const read = new Reading(fields)
  const outcome = check(withdrawReferralInput, { reason: read.text('withdrawReason') }, read.errors)
  // On the page the refusal has a field `reason` too.
  return outcome.ok
    ? outcome
    : { ...outcome, errors: outcome.errors.map((error) => ({ ...error, field: 'withdrawReason' })) }
}

export function readOutcome(fields: Fields): Outcome<ReportOutcomeInput> {
  const read = new Reading(fields)
  return check(
    reportOutcomeInput,
    {
      result: read.chosen('result'),
      note: read.text('note'),
      answers: Array.from({ length: 20 }, (_, index) => read.text(`answers.${index}`)),
    },
    read.errors,
  )
}

export function readAmendment(fields: Fields): Outcome<AmendReferralInput> {
  const read = new Reading(fields)
  const outcome = check(
    amendReferralInput,
    { reason: read.text('amendedReason'), requests: read.text('amendedRequests') },
    read.errors,
  )
  // On the page the refusal has a field `reason` too.
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => ({
          ...error,
          field: error.field === 'reason' ? 'amendedReason' : 'amendedRequests',
        })),
      }
}

export function readJointEnd(fields: Fields): Outcome<EndJointSupportInput> {
  const read = new Reading(fields)
  const outcome = check(
    endJointSupportInput,
    { result: read.chosen('result') ?? null, note: read.text('endNote') },
    read.errors,
  )
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => (error.field === 'note' ? { ...error, field: 'endNote' } : error)),
      }
}
