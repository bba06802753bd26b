/** Closing a fiscal year: from then on its numbers are final, and what changes them is a revision. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, record } from '../../../platform/action.ts'
import { formatNumber } from '../../../platform/japanese/index.ts'
import { done, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { listPlanYears, yearInTurn } from '../council/index.ts'
import { listOpenReports } from '../reports/index.ts'
import type { ClosingInput } from './year.form.ts'
import { missingReports, whyNotClose } from './year.rules.ts'

/** @throws NotFound where the year has no plan */
export async function closeYear(
  context: ActionContext,
  fiscalYear: number,
  input: ClosingInput,
): Promise<Outcome<{ fiscalYear: number }>> {
  mustBeAllowed(context.actor, 'year.close')
  const ctx = forOrganization(context)
  await yearInTurn(ctx.tx, fiscalYear, 'alone')
  const year = (await listPlanYears(ctx.tx, ctx.today)).find((each) => each.fiscalYear === fiscalYear)
  if (year === undefined) throw new NotFound('year')
  const open = await listOpenReports(ctx.tx, { fiscalYear, through: `${fiscalYear + 1}-03-01`, organizationId: null })
  const why = whyNotClose(year, open)
  if (why !== null) return wrongState(why)
  const missing = missingReports(open).length
  if (missing > 0 && input.note.trim() === '')
    return invalid({
      field: 'note',
      message: `出ていない報告が${formatNumber(missing)}件あります。そのまま締めるわけを書いてください。`,
    })
  await ctx.tx
    .insertInto('fiscal_year_closings')
    .values({
      fiscal_year: fiscalYear,
      note: input.note,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'year.closed', { fiscalYear })
  return done({ fiscalYear })
}
