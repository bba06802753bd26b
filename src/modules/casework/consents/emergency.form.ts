/** The fields of the emergency door and of the look at it afterwards. */
import { z } from 'zod'
import { choice, form, line, maybeDay, maybeLine, maybeWords, Posted, words } from '../../../forms/index.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import type { Fields } from '../../../platform/http/room.ts'
import { invalid, type Outcome } from '../../../platform/outcome.ts'
import { reviews } from './consent.labels.ts'

const maybeShort = (most: number, tooLong: string) =>
  z
    .string()
    .trim()
    .max(most, tooLong)
    .nullish()
    .transform((value) => value ?? '')
const reason = words('何が起きていて、なぜ見る必要があるのか', '理由を書いてください。')

/** By the number, or by what somebody knows who has never had one: how the name is read, and the birth date. */
export const emergencyForm = form(
  {
    number: { ...maybeLine('受付番号'), schema: maybeShort(40, '受付番号は40字までです。') },
    kana: { ...maybeLine('氏名のよみ'), schema: maybeShort(200, '200字までで書いてください。') },
    // What was typed is read by today, in `parseEmergency`.
    birthDate: { ...maybeDay('生年月日'), raw: () => null },
    reason: {
      ...reason,
      schema: reason.schema.refine(
        (text) => [...text.trim()].length >= 10,
        '何が起きていて、なぜ見る必要があるのかを、10字以上で書いてください。',
      ),
    },
    hours: {
      ...line('開いておく時間'),
      schema: z.int('時間を選んでください。').min(1, '1時間から24時間までです。').max(24, '1時間から24時間までです。'),
      raw: (posted, name) => posted.integer(name, '時間'),
    },
  },
  (schema) =>
    schema
      .refine((input) => input.number !== '' || input.kana !== '' || input.birthDate !== null, {
        path: ['number'],
        message: '受付番号か、氏名のよみと生年月日を入れてください。',
      })
      .refine((input) => input.number !== '' || (input.kana === '') === (input.birthDate === null), {
        path: ['kana'],
        message: '氏名のよみと生年月日は、両方を入れてください。',
      })
      .refine((input) => input.number === '' || (input.kana === '' && input.birthDate === null), {
        path: ['number'],
        message: '受付番号か、氏名のよみと生年月日の、どちらか一方にしてください。',
      }),
)
export type EmergencyInput = z.output<typeof emergencyForm.schema>

export function parseEmergency(typed: Fields, today: CivilDate): Outcome<EmergencyInput> {
  const born = new Posted(typed)
  const birthDate = born.birthDate('birthDate', today)
  const input = emergencyForm.parse(typed, { birthDate })
  return born.errors.length === 0 ? input : invalid(...born.errors, ...(input.ok ? [] : input.errors))
}

export const emergencyReviewForm = form(
  { review: choice('確かめた結果', reviews), note: maybeWords('確かめたこと・これからすること') },
  (schema) =>
    schema.refine((input) => input.review === 'justified' || input.note.trim() !== '', {
      path: ['note'],
      message: '必要とはいえない場合は、理由とこれからすることを書いてください。',
    }),
)
export type EmergencyReviewInput = z.output<typeof emergencyReviewForm.schema>
