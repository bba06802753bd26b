import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { endReasons, followUpStatuses, heldWith, routes } from './placement.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'

export const placementInput = z.object({
  employerName: z
    .string('会社の名前を入れてください。')
    .trim()
    .min(1, '会社の名前を入れてください。')
    .max(300, '会社の名前は300字までです。'),
  startedOn: civilDate('雇入れ日を入れてください。'),
  regular: z.boolean('正規かどうかを選んでください。'),
  weeklyHours: z
    .number('週の時間を数字で入れてください。例 38.5')
    .min(0.1, '週の時間は0より大きくしてください。')
    .max(100, '週の時間は100までです。')
    .refine(
      (hours) => Math.abs(hours * 10 - Math.round(hours * 10)) < 1e-9,
      '週の時間は0.1時間きざみで入れてください。',
    ),
  route: oneOf(routes, 'どう見つけたかを選んでください。'),
})
export type PlacementInput = z.output<typeof placementInput>

export const followUpInput = z.object({
  month: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)], '何か月の確認かを選んでください。'),
  heldOn: civilDate('確認した日を入れてください。'),
  with: oneOf(heldWith, 'だれに確認したかを選んでください。'),
  status: oneOf(followUpStatuses, 'いまの様子を選んでください。'),
  endedOn: civilDate('辞めた日を正しく入れてください。')
    .nullish()
    .transform((value) => value ?? null),
  endReason: oneOf(endReasons, '辞めた理由を選んでください。')
    .nullish()
    .transform((value) => value ?? null),
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
})
export type FollowUpInput = z.output<typeof followUpInput>
