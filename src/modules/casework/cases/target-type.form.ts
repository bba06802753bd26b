/** The fields of 類型の判定, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { choice, day, form, maybeChoice, maybeWords, own, type Posted, tick } from '../../../forms/index.ts'
import { type TargetType, targetTypes } from '../../council/index.ts'
import { typeReasons } from './case.labels.ts'
import { triageQuestions } from './triage.rules.ts'

/** 未判定 is a judgement too: a box of its own, and null. */
const typeChoices: Record<string, string> = {
  ...Object.fromEntries(Object.entries(targetTypes).map(([value, type]) => [value, `${type.mark} ${type.long}`])),
  none: '未判定のままにする',
}

/** As far as the questions were answered. */
export const parseTriageFields = (posted: Posted): Record<string, string> =>
  Object.fromEntries(
    Object.keys(triageQuestions)
      .map((question) => [question, posted.text(`answers.${question}`)])
      .filter(([, answer]) => answer !== ''),
  )

export const targetTypeForm = form({
  targetType: {
    ...choice('類型', typeChoices),
    schema: z.union([z.literal(1), z.literal(2), z.literal(3)], '類型を選んでください。').nullable(),
    raw: (posted: Posted, name: string) => {
      const chosen = posted.chosen(name)
      return chosen === undefined ? undefined : chosen === 'none' ? null : Number(chosen)
    },
    fill: (value: TargetType | null, name: string) => ({ [name]: value === null ? 'none' : String(value) }),
  },
  provisional: {
    ...tick('仮の判定にする(本人に会えていないなど)'),
    schema: z.boolean('仮の判定かどうかを選んでください。').default(false),
  },
  decidedOn: day('判定した日'),
  reasonCode: maybeChoice('類型を変える理由', typeReasons, '理由を選んでください。'),
  reason: maybeWords('そう考えたわけ'),
  answers: own(
    z
      .record(z.string(), z.string())
      .nullish()
      .transform((value) => value ?? {}),
    parseTriageFields,
  ),
})
export const targetTypeInput = targetTypeForm.schema
export type TargetTypeInput = z.output<typeof targetTypeInput>
