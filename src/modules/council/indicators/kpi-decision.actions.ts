/**
 * What the council decides about a KPI: its goal among the stated values,
 * and the way it is counted. Added, never changed.
 */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { DefinitionPeriodInput, GoalDecisionInput } from './kpi-decision.form.ts'
import { dayOfRecord } from '../../../forms/index.ts'

import { mustBeInPlan } from '../plan/index.ts'

/** Only a value that the plan states (domain.md 1.3). @throws NotFound where the year's plan has no such KPI */
export async function adoptGoal(
  context: ActionContext,
  fiscalYear: number,
  code: string,
  input: GoalDecisionInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'kpi.decide')
  const ctx = forOrganization(context)
  await mustBeInPlan(ctx.tx, fiscalYear, code)
  const stated = await ctx.tx
    .selectFrom('kpi_stated_values')
    .where('fiscal_year', '=', fiscalYear)
    .where('kpi_code', '=', code)
    .where('value', '=', input.value)
    .select('place')
    .orderBy('position')
    .executeTakeFirst()
  if (!stated) return invalid({ field: 'value', message: 'この値は計画に書かれていません。' })
  const day = dayOfRecord(input.decidedOn, ctx.today)
  if (day) return invalid({ field: 'decidedOn', message: day })
  const id = newId()
  await ctx.tx
    .insertInto('kpi_goal_decisions')
    .values({
      id,
      fiscal_year: fiscalYear,
      kpi_code: code,
      value: input.value,
      place: stated.place,
      decided_on: input.decidedOn,
      resolution: input.resolution,
      note: input.note,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'kpi.goalAdopted', { fiscalYear, kpi: code, value: input.value })
  return done({ id })
}

/**
 * From a coming day on, so that no figure of a day that is over changes.
 * @throws NotFound where there is no such draft
 */
export async function adoptDefinition(
  context: ActionContext,
  code: string,
  input: DefinitionPeriodInput,
): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'kpi.decide')
  const ctx = forOrganization(context)
  const version = await ctx.tx
    .selectFrom('figure_definitions as d')
    .leftJoin('figure_definition_withdrawals as w', (join) =>
      join.onRef('w.kpi_code', '=', 'd.kpi_code').onRef('w.version', '=', 'd.version'),
    )
    .where('d.kpi_code', '=', code)
    .where('d.version', '=', input.version)
    .select('w.version as withdrawn')
    .executeTakeFirst()
  if (version === undefined) throw new NotFound('definition')
  if (version.withdrawn !== null) return wrongState('この数え方は、取りやめられています。ほかの案を書いてください。')
  if (input.validFrom <= ctx.today)
    return invalid({
      field: 'validFrom',
      message: '使いはじめるのは、あすからあとの日です。すぎた日の数字は変えられません。',
    })
  const added = await ctx.tx
    .insertInto('kpi_definition_periods')
    .values({
      kpi_code: code,
      version: input.version,
      valid_from: input.validFrom,
      resolution: input.resolution,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .onConflict((conflict) => conflict.columns(['kpi_code', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!added) return wrongState('この数え方は、もう使いはじめる日が決まっています。')
  await record(ctx, 'kpi.definitionAdopted', { kpi: code, version: input.version, validFrom: input.validFrom })
  return done({ version: input.version })
}
