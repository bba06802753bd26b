/** The fields of 開拓, 要請, and what an employer is known for, once: for the pages, the API and the actions. */
import type { z } from 'zod'
import {
  choice,
  day,
  form,
  maybeDay,
  maybeId,
  maybeLine,
  maybeSeveral,
  maybeWords,
  several,
  words,
} from '../../../forms/index.ts'
import {
  appealAnswers,
  appealSubjects,
  appealWays,
  approachPurposes,
  approachResults,
  approachWays,
  breachKinds,
  offers,
} from './employer.labels.ts'

export const approachForm = form(
  {
    way: choice('どうやって', approachWays),
    heldOn: day('日'),
    result: choice('どうだったか', approachResults),
    workplaceId: maybeId('事業所'),
    contactId: maybeId('話した担当者'),
    purposes: several('何のために', approachPurposes),
    asked: maybeSeveral('たのんだこと', offers),
    offered: maybeSeveral('企業ができると言ったこと', offers),
    summary: maybeWords('話したこと'),
    note: maybeWords('自分の機関だけのメモ'),
    nextStep: maybeLine('次にすること'),
    nextOn: maybeDay('次にする日'),
  },
  (schema) =>
    schema
      .refine((input) => input.nextOn === null || input.nextStep !== '', {
        path: ['nextStep'],
        message: '次にすることを書いてください。',
      })
      .refine((input) => input.nextStep === '' || input.nextOn !== null, {
        path: ['nextOn'],
        message: '次にする日を入れてください。',
      })
      .refine((input) => input.nextOn === null || input.nextOn >= input.heldOn, {
        path: ['nextOn'],
        message: '次にする日が、話した日より前です。',
      })
      .refine((input) => input.result !== 'absent' || (input.asked.length === 0 && input.offered.length === 0), {
        path: ['result'],
        message: '話ができていないときは、たのんだことや、できると言ったことは選べません。',
      }),
)
export type ApproachInput = z.output<typeof approachForm.schema>

export const appealForm = form({
  subject: choice('何の要請か', appealSubjects),
  way: choice('どうやって', appealWays),
  appealedOn: day('要請した日'),
  words: maybeWords('要請したこと'),
})
export type AppealInput = z.output<typeof appealForm.schema>

export const appealAnswerForm = form({
  answer: choice('答え', appealAnswers),
  answeredOn: day('答えた日'),
  answerNote: maybeLine('答えのわけなど', { most: 1000 }),
})
export type AppealAnswerInput = z.output<typeof appealAnswerForm.schema>

const reason = {
  ...words('わけ', 'わけを書いてください。'),
}
const shortReason = {
  ...reason,
  schema: reason.schema.refine((text) => text.length <= 1000, 'わけは1,000字までです。'),
}

export const silenceForm = form({ since: day('いつから'), reason: shortReason })
export type SilenceInput = z.output<typeof silenceForm.schema>

export const mergeForm = form({ reason: shortReason })
export type MergeInput = z.output<typeof mergeForm.schema>

export const breachForm = form(
  {
    kind: choice('何の記録か', breachKinds),
    foundOn: day('分かった日'),
    until: maybeDay('いつまでの記録か'),
    words: words('内容', '内容を書いてください。'),
  },
  (schema) =>
    schema.refine((input) => input.until === null || input.until >= input.foundOn, {
      path: ['until'],
      message: '分かった日より前です。日を直してください。',
    }),
)
export type BreachInput = z.output<typeof breachForm.schema>
