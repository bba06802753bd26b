/**
 * What members say of a draft while it is in review, and what the office answers to each.
 * Both are added, never changed.
 */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { holdStand, holdVersion } from './held-version.ts'
import type { PlanAnswerInput, PlanCommentInput } from './plan-comment.form.ts'
import { findPlanNode } from './plan-version.queries.ts'

export async function commentOnPlan(
  context: ActionContext,
  versionId: string,
  input: PlanCommentInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'plan.comment')
  const ctx = forOrganization(context)
  const version = await holdStand(ctx, versionId)
  if (version.state !== 'review') return wrongState('いまは、この案への意見を受け付けていません。')
  const node =
    input.nodeKind === null || input.nodeId === null
      ? null
      : await findPlanNode(ctx.tx, versionId, input.nodeKind, input.nodeId)
  if (node === undefined)
    return invalid({ field: 'nodeId', message: 'この項目は、案にありません。選びなおしてください。' })
  const id = newId()
  await ctx.tx
    .insertInto('plan_comments')
    .values({
      id,
      version_id: versionId,
      node_kind: node?.kind ?? null,
      node_id: node?.id ?? null,
      node_edition: node?.edition ?? null,
      text: input.text,
      organization_id: ctx.actor.organizationId,
      account_id: ctx.actor.accountId,
      made_at: ctx.now,
    })
    .execute()
  await record(ctx, 'planVersion.commented', { versionId, commentId: id })
  return done({ id })
}

export async function answerPlanComment(
  ctx: ActionContext,
  versionId: string,
  commentId: string,
  input: PlanAnswerInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const version = await holdVersion(ctx, versionId)
  const comment = await ctx.tx
    .selectFrom('plan_comments')
    .where('version_id', '=', versionId)
    .where('id', '=', commentId)
    .select('outcome')
    .executeTakeFirst()
  if (comment === undefined) throw new NotFound('comment')
  if (comment.outcome !== null) return wrongState('この意見には、もう答えています。')
  if (version.state !== 'draft' && version.state !== 'review') return wrongState('この版は、もう書きかえられません。')
  await ctx.tx
    .updateTable('plan_comments')
    .set({ outcome: input.outcome, answer: input.answer, answered_by: ctx.actor.accountId, answered_at: ctx.now })
    .where('id', '=', commentId)
    .execute()
  await record(ctx, 'planVersion.answered', { versionId, commentId, outcome: input.outcome })
  return done({ id: commentId })
}
