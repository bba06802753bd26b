/** The forms of 本人のページ, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { boxed, choice, form, line, maybeWords, own } from '../../../forms/index.ts'

/** The address that the person has named. Its form is checked where the account is made. */
export const ownPageForm = form({
  email: line('本人のメールアドレス', {
    most: 254,
    empty: '本人のメールアドレスを書いてください。',
    tooLong: 'メールアドレスが長すぎます。',
  }),
})
export const ownPageInput = ownPageForm.schema
export type OwnPageInput = z.output<typeof ownPageInput>

const version = own(z.int('ページを開きなおしてください。'), (read) => {
  const seen = read.text('_version')
  return /^\d{1,9}$/.test(seen) ? Number(seen) : undefined
})

export const ownAnswerForm = form(
  {
    answer: choice(
      'あなたの返事',
      { agree: 'このプランに同意します', change: '直してほしいところがあります' },
      'どちらかを選んでください。',
    ),
    note: maybeWords('伝えたいこと'),
    // No field that anybody sees: what is wrong with it is said above the form.
    version: boxed('', version),
  },
  (schema) =>
    schema.refine((answer) => answer.answer !== 'change' || answer.note.trim() !== '', {
      path: ['note'],
      message: 'どこをどう変えたいかを書いてください。短くてかまいません。',
    }),
)
export type OwnAnswerInput = z.output<typeof ownAnswerForm.schema>
