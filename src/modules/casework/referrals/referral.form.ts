/** The fields of つなぎ and いっしょに支援, once: for the pages, the API and the actions. */
import { z } from 'zod'
import type { Fields } from '../../../platform/http/room.ts'
import { freeText } from '../../../platform/validate.ts'
import {
  boxed,
  choice,
  day,
  form,
  line,
  maybeDay,
  maybeId,
  maybeWords,
  oneOf,
  own,
  type Posted,
  several,
  time,
  words,
} from '../../../forms/index.ts'
import { legalBases, shareParts } from '../../council/index.ts'
import { declineReasons, jointResults, outcomes, referralModes, urgencies } from './referral.labels.ts'

const mode = choice('つなぎ方', referralModes, '引き継いでもらうか、いっしょに支援してもらうかを選んでください。')
const reason = words('つなぐ理由', 'なぜつなぐのかを書いてください。')
const requests = words('お願いすること', '何をお願いするのかを書いてください。')

const kind = choice('伝えてよい根拠', legalBases)
const givenOn = day('同意や決定の日', '同意や決定のあった日を入れてください。')
const until = maybeDay('いつまで見てよいか', 'いつまで見てよいかの日を正しく入れてください。')
/** Three fields that the API takes as one. */
const basis = {
  schema: z.object(
    { kind: kind.schema, givenOn: givenOn.schema, until: until.schema },
    '伝えてよい根拠を選んでください。',
  ),
  raw: (posted: Posted, name: string) => ({
    kind: kind.raw(posted, `${name}.kind`),
    givenOn: givenOn.raw(posted, `${name}.givenOn`),
    until: until.raw(posted, `${name}.until`),
  }),
  box: (values: Fields, name: string) => ({
    kind: kind.box(values, `${name}.kind`),
    givenOn: givenOn.box(values, `${name}.givenOn`),
    until: until.box(values, `${name}.until`),
  }),
  fill: () => ({}),
}

export const sendReferralForm = form({
  toDeskId: {
    ...line('つなぐ先'),
    schema: z.string('つなぐ先の窓口を選んでください。').min(1, 'つなぐ先の窓口を選んでください。'),
  },
  mode: { ...mode, schema: mode.schema.default('hand-over') },
  reason,
  requests,
  urgency: choice('急ぎ', urgencies, '急ぎかどうかを選んでください。'),
  basis,
  shares: {
    ...several('渡す内容', shareParts),
    schema: z.union(
      [
        z.literal('all').transform(() => ['all'] as ['all']),
        z
          .array(oneOf(shareParts, '渡す内容を一覧から選んでください。'))
          .min(1, '渡す内容を選んでください。')
          .transform((list) => [...new Set(list)]),
      ],
      '渡す内容を選んでください。',
    ),
    raw: (posted: Posted, name: string) => (posted.text('shareAll') === 'yes' ? 'all' : posted.list(name)),
  },
})
export const sendReferralInput = sendReferralForm.schema
export type SendReferralInput = z.output<typeof sendReferralInput>

export const acceptReferralForm = form({
  firstAppointmentOn: day('はじめて会う日', 'はじめて会う日(連絡する日)を入れてください。'),
  time: time('時刻'),
  assignee: maybeId('担当'),
  note: maybeWords('送った窓口へのひとこと'),
  /** Where the referral asks for joint support: what this desk does. */
  task: {
    ...words('この窓口がすること'),
    schema: freeText(null)
      .nullish()
      .transform((value) => value?.trim() ?? ''),
  },
})
export const acceptReferralInput = acceptReferralForm.schema
export type AcceptReferralInput = z.output<typeof acceptReferralInput>

export const declineReferralForm = form({
  reason: choice('断る理由', declineReasons),
  suggestion: words('かわりにどうするとよいか'),
})
export const declineReferralInput = declineReferralForm.schema
export type DeclineReferralInput = z.output<typeof declineReferralInput>

// On the page stands the refusal's `reason` too.
export const withdrawReferralForm = form({ reason: boxed('withdrawReason', words('取り下げる理由')) })
export const withdrawReferralInput = withdrawReferralForm.schema

export const reportOutcomeForm = form({
  result: choice('どうなったか', outcomes, '結果を選んでください。'),
  note: maybeWords('ひとこと'),
  answers: own(
    z
      .array(z.string().max(5000, '5000字までで書いてください。'), 'お願いごとの答えを、順に並べてください。')
      .max(20, '20までです。')
      .nullish()
      .transform((value) => value ?? []),
    (posted, name) => Array.from({ length: 20 }, (_, index) => posted.text(`${name}.${index}`)),
  ),
})
export const reportOutcomeInput = reportOutcomeForm.schema
export type ReportOutcomeInput = z.output<typeof reportOutcomeInput>

export const amendReferralForm = form({
  reason: boxed('amendedReason', reason),
  requests: boxed('amendedRequests', requests),
})
export const amendReferralInput = amendReferralForm.schema
export type AmendReferralInput = z.output<typeof amendReferralInput>

const result = choice('どうなったか', jointResults)
export const endJointSupportForm = form({
  /** Null where the lead ends it. */
  result: {
    ...result,
    schema: result.schema.nullable(),
    raw: (posted: Posted, name: string) => posted.chosen(name) ?? null,
  },
  note: boxed('endNote', maybeWords('ひとこと')),
})
export const endJointSupportInput = endJointSupportForm.schema
export type EndJointSupportInput = z.output<typeof endJointSupportInput>
