/** What whoever is responsible says to a closure that was asked for: for the page, the API and the actions. */
import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { choice, form, maybeWords } from '../../../forms/index.ts'

const decision = choice(
  'このケースを',
  { approve: '終結してよい', return: 'まだ続ける' },
  '確かめた結果を選んでください。',
)

/** Words are asked for only of whoever lets the case go on: two shapes, one page. */
export const closureReviewForm = form({ decision, note: maybeWords('担当へのことば') }, () =>
  z.discriminatedUnion(
    'decision',
    [
      z.object({ decision: z.literal('approve') }),
      z.object({ decision: z.literal('return'), note: freeText('何が足りないかを書いてください。') }),
    ],
    { error: '確かめた結果を選んでください。' },
  ),
)
export const closureReviewInput = closureReviewForm.schema
