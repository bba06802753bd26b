import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  activityCorrectionInput,
  type ActivityCorrectionInput,
  activityInput,
  type ActivityInput,
} from './activity.inputs.ts'
import { Reading } from '../../../forms/index.ts'

const saidOf = (read: Reading) => ({
  title: read.text('title'),
  heldOn: read.date('heldOn'),
  municipalityCode: read.chosen('municipalityCode') ?? null,
  people: read.integer('people', '人数'),
  summary: read.text('summary'),
  address: read.text('address'),
})

export function readActivity(fields: Fields): Outcome<ActivityInput> {
  const read = new Reading(fields)
  return check(activityInput, { kind: read.chosen('kind'), ...saidOf(read) }, read.errors)
}

export function readActivityCorrection(fields: Fields): Outcome<ActivityCorrectionInput> {
  const read = new Reading(fields)
  return check(activityCorrectionInput, saidOf(read), read.errors)
}
