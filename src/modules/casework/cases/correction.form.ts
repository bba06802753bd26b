/** How a record is put right or taken back, and why; the last part of each form that corrects. */
import type { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { boxed, choice, form, line } from '../../../forms/index.ts'

/** A page has its own words for taking back: it knows what is taken back. */
const ways = { correct: '上のとおりに直す', withdraw: '取り消す' } as const

export const correctionReason = line('訂正の理由', {
  most: 500,
  empty: '訂正の理由を書いてください。',
  tooLong: '500字までで書いてください。',
})

/** @param reasonName its box, where the record has a reason of its own */
export const correctionForm = (reasonName = 'reason') =>
  form({
    /** Put right, or taken back because it was written by mistake. */
    how: choice('この記録を', ways, '直すか、取り消すかを選んでください。'),
    reason: boxed(reasonName, correctionReason),
  })
export const correctionInput = correctionForm().schema
export type CorrectionInput = z.output<typeof correctionInput>

export const takesBack = (fields: Fields): boolean => textOf(fields, 'how') === 'withdraw'

/**
 * What was typed, with whether it puts a record right or takes it back,
 * and why. Everything that is to be mended is said at once.
 */
export function withCorrection<T>(
  fields: Fields,
  input: Outcome<T>,
  reasonName = 'reason',
): Outcome<{ correction: CorrectionInput; input: T }> {
  const correction = correctionForm(reasonName).parse(fields)
  if (correction.ok && input.ok) return done({ correction: correction.value, input: input.value })
  return invalid(...(correction.ok ? [] : correction.errors), ...(input.ok ? [] : input.errors))
}

/** The record's own boxes needn't be mended by somebody who takes it back: `input` is null then. */
export const parseCorrected = <T>(fields: Fields, read: (fields: Fields) => Outcome<T>) =>
  withCorrection<T | null>(fields, takesBack(fields) ? done(null) : read(fields))

/** What was done, for the sentence afterwards. */
export const correctedText = (fields: Fields): string => (takesBack(fields) ? '取り消しました' : '訂正しました')
