import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { findingKindLabels } from '../council/index.ts'
import { documentLabels } from './plan.labels.ts'

const oneOf = <K extends string>(labels: Record<K, unknown>, message: string) =>
  z.enum(Object.keys(labels) as [K, ...K[]], message)

export const mostPlaces = 4

export const findingInput = z.object({
  kind: oneOf(findingKindLabels, '種類を選んでください。'),
  title: z
    .string('短い言い方を書いてください。')
    .trim()
    .min(1, '短い言い方を書いてください。')
    .max(200, '200字までで書いてください。'),
  text: freeText('何がどう食い違うかを書いてください。'),
  places: z
    .array(
      z.object({
        document: oneOf(documentLabels, '文書を選んでください。'),
        place: z
          .string('場所を書いてください。')
          .trim()
          .min(1, '場所を書いてください。')
          .max(200, '200字までで書いてください。'),
        quote: z
          .string('そこの文言を写してください。')
          .trim()
          .min(1, 'そこの文言を写してください。')
          .max(2000, '2000字までで写してください。'),
      }),
    )
    .min(1, '場所を一つは書いてください。')
    .max(mostPlaces, `${mostPlaces}か所までです。`),
  measureId: z
    .string()
    .max(40)
    .nullish()
    .transform((value) => value ?? null),
})
export type FindingInput = z.output<typeof findingInput>
