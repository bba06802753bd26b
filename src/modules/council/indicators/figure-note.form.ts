/** A word of the office on a figure, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { form, maybeLine, tick, words } from '../../../forms/index.ts'

/** As long as a reader reads beside a number. */
const most = 2_000
const text = (label: string, empty: string) => ({
  ...words(label, empty),
  schema: z
    .string(empty)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, empty).max(most, `${label}は2,000字までです。`)),
})

const note = text('ことば', 'ことばを書いてください。')
const isPublic = tick('公表してよい(次につくる号とオープンデータにも出ます)')
const reason = text('わけ', 'わけを書いてください。')

export const figureNoteForm = form({
  month: {
    ...maybeLine('どの月のことか'),
    schema: z
      .string()
      .regex(/^(\d{4}-(0[1-9]|1[0-2]))?$/, '月を選んでください。')
      .nullish()
      .transform((value) => value ?? ''),
  },
  note,
  isPublic,
})
export const figureNoteInput = figureNoteForm.schema
export type FigureNoteInput = z.output<typeof figureNoteInput>

export const figureNoteCorrectionForm = form({ note, isPublic, reason })
export const figureNoteCorrectionInput = figureNoteCorrectionForm.schema
export type FigureNoteCorrectionInput = z.output<typeof figureNoteCorrectionInput>

export const figureNoteWithdrawalForm = form({ reason })
export const figureNoteWithdrawalInput = figureNoteWithdrawalForm.schema
export type FigureNoteWithdrawalInput = z.output<typeof figureNoteWithdrawalInput>
