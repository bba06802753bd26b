/** The fields of 就職 and 定着の確認, once: for the pages, the API and the actions. */
import { z } from 'zod'
import {
  choice,
  day,
  decimal,
  type Field,
  form,
  line,
  maybeChoice,
  maybeDay,
  maybeWords,
  own,
  yesOrNo,
} from '../../../forms/index.ts'
import { endReasons, followUpStatuses, heldWith, routes } from './placement.labels.ts'

const weeklyHours = z
  .number('週の時間を数字で入れてください。例 38.5')
  .min(0.1, '週の時間は0より大きくしてください。')
  .max(100, '週の時間は100までです。')
  .refine((hours) => Math.abs(hours * 10 - Math.round(hours * 10)) < 1e-9, '週の時間は0.1時間きざみで入れてください。')

export const placementForm = form({
  employerName: line('会社の名前', { most: 300 }),
  startedOn: day('雇入れ日'),
  regular: yesOrNo('正規かどうか', { yes: '正規(正社員)', no: '正規ではない' }),
  weeklyHours: decimal('週の時間', 1, weeklyHours),
  route: choice('どう見つけたか', routes),
})
export const placementInput = placementForm.schema
export type PlacementInput = z.output<typeof placementInput>

/** What is asked only of who left: whatever else stands in its boxes is nothing. */
const ofLeaving = <F extends Field>(field: F): F => ({
  ...field,
  raw: (posted, name) => (posted.text('status') === 'left' ? field.raw(posted, name) : null),
})

export const followUpForm = form({
  /** Of the page's address; a body of the API says it. */
  month: own(
    z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)], '何か月の確認かを選んでください。'),
    () => undefined,
  ),
  heldOn: day('確認した日'),
  with: choice('だれに', heldWith, 'だれに確認したかを選んでください。'),
  status: choice('いまの様子', followUpStatuses),
  endedOn: ofLeaving(maybeDay('辞めた日')),
  endReason: ofLeaving(maybeChoice('理由', endReasons, '辞めた理由を選んでください。')),
  note: maybeWords('ひとこと'),
})
export const followUpInput = followUpForm.schema
export type FollowUpInput = z.output<typeof followUpInput>
