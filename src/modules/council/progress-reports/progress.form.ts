/** The fields of 進捗報告, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check, freeText } from '../../../platform/validate.ts'
import { choice, form, line } from '../../../forms/index.ts'
import { periods } from './progress.labels.ts'

export const progressStartForm = form({ period: choice('期間', periods, 'どの期間かを選んでください。') })
export const progressStartInput = progressStartForm.schema
export type ProgressStartInput = z.output<typeof progressStartInput>

export const progressApprovalForm = form({
  approval: line('承認した会議や決裁', {
    most: 300,
    empty: '承認した会議や決裁を書いてください。',
    tooLong: '300字までで書いてください。',
  }),
})
export const progressApprovalInput = progressApprovalForm.schema
export type ProgressApprovalInput = z.output<typeof progressApprovalInput>

/** What the office writes: by part, `summary`, `next` and `group-1` and on. */
export const progressTextsInput = z.object({
  texts: z.record(z.string().regex(/^(summary|next|group-\d{1,3})$/, 'この項目はありません。'), freeText(null)),
})
export type ProgressTexts = z.output<typeof progressTextsInput>['texts']

export const textField = (part: string): string => `texts.${part}`

export function parseTexts(fields: Fields, parts: readonly string[]): Outcome<{ texts: ProgressTexts }> {
  return check(progressTextsInput, {
    texts: Object.fromEntries(parts.map((part) => [part, textOf(fields, textField(part))])),
  })
}
