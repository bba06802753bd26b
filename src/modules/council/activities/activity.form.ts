/** The fields of 取組の記録, once: for the pages, the API and the actions. */
import { z } from 'zod'
import {
  choice,
  day,
  form,
  line,
  maybeCode,
  maybeLine,
  maybeWebAddress,
  maybeWords,
  type Posted,
} from '../../../forms/index.ts'
import { activityKinds } from './activity.labels.ts'

const mostPeople = 1_000_000

const said = {
  title: line('題', { empty: '題を書いてください。', tooLong: '200字までで書いてください。' }),
  heldOn: day('日'),
  municipalityCode: maybeCode('市町村'),
  people: {
    ...maybeLine('参加した人(延べ)'),
    schema: z
      .int('人数を数字で書いてください。')
      .min(0, '人数は0以上の数で書いてください。')
      .max(mostPeople, '人数は100万人までで書いてください。')
      .nullish()
      .transform((people) => people ?? null),
    raw: (posted: Posted, name: string) => posted.integer(name, '人数'),
  },
  summary: maybeWords('内容'),
  address: maybeWebAddress('読めるところ'),
}

/** Only a gathering has participants. */
export const activityForm = form({ kind: choice('何の記録か', activityKinds), ...said }, (schema) =>
  schema.refine((activity) => activity.kind === 'gathering' || activity.people === null, {
    path: ['people'],
    message: '人数は、集まりのときだけ書きます。',
  }),
)
export const activityInput = activityForm.schema
export type ActivityInput = z.output<typeof activityInput>

/** What it is stays; a gathering that was a document after all is withdrawn and recorded anew. */
export const activityCorrectionForm = form(said)
export const activityCorrectionInput = activityCorrectionForm.schema
export type ActivityCorrectionInput = z.output<typeof activityCorrectionInput>
