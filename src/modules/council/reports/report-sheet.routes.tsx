/** 月次報告 by Excel: the sheet of one's own organization for a month, out and in again. */
import { noPerson } from '../../../subjects.ts'
import { workbookAnswer } from '../../../platform/documents/index.ts'
import {
  get,
  getCostly,
  page,
  postWithFiles,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { ReportSheetPage } from './pages/report-sheet-page.tsx'
import { monthText } from './pages/reports-page.tsx'
import { SheetIntakePage, SheetIntakesPage } from './pages/sheet-intake-pages.tsx'
import { saveReports } from './report.actions.ts'
import { listSheetIntakeFiles, listSheetIntakes, findSheetSubject } from './report-sheet.queries.ts'
import { receiveSheets, sheetsIn } from './sheet-intake.actions.ts'
import { sheetWords } from './report.rules.ts'
import { readReportSheet } from './report-sheet-reading.ts'
import { eraMonth, reportSheet, type SheetSubject } from './report-sheet.ts'

/**
 * What the organization reports in the month, with what is known of it.
 * @throws NotFound for who reports for no organization, or no month
 */
async function subjectOf(c: PageContext): Promise<SheetSubject> {
  const text = c.params['month'] ?? ''
  const organizationId = c.actor.organizationId
  if (!/^(20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text) || organizationId === null) throw new NotFound('sheet')
  return findSheetSubject(c.db, { organizationId, organizationName: c.actor.organizationName, month: `${text}-01` })
}

export const reportSheetRoutes: Route[] = [
  get('/report-sheets', 'report.decide', noPerson, async (c) => page(await drawIntakes(c, []))),
  postWithFiles(
    '/report-sheets',
    'report.decide',
    noPerson,
    async (c) => {
      const file = c.files['file']
      const sheets =
        file === undefined
          ? invalid({ field: 'file', message: 'ファイルを選んでください。' })
          : await sheetsIn(file.name, file.bytes)
      const outcome = sheets.ok ? await receiveSheets(c.action, sheets.value) : sheets
      return outcome.ok
        ? redirect(`/report-sheets/intakes/${outcome.value.id}`, '表を受け取りました。順に読みます。')
        : refused(await drawIntakes(c, outcome.errors))
    },
    drawIntakes,
  ),
  get('/report-sheets/intakes/:intakeId', 'report.decide', noPerson, async (c) => {
    const files = await listSheetIntakeFiles(c.db, c.params['intakeId'] ?? '')
    if (files.length === 0) throw new NotFound('intake')
    // Looks again by itself, without a script, as long as there is something to wait for.
    const headers = files.some((each) => each.state === 'waiting') ? { Refresh: '2' } : undefined
    return {
      kind: 'page',
      element: <SheetIntakePage path={c.path} shell={c.shell} files={files} />,
      ...(headers === undefined ? {} : { headers }),
    }
  }),

  get('/report-sheets/:month', 'report.write', noPerson, async (c) => page(await draw(c, []))),
  getCostly('/report-sheets/:month/sheet.xlsx', 'report.write', noPerson, async (c) => {
    const subject = await subjectOf(c)
    if (subject.kpis.length === 0) throw new NotFound('sheet')
    return workbookAnswer(`月次報告 ${monthText(subject.month)} ${subject.organizationName}`, [
      reportSheet(subject, { on: c.clock.today(), by: c.actor.name }),
    ])
  }),
  postWithFiles(
    '/report-sheets/:month',
    'report.write',
    noPerson,
    async (c) => {
      const [subject, file] = [await subjectOf(c), c.files['file']]
      const read =
        file === undefined
          ? invalid({ field: 'file', message: '表のファイルを選んでください。' })
          : await readReportSheet(file.bytes, subject)
      if (!read.ok) return refused(await draw(c, read.errors))
      const outcome = await saveReports(c.action, subject.month, read.value.reports)
      return outcome.ok
        ? redirect(
            `/reports?month=${subject.month.slice(0, 7)}`,
            sheetWords(outcome.value, eraMonth(subject.month), read.value.leftOut),
          )
        : refused(await draw(c, outcome.errors))
    },
    draw,
  ),
]

async function drawIntakes(c: PageContext, errors: FieldError[]) {
  return (
    <SheetIntakesPage
      path="/report-sheets"
      shell={c.shell}
      kit={await c.form()}
      intakes={await listSheetIntakes(c.db)}
      errors={errors}
    />
  )
}

async function draw(c: PageContext, errors: FieldError[]) {
  return (
    <ReportSheetPage
      path={`/report-sheets/${c.params['month'] ?? ''}`}
      shell={c.shell}
      kit={await c.form()}
      subject={await subjectOf(c)}
      errors={errors}
    />
  )
}
