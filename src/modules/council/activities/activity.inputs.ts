import { z } from 'zod'
import { plainAddress } from '../../../platform/japanese/text.ts'
import { freeText } from '../../../platform/validate.ts'
import { activityKinds } from './activity.labels.ts'
import { civilDate, keysOf } from '../../../forms/index.ts'

const mostPeople = 1_000_000
const said = {
  title: z.string('題を書いてください。').trim().min(1, '題を書いてください。').max(200, '200字までで書いてください。'),
  heldOn: civilDate('日を入れてください。'),
  municipalityCode: z
    .string()
    .max(20, '市町村を選んでください。')
    .nullish()
    .transform((code) => code ?? null),
  people: z
    .int('人数を数字で書いてください。')
    .min(0, '人数は0以上の数で書いてください。')
    .max(mostPeople, '人数は100万人までで書いてください。')
    .nullish()
    .transform((people) => people ?? null),
  summary: freeText(null)
    .nullish()
    .transform((text) => text ?? ''),
  address: z
    .string()
    .transform(plainAddress)
    .pipe(
      z
        .string()
        .max(2000, '長すぎます。2000字までです。')
        .regex(/^(https?:\/\/\S+)?$/i, 'https:// から始まるアドレスを書いてください。'),
    )
    .nullish()
    .transform((address) => address ?? ''),
}

/** Only a gathering has participants. */
export const activityInput = z
  .object({ kind: z.enum(keysOf(activityKinds), { error: '何の記録かを選んでください。' }), ...said })
  .refine((activity) => activity.kind === 'gathering' || activity.people === null, {
    path: ['people'],
    message: '人数は、集まりのときだけ書きます。',
  })
export type ActivityInput = z.output<typeof activityInput>

/** What it is stays; a gathering that was a document after all is withdrawn and recorded anew. */
export const activityCorrectionInput = z.object(said)
export type ActivityCorrectionInput = z.output<typeof activityCorrectionInput>
