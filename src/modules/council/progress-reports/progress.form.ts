/** The fields of 進捗報告, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import { done, type FieldError, invalid, type Outcome } from '../../../platform/outcome.ts'
import { check, freeText } from '../../../platform/validate.ts'
import { choice, form, line } from '../../../forms/index.ts'
import { mostDays, strangePlaces } from './progress-words.rules.ts'
import type { ProgressFigures } from './progress.rules.ts'
import { periods } from './progress.labels.ts'

export const progressStartForm = form({ period: choice('期間', periods, 'どの期間かを選んでください。') })
export const progressStartInput = progressStartForm.schema
export type ProgressStartInput = z.output<typeof progressStartInput>

export const progressApprovalForm = form({
  approval: line('承認した会議や決裁', {
    most: 300,
    empty: '承認した会議や決裁を書いてください。',
    tooLong: '300字までで書いてください。',
  }),
})

/** What the office writes: by part, `summary`, `next` and `group-1` and on. */
export const progressTextsInput = z.object({
  texts: z.record(z.string().regex(/^(summary|next|group-\d{1,3})$/, 'この項目はありません。'), freeText(null)),
})
export type ProgressTexts = z.output<typeof progressTextsInput>['texts']

/** A word on each thing that was doubtful, by its key (`doubtsOf`). */
const doubtWords = z.object({
  words: z
    .record(z.string().regex(/^(differs|missing)-[\w-]{1,200}$/, 'この項目はありません。'), freeText(null))
    .default({}),
})
export const progressApprovalInput = z.intersection(progressApprovalForm.schema, doubtWords)
export type ProgressApprovalInput = z.output<typeof progressApprovalInput>

export const wordField = (key: string): string => `words.${key}`

export function parseApproval(fields: Fields, keys: readonly string[]): Outcome<ProgressApprovalInput> {
  const approval = progressApprovalForm.parse(fields)
  const words = check(doubtWords, {
    words: Object.fromEntries(keys.map((key) => [key, textOf(fields, wordField(key))])),
  })
  if (!approval.ok) return approval
  return words.ok ? done({ ...approval.value, ...words.value }) : words
}

export const textField = (part: string): string => `texts.${part}`

export function parseTexts(
  fields: Fields,
  parts: readonly string[],
  figures: ProgressFigures,
): Outcome<{ texts: ProgressTexts }> {
  const read = check(progressTextsInput, {
    texts: Object.fromEntries(parts.map((part) => [part, textOf(fields, textField(part))])),
  })
  if (!read.ok) return read
  const strange = strangeIn(read.value.texts, figures)
  return strange.length > 0 ? invalid(...strange) : read
}

const carriedHint = '「次の年度に向けて」には、数をそのまま書いてください。'
const placeHint = `{正社員就職の実績} のように、表にあるKPIの名前で書いてください。日の数は、今日までの日で、${mostDays}日分までです。`

/** Places for numbers that the report hasn't; what is carried into the next plan has none, its numbers being of this year. */
export const strangeIn = (texts: ProgressTexts, figures: ProgressFigures): FieldError[] =>
  Object.entries(texts).flatMap(([part, text]) => {
    const places = strangePlaces(text, part === 'next' ? { ...figures, kpis: [] } : figures)
    return places.length === 0
      ? []
      : [
          {
            field: textField(part),
            message: `${places.join('、')} に入る数がありません。${part === 'next' ? carriedHint : placeHint}`,
          },
        ]
  })
