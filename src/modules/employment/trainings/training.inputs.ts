import { z } from 'zod'
import { daysBetween, isCivilDate } from '../../../platform/clock.ts'
import { freeText } from '../../../platform/validate.ts'
import { trainingKinds, trainingResults } from './training.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'
import { nextActionInput } from '../../casework/index.ts'

export const trainingInput = z
  .object({
    kind: oneOf(trainingKinds, '訓練の種類を選んでください。'),
    course: z
      .string('コースの名前を入れてください。')
      .trim()
      .min(1, 'コースの名前を入れてください。')
      .max(300, 'コースの名前は300字までです。'),
    provider: z
      .string('実施するところを書いてください。')
      .max(300, '300字までで書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    startsOn: civilDate('始まる日を入れてください。').refine(
      (day) => day >= '2000-01-01',
      '始まる日を直してください。',
    ),
    endsOn: civilDate('終わる予定の日を入れてください。'),
  })
  .refine((input) => input.endsOn >= input.startsOn, {
    path: ['endsOn'],
    message: '終わる日が、始まる日より前です。日を直してください。',
  })
  // Asked also where a day is none; that has its own sentence.
  .refine(
    ({ startsOn, endsOn }) => !isCivilDate(startsOn) || !isCivilDate(endsOn) || daysBetween(startsOn, endsOn) <= 1461,
    { path: ['endsOn'], message: '訓練の長さは4年までです。日を直してください。' },
  )
export type TrainingInput = z.output<typeof trainingInput>

export const trainingEndInput = z.object({
  result: oneOf(trainingResults, 'どう終わったかを選んでください。'),
  endedOn: civilDate('終わった日を入れてください。'),
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
  /** Null: いまの予定のまま. */
  nextAction: nextActionInput.nullable(),
})
export type TrainingEndInput = z.output<typeof trainingEndInput>

/** As it should have been recorded; `end` where its end is on record. */
export type TrainingCorrection = TrainingInput & { end: Pick<TrainingEndInput, 'result' | 'endedOn' | 'note'> | null }
