/** What an employer is known for: that it asked not to be called, and breaches of the law. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import type { BreachInput, SilenceInput } from './approach.form.ts'
import { holdEmployer } from './held-employer.ts'

export async function silenceEmployer(
  context: ActionContext,
  employerId: string,
  input: SilenceInput,
): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.write')
  const ctx = forOrganization(context)
  await holdEmployer(ctx, employerId)
  const day = dayOfRecord(input.since, ctx.today)
  if (day !== null) return invalid({ field: 'since', message: day })
  const open = await ctx.tx
    .selectFrom('employer_silences')
    .where('employer_id', '=', employerId)
    .where('lifted_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (open !== undefined) return wrongState('「連絡しない」は、もう記録されています。')
  const id = newId()
  await ctx.tx
    .insertInto('employer_silences')
    .values({
      id,
      employer_id: employerId,
      since: input.since,
      reason: input.reason,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'employer.silenced', { employerId, silenceId: id }, { subjectId: employerId })
  return done({ employerId })
}

export async function liftSilence(ctx: ActionContext, employerId: string): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.write')
  await holdEmployer(ctx, employerId)
  const lifted = await ctx.tx
    .updateTable('employer_silences')
    .set({ lifted_on: ctx.today })
    .where('employer_id', '=', employerId)
    .where('lifted_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (lifted === undefined) return wrongState('「連絡しない」は記録されていません。')
  await record(ctx, 'employer.silenceLifted', { employerId, silenceId: lifted.id }, { subjectId: employerId })
  return done({ employerId })
}

export async function recordBreach(
  context: ActionContext,
  employerId: string,
  input: BreachInput,
): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.breach')
  const ctx = forOrganization(context)
  await holdEmployer(ctx, employerId)
  if (!(await mayKnowBreaches(ctx))) throw new NotFound('breach')
  const day = dayOfRecord(input.foundOn, ctx.today)
  if (day !== null) return invalid({ field: 'foundOn', message: day })
  const id = newId()
  await ctx.tx
    .insertInto('employer_breaches')
    .values({
      id,
      employer_id: employerId,
      kind: input.kind,
      found_on: input.foundOn,
      until: input.until,
      words: input.words,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'employer.breachRecorded', { employerId, breachId: id }, { subjectId: employerId })
  return done({ employerId })
}

/** The bodies whose duty it is (row policy `duty`, 0081). */
async function mayKnowBreaches(ctx: ActionContext): Promise<boolean> {
  const body = await ctx.tx
    .selectFrom('organizations')
    .where('id', '=', ctx.actor.organizationId)
    .where('kind', 'in', ['labor-bureau', 'hello-work', 'new-graduate-hello-work'])
    .select('id')
    .executeTakeFirst()
  return body !== undefined
}

/** @throws NotFound for whom there is none to see */
export async function withdrawBreach(ctx: ActionContext, id: string): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.breach')
  const gone = await ctx.tx
    .updateTable('employer_breaches')
    .set({ withdrawn_at: ctx.now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('organization_id', '=', ctx.actor.organizationId)
    .returning('employer_id as employerId')
    .executeTakeFirst()
  if (gone === undefined) throw new NotFound('breach')
  await record(ctx, 'employer.breachWithdrawn', { ...gone, breachId: id }, { subjectId: gone.employerId })
  return done(gone)
}
