/** What a つなぎ opens to a desk, and what is closed with it. */
import { sql } from 'kysely'
import { type ActionContext, newId, accountOf, type OrganizationContext } from '../../../platform/action.ts'
import { isColleague } from '../cases/index.ts'
import { addDays, endOfDayInTokyo } from '../../../platform/clock.ts'
import type { HeldReferral } from './referral.write.ts'

/** On its own duty an organization reads what it writes itself. */
export async function grantOwnDuty(ctx: OrganizationContext, referral: HeldReferral): Promise<void> {
  await ctx.tx
    .insertInto('case_access')
    .values({
      id: newId(),
      case_id: referral.caseId,
      organization_id: referral.toOrganizationId,
      scope: [],
      basis: 'own-duty',
      referral_id: referral.id,
      valid_from: ctx.now,
      granted_by: accountOf(ctx),
      created_at: ctx.now,
    })
    .execute()
}

/**
 * The worker who sent keeps a view of what was handed over for some days,
 * so that nobody is let go of before they are held.
 */
export async function leaveOverlap(ctx: OrganizationContext, referral: HeldReferral): Promise<void> {
  const overlapEnds = endOfDayInTokyo(addDays(ctx.today, ctx.settings.overlapDays))
  const agreedUntil = referral.basisUntil === null ? overlapEnds : endOfDayInTokyo(referral.basisUntil)
  const validUntil = overlapEnds < agreedUntil ? overlapEnds : agreedUntil
  if (
    referral.fromAccountId === null ||
    validUntil <= ctx.now ||
    !(await isColleague(ctx, referral.fromAccountId, referral.fromOrganizationId))
  )
    return
  // From the transaction's own moment on, as what follow_responsibility has written.
  await ctx.tx
    .insertInto('case_access')
    .values({
      id: newId(),
      case_id: referral.caseId,
      organization_id: referral.fromOrganizationId,
      account_id: referral.fromAccountId,
      scope: referral.shares,
      basis: referral.basisKind,
      basis_given_on: referral.basisGivenOn,
      referral_id: referral.id,
      valid_until: validUntil,
      granted_by: accountOf(ctx),
    })
    .execute()
}

export async function closeDoor(ctx: ActionContext, referralId: string): Promise<void> {
  // Closed from the transaction's own moment on; a door that closed by itself before stays closed since then.
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'referral' })
    .where('referral_id', '=', referralId)
    .execute()
}
