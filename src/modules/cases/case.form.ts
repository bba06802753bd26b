/** From the fields of a form, as typed, to the raw input that the schemas check. Errors name the box to mend. */
import type { Fields } from '../../platform/http/room.ts'
import { listOf, textOf } from '../../platform/http/room.ts'
import type { FieldError, Outcome } from '../../platform/outcome.ts'
import { check } from '../../platform/validate.ts'
import { isBlank, type Input, parseDateBoxes, parseInteger, parseOptionalDateBoxes, parseTime } from '../../ui/inputs/index.ts'
import {
  changeNextActionInput, type ChangeNextActionInput, closureInput, type ClosureInput, consultationCorrection, type ConsultationCorrection, consultationInput, type ConsultationInput,
  openCaseInput, type OpenCaseInput, targetTypeInput, type TargetTypeInput,
} from './case.inputs.ts'
import { correctionInput, type CorrectionInput } from './correction.inputs.ts'
import { triageQuestions } from './triage.rules.ts'

/** Collects what could not be read while the raw input is put together. */
export class Reading {
  readonly errors: FieldError[] = []
  private readonly fields: Fields
  constructor(fields: Fields) {
    this.fields = fields
  }
  text(name: string): string {
    return textOf(this.fields, name)
  }
  /** Undefined where nothing was chosen, so that the schema's own sentence is used. */
  chosen(name: string): string | undefined {
    const value = textOf(this.fields, name)
    return value === '' ? undefined : value
  }
  list(name: string): string[] {
    return listOf(this.fields, name).filter((value) => value !== '')
  }
  date(name: string): string | undefined {
    return this.take(name, parseDateBoxes(this.fields, name))
  }
  optionalDate(name: string): string | null {
    return this.take(name, parseOptionalDateBoxes(this.fields, name)) ?? null
  }
  time(name: string): string | null {
    return isBlank(this.fields[name]) ? null : (this.take(name, parseTime(this.fields[name])) ?? null)
  }
  integer(name: string, label: string): number | null {
    return isBlank(this.fields[name]) ? null : (this.take(name, parseInteger(this.fields[name], { label })) ?? null)
  }
  take<T>(name: string, input: Input<T>): T | undefined {
    if (input.ok) return input.value
    this.errors.push({ field: input.field ?? name, message: input.message })
    return undefined
  }
}

function talk(read: Reading) {
  return {
    occurredOn: read.date('occurredOn'),
    time: read.time('time'),
    minutes: read.integer('minutes', '時間'),
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

export function readOpenCase(fields: Fields): Outcome<OpenCaseInput> {
  const read = new Reading(fields)
  const ends = read.text('ends') === 'yes'
  const personId = read.chosen('personId') ?? null
  const birthDate = personId === null ? read.optionalDate('person.birthDate') : null
  const raw = {
    deskId: read.text('deskId'),
    ...talk(read),
    personId,
    person: personId !== null ? null : {
      familyName: read.text('person.familyName'), givenName: read.text('person.givenName'), familyNameKana: read.text('person.familyNameKana'),
      givenNameKana: read.text('person.givenNameKana'), alias: read.text('person.alias'), birthDate, municipalityCode: read.chosen('person.municipalityCode') ?? null,
      phone: read.text('person.phone'),
    },
    nextAction: ends ? null : readNextActionFields(read, 'nextAction.'),
    closure: ends ? { reason: read.chosen('closure.reason') } : null,
  }
  return check(openCaseInput, raw, read.errors)
}

export function readConsultation(fields: Fields): Outcome<ConsultationInput> {
  const read = new Reading(fields)
  // What was typed wins over what was preset: a step in words is a new step.
  const keeps = read.text('nextIs') === 'keep' && read.text('nextAction.note').trim() === ''
  const nextAction = keeps ? null : readNextActionFields(read, 'nextAction.')
  const appointment = read.chosen('appointment.id') === undefined ? null : { id: read.chosen('appointment.id'), how: read.chosen('appointment.how') ?? 'open' }
  return check(consultationInput, { ...talk(read), nextAction, appointment }, read.errors)
}

export function readCorrection(fields: Fields): Outcome<ConsultationCorrection> {
  const read = new Reading(fields)
  const raw = { ...talk(read), reason: read.text('reason') }
  return check(consultationCorrection, raw, read.errors)
}

/** Whether a record is put right or taken back, and why. */
export function readHow(fields: Fields): Outcome<CorrectionInput> {
  const read = new Reading(fields)
  return check(correctionInput, { how: read.chosen('how'), reason: read.text('reason') }, read.errors)
}

export function readNextAction(fields: Fields): Outcome<ChangeNextActionInput> {
  const read = new Reading(fields)
  const raw = { ...readNextActionFields(read, ''), done: read.text('how') === 'done' ? { note: read.text('doneNote'), appointment: read.chosen('appointmentHow') ?? null } : null }
  return check(changeNextActionInput, raw, read.errors)
}

export function readTriageFields(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.keys(triageQuestions).map((question) => [question, textOf(fields, `answers.${question}`)]).filter(([, answer]) => answer !== ''))
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
  const raw = { reason: read.chosen('reason'), summary: read.text('summary'), reopenHint: read.text('reopenHint'), followUpsEndReason: read.text('followUpsEndReason'), closedOn: read.date('closedOn') }
  return check(closureInput, raw, read.errors)
}
