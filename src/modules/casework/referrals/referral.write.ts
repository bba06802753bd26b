/** The つなぎ that an action changes: locked, with its words, its desks and why a step may not be taken. */
import { sql } from 'kysely'
import type { ActionContext } from '../../../platform/action.ts'
import { NotFound, wrongState } from '../../../platform/outcome.ts'
import type { ReferralMode } from './referral.labels.ts'
import { type ReferralStatus, whyNot, type ReferralStep } from './referral.rules.ts'

export interface HeldReferral {
  id: string
  caseId: string
  status: ReferralStatus
  fromOrganizationId: string
  fromDeskId: string
  fromAccountId: string | null
  toOrganizationId: string
  toDeskId: string
  basisKind: string
  basisGivenOn: string
  basisUntil: string | null
  mode: ReferralMode
  shares: string[]
}

export async function holdReferral(ctx: ActionContext, id: string): Promise<HeldReferral> {
  const found = await ctx.tx
    .selectFrom('referrals')
    .where('id', '=', id)
    .forUpdate()
    .select([
      'id',
      'case_id as caseId',
      'status',
      'from_organization_id as fromOrganizationId',
      'from_desk_id as fromDeskId',
      'from_account_id as fromAccountId',
      'to_organization_id as toOrganizationId',
      'to_desk_id as toDeskId',
      'basis_kind as basisKind',
      'basis_given_on as basisGivenOn',
      'basis_until as basisUntil',
      'mode',
      'shares',
    ])
    .executeTakeFirst()
  if (!found) throw new NotFound('referral')
  return found as HeldReferral
}

/** @throws NotFound where the actor's door to the words has ended */
export async function wordsOf(ctx: ActionContext, id: string): Promise<{ reason: string; requests: string }> {
  const {
    rows: [words],
  } = await sql<{ reason: string; requests: string }>`select reason, requests from referral_words(${id}::uuid)`.execute(
    ctx.tx,
  )
  if (!words) throw new NotFound('referral')
  return words
}

export function refusal(step: ReferralStep, referral: HeldReferral, ctx: ActionContext) {
  const reason = whyNot(step, referral, ctx.actor.organizationId)
  return reason === null ? null : wrongState(reason)
}

export const desksOf = (referral: HeldReferral) => ({
  referralId: referral.id,
  fromDeskId: referral.fromDeskId,
  toDeskId: referral.toDeskId,
})
