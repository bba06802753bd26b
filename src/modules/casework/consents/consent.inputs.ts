import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { givers, methods, purposes, reviews } from './consent.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'
import { shareParts } from '../../council/index.ts'

const some = <K extends string>(labels: Record<K, unknown>, message: string) =>
  z
    .array(oneOf(labels, message), message)
    .min(1, message)
    .transform((list) => [...new Set(list)])

export const consentInput = z
  .object({
    givenOn: civilDate('同意のあった日を入れてください。'),
    givenBy: oneOf(givers, 'だれの同意かを選んでください。家族の同意は、本人の同意の代わりになりません。'),
    method: oneOf(methods, '同意のとり方を選んでください。'),
    witness: z
      .string()
      .trim()
      .max(200, '200字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
    purposes: some(purposes, '何のための同意かを選んでください。'),
    parts: z.union(
      [z.literal('all').transform((): ['all'] => ['all']), some(shareParts, '見てよい内容を選んでください。')],
      '見てよい内容を選んでください。',
    ),
    recipients: z
      .array(z.string().max(100), '相手の機関を選んでください。')
      .min(1, '相手の機関を選んでください。')
      .max(20, '20の機関までです。')
      .transform((list) => [...new Set(list)]),
    validUntil: civilDate('いつまで見てよいかの日を正しく入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    note: freeText(null)
      .nullish()
      .transform((value) => value ?? ''),
  })
  .refine((input) => input.method !== 'oral' || input.witness !== '', {
    path: ['witness'],
    message: '口頭の同意には、立ち会った人の名前を入れてください。',
  })
  .refine((input) => input.validUntil === null || input.validUntil >= input.givenOn, {
    path: ['validUntil'],
    message: '同意のあった日より前です。日を直してください。',
  })
export type ConsentInput = z.output<typeof consentInput>

export const withdrawalInput = z
  .object({
    because: z
      .enum(['person', 'mistake'], { error: '取り消すわけを選んでください。' })
      .nullish()
      .transform((value) => value ?? 'person'),
    withdrawnOn: civilDate('取り消しの申し出があった日を入れてください。'),
    note: freeText(null)
      .nullish()
      .transform((value) => value ?? ''),
  })
  .refine((input) => input.because === 'person' || input.note.trim() !== '', {
    path: ['note'],
    message: 'どこが書きまちがいだったかを書いてください。',
  })
export type WithdrawalInput = z.output<typeof withdrawalInput>

export const endAccessInput = z.object({ reason: freeText('見られなくする理由を書いてください。') })

export const restrictionInput = z.object({
  reason: z
    .string('限る理由を書いてください。')
    .trim()
    .min(1, '限る理由を書いてください。')
    .max(2000, '2000字までで書いてください。'),
  accounts: z
    .array(z.uuid('見てよい人を選んでください。'), '見てよい人を選んでください。')
    .min(1, '見てよい人を選んでください。')
    .max(50, '50人までです。')
    .transform((list) => [...new Set(list)]),
})
export type RestrictionInput = z.output<typeof restrictionInput>

/** By the number, or by what somebody knows who has never had one: how the name is read, and the birth date. */
export const emergencyInput = z
  .object({
    number: z
      .string()
      .trim()
      .max(40, '受付番号は40字までです。')
      .nullish()
      .transform((value) => value ?? ''),
    kana: z
      .string()
      .trim()
      .max(200, '200字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
    birthDate: civilDate('生年月日を正しく入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    reason: freeText('理由を書いてください。').refine(
      (text) => [...text.trim()].length >= 10,
      '何が起きていて、なぜ見る必要があるのかを、10字以上で書いてください。',
    ),
    hours: z.int('時間を選んでください。').min(1, '1時間から24時間までです。').max(24, '1時間から24時間までです。'),
  })
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
  })
export type EmergencyInput = z.output<typeof emergencyInput>

export const reviewInput = z
  .object({
    review: oneOf(reviews, '確かめた結果を選んでください。'),
    note: freeText(null)
      .nullish()
      .transform((value) => value ?? ''),
  })
  .refine((input) => input.review === 'justified' || input.note.trim() !== '', {
    path: ['note'],
    message: '必要とはいえない場合は、理由とこれからすることを書いてください。',
  })
export type ReviewInput = z.output<typeof reviewInput>
