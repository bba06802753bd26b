/** 支援プラン: all of a case, and the one that lives, from its first word to its evaluation. */
import { aCase } from '../../../subjects.ts'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { findCaseAnswer } from '../cases/index.ts'
import { agreementHows, continuations, goalResults, planStatuses, progresses } from './support-plan.labels.ts'
import { goalInput, measuresInput } from './plan-rows.form.ts'
import {
  agreementInput,
  decisionInput,
  evaluationInput,
  frameInput,
  reviewInput,
  signOffInput,
} from './support-plan.form.ts'
import { agreePlan, decidePlan, evaluatePlan, finishStep, reviewPlan, signOffPlan } from './run-plan.actions.ts'
import { chooseMeasures, draftPlan, withdrawPlan, writeGoal } from './draft-plan.actions.ts'
import { getPlan, listPlans, livingPlan } from './support-plan.queries.ts'
import { offerPlan, seeOwnAnswer } from './own-answer.actions.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  type WriteRequest,
  idOf,
  code,
  day,
  made,
} from '../../../platform/api/index.ts'

const step = z.object({
  id: z.uuid(),
  step: z.string(),
  doer: z.string(),
  doerName: z.string(),
  dueOn: day,
  doneOn: day.nullable(),
})
const goal = z.object({
  id: z.uuid(),
  goal: z.string(),
  result: code(goalResults).nullable(),
  resultNote: z.string(),
  steps: z.array(step),
})
const plan = answer(
  'SupportPlan',
  z.object({
    id: z.uuid(),
    number: z.int(),
    status: code(planStatuses),
    wish: z.string().describe('本人の目指す姿'),
    startsOn: day,
    endsOn: day,
    reviewOn: day.describe('次の見直し'),
    services: z.array(z.string()),
    needsDecision: z.boolean().describe('支援決定が要る'),
    needsSignOff: z.boolean().describe('責任者の確認が要る'),
    agreedOn: day.nullable(),
    agreedHow: code(agreementHows).nullable(),
    offeredOn: day.nullable().describe('本人のページに出した日'),
    answers: z
      .array(z.object({ id: z.uuid(), agrees: z.boolean(), note: z.string(), on: day, seen: z.boolean() }))
      .describe('本人のページからの返事'),
    decidedOn: day.nullable(),
    decidedBy: z.string(),
    signedOff: z.boolean(),
    endedOn: day.nullable(),
    evaluation: z.string(),
    continues: code(continuations).nullable(),
    goals: z.array(goal),
    measures: z.array(z.object({ measureId: z.string(), title: z.string(), fits: z.boolean(), reason: z.string() })),
    reviews: z.array(
      z.object({
        id: z.uuid(),
        heldOn: day,
        progress: z.record(z.uuid(), code(progresses)),
        voice: z.string(),
        note: z.string(),
      }),
    ),
  }),
)
const status = answer(
  'SupportPlanState',
  z.object({ planId: z.uuid(), begun: z.boolean().describe('そろったので、支援が始まった') }),
)
const draft = z.object({
  ...frameInput.shape,
  goals: z
    .array(goalInput, '目標を一つは書いてください。')
    .min(1, '目標を一つは書いてください。')
    .max(20, '目標は20までです。'),
  measures: measuresInput.shape.measures.nullish().transform((value) => value ?? []),
})

/** The plan of the case that isn't over. @throws NotFound where none lives, or the case isn't the reader's */
async function living({ db, params }: Pick<WriteRequest<unknown>, 'db' | 'params'>): Promise<string> {
  const found = await livingPlan(db, idOf(params))
  if (!found) throw new NotFound('support plan')
  return found.id
}

async function viewOf(db: ReadDb, caseId: string, id: string): Promise<z.input<typeof plan>> {
  const view = await getPlan(db, caseId, id)
  return plan.parse(view)
}

export const supportPlanEndpoints: Endpoint[] = [
  reading({
    id: 'listSupportPlans',
    path: '/cases/{id}/support-plans',
    about: aCase,
    permission: 'supportPlan.read',
    tag: '支援プラン',
    summary: '支援プラン',
    description: '新しいものから。最大20件。',
    response: listOf('SupportPlanList', plan),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const items = []
      for (const row of (await listPlans(db, id)).slice(0, 20)) items.push(await viewOf(db, id, row.id))
      return { body: { items, next: null } }
    },
  }),
  writing({
    id: 'draftSupportPlan',
    path: '/cases/{id}/support-plans',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: 'プランを書く',
    description: '目標と手だて、合う施策(measures)もいっしょに書きます。本人の同意のあとに始まります。',
    body: input('SupportPlanInput', draft),
    response: plan,
    write: async ({ action, body, db, params }) => {
      const caseId = idOf(params)
      const frame = frameInput.safeParse(body)
      if (!frame.success)
        return {
          ok: false,
          kind: 'invalid',
          errors: frame.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
        }
      const drafted = await draftPlan(action, caseId, frame.data)
      if (!drafted.ok) return drafted
      for (const [index, each] of body.goals.entries()) {
        const written = await writeGoal(action, caseId, drafted.value.id, null, each)
        if (!written.ok)
          return {
            ...written,
            errors: written.errors.map((error) => ({
              ...error,
              field: error.field === '' ? '' : `goals.${index}.${error.field}`,
            })),
          }
      }
      const chosen = await chooseMeasures(action, caseId, drafted.value.id, fiscalYearOf(action.today), {
        measures: body.measures,
      })
      return answering(chosen, async () => ({ body: await viewOf(db, caseId, drafted.value.id) }))
    },
  }),
  writing({
    id: 'withdrawSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/withdrawal',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '始まっていないプランを取り下げる',
    body: input(
      'SupportPlanWithdrawal',
      z.object({ confirm: z.literal(true, '取り下げるなら confirm を true にしてください。') }),
    ),
    response: made,
    write: async (request) =>
      answering(await withdrawPlan(request.action, idOf(request.params), await living(request)), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'offerSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/offer',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: 'プランを本人のページに出す',
    description: '書き直すと、本人のページからは下がります。',
    body: input(
      'SupportPlanOffer',
      z.object({ confirm: z.literal(true, '出すなら confirm を true にしてください。') }),
    ),
    response: made,
    write: async (request) =>
      answering(await offerPlan(request.action, idOf(request.params), await living(request)), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'seeOwnAnswer',
    status: 200,
    path: '/cases/{id}/support-plan/answer-seen',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '本人の返事を確かめる',
    body: input(
      'OwnAnswerSeen',
      z.object({ confirm: z.literal(true, '確かめたなら confirm を true にしてください。') }),
    ),
    response: made,
    write: async (request) =>
      answering(await seeOwnAnswer(request.action, idOf(request.params), await living(request)), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'agreeSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/agreement',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '本人の同意を記録する',
    body: input('SupportPlanAgreement', agreementInput),
    response: status,
    write: async (request) => {
      const planId = await living(request)
      return answering(await agreePlan(request.action, idOf(request.params), planId, request.body), ({ begun }) =>
        Promise.resolve({ body: { planId, begun } }),
      )
    },
  }),
  writing({
    id: 'decideSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/decision',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '支援調整会議と支援決定を記録する',
    body: input('SupportPlanDecision', decisionInput),
    response: status,
    write: async (request) => {
      const planId = await living(request)
      return answering(await decidePlan(request.action, idOf(request.params), planId, request.body), ({ begun }) =>
        Promise.resolve({ body: { planId, begun } }),
      )
    },
  }),
  writing({
    id: 'signOffSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/sign-off',
    about: aCase,
    permission: 'supportPlan.signOff',
    tag: '支援プラン',
    summary: '責任者が確かめる',
    description: 'decision が return なら、note といっしょに担当へ戻ります。',
    body: input('SupportPlanSignOff', signOffInput),
    response: status,
    write: async (request) => {
      const planId = await living(request)
      return answering(await signOffPlan(request.action, idOf(request.params), planId, request.body), ({ begun }) =>
        Promise.resolve({ body: { planId, begun } }),
      )
    },
  }),
  writing({
    id: 'finishSupportStep',
    path: '/cases/{id}/support-plan/steps',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '手だてをすませる',
    body: input('SupportStepDone', z.object({ stepId: z.uuid('手だてを選んでください。') })),
    response: made,
    write: async (request) =>
      answering(
        await finishStep(request.action, idOf(request.params), await living(request), request.body.stepId),
        ({ id }) => Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'reviewSupportPlan',
    path: '/cases/{id}/support-plan/reviews',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '見直し(モニタリング)を記録する',
    description: 'progress は、目標の id ごとの進みです。',
    body: input('SupportPlanReview', reviewInput),
    response: made,
    write: async (request) =>
      answering(await reviewPlan(request.action, idOf(request.params), await living(request), request.body), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'evaluateSupportPlan',
    path: '/cases/{id}/support-plan/evaluation',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '評価する',
    description: 'results は、目標の id ごとの結果です。',
    body: input('SupportPlanEvaluation', evaluationInput),
    response: answer('SupportPlanEvaluated', z.object({ planId: z.uuid(), continues: code(continuations) })),
    write: async (request) => {
      const planId = await living(request)
      return answering(
        await evaluatePlan(request.action, idOf(request.params), planId, request.body),
        ({ continues }) => Promise.resolve({ body: { planId, continues } }),
      )
    },
  }),
]
