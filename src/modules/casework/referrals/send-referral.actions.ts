import { beginningOf } from '../../../platform/japanese/graphemes.ts'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { endOfDayInTokyo } from '../../../platform/clock.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { exchangeNextAction, holdCase, refusalToWork, touchCase } from '../cases/index.ts'
import type { SendReferralInput } from './referral.form.ts'
import { respondByDate } from './referral.rules.ts'

/**
 * つなぐ: asks another desk to take the person on. Responsibility stays until it accepts. The receiving organization
 * sees from now on what was shared, on the basis named, and no more; what is next
 * for the sender is to learn the answer.
 */
export async function sendReferral(
  context: ActionContext,
  caseId: string,
  input: SendReferralInput,
): Promise<Outcome<{ id: string; respondBy: string }>> {
  mustBeAllowed(context.actor, 'referral.send')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const waiting = await ctx.tx
    .selectFrom('referrals')
    .where('case_id', '=', caseId)
    .where('status', '=', 'sent')
    .select('id')
    .executeTakeFirst()
  if (waiting)
    return wrongState('返事を待っているつなぎがあります。返事が来るか、取り下げてから、次の窓口につないでください。')
  const desk = await ctx.tx
    .selectFrom('desks')
    .where('id', '=', input.toDeskId)
    .where('retired_on', 'is', null)
    .select(['id', 'organization_id', 'short_name'])
    .executeTakeFirst()
  if (!desk) return invalid({ field: 'toDeskId', message: 'つなぐ先の窓口を一覧から選んでください。' })
  if (desk.id === held.responsibleDeskId)
    return invalid({ field: 'toDeskId', message: 'いまの責任窓口と同じです。別の窓口を選んでください。' })
  if (input.mode === 'joint') {
    const helping = await ctx.tx
      .selectFrom('joint_supports')
      .where('case_id', '=', caseId)
      .where('desk_id', '=', desk.id)
      .where('ended_on', 'is', null)
      .select('id')
      .executeTakeFirst()
    if (helping) return invalid({ field: 'toDeskId', message: 'この窓口とは、もういっしょに支援しています。' })
  }
  const basis = basisProblem(input, ctx.today)
  if (basis) return basis

  const id = newId()
  const respondBy = respondByDate(ctx.today, input.urgency, ctx.settings.respondBusinessDays)
  await ctx.tx
    .insertInto('referrals')
    .values({
      id,
      case_id: caseId,
      from_organization_id: held.responsibleOrganizationId,
      from_desk_id: held.responsibleDeskId,
      from_account_id: accountOf(ctx),
      to_organization_id: desk.organization_id,
      to_desk_id: desk.id,
      reason: input.reason,
      requests: input.requests,
      urgency: input.urgency,
      basis_kind: input.basis.kind,
      basis_given_on: input.basis.givenOn,
      basis_until: input.basis.until,
      mode: input.mode,
      shares: input.shares as string[],
      status: 'sent',
      sent_at: ctx.now,
      sent_on: ctx.today,
      respond_by: respondBy,
    })
    .execute()
  if (desk.organization_id !== held.responsibleOrganizationId) {
    const until = input.basis.until === null ? null : endOfDayInTokyo(input.basis.until)
    await ctx.tx
      .insertInto('case_access')
      .values({
        id: newId(),
        case_id: caseId,
        organization_id: desk.organization_id,
        scope: input.shares as string[],
        basis: input.basis.kind,
        basis_given_on: input.basis.givenOn,
        referral_id: id,
        valid_from: ctx.now,
        valid_until: until,
        granted_by: accountOf(ctx),
        created_at: ctx.now,
      })
      .execute()
  }
  await record(
    ctx,
    'referral.sent',
    {
      referralId: id,
      fromDeskId: held.responsibleDeskId,
      toDeskId: desk.id,
      basis: input.basis.kind,
      shares: input.shares as string[],
      respondBy,
    },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  await keepWatch(ctx, held, respondBy, desk.short_name)
  await touchCase(ctx, caseId)
  return done({ id, respondBy })
}

/** What is next for the sender is the answer, unless something is planned for before that anyway. */
async function keepWatch(
  ctx: ActionContext,
  held: Awaited<ReturnType<typeof holdCase>>,
  respondBy: string,
  deskName: string,
): Promise<void> {
  const open = await ctx.tx
    .selectFrom('next_actions')
    .where('case_id', '=', held.id)
    .where('ended_at', 'is', null)
    .select(['due_on', 'note'])
    .executeTakeFirst()
  if (open && open.due_on <= respondBy) return
  const planned = open
    ? `(そのあと ${Number(open.due_on.slice(5, 7))}月${Number(open.due_on.slice(8))}日 ${beginningOf(open.note, 500)})`
    : ''
  await exchangeNextAction(
    ctx,
    held,
    {
      kind: 'review',
      dueOn: respondBy,
      time: null,
      note: `${deskName}の返事を確かめる${planned}`,
      assignee: held.responsibleAccountId,
    },
    'changed',
  )
}

function basisProblem(input: SendReferralInput, today: string) {
  if (input.basis.givenOn > today)
    return invalid({ field: 'basis.givenOn', message: '同意や決定の日が今日より後です。日を直してください。' })
  if (input.basis.until !== null && input.basis.until < today)
    return invalid({ field: 'basis.until', message: '見てよい期間が、もう終わっています。日を直してください。' })
  // An emergency opens a door for a while, never for good (domain §8, EMERG;
  // a constraint of case_access says the same).
  if (input.basis.kind === 'emergency' && input.basis.until === null)
    return invalid({ field: 'basis.until', message: '緊急の場合は、いつまで見てよいかの日も入れてください。' })
  return null
}
