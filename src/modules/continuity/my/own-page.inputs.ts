import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'

/** The address that the person has named. Its form is checked where the account is made. */
export const ownPageInput = z.object({
  email: z
    .string('本人のメールアドレスを書いてください。')
    .trim()
    .min(1, '本人のメールアドレスを書いてください。')
    .max(254, 'メールアドレスが長すぎます。'),
})
export type OwnPageInput = z.output<typeof ownPageInput>

export const ownAnswerInput = z
  .object({
    answer: z.enum(['agree', 'change'], { error: 'どちらかを選んでください。' }),
    note: freeText(null)
      .nullish()
      .transform((value) => value ?? ''),
    version: z.int('ページを開きなおしてください。'),
  })
  .refine((answer) => answer.answer !== 'change' || answer.note.trim() !== '', {
    path: ['note'],
    message: 'どこをどう変えたいかを書いてください。短くてかまいません。',
  })
export type OwnAnswerInput = z.output<typeof ownAnswerInput>
