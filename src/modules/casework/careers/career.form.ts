/** The fields of a period of 職歴, once: for the pages, the API, the job card and the actions. */
import { z } from 'zod'
import type { Fields } from '../../../platform/http/room.ts'
import { invalid, type Outcome } from '../../../platform/outcome.ts'
import { choice, day, form, maybeChoice, maybeDay, maybeLine, maybeWords, type Posted } from '../../../forms/index.ts'
import { insurances, leaveReasons, sources, spanKinds } from './career.labels.ts'

const insured = choice('雇用保険', insurances)
const source = choice('何で分かったか', sources)
const unreadable = '週の時間は 38.5 のように数字で入れてください。'

export const spanForm = form(
  {
    kind: choice('働き方', spanKinds),
    employer: {
      ...maybeLine('会社の名前'),
      schema: z
        .string()
        .trim()
        .max(300, '会社の名前は300字までです。')
        .nullish()
        .transform((value) => value ?? ''),
    },
    work: maybeWords('仕事の内容'),
    startedOn: day('はじめの日'),
    endedOn: maybeDay('終わりの日'),
    weeklyHours: {
      ...maybeLine('週の時間'),
      schema: z
        .number('週の時間は数字で入れてください。')
        .gt(0, '週の時間は0より大きくしてください。')
        .max(100, '週の時間は100時間までです。')
        .nullish()
        .transform((value) => value ?? null),
      raw: hours,
    },
    insured: { ...insured, schema: insured.schema.nullish().transform((value) => value ?? 'unknown') },
    leaveReason: maybeChoice('辞めた理由', leaveReasons),
    source: { ...source, schema: source.schema.nullish().transform((value) => value ?? 'told') },
  },
  (schema) =>
    schema
      .refine((span) => span.endedOn === null || span.endedOn >= span.startedOn, {
        path: ['endedOn'],
        message: '終わりの日が、はじめの日より前です。',
      })
      .refine((span) => span.kind === 'none' || span.kind === 'student' || span.employer !== '', {
        path: ['employer'],
        message: '会社の名前を入れてください。分からなければ「不明」と書いてください。',
      })
      .refine((span) => span.startedOn >= '1930-01-01', {
        path: ['startedOn'],
        message: '昭和5年より前です。日を直してください。',
      })
      .refine((span) => span.endedOn !== null || span.leaveReason === null, {
        path: ['endedOn'],
        message: '辞めた理由があるときは、終わりの日も入れてください。',
      }),
)
export const spanInput = spanForm.schema
export type SpanInput = z.output<typeof spanInput>

function hours(posted: Posted, name: string): number | null {
  const typed = posted.text(name).normalize('NFKC').trim()
  const value = typed === '' ? null : Number(typed)
  if (value !== null && Number.isNaN(value)) posted.errors.push({ field: name, message: unreadable })
  return value
}

/** Hours that are no number are told first, before days that are none. */
export function parseSpan(typed: Fields): Outcome<SpanInput> {
  const span = spanForm.parse(typed)
  if (span.ok) return span
  const first = span.errors.filter(({ message }) => message === unreadable)
  return first.length === 0 ? span : invalid(...first, ...span.errors.filter((error) => !first.includes(error)))
}
