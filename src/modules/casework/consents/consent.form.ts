import type { CivilDate } from '../../../platform/clock.ts'
import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  consentInput,
  type ConsentInput,
  emergencyInput,
  type EmergencyInput,
  endAccessInput,
  restrictionInput,
  type RestrictionInput,
  reviewInput,
  type ReviewInput,
  withdrawalInput,
  type WithdrawalInput,
} from './consent.inputs.ts'
import { Reading } from '../../../forms/index.ts'

export function readConsent(fields: Fields): Outcome<ConsentInput> {
  const read = new Reading(fields)
  const raw = {
    givenOn: read.date('givenOn'),
    givenBy: read.chosen('givenBy'),
    method: read.chosen('method'),
    witness: read.text('witness'),
    purposes: read.list('purposes'),
    parts: read.text('allParts') === 'yes' ? 'all' : read.list('parts'),
    recipients: read.list('recipients'),
    validUntil: read.optionalDate('validUntil'),
    note: read.text('note'),
  }
  return check(consentInput, raw, read.errors)
}

export function readWithdrawal(fields: Fields): Outcome<WithdrawalInput> {
  const read = new Reading(fields)
  return check(
    withdrawalInput,
    { because: read.chosen('because'), withdrawnOn: read.date('withdrawnOn'), note: read.text('note') },
    read.errors,
  )
}

export const readEndAccess = (fields: Fields): Outcome<{ reason: string }> =>
  check(endAccessInput, { reason: new Reading(fields).text('reason') })

export function readRestriction(fields: Fields): Outcome<RestrictionInput> {
  const read = new Reading(fields)
  return check(restrictionInput, { reason: read.text('reason'), accounts: read.list('accounts') }, read.errors)
}

export function readEmergency(fields: Fields, today: CivilDate): Outcome<EmergencyInput> {
  const read = new Reading(fields)
  return check(
    emergencyInput,
    {
      number: read.text('number'),
      kana: read.text('kana'),
      birthDate: read.birthDate('birthDate', today),
      reason: read.text('reason'),
      hours: read.integer('hours', '時間'),
    },
    read.errors,
  )
}

export function readReview(fields: Fields): Outcome<ReviewInput> {
  const read = new Reading(fields)
  return check(reviewInput, { review: read.chosen('review'), note: read.text('note') }, read.errors)
}
