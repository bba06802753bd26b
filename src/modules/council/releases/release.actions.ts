/**
 * Publishing: the counted and marked numbers become a release with a number.
 * It is never changed; the next one corrects.
 */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { PreparedRelease } from './prepare-release.ts'
import type { ReleaseInput } from './release.form.ts'
import { markingRule } from './release.rules.ts'

/**
 * @param prepared what `prepareRelease` counted: up to the last seal, so nothing of it can have changed since
 */
export async function publishRelease(
  context: ActionContext,
  prepared: PreparedRelease,
  input: ReleaseInput,
): Promise<Outcome<{ id: string; fiscalYear: number; number: number }>> {
  mustBeAllowed(context.actor, 'release.publish')
  const ctx = forOrganization(context)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${prepared.fiscalYear}`}, 0))`.execute(ctx.tx)
  const newest = await ctx.tx
    .selectFrom('releases')
    .where('fiscal_year', '=', prepared.fiscalYear)
    .select(['number', 'as_of'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((newest?.number ?? 0) + 1 !== prepared.number || prepared.number !== input.number)
    return wrongState('このあいだに、ほかの方が公表しました。新しい号から数え直してください。')
  if (newest && newest.as_of >= prepared.asOf) return wrongState('前の号のあとに確定した記録が、まだありません。')
  if (input.note.trim() === '' && prepared.figures.some((each) => each.revisions.length > 0))
    return invalid({ field: 'note', message: '前の号から変わった月があります。変わったわけを書いてください。' })
  if (prepared.figures.length === 0)
    return wrongState('公表できる数字が、まだありません。この年度の計画とKPIがそろうと公表できます。')
  const id = newId()
  await ctx.tx
    .insertInto('releases')
    .values({
      id,
      fiscal_year: prepared.fiscalYear,
      number: prepared.number,
      as_of: prepared.asOf,
      note: input.note,
      marking_rule: markingRule,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      published_at: ctx.now,
    })
    .execute()
  await ctx.tx
    .insertInto('release_figures')
    .values(
      prepared.figures.map((each) => ({
        release_id: id,
        kpi_code: each.code,
        definition_version: each.version,
        below: each.below,
        is_open: each.figure?.isOpen ?? false,
        withheld: each.figure === null,
        homes: JSON.stringify(each.homes),
      })),
    )
    .execute()
  const cells = prepared.figures.flatMap((each) =>
    (each.figure?.cells ?? []).map((cell) => ({ code: each.code, below: each.below, ...cell })),
  )
  await sql`insert into release_cells (release_id, kpi_code, below, breakdown, row_key, column_key, value, mark)
    select ${id}, code, below, breakdown, "row", "column", value, mark
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as c(code text, below smallint, breakdown text, "row" text,
      "column" text, value integer, mark text)`.execute(ctx.tx)
  if (prepared.notes.length > 0)
    await ctx.tx
      .insertInto('release_notes')
      .values(
        prepared.notes.map((each, position) => ({
          release_id: id,
          kpi_code: each.code,
          position,
          month: each.month,
          note: each.note,
        })),
      )
      .execute()
  await record(ctx, 'release.published', { releaseId: id, fiscalYear: prepared.fiscalYear, number: prepared.number })
  return done({ id, fiscalYear: prepared.fiscalYear, number: prepared.number })
}
