import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { declineReasons, jointResults, outcomes, referralModes, urgencies } from './referral.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'
import { legalBases, shareParts } from '../../council/index.ts'

export const sendReferralInput = z.object({
  toDeskId: z.string('つなぐ先の窓口を選んでください。').min(1, 'つなぐ先の窓口を選んでください。'),
  mode: oneOf(referralModes, '引き継いでもらうか、いっしょに支援してもらうかを選んでください。').default('hand-over'),
  reason: freeText('なぜつなぐのかを書いてください。'),
  requests: freeText('何をお願いするのかを書いてください。'),
  urgency: oneOf(urgencies, '急ぎかどうかを選んでください。'),
  basis: z.object(
    {
      kind: oneOf(legalBases, '伝えてよい根拠を選んでください。'),
      givenOn: civilDate('同意や決定のあった日を入れてください。'),
      until: civilDate('いつまで見てよいかの日を正しく入れてください。')
        .nullish()
        .transform((value) => value ?? null),
    },
    '伝えてよい根拠を選んでください。',
  ),
  shares: z.union(
    [
      z.literal('all').transform(() => ['all'] as ['all']),
      z
        .array(oneOf(shareParts, '渡す内容を一覧から選んでください。'))
        .min(1, '渡す内容を選んでください。')
        .transform((list) => [...new Set(list)]),
    ],
    '渡す内容を選んでください。',
  ),
})
export type SendReferralInput = z.output<typeof sendReferralInput>

export const acceptReferralInput = z.object({
  firstAppointmentOn: civilDate('はじめて会う日(連絡する日)を入れてください。'),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻は 14:00 のように入れてください。')
    .nullish()
    .transform((value) => value ?? null),
  assignee: z
    .uuid('担当を選んでください。')
    .nullish()
    .transform((value) => value ?? null),
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
  /** Where the referral asks for joint support: what this desk does. */
  task: freeText(null)
    .nullish()
    .transform((value) => value?.trim() ?? ''),
})
export type AcceptReferralInput = z.output<typeof acceptReferralInput>

export const declineReferralInput = z.object({
  reason: oneOf(declineReasons, '断る理由を選んでください。'),
  suggestion: freeText('かわりにどうするとよいかを書いてください。'),
})
export type DeclineReferralInput = z.output<typeof declineReferralInput>

export const withdrawReferralInput = z.object({ reason: freeText('取り下げる理由を書いてください。') })
export const reportOutcomeInput = z.object({
  result: oneOf(outcomes, '結果を選んでください。'),
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
  answers: z
    .array(z.string().max(5000, '5000字までで書いてください。'), 'お願いごとの答えを、順に並べてください。')
    .max(20, '20までです。')
    .nullish()
    .transform((value) => value ?? []),
})
export type ReportOutcomeInput = z.output<typeof reportOutcomeInput>

export const amendReferralInput = z.object({
  reason: freeText('なぜつなぐのかを書いてください。'),
  requests: freeText('何をお願いするのかを書いてください。'),
})
export type AmendReferralInput = z.output<typeof amendReferralInput>

export const endJointSupportInput = z.object({
  /** Null where the lead ends it. */ result: oneOf(jointResults, 'どうなったかを選んでください。').nullable(),
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
})
export type EndJointSupportInput = z.output<typeof endJointSupportInput>
