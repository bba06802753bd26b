import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { insurances, leaveReasons, sources, spanKinds } from './career.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'

export const spanInput = z
  .object({
    kind: oneOf(spanKinds, '働き方を選んでください。'),
    employer: z
      .string()
      .trim()
      .max(300, '会社の名前は300字までです。')
      .nullish()
      .transform((value) => value ?? ''),
    work: freeText(null)
      .nullish()
      .transform((value) => value ?? ''),
    startedOn: civilDate('はじめの日を入れてください。'),
    endedOn: civilDate('終わりの日を正しく入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    weeklyHours: z
      .number('週の時間は数字で入れてください。')
      .gt(0, '週の時間は0より大きくしてください。')
      .max(100, '週の時間は100時間までです。')
      .nullish()
      .transform((value) => value ?? null),
    insured: oneOf(insurances, '雇用保険を選んでください。')
      .nullish()
      .transform((value) => value ?? 'unknown'),
    leaveReason: oneOf(leaveReasons, '辞めた理由を選んでください。')
      .nullish()
      .transform((value) => value ?? null),
    source: oneOf(sources, '何で分かったかを選んでください。')
      .nullish()
      .transform((value) => value ?? 'told'),
  })
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
  })
export type SpanInput = z.output<typeof spanInput>
