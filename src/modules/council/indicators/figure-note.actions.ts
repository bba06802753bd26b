/** Words on a figure: written, put right by a further row, taken back by a further row. What was read stays. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import { done, invalid, NotFound, type Outcome, stale, wrongState } from '../../../platform/outcome.ts'
import type { FigureNoteCorrectionInput, FigureNoteInput, FigureNoteWithdrawalInput } from './figure-note.form.ts'

import { mustBeInPlan } from '../plan/index.ts'

/** @throws NotFound where the year's plan has no such KPI */
export async function writeFigureNote(
  context: ActionContext,
  fiscalYear: number,
  code: string,
  input: FigureNoteInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'kpi.note')
  const ctx = forOrganization(context)
  await mustBeInPlan(ctx.tx, fiscalYear, code)
  if (input.month !== '' && !monthsOfFiscalYear(fiscalYear).includes(input.month))
    return invalid({ field: 'month', message: 'この年度の月を選んでください。' })
  const id = newId()
  await ctx.tx
    .insertInto('figure_notes')
    .values({
      id,
      fiscal_year: fiscalYear,
      kpi_code: code,
      month: input.month,
      note: input.note,
      is_public: input.isPublic,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      recorded_at: ctx.now,
    })
    .execute()
  await record(ctx, 'figureNote.written', { noteId: id, fiscalYear, kpi: code, month: input.month })
  return done({ id })
}

/** Two who put the same row right at once: the second is told, and sees what the first has written. */
export async function correctFigureNote(
  context: ActionContext,
  id: string,
  input: FigureNoteCorrectionInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'kpi.note')
  return follow(context, id, 'figureNote.corrected', {
    note: input.note,
    is_public: input.isPublic,
    reason: input.reason,
    is_withdrawn: false,
  })
}

export async function withdrawFigureNote(
  context: ActionContext,
  id: string,
  input: FigureNoteWithdrawalInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'kpi.note')
  return follow(context, id, 'figureNote.withdrawn', {
    note: '',
    is_public: false,
    reason: input.reason,
    is_withdrawn: true,
  })
}

/** @throws NotFound where there is no such note */
async function follow(
  context: ActionContext,
  id: string,
  event: 'figureNote.corrected' | 'figureNote.withdrawn',
  row: { note: string; is_public: boolean; reason: string; is_withdrawn: boolean },
): Promise<Outcome<{ id: string }>> {
  const ctx = forOrganization(context)
  const former = await ctx.tx
    .selectFrom('figure_notes')
    .where('id', '=', id)
    .select(['fiscal_year', 'kpi_code', 'month', 'is_withdrawn'])
    .executeTakeFirst()
  if (!former) throw new NotFound('figure note')
  if (former.is_withdrawn) return wrongState('このことばは、もう取り消されています。')
  const next = newId()
  // The unique key on what is replaced lets one of two through; the other waits for it and finds nothing to insert.
  const added = await ctx.tx
    .insertInto('figure_notes')
    .values({
      id: next,
      fiscal_year: former.fiscal_year,
      kpi_code: former.kpi_code,
      month: former.month,
      ...row,
      replaces_id: id,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      recorded_at: ctx.now,
    })
    .onConflict((conflict) => conflict.column('replaces_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added)
    return stale('このあいだに、ほかの方がこのことばを直しました。数字のページで、いまのことばを確かめてください。')
  await record(ctx, event, { noteId: next, fiscalYear: former.fiscal_year, kpi: former.kpi_code, month: former.month })
  return done({ id: next })
}
