/** An employer's booth, and the times at which people can be seen there. */
import { z } from 'zod'
import { form, maybeId, maybeLine, maybeWhole, maybeWords, type Posted } from '../../../forms/index.ts'
import { clock } from './gathering.form.ts'

export const boothForm = form({
  employerId: { ...maybeId('企業'), schema: z.uuid('企業を選んでください。') },
  label: maybeLine('ブースの番号や名前', { most: 60 }),
  note: maybeWords('話せること'),
})
export type BoothInput = z.output<typeof boothForm.schema>

const minutesMissing = '1回の長さを分で入れてください。'
const minutes = maybeWhole('1回の長さ', { least: 5, most: 480, unit: '分' })
const seats = maybeWhole('1回の席', { least: 1, most: 100, unit: '席' })

export const slotsForm = form(
  {
    startsAt: clock('始まる時刻', '始まる時刻を 13:00 のように入れてください。'),
    endsAt: clock('終わる時刻', '終わる時刻を 16:00 のように入れてください。'),
    minutes: {
      ...minutes,
      schema: z.int(minutesMissing).min(5, '5分からです。').max(480, '480分までです。'),
      raw: (posted: Posted, name: string) => posted.integer(name, '1回の長さ') ?? undefined,
    },
    seats,
  },
  (schema) =>
    schema.refine((input) => input.endsAt > input.startsAt, {
      path: ['endsAt'],
      message: '終わる時刻が、始まる時刻より前です。',
    }),
)
export type SlotsInput = z.output<typeof slotsForm.schema>
