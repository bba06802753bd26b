/** An employer's booth, and the times at which people can be seen there. */
import type { z } from 'zod'
import { form, maybeLine, maybeWhole, maybeWords } from '../../../forms/index.ts'
import { chosenId, clock, whole } from './gathering.form.ts'

export const boothForm = form({
  employerId: chosenId('企業', '企業を選んでください。'),
  label: maybeLine('ブースの番号や名前', { most: 60 }),
  note: maybeWords('話せること'),
})
export type BoothInput = z.output<typeof boothForm.schema>

export const slotsForm = form(
  {
    startsAt: clock('始まる時刻', '始まる時刻を 13:00 のように入れてください。'),
    endsAt: clock('終わる時刻', '終わる時刻を 16:00 のように入れてください。'),
    minutes: whole('1回の長さ', { least: 5, most: 480, unit: '分', empty: '1回の長さを分で入れてください。' }),
    seats: maybeWhole('1回の席', { least: 1, most: 100, unit: '席' }),
  },
  (schema) =>
    schema.refine((input) => input.endsAt > input.startsAt, {
      path: ['endsAt'],
      message: '終わる時刻が、始まる時刻より前です。',
    }),
)
export type SlotsInput = z.output<typeof slotsForm.schema>
