/** 閲覧を限る: a case that not everybody at the desk may open, because they know the person or for the person's safety. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { holdCase, isColleague, mustBeResponsible, touchCase } from '../cases/index.ts'
import type { RestrictionInput } from './consent.form.ts'

/**
 * From now on the accounts named, and nobody else of this organization, find the case. Who is responsible for it has to
 * be among them, or the next action would be nobody's.
 */
export async function restrictCase(
  context: ActionContext,
  caseId: string,
  input: RestrictionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'case.restrict')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeResponsible(held, ctx.actor.organizationId)
  if (problem) return wrongState(problem)
  if (await activeRestriction(ctx, caseId))
    return wrongState('このケースは、もう閲覧を限っています。変えるときは、いちど解いてから限り直してください。')
  if (!input.accounts.includes(ctx.actor.accountId))
    return invalid({
      field: 'accounts',
      message: 'あなた自身も入れてください。入れないと、このケースを開けなくなります。',
    })
  for (const account of input.accounts) {
    if (!(await isColleague(ctx, account, ctx.actor.organizationId)))
      return invalid({ field: 'accounts', message: 'この機関の人から選んでください。' })
  }
  const open = await ctx.tx
    .selectFrom('next_actions')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .select('account_id')
    .executeTakeFirst()
  for (const account of [held.responsibleAccountId, open?.account_id ?? null]) {
    if (account !== null && !input.accounts.includes(account))
      return invalid({
        field: 'accounts',
        message: '担当と、次の予定の担当も入れてください。入れないと、予定がだれにも見えなくなります。',
      })
  }
  const id = newId()
  // The named ones first: with the restriction alone nobody here, this transaction included, would see the case. A name
  // opens nothing by itself: the named read what their organization may.
  await ctx.tx
    .insertInto('case_access')
    .values(
      input.accounts.map((account) => ({
        id: newId(),
        case_id: caseId,
        organization_id: ctx.actor.organizationId,
        account_id: account,
        scope: [],
        basis: 'own-duty',
        valid_from: ctx.now,
        granted_by: accountOf(ctx),
        created_at: ctx.now,
      })),
    )
    .execute()
  await ctx.tx
    .insertInto('case_restrictions')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      reason: input.reason,
      set_by: accountOf(ctx),
      set_at: ctx.now,
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'case.restricted',
    { restrictionId: id, accounts: input.accounts.length },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ caseId })
}

/** The whole organization may open it again; the doors of the named ones end with it. */
export async function liftRestriction(context: ActionContext, caseId: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'case.restrict')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const restriction = await activeRestriction(ctx, caseId)
  if (!restriction) return wrongState('このケースの閲覧は限られていません。')
  await ctx.tx
    .updateTable('case_restrictions')
    .set({ ended_at: ctx.now, ended_by: accountOf(ctx) })
    .where('id', '=', restriction.id)
    .execute()
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'restriction-lifted' })
    .where('case_id', '=', caseId)
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('account_id', 'is not', null)
    .where('basis', '=', 'own-duty')
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'case.unrestricted',
    { restrictionId: restriction.id },
    { caseId, subjectId: restriction.id, deskId: held.responsibleDeskId },
  )
  return done({ caseId })
}

async function activeRestriction(ctx: ReturnType<typeof forOrganization<ActionContext>>, caseId: string) {
  return ctx.tx
    .selectFrom('case_restrictions')
    .where('case_id', '=', caseId)
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst()
}
