/** From the fields of a form, as typed, to the raw input that the schemas check. Errors name the box to mend. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Fields } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  changeNextActionInput,
  type ChangeNextActionInput,
  closureInput,
  type ClosureInput,
  consultationCorrection,
  type ConsultationCorrection,
  consultationInput,
  type ConsultationInput,
  openCaseInput,
  type OpenCaseInput,
  targetTypeInput,
  type TargetTypeInput,
  walkInInput,
  type WalkInInput,
  nextActionInput,
} from './case.inputs.ts'
import { correctionInput, type CorrectionInput } from './correction.inputs.ts'
import { triageQuestions } from './triage.rules.ts'
import { Reading, own } from '../../../forms/index.ts'

function talk(read: Reading) {
  return {
    occurredOn: read.date('occurredOn'),
    time: read.time('time'),
    minutes: read.minutes('minutes', '長さ'),
    channel: read.chosen('channel'),
    speaker: read.chosen('speaker'),
    speakerRelation: read.text('speakerRelation'),
    topics: read.list('topics'),
    note: read.text('note'),
    disclose: read.chosen('disclose') ?? null,
  }
}

/** What stands in the boxes of `NextActionFields`. */
export function readNextActionFields(read: Reading, prefix: string) {
  return {
    kind: read.chosen(`${prefix}kind`),
    dueOn: read.date(`${prefix}dueOn`),
    time: read.time(`${prefix}time`),
    note: read.text(`${prefix}note`),
    assignee: read.chosen(`${prefix}assignee`) ?? null,
  }
}

/** Null where nothing was written of who called. */
function readCaller(read: Reading) {
  const caller = {
    relation: read.chosen('caller.relation'),
    name: read.text('caller.name'),
    phone: read.text('caller.phone'),
    mayCall: read.text('caller.mayCall') === 'yes',
    reachFrom: read.time('caller.reachFrom'),
    reachTo: read.time('caller.reachTo'),
  }
  return caller.relation === undefined &&
    caller.name.trim() === '' &&
    caller.phone.trim() === '' &&
    !caller.mayCall &&
    caller.reachFrom === null
    ? null
    : caller
}

export function readOpenCase(fields: Fields, today: CivilDate): Outcome<OpenCaseInput> {
  const read = new Reading(fields)
  const ends = read.text('ends') === 'yes'
  const personId = read.chosen('personId') ?? null
  const birthDate = personId === null ? read.birthDate('person.birthDate', today) : null
  const raw = {
    deskId: read.text('deskId'),
    ...talk(read),
    personId,
    person:
      personId !== null
        ? null
        : {
            familyName: read.text('person.familyName'),
            givenName: read.text('person.givenName'),
            familyNameKana: read.text('person.familyNameKana'),
            givenNameKana: read.text('person.givenNameKana'),
            alias: read.text('person.alias'),
            birthDate,
            municipalityCode: read.chosen('person.municipalityCode') ?? null,
            phone: read.text('person.phone'),
            reachFrom: read.time('person.reachFrom'),
            reachTo: read.time('person.reachTo'),
          },
    caller: readCaller(read),
    nextAction: ends ? null : readNextActionFields(read, 'nextAction.'),
    closure: ends ? { reason: read.chosen('closure.reason') } : null,
  }
  return check(openCaseInput, raw, read.errors)
}

/** Null: いまの予定のまま. What was typed wins over what was preset: a step in words is a new step. */
export function readNextOrKept(read: Reading) {
  const keeps = read.text('nextIs') === 'keep' && read.text('nextAction.note').trim() === ''
  return keeps ? null : readNextActionFields(read, 'nextAction.')
}

/** What is next, as a field of a larger form: null is いまの予定のまま. */
export const nextOrKept = own(nextActionInput.nullable(), (read) => readNextOrKept(read))

export function readConsultation(fields: Fields): Outcome<ConsultationInput> {
  const read = new Reading(fields)
  const nextAction = readNextOrKept(read)
  const how = read.chosen('appointment.how')
  const appointment = how === undefined ? null : { id: read.chosen('appointment.id'), how }
  return check(consultationInput, { ...talk(read), nextAction, appointment }, read.errors)
}

export function readWalkIn(fields: Fields): Outcome<WalkInInput> {
  const read = new Reading(fields)
  return check(walkInInput, { deskId: read.text('deskId'), ...talk(read), told: read.text('told') }, read.errors)
}

export function readCorrection(fields: Fields): Outcome<ConsultationCorrection> {
  const read = new Reading(fields)
  const raw = { ...talk(read), reason: read.text('reason') }
  return check(consultationCorrection, raw, read.errors)
}

export const takesBack = (fields: Fields): boolean => textOf(fields, 'how') === 'withdraw'

/** What was typed, with whether it puts a record right or takes it back, and why. Everything that is to be mended is said at once. */
export function withCorrection<T>(
  fields: Fields,
  input: Outcome<T>,
  reasonName = 'reason',
): Outcome<{ correction: CorrectionInput; input: T }> {
  const read = new Reading(fields)
  const correction = check(correctionInput, { how: read.chosen('how'), reason: read.text(reasonName) })
  if (correction.ok && input.ok) return done({ correction: correction.value, input: input.value })
  const ofWhy = correction.ok
    ? []
    : correction.errors.map((error) => (error.field === 'reason' ? { ...error, field: reasonName } : error))
  return invalid(...ofWhy, ...(input.ok ? [] : input.errors))
}

/** The record's own boxes needn't be mended by somebody who takes it back: `input` is null then. */
export const readCorrected = <T>(fields: Fields, read: (fields: Fields) => Outcome<T>) =>
  withCorrection<T | null>(fields, takesBack(fields) ? done(null) : read(fields))

/** What was done, for the sentence afterwards. */
export const correctedText = (fields: Fields): string => (takesBack(fields) ? '取り消しました' : '訂正しました')

/** `wasAgreed`: what is next was agreed with somebody, so すませる says what became of it. */
export function readNextAction(fields: Fields, wasAgreed = false): Outcome<ChangeNextActionInput> {
  const read = new Reading(fields)
  if (wasAgreed && read.text('how') === 'done' && read.chosen('appointmentHow') === undefined)
    read.errors.push({ field: 'appointmentHow', message: '約束がどうなったかを選んでください。' })
  const raw = {
    ...readNextActionFields(read, ''),
    done:
      read.text('how') === 'done'
        ? { note: read.text('doneNote'), appointment: read.chosen('appointmentHow') ?? null }
        : null,
  }
  return check(changeNextActionInput, raw, read.errors)
}

export function readTriageFields(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.keys(triageQuestions)
      .map((question) => [question, textOf(fields, `answers.${question}`)])
      .filter(([, answer]) => answer !== ''),
  )
}

export function readTargetType(fields: Fields): Outcome<TargetTypeInput> {
  const read = new Reading(fields)
  const chosen = read.chosen('targetType')
  const raw = {
    targetType: chosen === undefined ? undefined : chosen === 'none' ? null : Number(chosen),
    provisional: read.text('provisional') === 'yes',
    decidedOn: read.date('decidedOn'),
    reasonCode: read.chosen('reasonCode') ?? null,
    reason: read.text('reason'),
    answers: readTriageFields(fields),
  }
  return check(targetTypeInput, raw, read.errors)
}

export function readClosure(fields: Fields): Outcome<ClosureInput> {
  const read = new Reading(fields)
  const raw = {
    reason: read.chosen('reason'),
    summary: read.text('summary'),
    reopenHint: read.text('reopenHint'),
    followUpsEndReason: read.text('followUpsEndReason'),
    closedOn: read.date('closedOn'),
  }
  return check(closureInput, raw, read.errors)
}
