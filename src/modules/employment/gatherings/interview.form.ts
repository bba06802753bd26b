/** A time at a booth for somebody who is signed up; and what came of it. */
import { z } from 'zod'
import { choice, form, maybeId } from '../../../forms/index.ts'
import { interviewResults } from './interview.labels.ts'

export const interviewForm = form({
  slotId: { ...maybeId('面談の時間'), schema: z.uuid('面談の時間を選んでください。') },
})

export const resultForm = form({ result: choice('面談の結果', interviewResults) })
export type ResultInput = z.output<typeof resultForm.schema>
