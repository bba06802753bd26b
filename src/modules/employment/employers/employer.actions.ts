/** 企業: recorded once, put right by whoever knows better; what it said before stays (keep_employer). */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, type FieldError, invalid, type Outcome, stale } from '../../../platform/outcome.ts'
import { employerKeys } from './employer-name.rules.ts'
import type { EmployerInput, NewEmployerInput } from './employer.form.ts'
import { likelyEmployers } from './employers-alike.queries.ts'
import { municipalityProblems } from '../../council/index.ts'
import { holdEmployer } from './held-employer.ts'

const columnsOf = (ctx: ActionContext, input: EmployerInput) => ({
  name: input.name,
  name_kana: input.nameKana,
  ...employerKeys(input, ctx.fold),
  corporate_number: input.corporateNumber,
  industry: input.industry,
  capital: input.capital,
  workers: input.workers,
  website: input.website,
  note: input.note,
})

/** Whose number it is already. */
async function numberProblem(ctx: ActionContext, digits: string | null, self: string | null): Promise<FieldError[]> {
  if (digits === null) return []
  // Two who record the same number at once: the second waits, and is told.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`employer ${digits}`}, 0))`.execute(ctx.tx)
  const other = await ctx.tx
    .selectFrom('employers')
    .where('corporate_number', '=', digits)
    .where('merged_into', 'is', null)
    .select(['id', 'name'])
    .executeTakeFirst()
  return other === undefined || other.id === self
    ? []
    : [{ field: 'corporateNumber', message: `この法人番号の企業は、もう登録されています(${other.name})。` }]
}

/** With its first workplace. One that looks like others is recorded when somebody says that it is none of them. */
export async function recordEmployer(
  context: ActionContext,
  input: NewEmployerInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'employer.write')
  const ctx = forOrganization(context)
  const problems = [
    ...(await numberProblem(ctx, input.corporateNumber, null)),
    ...(await municipalityProblems(ctx.tx, input.municipalityCode)),
  ]
  if (problems.length > 0) return invalid(...problems)
  if (!input.isOther && (await likelyEmployers(ctx.tx, input, ctx.fold)).length > 0)
    return invalid({
      field: 'isOther',
      message: '似た名前の企業が、もう登録されています。同じ企業ならそちらを開き、別の企業なら印をつけてください。',
    })
  const id = newId()
  const own = { organization_id: ctx.actor.organizationId, account_id: accountOf(ctx) }
  await ctx.tx
    .insertInto('employers')
    .values({ id, ...columnsOf(ctx, input), ...own, changed_at: ctx.now })
    .execute()
  await ctx.tx
    .insertInto('employer_workplaces')
    .values({
      id: newId(),
      employer_id: id,
      name: input.workplaceName,
      municipality_code: input.municipalityCode,
      address: input.address,
      way_there: input.wayThere,
      phone: input.phone,
      ...own,
    })
    .execute()
  await record(ctx, 'employer.recorded', { employerId: id }, { subjectId: id })
  return done({ id })
}

/** @param version of what was read before writing: somebody else's correction is never overwritten */
export async function changeEmployer(
  ctx: ActionContext,
  id: string,
  version: number,
  input: EmployerInput,
): Promise<Outcome<{ id: string; version: number }>> {
  mustBeAllowed(ctx.actor, 'employer.write')
  const held = await holdEmployer(ctx, id)
  if (held.version !== version)
    return stale('あなたが直している間に、ほかの方がこの企業を直しました。いまの内容を見て、もう一度残してください。')
  const problems = await numberProblem(ctx, input.corporateNumber, id)
  if (problems.length > 0) return invalid(...problems)
  await ctx.tx
    .updateTable('employers')
    .set({ ...columnsOf(ctx, input), changed_by: accountOf(ctx), changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'employer.changed', { employerId: id, version: version + 1 }, { subjectId: id })
  return done({ id, version: version + 1 })
}
