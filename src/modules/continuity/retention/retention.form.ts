/** The forms of 保存と廃棄, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { choice, day, form, maybeDay, own, words } from '../../../forms/index.ts'
import { holdKinds } from './retention.labels.ts'

const isoDay = z.iso.date('日を入れてください。')

export const holdForm = form({
  kind: choice('止める理由の種類', holdKinds),
  reason: words('理由', 'なぜ止めるのかを書いてください。'),
  since: { ...day('いつから'), schema: isoDay },
  until: { ...maybeDay('いつまで'), schema: isoDay.nullish().transform((value) => value ?? null) },
})
export const holdInput = holdForm.schema
export type HoldInput = z.output<typeof holdInput>

export const liftForm = form({ note: words('解いてよい理由', 'なぜ解いてよいのかを書いてください。') })
export const liftInput = liftForm.schema

const chosen = own(
  z.array(z.uuid('一覧から選んでください。')).max(500, '一度に提案できるのは500件までです。').default([]),
  (posted, name) => posted.list(name),
)
export const proposalForm = form({ cases: chosen, conferences: chosen }, (schema) =>
  schema.refine((input) => input.cases.length + input.conferences.length > 0, {
    path: ['cases'],
    message: '廃棄するものを選んでください。',
  }),
)
export const proposalInput = proposalForm.schema
export type ProposalInput = z.output<typeof proposalInput>

export const returnForm = form({
  note: {
    ...words('取りやめる理由'),
    schema: z
      .string('文字で書いてください。')
      .max(500, '500字までで書いてください。')
      .refine((text) => text.trim() !== '', '取りやめる理由を書いてください。'),
  },
})
export const returnInput = returnForm.schema

/** There is no way back: whoever approves says so. */
export const approvalForm = form({
  confirmed: own(z.enum(['on'], { error: '元に戻せないことを確かめて、チェックを入れてください。' }), (posted, name) =>
    posted.chosen(name),
  ),
})
