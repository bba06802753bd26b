import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'

export const closureReviewInput = z.discriminatedUnion(
  'decision',
  [
    z.object({ decision: z.literal('approve') }),
    z.object({ decision: z.literal('return'), note: freeText('何が足りないかを書いてください。') }),
  ],
  { error: '確かめた結果を選んでください。' },
)
