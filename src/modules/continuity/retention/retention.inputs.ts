import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { holdKinds } from './retention.labels.ts'

const day = z.iso.date('日を入れてください。')

export const holdInput = z.object({
  kind: z.enum(Object.keys(holdKinds) as [keyof typeof holdKinds], { error: '止める理由の種類を選んでください。' }),
  reason: freeText('なぜ止めるのかを書いてください。'),
  since: day,
  until: day.nullish().transform((value) => value ?? null),
})
export type HoldInput = z.infer<typeof holdInput>

export const liftInput = z.object({ note: freeText('なぜ解いてよいのかを書いてください。') })

const ids = z.array(z.uuid('一覧から選んでください。')).max(500, '一度に提案できるのは500件までです。').default([])
export const proposalInput = z
  .object({ cases: ids, conferences: ids })
  .refine((input) => input.cases.length + input.conferences.length > 0, {
    path: ['cases'],
    message: '廃棄するものを選んでください。',
  })
export type ProposalInput = z.infer<typeof proposalInput>

export const returnInput = z.object({
  note: z
    .string('文字で書いてください。')
    .max(500, '500字までで書いてください。')
    .refine((text) => text.trim() !== '', '取りやめる理由を書いてください。'),
})

/** There is no way back: whoever approves says so. */
export const approvalInput = z.object({
  confirmed: z.enum(['on'], { error: '元に戻せないことを確かめて、チェックを入れてください。' }),
})
