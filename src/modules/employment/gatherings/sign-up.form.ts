/** Somebody is signed up from their case; and their seat is given back. */
import type { z } from 'zod'
import { day, form, line, maybeLine, maybeWhole } from '../../../forms/index.ts'
import { chosenId } from './gathering.form.ts'

export const signUpForm = form({
  gatheringId: chosenId('催し', '催しを選んでください。'),
  agreedOn: day('主催に伝えてよいと、本人が言った日', '本人がよいと言った日を入れてください。'),
  callName: maybeLine('受付での呼び名', { most: 60 }),
  needs: maybeLine('主催に伝える配慮', { most: 1000 }),
  companions: maybeWhole('いっしょに来る人', { least: 0, most: 5, unit: '人' }),
})
export type SignUpInput = z.output<typeof signUpForm.schema>

export const signUpWithdrawalForm = form({
  reason: line('取り消すわけ', { most: 1000, empty: '取り消すわけを書いてください。' }),
})
