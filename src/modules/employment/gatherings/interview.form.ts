/** A time at a booth for somebody who is signed up; and what came of it. */
import type { z } from 'zod'
import { choice, form } from '../../../forms/index.ts'
import { chosenId } from './gathering.form.ts'
import { interviewResults } from './interview.labels.ts'

export const interviewForm = form({
  slotId: chosenId('面談の時間', '面談の時間を選んでください。'),
})

export const resultForm = form({ result: choice('面談の結果', interviewResults) })
export type ResultInput = z.output<typeof resultForm.schema>
