/** The council's decisions about a KPI, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { day, form, line, maybeWords, own, type Posted } from '../../../forms/index.ts'

const resolution = line('決めた会議', {
  most: 300,
  empty: '決めた会議を書いてください。',
  tooLong: '300字までで書いてください。',
})

const numberOf = (posted: Posted, name: string): number | undefined =>
  posted.text(name) === '' ? undefined : Number(posted.text(name))

/** A resolution that adopts one of the values that the plan states. */
export const goalDecisionForm = form({
  value: {
    ...line('目標とする値'),
    schema: z.int({ error: '目標とする値を選んでください。' }).positive('目標とする値を選んでください。'),
    raw: numberOf,
  },
  decidedOn: day('決めた日'),
  resolution,
  note: maybeWords('わけ'),
})
export const goalDecisionInput = goalDecisionForm.schema
export type GoalDecisionInput = z.output<typeof goalDecisionInput>

/** A resolution that another way of counting is used from a day on. */
export const definitionPeriodForm = form({
  version: own(z.int({ error: 'どの数え方かを選んでください。' }).min(2, 'どの数え方かを選んでください。'), numberOf),
  validFrom: day('使いはじめる日'),
  resolution,
})
export const definitionPeriodInput = definitionPeriodForm.schema
export type DefinitionPeriodInput = z.output<typeof definitionPeriodInput>
