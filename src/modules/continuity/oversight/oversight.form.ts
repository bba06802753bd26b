/** The forms of who answers for a team, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { form, line, maybeLine, maybeWhole, maybeWords, own, words } from '../../../forms/index.ts'

export const caseloadForm = form({
  to: {
    ...line('引き継ぐ人'),
    schema: z.uuid('引き継ぐ人を選んでください。'),
    raw: (posted, name) => posted.chosen(name),
  },
  cases: own(
    z
      .array(z.uuid('ケースを選んでください。'), 'ケースを選んでください。')
      .min(1, 'ケースを選んでください。')
      .max(500, '一度に500件までです。')
      .transform((list) => [...new Set(list)]),
    (posted, name) => posted.list(name),
  ),
  note: maybeWords('新しい担当へのひとこと'),
})
export const caseloadInput = caseloadForm.schema
export type CaseloadInput = z.output<typeof caseloadInput>

export const capacityForm = form({
  openCases: {
    ...line('支援できるケースの数'),
    schema: z
      .int('支援中のケースの目安を、数で入れてください。')
      .min(1, '1件からです。')
      .max(100_000, '10万件までです。'),
    raw: (posted, name) => posted.integer(name, '件数') ?? undefined,
  },
  waitingDays: maybeWhole('初回に会えるまで', {
    least: 0,
    most: 730,
    unit: '日',
    wrong: '初回までの日数を、数で入れてください。',
  }),
  note: {
    ...maybeLine('ひとこと'),
    schema: z
      .string()
      .trim()
      .max(500, '500字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
  },
})
export const capacityInput = capacityForm.schema
export type CapacityInput = z.output<typeof capacityInput>

export const noteForm = form({ note: words('担当へのひとこと', 'ひとことを書いてください。') })
export const noteInput = noteForm.schema

export const rulesInput = z.object({
  plan: z.boolean('プランの確認が要るかを、はい・いいえで入れてください。'),
  closure: z.boolean('終結の確認が要るかを、はい・いいえで入れてください。'),
})
