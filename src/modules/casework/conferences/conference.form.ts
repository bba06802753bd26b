import type { Fields } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { isBlank } from '../../../ui/inputs/index.ts'
import {
  addendumInput,
  cancellationInput,
  closingInput,
  type ClosingInput,
  conferenceInput,
  type ConferenceInput,
  decisionInput,
  type DecisionInput,
  mostDecisions,
  participantInput,
  type ParticipantInput,
} from './conference.inputs.ts'
import { Reading } from '../../../forms/index.ts'

export function readConference(fields: Fields): Outcome<ConferenceInput> {
  const read = new Reading(fields)
  const raw = {
    kind: read.chosen('kind'),
    basis: read.chosen('basis'),
    basisGivenOn: read.optionalDate('basisGivenOn'),
    form: read.chosen('form'),
    heldOn: read.date('heldOn'),
    startsAt: read.time('startsAt') ?? undefined,
    endsAt: read.time('endsAt') ?? undefined,
    place: read.text('place'),
    parts: read.list('parts'),
    agenda: read.text('agenda'),
  }
  return check(conferenceInput, raw, read.errors)
}

export function readParticipant(fields: Fields): Outcome<ParticipantInput> {
  const read = new Reading(fields)
  const raw = {
    organizationId: read.chosen('organizationId') ?? null,
    accountId: read.chosen('accountId') ?? null,
    name: read.text('name'),
    role: read.text('role'),
    secrecy: read.chosen('secrecy'),
    pledgedOn: read.optionalDate('pledgedOn'),
  }
  return check(participantInput, raw, read.errors)
}

/** Rows in which nothing was written are no decisions. Errors name the row on the page. */
export function readClosing(fields: Fields): Outcome<ClosingInput> {
  const read = new Reading(fields)
  const rows = writtenRows(fields)
  const decisions = rows.map((index) => ({
    decision: read.text(`decisions.${index}.decision`),
    organizationId: read.chosen(`decisions.${index}.organizationId`),
    ownerName: read.text(`decisions.${index}.ownerName`),
    dueOn: read.date(`decisions.${index}.dueOn`),
  }))
  const outcome = check(
    closingInput,
    { minutes: read.text('minutes'), attended: read.list('attended'), decisions },
    read.errors,
  )
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) =>
          read.errors.includes(error) ? error : { ...error, field: rowOf(error.field, rows) },
        ),
      }
}

export function readDecision(fields: Fields): Outcome<DecisionInput> {
  const read = new Reading(fields)
  return check(
    decisionInput,
    { decision: read.text('decision'), ownerName: read.text('ownerName'), dueOn: read.date('dueOn') },
    read.errors,
  )
}

/** From the place among what was written to the row on the page. */
export const rowOf = (field: string, rows: readonly number[]): string =>
  field.replace(/^decisions\.(\d+)\./, (_, place: string) => `decisions.${rows[Number(place)] ?? place}.`)
export const writtenRows = (fields: Fields): number[] =>
  Array.from({ length: mostDecisions }, (_, index) => index).filter(
    (index) =>
      textOf(fields, `decisions.${index}.decision`).trim() !== '' || !isBlank(fields[`decisions.${index}.dueOn.month`]),
  )

export const readCancellation = (fields: Fields): Outcome<{ reason: string }> =>
  check(cancellationInput, { reason: textOf(fields, 'reason') })
export const readNote = (fields: Fields): Outcome<{ note: string }> =>
  check(addendumInput, { note: textOf(fields, 'note') })
