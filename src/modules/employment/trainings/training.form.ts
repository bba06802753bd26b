/** The fields of 訓練, once: for the pages, the API and the actions. */
import type { z } from 'zod'
import { daysBetween, isCivilDate } from '../../../platform/clock.ts'
import type { Fields } from '../../../platform/http/room.ts'
import { invalid, type Outcome } from '../../../platform/outcome.ts'
import { choice, day, form, line, maybeLine, maybeWords } from '../../../forms/index.ts'
import { nextOrKept } from '../../casework/index.ts'
import { trainingKinds, trainingResults } from './training.labels.ts'

export const trainingForm = form(
  {
    kind: choice('訓練の種類', trainingKinds),
    course: line('コースの名前', { most: 300 }),
    provider: maybeLine('実施するところ', { most: 300, empty: '実施するところを書いてください。' }),
    startsOn: day('始まる日', undefined, { first: '2000-01-01', early: '始まる日を直してください。' }),
    endsOn: day('終わる予定の日'),
  },
  (schema) =>
    schema
      .refine((input) => input.endsOn >= input.startsOn, {
        path: ['endsOn'],
        message: '終わる日が、始まる日より前です。日を直してください。',
      })
      // Asked also where a day is none; that has its own sentence.
      .refine(
        ({ startsOn, endsOn }) =>
          !isCivilDate(startsOn) || !isCivilDate(endsOn) || daysBetween(startsOn, endsOn) <= 1461,
        { path: ['endsOn'], message: '訓練の長さは4年までです。日を直してください。' },
      ),
)
export type TrainingInput = z.output<typeof trainingForm.schema>

const end = {
  result: choice('結果', trainingResults, 'どう終わったかを選んでください。'),
  endedOn: day('終わった日'),
  note: maybeWords('ひとこと'),
}
/** How it ended, without what is next. */
export const trainingOverForm = form(end)
export const trainingEndForm = form({ ...end, nextAction: nextOrKept })
export type TrainingEndInput = z.output<typeof trainingEndForm.schema>

/** As it should have been recorded; `end` where its end is on record. */
export type TrainingCorrection = TrainingInput & { end: z.output<typeof trainingOverForm.schema> | null }

/** @param isOver whether its end is on record and can be put right too */
export function parseTrainingCorrection(fields: Fields, isOver: boolean): Outcome<TrainingCorrection> {
  const training = trainingForm.parse(fields)
  if (!isOver) return training.ok ? { ok: true, value: { ...training.value, end: null } } : training
  const over = trainingOverForm.parse(fields)
  if (training.ok && over.ok) return { ok: true, value: { ...training.value, end: over.value } }
  return invalid(...(training.ok ? [] : training.errors), ...(over.ok ? [] : over.errors))
}
