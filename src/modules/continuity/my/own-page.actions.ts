/** Opening and ending the page of a person, by whoever is responsible for the case. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import type { OwnPageInput } from './own-page.form.ts'
import { accountForPerson } from '../../access/index.ts'
import { holdCase, mustBeOpen, mustBeResponsible } from '../../casework/index.ts'
import { hasName } from '../../people/index.ts'

/**
 * Opens the page of a case for the person, who is invited by mail where the address has no account yet. One page a
 * case; an account is one person's (0028).
 */
export async function openOwnPage(
  context: ActionContext,
  caseId: string,
  input: OwnPageInput,
  baseUrl: string,
): Promise<Outcome<{ id: string; invited: boolean }>> {
  mustBeAllowed(context.actor, 'ownPage.open')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const open = await ctx.tx
    .selectFrom('own_pages')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (open) return wrongState('このケースの本人のページは、もう開いています。')
  const person = await ctx.tx
    .selectFrom('cases')
    .innerJoin('people', 'people.id', 'cases.person_id')
    .where('cases.id', '=', caseId)
    .select([
      'family_name as familyName',
      'given_name as givenName',
      'family_name_kana as familyNameKana',
      'given_name_kana as givenNameKana',
      'alias',
    ])
    .executeTakeFirst()
  if (!person || !(hasName(person) || person.alias !== ''))
    return wrongState('お名前か呼び名を聞いてから、ページを開いてください。')
  const fits = async (accountId: string): Promise<boolean> => {
    const {
      rows: [row],
    } = await sql<{ fits: boolean }>`select own_page_fits(${accountId}::uuid, ${caseId}::uuid) as fits`.execute(ctx.tx)
    return row?.fits === true
  }
  const account = await accountForPerson(ctx, { email: input.email, baseUrl }, fits)
  if (!account.ok) return account
  const id = newId()
  await ctx.tx
    .insertInto('own_pages')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      account_id: account.value.accountId,
      opened_by: accountOf(ctx),
      opened_at: ctx.now,
    })
    .execute()
  await record(ctx, 'ownPage.opened', { ownPageId: id }, { caseId, subjectId: id, deskId: held.responsibleDeskId })
  return done({ id, invited: account.value.invited })
}

/** Closes it at once; a plan that was offered is no longer shown. What was agreed to stays agreed. */
export async function endOwnPage(context: ActionContext, caseId: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'ownPage.open')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const ended = await ctx.tx
    .updateTable('own_pages')
    .set({ ended_at: ctx.now, ended_by: accountOf(ctx) })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return wrongState('本人のページは、開いていません。')
  await ctx.tx
    .updateTable('support_plans')
    .set({ offered_at: null, offered_by: null })
    .where('case_id', '=', caseId)
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('status', '=', 'draft')
    .execute()
  await record(
    ctx,
    'ownPage.ended',
    { ownPageId: ended.id },
    { caseId, subjectId: ended.id, deskId: held.responsibleDeskId },
  )
  return done({ id: ended.id })
}
