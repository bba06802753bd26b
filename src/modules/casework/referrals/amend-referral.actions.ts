/** The sender's hand on a つなぎ that nobody has answered: put right, or withdrawn. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, invalid } from '../../../platform/outcome.ts'
import { holdCase } from '../cases/index.ts'
import type { AmendReferralInput } from './referral.form.ts'
import { holdReferral, refusal, desksOf, wordsOf } from './referral.write.ts'
import { closeDoor } from './referral-access.write.ts'

export async function withdrawReferral(
  context: ActionContext,
  referralId: string,
  input: { reason: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.withdraw')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('withdraw', referral, ctx)
  if (no) return no
  await holdCase(ctx, referral.caseId)
  await ctx.tx
    .updateTable('referrals')
    .set({
      status: 'withdrawn',
      answered_at: ctx.now,
      answered_on: ctx.today,
      answered_by: accountOf(ctx),
      withdraw_reason: input.reason,
    })
    .where('id', '=', referralId)
    .execute()
  await record(ctx, 'referral.withdrawn', desksOf(referral), {
    caseId: referral.caseId,
    subjectId: referralId,
    deskId: referral.fromDeskId,
  })
  await closeDoor(ctx, referralId)
  return done({ caseId: referral.caseId })
}

/** Puts right what was asked and why, while nobody has answered; both sides read what stood there before. */
export async function amendReferral(
  context: ActionContext,
  referralId: string,
  input: AmendReferralInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.withdraw')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('amend', referral, ctx)
  if (no) return no
  const before = await wordsOf(ctx, referralId)
  if (before.reason === input.reason && before.requests === input.requests)
    return invalid({ field: 'requests', message: '前と同じです。直すところを書きかえてください。' })
  await ctx.tx
    .insertInto('referral_amendments')
    .values({
      id: newId(),
      referral_id: referralId,
      from_organization_id: referral.fromOrganizationId,
      to_organization_id: referral.toOrganizationId,
      reason: before.reason,
      requests: before.requests,
      amended_at: ctx.now,
      amended_by: accountOf(ctx),
    })
    .execute()
  await ctx.tx
    .updateTable('referrals')
    .set({ reason: input.reason, requests: input.requests })
    .where('id', '=', referralId)
    .execute()
  await record(
    ctx,
    'referral.amended',
    { referralId },
    { caseId: referral.caseId, subjectId: referralId, deskId: referral.fromDeskId },
  )
  return done({ caseId: referral.caseId })
}
