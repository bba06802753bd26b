import { z } from 'zod'
import { findingStatuses } from './finding.rules.ts'

const kinds = ['number', 'time', 'scope', 'organization', 'wording', 'missing'] as const
const documents = ['body', 'schedule', 'annex', 'contents'] as const
const long = (message: string) => z.string(message).refine((text) => text.trim() !== '', message).refine((text) => Buffer.byteLength(text) <= 102_400, '長すぎます。およそ3万4千字までです。')

export const findingAnswerInput = z
  .object({
    status: z.enum(findingStatuses, 'どうするかを選んでください。'),
    note: long('説明を書いてください。'),
    fixedIn: z.string().trim().max(200, '200字までで書いてください。').nullish().transform((value) => value ?? ''),
  })
  .refine((input) => input.status !== 'fixed' || input.fixedIn !== '', { path: ['fixedIn'], message: 'どこで直したかを書いてください。' })
  .transform((input) => (input.status === 'fixed' ? input : { ...input, fixedIn: '' }))
export type FindingAnswerInput = z.output<typeof findingAnswerInput>

export const mostPlaces = 4

export const findingInput = z.object({
  kind: z.enum(kinds, '種類を選んでください。'),
  title: z.string('短い言い方を書いてください。').trim().min(1, '短い言い方を書いてください。').max(200, '200字までで書いてください。'),
  text: long('何がどう食い違うかを書いてください。'),
  places: z
    .array(z.object({ document: z.enum(documents, '文書を選んでください。'), place: z.string('場所を書いてください。').trim().min(1, '場所を書いてください。').max(200, '200字までで書いてください。'), quote: z.string('そこの文言を写してください。').trim().min(1, 'そこの文言を写してください。').max(2000, '2000字までで写してください。') }))
    .min(1, '場所を一つは書いてください。')
    .max(mostPlaces, `${mostPlaces}か所までです。`),
  measureId: z.string().max(40).nullish().transform((value) => value ?? null),
})
export type FindingInput = z.output<typeof findingInput>
