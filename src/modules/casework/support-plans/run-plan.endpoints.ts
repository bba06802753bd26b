/** The plan that lives, from its agreement to its evaluation. */
import { aCase } from '../../../subjects.ts'
import { z } from 'zod'
import { continuations } from './support-plan.labels.ts'
import { agreementInput, decisionInput, evaluationInput, reviewInput, signOffInput } from './support-plan.form.ts'
import { agreePlan, decidePlan, signOffPlan } from './begin-plan.actions.ts'
import { evaluatePlan, finishStep, reviewPlan } from './run-plan.actions.ts'
import { answer, answering, type Endpoint, input, writing, idOf, code, made } from '../../../platform/api/index.ts'
import { living } from './support-plan.endpoints.ts'
import { status } from './support-plan.answers.ts'

export const runPlanEndpoints: Endpoint[] = [
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
