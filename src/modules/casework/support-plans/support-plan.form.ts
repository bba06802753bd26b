/** The forms of a plan, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { freeText } from '../../../platform/validate.ts'
import { choice, day, form, line, maybeLine, maybeWords, oneOf, own, several, words } from '../../../forms/index.ts'
import {
  changes,
  conferenceForms,
  conferenceResults,
  continuations,
  goalResults,
  progresses,
  recordedAgreements,
  reviewMethods,
  type Service,
  services,
} from './support-plan.labels.ts'
import type { GoalRow } from './support-plan.queries.ts'

const serviceWords = Object.fromEntries(
  Object.entries(services).map(([key, service]) => [
    key,
    service.legal ? `${service.label}(支援決定が要ります)` : service.label,
  ]),
) as Record<Service, string>

/** 目指す姿, the time of the plan and what it uses. */
export const frameForm = form(
  {
    wish: words('本人の目指す姿', '本人の目指す姿を、本人の言葉で書いてください。'),
    startsOn: day('プランを始める日'),
    endsOn: day('プランの終わりの日'),
    reviewOn: day('次の見直し(モニタリング)の日', '次の見直しの日を入れてください。'),
    services: {
      ...several('使う事業', serviceWords),
      schema: z
        .array(oneOf(services, '使う事業を選んでください。'))
        .max(20)
        .transform((list) => [...new Set(list)]),
    },
  },
  (schema) =>
    schema
      .refine((plan) => plan.startsOn >= '2000-01-01', {
        path: ['startsOn'],
        message: '平成12年より前です。日を直してください。',
      })
      .refine((plan) => plan.endsOn >= plan.startsOn, {
        path: ['endsOn'],
        message: '終わりの日が、始める日より前です。',
      })
      .refine((plan) => plan.endsOn < '2200-01-01', {
        path: ['endsOn'],
        message: '終わりの日が遠すぎます。日を直してください。',
      })
      .refine((plan) => plan.reviewOn >= plan.startsOn && plan.reviewOn <= plan.endsOn, {
        path: ['reviewOn'],
        message: '見直しの日は、プランの期間の中にしてください。',
      }),
)
export const frameInput = frameForm.schema
export type FrameInput = z.output<typeof frameInput>

export const agreementForm = form(
  {
    agreedOn: day('同意の日'),
    how: choice('同意のしかた', recordedAgreements),
    witness: {
      ...maybeLine('立ち会った人'),
      schema: z
        .string()
        .trim()
        .max(300, '300字までで書いてください。')
        .nullish()
        .transform((value) => value ?? ''),
    },
  },
  (schema) =>
    schema.refine((agreement) => agreement.how !== 'oral' || agreement.witness !== '', {
      path: ['witness'],
      message: '口頭のときは、立ち会った人を書いてください。',
    }),
)
export const agreementInput = agreementForm.schema
export type AgreementInput = z.output<typeof agreementInput>

export const decisionForm = form(
  {
    conferenceOn: day('支援調整会議の日'),
    form: choice('会議の開き方', conferenceForms),
    result: choice('プランは適切か', conferenceResults, 'プランが適切かを選んでください。'),
    decidedOn: day('支援決定の日'),
    decidedBy: line('決定した自治体', {
      most: 300,
      empty: '決定した自治体を書いてください。',
      tooLong: '300字までで書いてください。',
    }),
  },
  (schema) =>
    schema.refine((decision) => decision.decidedOn >= decision.conferenceOn, {
      path: ['decidedOn'],
      message: '支援決定の日が、会議の日より前です。',
    }),
)
export const decisionInput = decisionForm.schema
export type DecisionInput = z.output<typeof decisionInput>

/** Words are asked for only of whoever sends the plan back: two shapes, one page. */
export const signOffForm = form(
  {
    decision: choice(
      'このプランで',
      { approve: '始めてよい', return: '書き直しに戻す' },
      '確かめた結果を選んでください。',
    ),
    note: maybeWords('担当へのことば'),
  },
  () =>
    z.discriminatedUnion(
      'decision',
      [
        z.object({ decision: z.literal('approve') }),
        z.object({ decision: z.literal('return'), note: freeText('何を直してほしいかを書いてください。') }),
      ],
      { error: '確かめた結果を選んでください。' },
    ),
)
export const signOffInput = signOffForm.schema
export type SignOffInput = z.output<typeof signOffInput>

/** A box for each goal of the plan: read by the goals, and given to the form. */
const byGoal = <S extends z.ZodType>(schema: S) => own(schema, () => ({}))

export const reviewForm = form(
  {
    heldOn: day('見直した日'),
    method: choice('方法', reviewMethods, '見直しの方法を選んでください。'),
    progress: byGoal(z.record(z.uuid(), oneOf(progresses, '進みを選んでください。'))),
    voice: maybeWords('本人の声'),
    note: maybeWords('支援員の見立て'),
    nextReviewOn: day('次の見直しの日'),
  },
  (schema) =>
    schema.refine((review) => review.nextReviewOn > review.heldOn, {
      path: ['nextReviewOn'],
      message: '次の見直しは、今回より後の日にしてください。',
    }),
)
export const reviewInput = reviewForm.schema
export type ReviewInput = z.output<typeof reviewInput>

/** What was chosen for each goal, where something was. */
function chosenFor<T>(fields: Fields, goals: readonly GoalRow[], name: string, of: (chosen: string, id: string) => T) {
  return Object.fromEntries(
    goals.flatMap(({ id }) => {
      const chosen = textOf(fields, `${name}.${id}`)
      return chosen === '' ? [] : [[id, of(chosen, id)]]
    }),
  ) as Record<string, T>
}

export const parseReview = (fields: Fields, goals: readonly GoalRow[]): Outcome<ReviewInput> =>
  reviewForm.parse(fields, {
    progress: chosenFor(fields, goals, 'progress', (chosen) => chosen as keyof typeof progresses),
  })

export const evaluationForm = form({
  endedOn: day('評価の日'),
  results: byGoal(
    z.record(
      z.uuid(),
      z.object({
        result: oneOf(goalResults, '結果を選んでください。'),
        note: freeText(null)
          .nullish()
          .transform((value) => value ?? ''),
      }),
    ),
  ),
  evaluation: words('評価'),
  continues: choice('これから', continuations),
  changes: {
    ...several('見られた変化', changes),
    schema: z
      .array(oneOf(changes, '見られた変化を選んでください。'))
      .max(30)
      .transform((list) => [...new Set(list)]),
  },
})
export const evaluationInput = evaluationForm.schema
export type EvaluationInput = z.output<typeof evaluationInput>

export function parseEvaluation(fields: Fields, goals: readonly GoalRow[]): Outcome<EvaluationInput> {
  const outcome = evaluationForm.parse(fields, {
    results: chosenFor(fields, goals, 'result', (chosen, id) => ({
      result: chosen as keyof typeof goalResults,
      note: textOf(fields, `resultNote.${id}`),
    })),
  })
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => ({
          ...error,
          field: error.field
            .replace(/^results\.([^.]+)\.result$/, 'result.$1')
            .replace(/^results\.([^.]+)\.note$/, 'resultNote.$1'),
        })),
      }
}
