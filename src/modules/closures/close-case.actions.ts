import { mustBeAllowed } from '../../permissions.ts'
import { type ActionContext, forOrganization, record, recordFact } from '../../platform/action.ts'
import { type Outcome, done, invalid, wrongState } from '../../platform/outcome.ts'
import { type ClosureInput, dayOfRecord, endNextAction, factOf, holdCase, refusalToWork } from '../cases/index.ts'
import { cancelFollowUps, openFollowUps } from '../placements/index.ts'

/**
 * 終結: with a reason from the code list, a summary, and what would reopen it. A waiting つなぎ has to end first, and
 * follow-ups that lie ahead end with a reason of their own (contract, POST /cases/{id}/closure).
 */
export async function closeCase(context: ActionContext, caseId: string, input: ClosureInput): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'case.close')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const day = dayOfRecord(input.closedOn, ctx.today)
  if (day) return invalid({ field: 'closedOn', message: day })
  if (input.closedOn < held.openedOn) return invalid({ field: 'closedOn', message: 'ケースを始めた日より前です。日を直してください。' })
  const waiting = await ctx.tx.selectFrom('referrals').where('case_id', '=', caseId).where('status', '=', 'sent').select('id').executeTakeFirst()
  if (waiting) return wrongState('返事を待っているつなぎがあります。返事が来るか、取り下げてから終結してください。')
  const ahead = await openFollowUps(ctx, caseId)
  if (ahead > 0 && input.followUpsEndReason === '') {
    return invalid({ field: 'followUpsEndReason', message: `まだ${ahead}回の定着の確認が残っています。終える理由を書いてください。` })
  }
  if (ahead > 0) await cancelFollowUps(ctx, caseId, input.followUpsEndReason)
  await endNextAction(ctx, caseId, 'closed')
  await ctx.tx
    .updateTable('cases')
    .set({ status: 'closed', closed_on: input.closedOn, closure_reason: input.reason, closure_summary: input.summary, closure_reopen_hint: input.reopenHint, version: held.version + 1 })
    .where('id', '=', caseId)
    .execute()
  const closed = await record(ctx, 'case.closed', { reason: input.reason }, { caseId, subjectId: caseId, deskId: held.responsibleDeskId, occurredOn: input.closedOn })
  await recordFact(ctx, closed, await factOf(ctx, held, 'case.closed', input.closedOn, { organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId }, { detail: input.reason }))
  return done({ caseId })
}
