/** 月次報告 by Excel: the sheet of one's own organization for a month, out and in again. */
import type { CivilDate } from '../../platform/clock.ts'
import { fileAnswer, workbookOf } from '../../platform/documents/index.ts'
import { get, type GetContext, page, type PostContext, postWithFiles, redirect, refused, type Route, type SignedIn } from '../../platform/http/room.ts'
import { fiscalYearOf } from '../../platform/japanese/fiscal-year.ts'
import { type FieldError, invalid, NotFound } from '../../platform/outcome.ts'
import { ReportSheetPage } from './pages/report-sheet-page.tsx'
import { monthText } from './pages/reports-page.tsx'
import { saveReports } from './report.actions.ts'
import { findReportSubject, listExpectedReports, listReportRevisions } from './report.queries.ts'
import { readReportSheet, reportSheet, type SheetSubject } from './report-sheet.ts'

type Context = SignedIn<GetContext> | SignedIn<PostContext>

/** What the organization reports in the month, with what is known of it. @throws NotFound for who reports for no organization, or no month */
async function subjectOf(c: Context): Promise<SheetSubject> {
  const text = c.params['month'] ?? ''
  const organizationId = c.actor.organizationId
  if (!/^(20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text) || organizationId === null) throw new NotFound('sheet')
  const month: CivilDate = `${text}-01`
  const expected = await listExpectedReports(c.db, fiscalYearOf(month), month, organizationId)
  const kpis: SheetSubject['kpis'] = []
  let areas: SheetSubject['areas'] = []
  for (const report of expected) {
    const key = { organizationId, kpiCode: report.kpiCode, month }
    const [subject, [newest]] = [await findReportSubject(c.db, fiscalYearOf(month), key), await listReportRevisions(c.db, key)]
    if (subject === undefined) continue
    areas = subject.areas
    // What waits for the office or is accepted is corrected on its page, where the doubt is answered.
    if (newest?.status !== 'sent') kpis.push({ code: report.kpiCode, label: subject.kpiLabel, unit: subject.unit, byArea: newest?.byArea ?? null, note: newest?.status === 'draft' ? newest.note : '' })
  }
  return { organizationId, organizationName: c.actor.organizationName, month, kpis, areas }
}

export const reportSheetRoutes: Route[] = [
  get('/report-sheets/:month', 'report.write', async (c) => page(await draw(c, []))),
  get('/report-sheets/:month/sheet.xlsx', 'report.write', async (c) => {
    const subject = await subjectOf(c)
    if (subject.kpis.length === 0) throw new NotFound('sheet')
    return fileAnswer(`月次報告 ${monthText(subject.month)} ${subject.organizationName}`, 'xlsx', await workbookOf([reportSheet(subject, { on: c.clock.today(), by: c.actor.name })]))
  }),
  postWithFiles('/report-sheets/:month', 'report.write', async (c) => {
    const [subject, file] = [await subjectOf(c), c.files['file']]
    const read = file === undefined ? invalid({ field: 'file', message: '表のファイルを選んでください。' }) : await readReportSheet(file.bytes, subject)
    const outcome = read.ok ? await saveReports(c.action, subject.month, read.value) : read
    return outcome.ok ? redirect(`/reports?month=${subject.month.slice(0, 7)}`, `${outcome.value.many}件の報告を送りました。事務局が確かめます。`) : refused(await draw(c, outcome.errors))
  }),
]

async function draw(c: Context, errors: FieldError[]) {
  return <ReportSheetPage path={`/report-sheets/${c.params['month'] ?? ''}`} shell={c.shell} kit={await c.form()} subject={await subjectOf(c)} errors={errors} />
}
