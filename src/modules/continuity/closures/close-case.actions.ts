import { may, mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { waitingRequest } from './closure.queries.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import {
  type ClosureInput,
  endNextAction,
  type HeldCase,
  holdCase,
  refusalToWork,
  touchCase,
  livingPlan,
} from '../../casework/index.ts'
import { deskRules } from '../../council/index.ts'
import { cancelFollowUps, hasOpenIntroductions, hasOpenTrials, openFollowUps } from '../../employment/index.ts'

const nothingWaits = wrongState('確認を待っている終結はありません。')

interface Ready {
  ctx: ReturnType<typeof forOrganization<ActionContext>>
  held: HeldCase
  followUpsAhead: number
}

/** What has to be true before a case may end; the same for whoever closes it and whoever asks for it. */
async function ready(context: ActionContext, caseId: string, input: ClosureInput): Promise<Outcome<Ready>> {
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const day = dayOfRecord(input.closedOn, ctx.today)
  if (day) return invalid({ field: 'closedOn', message: day })
  if (input.closedOn < held.openedOn)
    return invalid({ field: 'closedOn', message: 'ケースを始めた日より前です。日を直してください。' })
  const waiting = await ctx.tx
    .selectFrom('referrals')
    .where('case_id', '=', caseId)
    .where('status', '=', 'sent')
    .select('id')
    .executeTakeFirst()
  if (waiting) return wrongState('返事を待っているつなぎがあります。返事が来るか、取り下げてから終結してください。')
  if (await hasOpenIntroductions(ctx, caseId))
    return wrongState(
      '返事を待っている紹介か、まだ始まっていない採用があります。結果か就職を記録してから終結してください。',
    )
  if (await hasOpenTrials(ctx, caseId))
    return wrongState('終わりの記録がない体験・実習があります。終わりか取りやめを記録してから終結してください。')
  const plan = await livingPlan(ctx.tx, caseId)
  if (plan?.status === 'running')
    return wrongState('支援中のプランがあります。「プラン」で評価してから終結してください。')
  if (plan) return wrongState('始まっていないプランがあります。「プラン」で取り下げてから終結してください。')
  const followUpsAhead = await openFollowUps(ctx, caseId)
  if (followUpsAhead > 0 && input.followUpsEndReason === '') {
    return invalid({
      field: 'followUpsEndReason',
      message: `まだ${followUpsAhead}回の定着の確認が残っています。終える理由を書いてください。`,
    })
  }
  return done({ ctx, held, followUpsAhead })
}

/**
 * 終結: with a reason from the code list, a summary, and what would reopen it. A waiting つなぎ has to end first, and
 * follow-ups that lie ahead end with a reason of their own (contract, POST /cases/{id}/closure). Where the desk wants a
 * second look, the case stays open and its manager is asked (`asked`); a manager's own closure is that look.
 */
export async function closeCase(
  context: ActionContext,
  caseId: string,
  input: ClosureInput,
): Promise<Outcome<{ caseId: string; asked: boolean }>> {
  mustBeAllowed(context.actor, 'case.close')
  const checked = await ready(context, caseId, input)
  if (!checked.ok) return checked
  const { ctx, held } = checked.value
  await decideRequest(ctx, caseId, may(ctx.actor, 'closure.signOff') ? 'closed' : 'replaced', '')
  const rules = await deskRules(ctx.tx, held.responsibleDeskId)
  if (rules.closure && !may(ctx.actor, 'closure.signOff')) {
    await ask(ctx, held, input)
    return done({ caseId, asked: true })
  }
  await end(checked.value, input)
  return done({ caseId, asked: false })
}

/** The manager agrees: the case ends as its worker wrote it. */
export async function approveClosure(context: ActionContext, caseId: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'closure.signOff')
  const ctx = forOrganization(context)
  const refusal = refusalToWork(await holdCase(ctx, caseId), ctx.actor.organizationId)
  if (refusal) return refusal
  const request = await waitingRequest(ctx.tx, caseId)
  if (!request) return nothingWaits
  const input: ClosureInput = {
    reason: request.reason,
    closedOn: request.closedOn,
    summary: request.summary,
    reopenHint: request.reopenHint,
    followUpsEndReason: request.followUpsEndReason,
  }
  const checked = await ready(context, caseId, input)
  if (!checked.ok) return checked
  await decideRequest(checked.value.ctx, caseId, 'closed', '')
  await end(checked.value, input)
  return done({ caseId })
}

/** The manager wants the case to go on: it stays as it is, with a word to its worker. */
export async function returnClosure(
  context: ActionContext,
  caseId: string,
  input: { note: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'closure.signOff')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const requestId = await decideRequest(ctx, caseId, 'returned', input.note)
  if (requestId === null) return nothingWaits
  await touchCase(ctx, caseId)
  await record(ctx, 'closure.returned', { requestId }, { caseId, subjectId: requestId, deskId: held.responsibleDeskId })
  return done({ caseId })
}

async function ask(ctx: Ready['ctx'], held: HeldCase, input: ClosureInput): Promise<void> {
  const id = newId()
  await ctx.tx
    .insertInto('closure_requests')
    .values({
      id,
      case_id: held.id,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      reason: input.reason,
      closed_on: input.closedOn,
      summary: input.summary,
      reopen_hint: input.reopenHint,
      follow_ups_end_reason: input.followUpsEndReason,
      asked_by: accountOf(ctx),
      asked_at: ctx.now,
    })
    .execute()
  await touchCase(ctx, held.id)
  await record(
    ctx,
    'closure.asked',
    { requestId: id, reason: input.reason },
    { caseId: held.id, subjectId: id, deskId: held.responsibleDeskId },
  )
}

async function decideRequest(
  ctx: Ready['ctx'],
  caseId: string,
  decision: 'closed' | 'returned' | 'replaced',
  note: string,
): Promise<string | null> {
  const decided = await ctx.tx
    .updateTable('closure_requests')
    .set({ decision, decided_by: accountOf(ctx), decided_at: ctx.now, note })
    .where('case_id', '=', caseId)
    .where('decision', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return decided?.id ?? null
}

async function end({ ctx, held, followUpsAhead }: Ready, input: ClosureInput): Promise<void> {
  const caseId = held.id
  if (followUpsAhead > 0) await cancelFollowUps(ctx, caseId, input.followUpsEndReason)
  await endNextAction(ctx, caseId, 'closed')
  await ctx.tx
    .updateTable('cases')
    .set({
      status: 'closed',
      closed_on: input.closedOn,
      closure_reason: input.reason,
      closure_summary: input.summary,
      closure_reopen_hint: input.reopenHint,
      version: held.version + 1,
    })
    .where('id', '=', caseId)
    .execute()
  await record(
    ctx,
    'case.closed',
    { reason: input.reason },
    { caseId, subjectId: caseId, deskId: held.responsibleDeskId, occurredOn: input.closedOn },
  )
}
