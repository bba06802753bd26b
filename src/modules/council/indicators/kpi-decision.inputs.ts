import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { civilDate } from '../../../forms/index.ts'

const resolution = z
  .string('決めた会議を書いてください。')
  .trim()
  .min(1, '決めた会議を書いてください。')
  .max(300, '300字までで書いてください。')

/** A resolution that adopts one of the values that the plan states. */
export const goalDecisionInput = z.object({
  value: z.int({ error: '目標とする値を選んでください。' }).positive('目標とする値を選んでください。'),
  decidedOn: civilDate('決めた日を入れてください。'),
  resolution,
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
})
export type GoalDecisionInput = z.output<typeof goalDecisionInput>

/** A resolution that another way of counting is used from a day on. */
export const definitionPeriodInput = z.object({
  version: z.int({ error: 'どの数え方かを選んでください。' }).min(2, 'どの数え方かを選んでください。'),
  validFrom: civilDate('使いはじめる日を入れてください。'),
  resolution,
})
export type DefinitionPeriodInput = z.output<typeof definitionPeriodInput>
