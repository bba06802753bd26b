/** A measure of the state on which an age limit may rest: what the office writes. */
import { z } from 'zod'
import { choice, day, form, line, maybeDay, maybeWords, textField, tick } from '../../../forms/index.ts'
import type { Posted } from '../../../forms/index.ts'

const wrong = '年齢を数で入れてください。'
const age = (label: string) => ({
  ...textField(label, z.int(wrong).min(15, '15歳からです。').max(99, '99歳までです。'), false),
  raw: (posted: Posted, name: string) => posted.integer(name, label) ?? undefined,
})

export const measureAnswers = { confirm: '一件ごとに確認が要る', lawful: 'この施策なら公開できる' } as const

export const measureForm = form(
  {
    name: line('施策の名前'),
    least: age('対象のいちばん下の年齢'),
    most: age('対象のいちばん上の年齢'),
    validFrom: day('いつから'),
    validTo: maybeDay('いつまで'),
    needsPermanent: tick('期間の定めのない雇用だけ'),
    needsHelloWork: tick('ハローワークに申し込んだ求人だけ'),
    answer: choice('公開できるか', measureAnswers),
    source: maybeWords('もとになる文書・確かめた相手と日'),
  },
  (object) =>
    object
      .refine((measure) => measure.least <= measure.most, {
        path: ['most'],
        message: 'いちばん下の年齢より低くなっています。',
      })
      .refine((measure) => measure.validTo === null || measure.validTo >= measure.validFrom, {
        path: ['validTo'],
        message: '始まる日より前です。',
      })
      .refine((measure) => measure.source.length <= 2_000, { path: ['source'], message: '2,000字までです。' })
      .refine((measure) => measure.answer === 'confirm' || measure.source.trim() !== '', {
        path: ['source'],
        message: '公開できることが書いてある文書と、確かめた相手・日を書いてください。',
      }),
)
export const measureInput = measureForm.schema
export type MeasureInput = z.output<typeof measureInput>
