import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  definitionPeriodInput,
  type DefinitionPeriodInput,
  goalDecisionInput,
  type GoalDecisionInput,
} from './kpi-decision.inputs.ts'
import { Reading } from '../../../forms/index.ts'

const numberOf = (fields: Fields, name: string): number | undefined =>
  textOf(fields, name) === '' ? undefined : Number(textOf(fields, name))

export function readGoalDecision(fields: Fields): Outcome<GoalDecisionInput> {
  const read = new Reading(fields)
  return check(
    goalDecisionInput,
    {
      value: numberOf(fields, 'value'),
      decidedOn: read.date('decidedOn'),
      resolution: read.text('resolution'),
      note: read.text('note'),
    },
    read.errors,
  )
}

export function readDefinitionPeriod(fields: Fields): Outcome<DefinitionPeriodInput> {
  const read = new Reading(fields)
  return check(
    definitionPeriodInput,
    { version: numberOf(fields, 'version'), validFrom: read.date('validFrom'), resolution: read.text('resolution') },
    read.errors,
  )
}
