/** 月次報告: who has reported and who hasn't; one report, written by its organization and decided by the office. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
  textOf,
} from '../../../platform/http/room.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { findClosedAt } from '../council/index.ts'
import { listUnreachable } from '../desks/index.ts'
import { ReportPage } from './pages/report-page.tsx'
import { ReportsPage } from './pages/reports-page.tsx'
import { decideReport, saveReport } from './report.actions.ts'
import { partField, parseReport, reportDecisionForm } from './report.form.ts'
import {
  findReportSubject,
  isCountedFromCases,
  listExpectedReports,
  listFurtherKpis,
  listReportRevisions,
  type ReportKey,
} from './report.queries.ts'
import { doubtsAbout } from './report-doubts.rules.ts'
import { findMeasures, listEarlierValues } from './report-measures.queries.ts'
import { dueOn, reportedMonth } from './report.rules.ts'
import { startingValues } from '../../../forms/index.ts'

const monthOf = (text: string | null): CivilDate | null =>
  text !== null && /^(20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : null

/**
 * @throws NotFound where the address names no month, or another organization's report to somebody who isn't the office
 */
function keyOf(c: PageContext): ReportKey {
  const month = monthOf(c.params['month'] ?? null)
  const organizationId = c.params['organization'] ?? ''
  if (month === null || (organizationId !== c.actor.organizationId && !may(c.actor, 'report.decide')))
    throw new NotFound('report')
  return { organizationId, kpiCode: c.params['kpi'] ?? '', month }
}

const hrefOf = (c: PageContext): string =>
  `/reports/${c.params['organization'] ?? ''}/${c.params['kpi'] ?? ''}/${c.params['month'] ?? ''}`

/** The revision that was on the page from which something was sent. */
const seenIn = (fields: Fields): number | null => {
  const seen = textOf(fields, '_version')
  return /^\d{1,5}$/.test(seen) ? Number(seen) : null
}
const isStale = (outcome: Outcome<unknown>): boolean => !outcome.ok && outcome.kind === 'stale'

export const reportRoutes: Route[] = [
  get('/reports', 'report.write', noPerson, async (c) => {
    const office = may(c.actor, 'report.decide')
    const today = c.clock.today()
    const month = monthOf(c.query.get('month')) ?? reportedMonth(today)
    const reports = await listExpectedReports(
      c.db,
      fiscalYearOf(month),
      month,
      office ? null : (c.actor.organizationId ?? ''),
    )
    const owing = reports.filter((each) => each.status !== 'sent' && each.status !== 'accepted')
    const unreachable = office
      ? await listUnreachable(c.db, [...new Set(owing.map((each) => each.organizationId))], today)
      : []
    const further =
      c.actor.organizationId === null
        ? []
        : await listFurtherKpis(c.db, fiscalYearOf(month), month, c.actor.organizationId)
    return page(
      <ReportsPage
        path={c.path}
        shell={c.shell}
        month={month}
        due={dueOn(month, c.council.settings.reportDueDay)}
        today={today}
        office={office}
        reports={reports}
        unreachable={unreachable}
        only={c.query.get('only')}
        further={further}
        organizationId={c.actor.organizationId ?? ''}
      />,
    )
  }),

  get('/reports/:organization/:kpi/:month', 'report.write', noPerson, async (c) =>
    page(await draw(c, null, [], false)),
  ),
  post('/reports/:organization/:kpi/:month', 'report.write', noPerson, async (c) => {
    const key = keyOf(c)
    if (key.organizationId !== c.actor.organizationId) throw new NotFound('report')
    const subject = await findReportSubject(c.db, fiscalYearOf(key.month), key)
    if (!subject) throw new NotFound('report')
    const input = parseReport(c.fields, subject.areas)
    const outcome = input.ok ? await saveReport(c.action, key, input.value, seenIn(c.fields)) : input
    return outcome.ok
      ? redirect(
          hrefOf(c),
          input.ok && input.value.status === 'sent' ? '報告を送りました。事務局が確かめます。' : '下書きを残しました。',
        )
      : refused(await draw(c, c.fields, outcome.errors, isStale(outcome)))
  }),
  post('/reports/:organization/:kpi/:month/decision', 'report.decide', noPerson, async (c) => {
    const key = keyOf(c)
    const input = reportDecisionForm.parse(c.fields)
    const outcome = input.ok ? await decideReport(c.action, key, input.value, seenIn(c.fields)) : input
    if (!outcome.ok || !input.ok)
      return refused(await draw(c, c.fields, outcome.ok ? [] : outcome.errors, isStale(outcome)))
    const accepted = input.value.decision === 'accept'
    const untold = accepted ? [] : await listUnreachable(c.db, [key.organizationId], c.clock.today())
    return redirect(
      `/reports?month=${c.params['month'] ?? ''}`,
      accepted
        ? '報告を確定しました。'
        : untold.length === 0
          ? '報告を差し戻しました。機関の窓口責任者に、メールで知らせます。'
          : '報告を差し戻しました。メールを受け取る窓口責任者がいない機関なので、電話などで知らせてください。',
    )
  }),
]

async function draw(c: PageContext, typed: Fields | null, errors: FieldError[], isOld: boolean) {
  const key = keyOf(c)
  const subject = await findReportSubject(c.db, fiscalYearOf(key.month), key)
  if (!subject) throw new NotFound('report')
  const [closedAt, revisions, earlier, counted] = [
    await findClosedAt(c.db, fiscalYearOf(key.month)),
    await listReportRevisions(c.db, key),
    await listEarlierValues(c.db, key),
    await isCountedFromCases(c.db, key),
  ]
  const [newest] = revisions
  const kit = await c.form(`report:${key.organizationId}:${key.kpiCode}:${key.month}`, newest?.revision ?? 0, isOld)
  const known: Fields = newest
    ? Object.fromEntries(
        Object.entries(newest.byArea).map(([area, value]) => [partField(area), String(value)] as const),
      )
    : {}
  return (
    <ReportPage
      path={hrefOf(c)}
      shell={c.shell}
      kit={kit}
      today={c.clock.today()}
      month={key.month}
      due={dueOn(key.month, c.council.settings.reportDueDay)}
      subject={subject}
      closedAt={closedAt}
      revisions={revisions}
      earlier={earlier}
      counted={counted}
      doubts={
        newest
          ? doubtsAbout(
              newest.value,
              await findMeasures(c.db, key, {
                before: earlier.map((each) => each.value),
                accepted:
                  revisions.slice(1).find((each) => each.status === 'accepted' && each.isCurrent)?.value ?? null,
                unit: subject.unit,
              }),
            )
          : []
      }
      own={key.organizationId === c.actor.organizationId}
      decides={may(c.actor, 'report.decide')}
      values={typed ?? startingValues(kit.draft, known)}
      errors={errors}
      savedAt={savedAtOf(kit)}
    />
  )
}
