/** The fields of 紹介 and what comes of it, once: for the pages, the API and the actions. */
import type { z } from 'zod'
import {
  choice,
  day,
  type Field,
  form,
  line,
  maybeDay,
  maybeId,
  maybeLine,
  maybeSeveral,
  maybeWords,
  tick,
  time,
} from '../../../forms/index.ts'
import { placementForm } from '../placements/index.ts'
import { agreedHow, declinedFor, refusedFor, type Result, results, toldParts, vias } from './introduction.labels.ts'

const what = {
  /** Null: a job that isn't among ours. Of one that is, the three below are its own, whatever is written. */
  jobId: maybeId('求人'),
  employerName: line('企業の名前', { most: 300 }),
  jobTitle: line('職種'),
  jobNumber: maybeLine('求人番号', { most: 60 }),
}
const how = {
  via: choice('紹介のしかた', vias),
  license: maybeLine('職業紹介の許可・届出の番号', { most: 60 }),
  introducedOn: day('紹介日'),
  answerBy: day('返事を待つ日'),
}
const told = {
  told: maybeSeveral('企業に伝えること', toldParts),
  toldWords: maybeWords('そのほか伝えること'),
  agreedOn: day('本人がよいと言った日'),
  agreedHow: choice('どう聞いたか', agreedHow),
  /** Of the desk, and of nobody who hires. */
  note: maybeWords('メモ'),
}

export const introductionForm = form({ ...what, ...how, ...told }, (schema) =>
  schema
    .refine((input) => input.via !== 'licensed' || input.license !== '', {
      path: ['license'],
      message: '職業紹介の許可・届出の番号を入れてください。',
    })
    .refine((input) => input.agreedOn <= input.introducedOn, {
      path: ['agreedOn'],
      message: '本人がよいと言った日は、紹介日までにしてください。',
    })
    .refine((input) => input.answerBy >= input.introducedOn, {
      path: ['answerBy'],
      message: '返事を待つ日は、紹介日からあとにしてください。',
    }),
)
export type IntroductionInput = z.output<typeof introductionForm.schema>

export const interviewForm = form({
  heldOn: day('面接の日'),
  startsAt: time('時刻'),
  place: maybeLine('場所', { most: 300 }),
  isAccompanied: tick('支援者がいっしょに行く'),
  note: maybeWords('メモ'),
})
export type InterviewInput = z.output<typeof interviewForm.schema>

export const waitForm = form({
  answerBy: day('返事を待つ日'),
  reason: line('変えるわけ', { most: 1000, empty: '変えるわけを書いてください。' }),
})
export type WaitInput = z.output<typeof waitForm.schema>

/** What is asked only of one result: whatever else stands in its boxes is nothing. */
const only = <F extends Field>(result: Result, field: F, nothing?: null): F => ({
  ...field,
  raw: (posted, name) => (posted.text('result') === result ? field.raw(posted, name) : nothing),
})

export const resultForm = form(
  {
    result: choice('結果', results),
    resultOn: day('結果が分かった日'),
    startsOn: only('hired', maybeDay('働きはじめる日'), null),
    refusedFor: only('refused', maybeSeveral('断られた理由', refusedFor)),
    declinedFor: only('declined', maybeSeveral('辞退の理由', declinedFor)),
    note: maybeWords('ひとこと'),
  },
  (schema) =>
    schema
      .refine((input) => (input.result === 'hired') === (input.startsOn !== null), {
        path: ['startsOn'],
        message: '働きはじめる日を入れてください。採用のときだけ入れます。',
      })
      .refine((input) => (input.result === 'refused') === input.refusedFor.length > 0, {
        path: ['refusedFor'],
        message: '断られた理由を選んでください。不採用のときだけ選びます。',
      })
      .refine((input) => (input.result === 'declined') === input.declinedFor.length > 0, {
        path: ['declinedFor'],
        message: '辞退の理由を選んでください。辞退のときだけ選びます。',
      }),
)
export type ResultInput = z.output<typeof resultForm.schema>

const { employerName: _, ...beginning } = placementForm.fields
/** 就職, of somebody who was introduced: the employer is known. */
export const hireForm = form(beginning)
export type HireInput = z.output<typeof hireForm.schema>

export const reopenForm = form({ reason: line('戻すわけ', { most: 500, empty: '戻すわけを書いてください。' }) })
