import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { isBlank, parseDecimal } from '../../../ui/inputs/index.ts'
import { followUpInput, type FollowUpInput, placementInput, type PlacementInput } from './placement.inputs.ts'
import { Reading } from '../../../forms/index.ts'

export function readPlacement(fields: Fields): Outcome<PlacementInput> {
  const read = new Reading(fields)
  const raw = {
    employerName: read.text('employerName'),
    startedOn: read.date('startedOn'),
    regular: read.text('regular') === '' ? undefined : read.text('regular') === 'yes',
    weeklyHours: isBlank(fields['weeklyHours'])
      ? undefined
      : read.take('weeklyHours', parseDecimal(fields['weeklyHours'], { label: '週の時間', decimals: 1 })),
    route: read.chosen('route'),
  }
  return check(placementInput, raw, read.errors)
}

export function readFollowUp(fields: Fields, month: number): Outcome<FollowUpInput> {
  const read = new Reading(fields)
  const left = read.text('status') === 'left'
  const raw = {
    month,
    heldOn: read.date('heldOn'),
    with: read.chosen('with'),
    status: read.chosen('status'),
    endedOn: left ? read.optionalDate('endedOn') : null,
    endReason: left ? (read.chosen('endReason') ?? null) : null,
    note: read.text('note'),
  }
  return check(followUpInput, raw, read.errors)
}
