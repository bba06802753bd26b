/** The fields of 約束, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { type Fields, listOf, textOf } from '../../../platform/http/room.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import {
  choice,
  day,
  form,
  line,
  maybeDay,
  maybeId,
  maybeLine,
  oneOf,
  Posted,
  shortText,
  time,
} from '../../../forms/index.ts'
import { appointmentEnds, appointmentWays, reminderWishes } from './case.labels.ts'
import { minutes } from './talk.form.ts'

export const appointmentForm = form({
  onDay: day('日', '約束の日を入れてください。'),
  time: time('時刻'),
  minutes: minutes('長さ', '長さは分で入れてください。'),
  way: choice('どう会うか', appointmentWays),
  place: {
    ...maybeLine('場所・電話番号'),
    schema: z
      .string()
      .max(300, '300字までで書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
  },
  who: {
    ...maybeLine('だれが来るか'),
    schema: shortText('だれが来るかを書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
  },
  reminder: {
    ...choice('前の日に知らせるか', reminderWishes),
    schema: oneOf(reminderWishes, '前の日に知らせるかを選んでください。')
      .nullish()
      .transform((value) => value ?? 'none'),
  },
  note: line('何をするか', {
    most: 2000,
    empty: '何をする約束かを書いてください。',
    tooLong: '2000字までで書いてください。',
  }),
  /** Null: 窓口のだれか. */
  assignee: maybeId('担当'),
})
export const appointmentInput = appointmentForm.schema
export type AppointmentInput = z.output<typeof appointmentInput>

const moves = (posted: Posted): boolean => posted.text('how') === 'moved'

/** What became of it; moved, with the new day. */
export const appointmentEndForm = form(
  {
    how: choice('どうなりましたか', appointmentEnds, 'どうなったかを選んでください。'),
    note: {
      ...maybeLine('ひとこと'),
      schema: z
        .string()
        .max(2000, '2000字までで書いてください。')
        .nullish()
        .transform((value) => value?.trim() ?? ''),
    },
    onDay: {
      ...maybeDay('日', '新しい日を入れてください。'),
      raw: (posted: Posted, name: string) => (moves(posted) ? posted.optionalDate(name) : null),
    },
    time: { ...time('時刻'), raw: (posted: Posted, name: string) => (moves(posted) ? posted.time(name) : null) },
  },
  (schema) =>
    schema.refine((input) => input.how !== 'moved' || input.onDay !== null, {
      path: ['onDay'],
      message: '新しい日を入れてください。',
    }),
)
export const appointmentEndInput = appointmentEndForm.schema
export type AppointmentEndInput = z.output<typeof appointmentEndInput>

/**
 * Those that were chosen on the page of a week, and the day they go to; whether the day will do is asked by the action.
 */
export function parseMove(fields: Fields): Outcome<{ ids: string[]; onDay: string; note: string }> {
  const posted = new Posted(fields)
  const onDay = posted.date('onDay')
  if (onDay === undefined) return invalid(...posted.errors)
  const ids = listOf(fields, 'ids').filter((each) => /^[0-9a-f-]{36}$/.test(each))
  return done({ ids: ids.slice(0, 300), onDay, note: textOf(fields, 'note').slice(0, 2000) })
}
