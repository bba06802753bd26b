import type { Fields } from '../../platform/http/room.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { check } from '../../platform/validate.ts'
import { Reading, readNextActionFields } from '../cases/index.ts'
import { trainingEndInput, type TrainingEndInput, trainingInput, type TrainingInput } from './training.inputs.ts'

export function readTraining(fields: Fields): Outcome<TrainingInput> {
  const read = new Reading(fields)
  return check(trainingInput, { kind: read.chosen('kind'), course: read.text('course'), provider: read.text('provider'), startsOn: read.date('startsOn'), endsOn: read.date('endsOn') }, read.errors)
}

export function readTrainingEnd(fields: Fields): Outcome<TrainingEndInput> {
  const read = new Reading(fields)
  return check(trainingEndInput, { result: read.chosen('result'), endedOn: read.date('endedOn'), note: read.text('note'), nextAction: readNextActionFields(read, 'nextAction.') }, read.errors)
}
