import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  approvalInput,
  holdInput,
  type HoldInput,
  liftInput,
  proposalInput,
  type ProposalInput,
  returnInput,
} from './retention.inputs.ts'
import { Reading } from '../../../forms/index.ts'

export function readHold(fields: Fields): Outcome<HoldInput> {
  const read = new Reading(fields)
  return check(
    holdInput,
    {
      kind: read.chosen('kind'),
      reason: read.text('reason'),
      since: read.date('since'),
      until: read.optionalDate('until'),
    },
    read.errors,
  )
}

export const readLifting = (fields: Fields): Outcome<{ note: string }> =>
  check(liftInput, { note: new Reading(fields).text('note') })

export function readProposal(fields: Fields): Outcome<ProposalInput> {
  const read = new Reading(fields)
  return check(proposalInput, { cases: read.list('cases'), conferences: read.list('conferences') })
}

export const readApproval = (fields: Fields): Outcome<unknown> =>
  check(approvalInput, { confirmed: new Reading(fields).chosen('confirmed') })
export const readReturn = (fields: Fields): Outcome<{ note: string }> =>
  check(returnInput, { note: new Reading(fields).text('note') })
