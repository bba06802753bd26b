import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { periods } from './progress.labels.ts'
import { keysOf } from '../../../forms/index.ts'

export const progressStartInput = z.object({
  period: z.enum(keysOf(periods), { error: 'どの期間かを選んでください。' }),
})
export type ProgressStartInput = z.output<typeof progressStartInput>

/** What the office writes: by part, `summary`, `next` and `group-1` and on. */
export const progressTextsInput = z.object({
  texts: z.record(z.string().regex(/^(summary|next|group-\d{1,3})$/, 'この項目はありません。'), freeText(null)),
})
export type ProgressTexts = z.output<typeof progressTextsInput>['texts']

export const progressApprovalInput = z.object({
  approval: z
    .string('承認した会議や決裁を書いてください。')
    .trim()
    .min(1, '承認した会議や決裁を書いてください。')
    .max(300, '300字までで書いてください。'),
})
export type ProgressApprovalInput = z.output<typeof progressApprovalInput>
