/** The fields of 体験・実習, once: for the pages, the API and the actions. */
import type { z } from 'zod'
import {
  choice,
  day,
  form,
  line,
  maybeId,
  maybeLine,
  maybeSeveral,
  maybeWords,
  tick,
  words,
  yesOrNo,
} from '../../../forms/index.ts'
import { agreedHow, attendances, insurances, nexts, sides, trialKinds } from './trial.labels.ts'
import { trialProblems } from './trial.rules.ts'

export const trialForm = form(
  {
    kind: choice('種類', trialKinds),
    /** One of ours, where it is; its name is written all the same. */
    employerId: maybeId('企業'),
    employerName: line('企業・事業所の名前', { most: 300 }),
    place: maybeLine('場所', { most: 300 }),
    work: words('することの内容', 'することの内容を書いてください。'),
    startsOn: day('始まる日'),
    endsOn: day('終わる日'),
    hours: maybeLine('日と時間', { most: 300 }),
    isEmployed: yesOrNo('雇用契約', { yes: '結ぶ', no: '結ばない' }),
    isPaid: yesOrNo('賃金・工賃', { yes: 'ある', no: 'ない' }),
    pay: maybeLine('額と払い方', { most: 300 }),
    insurances: maybeSeveral('保険', insurances),
    isNoLabour: tick('企業の指示を受けて働くものではなく、本人が見て・ためすものだと、企業と確かめた'),
    contact: maybeLine('困ったときの連絡先', { most: 300 }),
    needs: maybeWords('企業に伝える配慮'),
  },
  (schema) =>
    schema.superRefine((input, check) => {
      for (const { field, message } of trialProblems(input)) check.addIssue({ code: 'custom', path: [field], message })
    }),
)
export type TrialInput = z.output<typeof trialForm.schema>

export const agreementForm = form({
  side: choice('だれの同意か', sides),
  agreedOn: day('同意した日'),
  how: choice('どう聞いたか', agreedHow),
  signer: maybeLine('同意した人の名前', { most: 100 }),
})
export type AgreementInput = z.output<typeof agreementForm.schema>

export const dayForm = form({
  heldOn: day('日'),
  came: choice('来たか', attendances),
  words: maybeWords('ようす'),
})
export type DayInput = z.output<typeof dayForm.schema>

export const endForm = form({
  endedOn: day('終わった日'),
  next: choice('これから', nexts),
  personLook: maybeWords('本人のふりかえり'),
  workplaceLook: maybeWords('職場のふりかえり'),
})
export type EndInput = z.output<typeof endForm.schema>

export const cancelForm = form({
  reason: line('取りやめるわけ', { most: 1000, empty: '取りやめるわけを書いてください。' }),
})
