/**
 * Beginning, writing and approving a progress report. What was approved stays; a later correction is another edition.
 */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import { type ProgressApprovalInput, type ProgressStartInput, type ProgressTexts, wordField } from './progress.form.ts'
import { firstTexts, type ProgressFigures } from './progress.rules.ts'
import { findProgressReport, listDoubts, type ProgressReport } from './progress.queries.ts'

/** @param figures as they are now: the first words are made from them */
export async function startProgressReport(
  context: ActionContext,
  fiscalYear: number,
  input: ProgressStartInput,
  figures: ProgressFigures,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'progress.write')
  const ctx = forOrganization(context)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`progress ${fiscalYear} ${input.period}`}, 0))`.execute(
    ctx.tx,
  )
  const newest = await ctx.tx
    .selectFrom('progress_reports')
    .where('fiscal_year', '=', fiscalYear)
    .where('period', '=', input.period)
    .select(['edition', 'approved_at'])
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest && newest.approved_at === null)
    return wrongState('この期間の報告は、もう書きはじめています。その案を開いてください。')
  const id = newId()
  await ctx.tx
    .insertInto('progress_reports')
    .values({
      id,
      fiscal_year: fiscalYear,
      period: input.period,
      edition: (newest?.edition ?? 0) + 1,
      texts: JSON.stringify(firstTexts(figures)),
      organization_id: ctx.actor.organizationId,
      started_by: accountOf(ctx),
      started_at: ctx.now,
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .execute()
  await record(ctx, 'progress.started', { reportId: id, fiscalYear, period: input.period })
  return done({ id })
}

/** @param version of what was read before writing: somebody else's words are never overwritten */
export async function writeProgressReport(
  ctx: ActionContext,
  id: string,
  version: number,
  texts: ProgressTexts,
): Promise<Outcome<{ id: string; version: number }>> {
  mustBeAllowed(ctx.actor, 'progress.write')
  const report = await held(ctx, id)
  if (report.approvedOn !== null) return approved
  if (report.version !== version)
    return stale('あなたが書いている間に、ほかの方がこの報告を書き直しました。どちらを残すかを選んでください。')
  await ctx.tx
    .updateTable('progress_reports')
    .set({
      texts: JSON.stringify({ ...report.texts, ...texts }),
      version: version + 1,
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'progress.written', { reportId: id, version: version + 1 })
  return done({ id, version: version + 1 })
}

/**
 * @param version of what was read: nobody approves words that they haven't seen
 * @param figures of this moment, kept with it
 */
export async function approveProgressReport(
  ctx: ActionContext,
  id: string,
  version: number,
  input: ProgressApprovalInput,
  figures: ProgressFigures,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'progress.write')
  const report = await held(ctx, id)
  if (report.approvedOn !== null) return approved
  if (report.version !== version)
    return stale('あなたが読んだあとに、ほかの方がこの報告を書き直しました。読み直してから承認してください。')
  const doubts = await listDoubts(ctx.tx, report, figures, ctx.today)
  const silent = doubts.filter(({ key }) => (input.words[key] ?? '').trim() === '')
  if (silent.length > 0)
    return invalid(
      ...silent.map(({ key, text }) => ({
        field: wordField(key),
        message: `${text}これについて、ひとこと書いてください。`,
      })),
    )
  await ctx.tx
    .updateTable('progress_reports')
    .set({
      approved_at: ctx.now,
      approved_by: accountOf(ctx),
      approval: input.approval,
      figures: JSON.stringify(figures),
      doubts: JSON.stringify(doubts.map(({ key, text }) => ({ text, word: input.words[key] ?? '' }))),
    })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'progress.approved', { reportId: id })
  return done({ id })
}

const approved = wrongState('この報告は承認されています。直すときは、次の版をつくってください。')

/** @throws NotFound */
async function held(ctx: ActionContext, id: string): Promise<ProgressReport> {
  await sql`select from progress_reports where id = ${id} for update`.execute(ctx.tx)
  const report = await findProgressReport(ctx.tx, id)
  if (!report) throw new NotFound('progress report')
  return report
}
