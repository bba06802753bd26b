/** What is recorded of a career is never changed: a further row takes its place, or it is taken back. */
import type { OrganizationContext } from '../../../platform/action.ts'
import { accountOf } from '../../../platform/action.ts'
import { done, NotFound, type Outcome, stale, wrongState } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, mustBeResponsible } from '../cases/index.ts'

/** Locked, by whose desk is responsible. */
export async function takeCase(ctx: OrganizationContext, caseId: string): Promise<Outcome<HeldCase>> {
  const held = await holdCase(ctx, caseId)
  const problem = mustBeResponsible(held, ctx.actor.organizationId)
  return problem === null ? done(held) : wrongState(problem)
}

/** @param what in words, for who was slower @throws NotFound */
export async function takeBackRow(
  ctx: OrganizationContext,
  table: 'employment_spans' | 'qualifications',
  { caseId, id, what }: { caseId: string; id: string; what: string },
): Promise<Outcome<null>> {
  const row = await ctx.tx
    .selectFrom(table)
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .select('removed_at')
    .executeTakeFirst()
  if (row === undefined) throw new NotFound(table)
  if (row.removed_at !== null)
    return stale(
      `あなたが書いている間に、ほかの人が${what}を直しました。新しい内容を見て、要るところだけ直してください。`,
    )
  await ctx.tx
    .updateTable(table)
    .set({ removed_at: ctx.now, removed_by: accountOf(ctx) })
    .where('id', '=', id)
    .execute()
  return done(null)
}
