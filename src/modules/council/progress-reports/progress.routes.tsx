/** 進捗報告: begun from the 工程表 and the KPIs, written by the office, approved, and kept as it was. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { figurePage } from '../../../figures/index.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import {
  type Fields,
  get,
  getCostly,
  getFigures,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { findShownYear, inYear } from '../council/index.ts'
import { noteTime, progressReportTitle } from '../indicators/index.ts'
import { ProgressListPage } from './pages/progress-list-page.tsx'
import { ProgressEditPage } from './pages/progress-edit-page.tsx'
import { ProgressPage } from './pages/progress-page.tsx'
import { approveProgressReport, startProgressReport, writeProgressReport } from './progress.actions.ts'
import { parseApproval, progressStartForm, parseTexts, textField } from './progress.form.ts'
import {
  findProgressReport,
  listDoubts,
  listProgressReports,
  type ProgressReport,
  findProgressFigures,
} from './progress.queries.ts'
import { partsOf, type ProgressFigures } from './progress.rules.ts'
import { progressPaper } from './progress-paper.rules.ts'
import { startingValues } from '../../../forms/index.ts'

/**
 * With its figures: as approved, else as they are now.
 * @param typed instead of what it says, which may ask for numbers of other days
 * @throws NotFound also where it is a draft of others
 */
async function reportOf(
  c: PageContext,
  typed?: readonly string[],
): Promise<{ report: ProgressReport; figures: ProgressFigures }> {
  const report = await findProgressReport(c.db, c.id)
  if (report === undefined) throw new NotFound('progress report')
  const texts = typed ?? Object.values(report.texts)
  return { report, figures: report.figures ?? (await now(c, { ...report, texts })) }
}

const now = (
  c: PageContext,
  of: Pick<ProgressReport, 'fiscalYear' | 'period'> & { texts: readonly string[] },
): Promise<ProgressFigures> =>
  c.statistics((db) => findProgressFigures(db, { ...of, day: c.clock.today(), now: c.clock.now() }))

const typedTexts = (fields: Fields): string[] =>
  Object.keys(fields)
    .filter((name) => name.startsWith(textField('')))
    .map((name) => textOf(fields, name))

export const progressRoutes: Route[] = [
  get('/progress-reports', 'progress.read', noPerson, async (c) => page(await drawList(c, []))),
  post('/progress-reports', 'progress.write', noPerson, async (c) => {
    const [input, fiscalYear] = [progressStartForm.parse(c.fields), (await findShownYear(c.db, c)).fiscalYear]
    const outcome = input.ok
      ? await startProgressReport(
          c.action,
          fiscalYear,
          input.value,
          await now(c, { fiscalYear, ...input.value, texts: [] }),
        )
      : input
    return outcome.ok
      ? redirect(`/progress-reports/${outcome.value.id}`, '書き出しをつくりました。')
      : refused(await drawList(c, outcome.errors))
  }),

  getFigures('/progress-reports/:id', 'progress.read', noPerson, async (c) => {
    const { report, figures } = await reportOf(c)
    return figurePage(c, await draw(c, {}, []), {
      subject: `${progressReportTitle(report.fiscalYear, report.period)} 第${report.edition}版`,
      day: `${formatDate(figures.day)}現在`,
      lines: [
        `${formatDate(figures.day)}の時点で分かっていた数です。`,
        ...(report.approvedOn === null ? ['案です。'] : []),
        ...(figures.notes ?? []).map((each) => `${each.label} ${noteTime(each.month)}: ${each.note}`),
      ],
    })
  }),
  post('/progress-reports/:id/approval', 'progress.write', noPerson, async (c) => {
    const { report, figures } = await reportOf(c)
    const doubts = await listDoubts(c.db, report, figures, c.clock.today())
    const input = parseApproval(
      c.fields,
      doubts.map((each) => each.key),
    )
    const outcome = input.ok
      ? await approveProgressReport(c.action, report.id, Number(textOf(c.fields, '_version')), input.value, figures)
      : input
    return outcome.ok
      ? redirect(`/progress-reports/${report.id}`, '報告を承認しました。')
      : refused(await draw(c, c.fields, outcome.errors, outcome.kind === 'stale'))
  }),

  get('/progress-reports/:id/edit', 'progress.write', noPerson, async (c) => page(await drawEdit(c, null, [], false))),
  post('/progress-reports/:id/edit', 'progress.write', noPerson, async (c) => {
    const { report, figures } = await reportOf(c, typedTexts(c.fields))
    const input = parseTexts(
      c.fields,
      partsOf(figures).map((part) => part.key),
      figures,
    )
    const outcome = input.ok
      ? await writeProgressReport(c.action, report.id, Number(textOf(c.fields, '_version')), input.value.texts)
      : input
    return outcome.ok
      ? redirect(`/progress-reports/${report.id}`, '書いたことを残しました。')
      : refused(await drawEdit(c, c.fields, outcome.errors, outcome.kind === 'stale'))
  }),

  getCostly('/progress-reports/:id/:file', 'progress.read', noPerson, async (c) => {
    const file = c.params['file']
    if (file !== 'report.pdf' && file !== 'report.docx') throw new NotFound('file')
    const { report, figures } = await reportOf(c)
    const paper = progressPaper({
      ...report,
      figures,
      owner: c.council.name,
      approval: report.approvedOn === null ? null : { on: report.approvedOn, words: report.approval },
    })
    const name = `${progressReportTitle(report.fiscalYear, report.period)} 第${report.edition}版`
    return file === 'report.pdf' ? pdfAnswer(name, paper) : wordAnswer(name, paper)
  }),
]

async function drawList(c: PageContext, errors: FieldError[]) {
  const year = await findShownYear(c.db, c)
  return (
    <ProgressListPage
      path={inYear('/progress-reports', year.fiscalYear)}
      shell={c.shell}
      year={year}
      reports={await listProgressReports(c.db, year.fiscalYear)}
      kit={may(c.actor, 'progress.write') ? await c.form() : null}
      errors={errors}
    />
  )
}

async function draw(c: PageContext, typed: Fields, errors: FieldError[], isStale = false) {
  const { report, figures } = await reportOf(c)
  const kit = may(c.actor, 'progress.write') ? await c.form(undefined, report.version, isStale) : null
  return (
    <ProgressPage
      path={`/progress-reports/${report.id}`}
      shell={c.shell}
      report={report}
      figures={figures}
      kit={kit}
      doubts={
        kit !== null && report.approvedOn === null ? await listDoubts(c.db, report, figures, c.clock.today()) : []
      }
      values={typed}
      errors={errors}
    />
  )
}

async function drawEdit(c: PageContext, typed: Fields | null, errors: FieldError[], isStale: boolean) {
  const { report, figures } = await reportOf(c)
  if (report.approvedOn !== null) throw new NotFound('draft')
  const kit = await c.form(`progress:${report.id}`, report.version, isStale)
  const known: Fields = Object.fromEntries(Object.entries(report.texts).map(([part, text]) => [textField(part), text]))
  const values = typed ?? startingValues(kit.draft, known)
  const conflicts = isStale
    ? partsOf(figures).flatMap(({ key }) =>
        textOf(values, textField(key)) === (report.texts[key] ?? '')
          ? []
          : [{ part: key, theirs: report.texts[key] ?? '' }],
      )
    : []
  return (
    <ProgressEditPage
      path={`/progress-reports/${report.id}/edit`}
      shell={c.shell}
      report={report}
      figures={figures}
      kit={kit}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
      conflicts={conflicts}
    />
  )
}
