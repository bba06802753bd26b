import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import {
  changes,
  conferenceForms,
  conferenceResults,
  continuations,
  doers,
  goalResults,
  progresses,
  recordedAgreements,
  reviewMethods,
  services,
} from './support-plan.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'

const optionalText = freeText(null)
  .nullish()
  .transform((value) => value ?? '')

/** 目指す姿, the time of the plan and what it uses. */
export const frameInput = z
  .object({
    wish: freeText('本人の目指す姿を、本人の言葉で書いてください。'),
    startsOn: civilDate('プランを始める日を入れてください。'),
    endsOn: civilDate('プランの終わりの日を入れてください。'),
    reviewOn: civilDate('次の見直しの日を入れてください。'),
    services: z
      .array(oneOf(services, '使う事業を選んでください。'))
      .max(20)
      .transform((list) => [...new Set(list)]),
  })
  .refine((plan) => plan.startsOn >= '2000-01-01', {
    path: ['startsOn'],
    message: '平成12年より前です。日を直してください。',
  })
  .refine((plan) => plan.endsOn >= plan.startsOn, { path: ['endsOn'], message: '終わりの日が、始める日より前です。' })
  .refine((plan) => plan.endsOn < '2200-01-01', {
    path: ['endsOn'],
    message: '終わりの日が遠すぎます。日を直してください。',
  })
  .refine((plan) => plan.reviewOn >= plan.startsOn && plan.reviewOn <= plan.endsOn, {
    path: ['reviewOn'],
    message: '見直しの日は、プランの期間の中にしてください。',
  })
export type FrameInput = z.output<typeof frameInput>

export const mostSteps = 6
export const stepInput = z
  .object({
    step: freeText('手だてを書いてください。'),
    doer: oneOf(doers, 'だれがするかを選んでください。'),
    doerName: z
      .string()
      .trim()
      .max(300, '300字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
    dueOn: civilDate('いつまでにするかを入れてください。'),
  })
  .refine((step) => step.doer !== 'other' || step.doerName !== '', {
    path: ['doerName'],
    message: 'だれがするか、名前か機関を書いてください。',
  })
export const goalInput = z.object({
  goal: freeText('目標を、本人の言葉で書いてください。'),
  steps: z.array(stepInput).min(1, '手だてを一つは書いてください。').max(mostSteps, `手だては${mostSteps}つまでです。`),
})
export type GoalInput = z.output<typeof goalInput>

export const measuresInput = z.object({
  measures: z
    .array(z.object({ measureId: z.string().max(60), fits: z.boolean(), reason: freeText('理由を書いてください。') }))
    .max(200),
})
export type MeasuresInput = z.output<typeof measuresInput>

export const agreementInput = z
  .object({
    agreedOn: civilDate('同意の日を入れてください。'),
    how: oneOf(recordedAgreements, '同意のしかたを選んでください。'),
    witness: z
      .string()
      .trim()
      .max(300, '300字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
  })
  .refine((agreement) => agreement.how !== 'oral' || agreement.witness !== '', {
    path: ['witness'],
    message: '口頭のときは、立ち会った人を書いてください。',
  })
export type AgreementInput = z.output<typeof agreementInput>

export const decisionInput = z
  .object({
    conferenceOn: civilDate('支援調整会議の日を入れてください。'),
    form: oneOf(conferenceForms, '会議の開き方を選んでください。'),
    result: oneOf(conferenceResults, 'プランが適切かを選んでください。'),
    decidedOn: civilDate('支援決定の日を入れてください。'),
    decidedBy: z
      .string('決定した自治体を書いてください。')
      .trim()
      .min(1, '決定した自治体を書いてください。')
      .max(300, '300字までで書いてください。'),
  })
  .refine((decision) => decision.decidedOn >= decision.conferenceOn, {
    path: ['decidedOn'],
    message: '支援決定の日が、会議の日より前です。',
  })
export type DecisionInput = z.output<typeof decisionInput>

export const signOffInput = z.discriminatedUnion(
  'decision',
  [
    z.object({ decision: z.literal('approve') }),
    z.object({ decision: z.literal('return'), note: freeText('何を直してほしいかを書いてください。') }),
  ],
  { error: '確かめた結果を選んでください。' },
)
export type SignOffInput = z.output<typeof signOffInput>

export const reviewInput = z
  .object({
    heldOn: civilDate('見直した日を入れてください。'),
    method: oneOf(reviewMethods, '見直しの方法を選んでください。'),
    progress: z.record(z.uuid(), oneOf(progresses, '進みを選んでください。')),
    voice: optionalText,
    note: optionalText,
    nextReviewOn: civilDate('次の見直しの日を入れてください。'),
  })
  .refine((review) => review.nextReviewOn > review.heldOn, {
    path: ['nextReviewOn'],
    message: '次の見直しは、今回より後の日にしてください。',
  })
export type ReviewInput = z.output<typeof reviewInput>

export const evaluationInput = z.object({
  endedOn: civilDate('評価の日を入れてください。'),
  results: z.record(z.uuid(), z.object({ result: oneOf(goalResults, '結果を選んでください。'), note: optionalText })),
  evaluation: freeText('評価を書いてください。'),
  continues: oneOf(continuations, 'これからを選んでください。'),
  changes: z
    .array(oneOf(changes, '見られた変化を選んでください。'))
    .max(30)
    .transform((list) => [...new Set(list)]),
})
export type EvaluationInput = z.output<typeof evaluationInput>
