import type { Fields } from '../../../platform/http/room.ts'
import { invalid, type Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  type TrainingCorrection,
  trainingEndInput,
  type TrainingEndInput,
  trainingInput,
  type TrainingInput,
} from './training.inputs.ts'
import { Reading } from '../../../forms/index.ts'
import { readNextOrKept } from '../../casework/index.ts'

export function readTraining(fields: Fields): Outcome<TrainingInput> {
  const read = new Reading(fields)
  return check(
    trainingInput,
    {
      kind: read.chosen('kind'),
      course: read.text('course'),
      provider: read.text('provider'),
      startsOn: read.date('startsOn'),
      endsOn: read.date('endsOn'),
    },
    read.errors,
  )
}

export function readTrainingEnd(fields: Fields): Outcome<TrainingEndInput> {
  const read = new Reading(fields)
  return check(
    trainingEndInput,
    {
      result: read.chosen('result'),
      endedOn: read.date('endedOn'),
      note: read.text('note'),
      nextAction: readNextOrKept(read),
    },
    read.errors,
  )
}

/** @param isOver whether its end is on record and can be put right too */
export function readTrainingCorrection(fields: Fields, isOver: boolean): Outcome<TrainingCorrection> {
  const training = readTraining(fields)
  if (!isOver) return training.ok ? { ok: true, value: { ...training.value, end: null } } : training
  const read = new Reading(fields)
  const end = check(
    trainingEndInput.omit({ nextAction: true }),
    { result: read.chosen('result'), endedOn: read.date('endedOn'), note: read.text('note') },
    read.errors,
  )
  if (!training.ok || !end.ok) return invalid(...(training.ok ? [] : training.errors), ...(end.ok ? [] : end.errors))
  return { ok: true, value: { ...training.value, end: end.value } }
}
