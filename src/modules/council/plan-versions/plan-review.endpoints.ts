/** A draft on its way: heard, taken back, withdrawn or resolved; the members' comments and the office's answers. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { answerPlanComment, commentOnPlan } from './plan-comment.actions.ts'
import { resolvePlanVersion, sendPlanForReview, takePlanBack, withdrawPlanDraft } from './plan-version.actions.ts'
import { planAnswerInput, planCommentInput } from './plan-comment.form.ts'
import { planResolutionInput, planReviewInput } from './plan-version.inputs.ts'
import { answering, type Endpoint, input, writing, idOf, confirmed } from '../../../platform/api/index.ts'
import { kept, keptAs, made, tag, write } from './plan-version.endpoints.ts'

export const planReviewEndpoints: Endpoint[] = [
  writing({
    id: 'sendPlanForReview',
    status: 200,
    path: '/plan-versions/{id}/review',
    about: noPerson,
    ...write,
    summary: '構成員の意見を聞く',
    body: input('PlanReview', planReviewInput),
    response: kept,
    write: async ({ action, body, params }) => answering(await sendPlanForReview(action, idOf(params), body), keptAs),
  }),
  writing({
    id: 'takePlanBack',
    status: 200,
    path: '/plan-versions/{id}/return',
    about: noPerson,
    ...write,
    summary: '案に戻す',
    body: input('PlanTakenBack', confirmed('戻す')),
    response: kept,
    write: async ({ action, params }) => answering(await takePlanBack(action, idOf(params)), keptAs),
  }),
  writing({
    id: 'withdrawPlanDraft',
    status: 200,
    path: '/plan-versions/{id}/withdrawal',
    about: noPerson,
    ...write,
    summary: '案を取り下げる',
    body: input('PlanWithdrawn', confirmed('取り下げる')),
    response: kept,
    write: async ({ action, params }) => answering(await withdrawPlanDraft(action, idOf(params)), keptAs),
  }),
  writing({
    id: 'resolvePlanVersion',
    status: 200,
    path: '/plan-versions/{id}/resolution',
    about: noPerson,
    ...write,
    summary: '決議を残す',
    description: '効力を生じる日から、この版が計画になります。決議された版は変わりません。',
    body: input('PlanResolution', planResolutionInput),
    response: kept,
    write: async ({ action, body, params }) => answering(await resolvePlanVersion(action, idOf(params), body), keptAs),
  }),
  writing({
    id: 'commentOnPlan',
    path: '/plan-versions/{id}/comments',
    about: noPerson,
    permission: 'plan.comment',
    tag,
    summary: '案への意見を書く',
    body: input('PlanCommentInput', planCommentInput),
    response: made,
    write: async ({ action, body, params }) => answering(await commentOnPlan(action, idOf(params), body), keptAs),
  }),
  writing({
    id: 'answerPlanComment',
    status: 200,
    path: '/plan-versions/{id}/answers',
    about: noPerson,
    ...write,
    summary: '意見に答える',
    body: input('PlanAnswer', planAnswerInput.extend({ commentId: z.uuid('意見を選んでください。') })),
    response: kept,
    write: async ({ action, body: { commentId, ...said }, params }) =>
      answering(await answerPlanComment(action, idOf(params), commentId, said), keptAs),
  }),
]
