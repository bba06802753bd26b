/** Writing, sending, accepting and returning monthly reports. A revision is added each time; none is changed (0009). */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type FieldError, NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import type { ReportDecisionInput } from './report.form.ts'
import { type ReportInput, sumOf } from './report.inputs.ts'
import { doubtsAbout } from './report-doubts.rules.ts'
import { findMeasures, listEarlierValues } from './report-measures.queries.ts'
import {
  findReportSubject,
  isCountedFromCases,
  isMadeOfOthers,
  mayReportOf,
  listReportRevisions,
  type ReportKey,
} from './report.queries.ts'
import { findClosedAt, yearInTurn } from '../council/index.ts'
import { managersOf } from '../desks/index.ts'
import { monthWords, sameParts, whyNotDecide, whyNotReplace, whyNotWrite, whyReason, whyStale } from './report.rules.ts'

/** Two who write at once write one after the other; the trigger of 0009 would refuse the second. */
const inTurn = (ctx: ActionContext, key: ReportKey) =>
  sql`select pg_advisory_xact_lock(
    hashtextextended(${`report ${key.organizationId} ${key.kpiCode} ${key.month}`}, 0))`.execute(ctx.tx)

/**
 * The organization's own number for a month. Sent, it waits for the office; another revision takes its place with a
 * reason, while it waits and after it was accepted.
 * @param seen the revision that was read before writing, 0 for none; null for whoever didn't look
 * @throws NotFound where the year's plan has no such KPI
 */
export async function saveReport(
  context: ActionContext,
  of: { kpiCode: string; month: string },
  input: ReportInput,
  seen: number | null = null,
): Promise<Outcome<{ id: string; revision: number }>> {
  mustBeAllowed(context.actor, 'report.write')
  const ctx = forOrganization(context)
  const key: ReportKey = { organizationId: ctx.actor.organizationId, ...of }
  const fiscalYear = fiscalYearOf(key.month)
  const subject = await findReportSubject(ctx.tx, fiscalYear, key)
  if (subject === undefined) throw new NotFound('kpi')
  await yearInTurn(ctx.tx, fiscalYear, 'with others')
  await inTurn(ctx, key)
  const revisions = await listReportRevisions(ctx.tx, key)
  const [newest] = revisions
  if (seen !== null && seen !== (newest?.revision ?? 0))
    return stale('開いたあとに、この報告の新しい版ができました。下の「版」を確かめてから、もう一度送ってください。')
  const why = whyNotWrite(key.month, ctx.today)
  if (why !== null) return wrongState(why)
  if (!(await mayReportOf(ctx.tx, key, fiscalYear)))
    return wrongState('この数は、この種類の機関では数えません。報告する機関と数字を確かめてください。')
  if (await isMadeOfOthers(ctx.tx, key.kpiCode, fiscalYear))
    return wrongState('この数は、ほかのKPIから計算します。もとのKPIの数を報告してください。')
  if (await isCountedFromCases(ctx.tx, key))
    return wrongState('この月の数は、ここに記録されたケースから数えています。報告はいりません。')
  const areas = new Set(
    (await ctx.tx.selectFrom('areas').where('retired_on', 'is', null).select('key').execute()).map((area) => area.key),
  )
  const strange = Object.keys(input.parts).find((part) => part !== '' && !areas.has(part))
  if (strange !== undefined) return invalid({ field: `parts.${strange}`, message: 'この圏域はありません。' })
  const value = sumOf(input.parts)
  const replaced = newest?.status === 'sent' ? whyNotReplace(newest, input) : null
  if (replaced !== null) return invalid(replaced)
  const doubts = doubtsAbout(
    value,
    await findMeasures(ctx.tx, key, {
      before: (await listEarlierValues(ctx.tx, key)).map((each) => each.value),
      accepted: revisions.find((each) => each.status === 'accepted' && each.isCurrent)?.value ?? null,
      unit: subject.unit,
    }),
  )
  if (input.status === 'sent' && doubts.length > 0 && input.note === '')
    return invalid({
      field: 'note',
      message: `${doubts.map((doubt) => doubt.text).join('')}まちがいでなければ、わけを書いてください。`,
    })
  const reason = input.status === 'sent' ? whyReason(await findClosedAt(ctx.tx, fiscalYear), input.note) : null
  if (reason !== null) return invalid({ field: 'note', message: reason })
  await ctx.tx
    .insertInto('figure_sources')
    .values({ organization_id: key.organizationId, kpi_code: key.kpiCode, month: key.month, source: 'report' })
    .onConflict((conflict) => conflict.columns(['organization_id', 'kpi_code', 'month']).doNothing())
    .execute()
  const id = await addRevision(ctx, key, {
    status: input.status,
    value,
    byArea: Object.fromEntries(Object.entries(input.parts).filter(([, each]) => each > 0)),
    note: input.note,
  })
  return done(id)
}

export interface SavedSheet {
  many: number
  /** How many of them took the place of a number that waited. */
  replaced: number
  /** Numbers that are there already, waiting or accepted: nothing was done about them. */
  same: number
}

/** A whole sheet of them: all are sent or none. What is there already is left as it is: a second file does nothing. */
export async function saveReports(
  context: ActionContext,
  month: string,
  reports: readonly { code: string; label: string; input: ReportInput }[],
): Promise<Outcome<SavedSheet>> {
  mustBeAllowed(context.actor, 'report.write')
  const { organizationId } = forOrganization(context).actor
  const errors: FieldError[] = []
  const saved: SavedSheet = { many: 0, replaced: 0, same: 0 }
  for (const { code, label, input } of reports) {
    const key = { organizationId, kpiCode: code, month }
    await inTurn(context, key)
    const [newest] = await listReportRevisions(context.tx, key)
    const stands =
      newest !== undefined && (newest.status === 'sent' || (newest.status === 'accepted' && newest.isCurrent))
    if (stands && sameParts(newest.byArea, input.parts)) {
      saved.same += 1
      continue
    }
    const outcome = await saveReport(context, { kpiCode: code, month }, input)
    if (!outcome.ok)
      errors.push(...outcome.errors.map((error) => ({ field: 'file', message: `${label}: ${error.message}` })))
    else {
      saved.many += 1
      if (newest?.status === 'sent') saved.replaced += 1
    }
  }
  return errors.length > 0 ? invalid(...errors) : done(saved)
}

/**
 * The office's word on what was sent.
 * @param seen the revision that was read before deciding: one that was put right meanwhile is looked at first; null for
 * whoever didn't look
 * @throws NotFound where nothing was sent
 */
export async function decideReport(
  ctx: ActionContext,
  key: ReportKey,
  input: ReportDecisionInput,
  seen: number | null = null,
): Promise<Outcome<{ id: string; revision: number }>> {
  mustBeAllowed(ctx.actor, 'report.decide')
  await inTurn(ctx, key)
  const [newest] = await listReportRevisions(ctx.tx, key)
  const subject = await findReportSubject(ctx.tx, fiscalYearOf(key.month), key)
  if (!newest || !subject) throw new NotFound('report')
  const why = whyNotDecide(newest.status)
  if (why !== null) return wrongState(why)
  const since = whyStale(newest, seen, subject.unit)
  if (since !== null) return stale(since)
  const made = await addRevision(ctx, key, {
    status: input.decision === 'accept' ? 'accepted' : 'returned',
    value: newest.value,
    byArea: newest.byArea,
    note: input.note,
  })
  if (input.decision === 'return') await tellReturned(ctx, key, subject.kpiLabel)
  return done(made)
}

/** That something came back, and where to read why: what the office wrote stays inside. */
async function tellReturned(ctx: ActionContext, key: ReportKey, kpiLabel: string): Promise<void> {
  for (const to of await managersOf(ctx.tx, [key.organizationId], ctx.today))
    await sendMail(ctx.tx, {
      kind: 'report-returned',
      to,
      subject: `【つなぐ】${monthWords(key.month)}分の月次報告が差し戻されました`,
      body: `・${kpiLabel}\n\n事務局が差し戻しました。「今日」か「月次報告」のページで、確かめてほしいところを読んで、もう一度送ってください。\n\nこのメールには、数もことばも書いていません。`,
    })
}

async function addRevision(
  ctx: ActionContext,
  key: ReportKey,
  next: { status: string; value: number; byArea: Record<string, number>; note: string },
): Promise<{ id: string; revision: number }> {
  const [before] = await listReportRevisions(ctx.tx, key)
  const [id, revision] = [newId(), (before?.revision ?? 0) + 1]
  await ctx.tx
    .insertInto('monthly_reports')
    .values({
      id,
      organization_id: key.organizationId,
      kpi_code: key.kpiCode,
      fiscal_year: fiscalYearOf(key.month),
      month: key.month,
      revision,
      supersedes_id: before?.id ?? null,
      value: next.value,
      by_area: JSON.stringify(next.byArea),
      status: next.status,
      accepted_at: next.status === 'accepted' ? ctx.now : null,
      note: next.note,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'report.revised', { reportId: id, kpi: key.kpiCode, month: key.month, status: next.status })
  return { id, revision }
}
