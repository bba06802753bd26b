/** What the council's office says of a measure on which an age limit may rest; jobs are judged by it from then on. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, NotFound, type Outcome, stale } from '../../../platform/outcome.ts'
import type { MeasureInput } from './measure.form.ts'

/** @param known what is put right, as it was read; null for a further one */
export async function setAgeMeasure(
  context: ActionContext,
  known: { id: string; version: number } | null,
  input: MeasureInput,
): Promise<Outcome<{ id: string; version: number }>> {
  mustBeAllowed(context.actor, 'job.ageMeasure')
  const ctx = forOrganization(context)
  const values = {
    name: input.name,
    least: input.least,
    most: input.most,
    valid_from: input.validFrom,
    valid_to: input.validTo,
    needs_permanent: input.needsPermanent,
    needs_hello_work: input.needsHelloWork,
    answer: input.answer,
    source: input.source,
    organization_id: ctx.actor.organizationId,
    account_id: accountOf(ctx),
    changed_at: ctx.now,
  }
  const id = known?.id ?? newId()
  if (known === null)
    await ctx.tx
      .insertInto('age_limit_measures')
      .values({ id, ...values })
      .execute()
  else {
    const held = await ctx.tx
      .selectFrom('age_limit_measures')
      .where('id', '=', id)
      .select('version')
      .forUpdate()
      .executeTakeFirst()
    if (held === undefined) throw new NotFound('measure')
    if (held.version !== known.version)
      return stale('あなたが直している間に、ほかの方がこの施策を直しました。いまの内容を見て、もう一度残してください。')
    await ctx.tx.updateTable('age_limit_measures').set(values).where('id', '=', id).execute()
  }
  const version = (known?.version ?? 0) + 1
  await record(ctx, 'ageLimitMeasure.set', { measureId: id, version, answer: input.answer }, { subjectId: id })
  return done({ id, version })
}
