/** What an employer is known for: that it asked not to be called, and breaches of the law. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { reading } from '../../../platform/database/handles.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import type { BreachInput, SilenceInput } from './approach.form.ts'
import { findSilence, knowsBreaches } from './approach.queries.ts'
import { family } from './employer.queries.ts'
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
  const open = await findSilence(reading(ctx.tx), employerId)
  if (open !== null) return wrongState('「連絡しない」は、もう記録されています。')
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
  // Also what was said to one that was merged into it.
  const lifted = await ctx.tx
    .updateTable('employer_silences')
    .set({ lifted_on: ctx.today })
    .where(sql<boolean>`employer_id = any ${family(employerId)}`)
    .where('lifted_on', 'is', null)
    .returning('id')
    .execute()
  if (lifted.length === 0) return wrongState('「連絡しない」は記録されていません。')
  for (const { id } of lifted)
    await record(ctx, 'employer.silenceLifted', { employerId, silenceId: id }, { subjectId: employerId })
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
  if (!(await knowsBreaches(reading(ctx.tx), ctx.actor.organizationId))) throw new NotFound('breach')
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
