import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'

export const caseloadInput = z.object({
  to: z.uuid('引き継ぐ人を選んでください。'),
  cases: z
    .array(z.uuid('ケースを選んでください。'), 'ケースを選んでください。')
    .min(1, 'ケースを選んでください。')
    .max(500, '一度に500件までです。')
    .transform((list) => [...new Set(list)]),
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
})
export type CaseloadInput = z.output<typeof caseloadInput>

export const capacityInput = z.object({
  openCases: z
    .int('支援中のケースの目安を、数で入れてください。')
    .min(1, '1件からです。')
    .max(100_000, '10万件までです。'),
  waitingDays: z
    .int('初回までの日数を、数で入れてください。')
    .min(0, '0日からです。')
    .max(730, '730日までです。')
    .nullish()
    .transform((value) => value ?? null),
  note: z
    .string()
    .trim()
    .max(500, '500字までで書いてください。')
    .nullish()
    .transform((value) => value ?? ''),
})
export type CapacityInput = z.output<typeof capacityInput>

export const noteInput = z.object({ note: freeText('ひとことを書いてください。') })

export const rulesInput = z.object({
  plan: z.boolean('プランの確認が要るかを、はい・いいえで入れてください。'),
  closure: z.boolean('終結の確認が要るかを、はい・いいえで入れてください。'),
})
