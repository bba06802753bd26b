/** What members say of a draft and what the office answers, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { choice, form, own, words } from '../../../forms/index.ts'
import { type PlanNodeKind, planNodeKinds } from '../council/index.ts'
import { commentOutcomes } from './plan-version.labels.ts'

const which = 'どの項目への意見かを選んでください。'

export const planCommentForm = form(
  {
    nodeKind: own(
      z.enum(planNodeKinds as [PlanNodeKind, ...PlanNodeKind[]], { error: which }).nullable(),
      (posted, name) => posted.chosen(name) ?? null,
    ),
    nodeId: own(z.string().max(60, which).nullable(), (posted, name) => posted.chosen(name) ?? null),
    text: words('意見'),
  },
  (schema) =>
    schema.refine((comment) => (comment.nodeKind === null) === (comment.nodeId === null), {
      error: which,
      path: ['nodeId'],
    }),
)
export const planCommentInput = planCommentForm.schema
export type PlanCommentInput = z.output<typeof planCommentInput>

export const planAnswerForm = form({
  outcome: choice('どうしたか', commentOutcomes),
  answer: words('答え'),
})
export const planAnswerInput = planAnswerForm.schema
export type PlanAnswerInput = z.output<typeof planAnswerInput>
