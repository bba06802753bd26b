import { sql } from 'kysely'
import { type CivilDate, endOfDayInTokyo } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import {
  listFigureNotes,
  keptLeadBodies,
  keptRoadmapRows,
  listKpiDetails,
  listLinkedStates,
  listRoadmapSteps,
} from '../indicators/index.ts'
import { lastReportedMonth, listOpenReports } from '../reports/index.ts'
import { daysIn, type Doubt, doubtsOf } from './progress-words.rules.ts'
import type { ProgressTexts } from './progress.form.ts'
import type { Period } from './progress.labels.ts'
import { listPlanYears } from '../council/index.ts'
import { figuresOf, type Known, periodEnd, type ProgressFigures } from './progress.rules.ts'

export interface ProgressReport {
  id: string
  fiscalYear: number
  period: Period
  edition: number
  texts: ProgressTexts
  version: number
  changedAt: Date
  changedBy: string | null
  approvedOn: CivilDate | null
  approval: string
  /** What was doubtful when it was approved, with the office's word. */
  doubts: { text: string; word: string }[]
  /** Approved, or still written, after its year was closed. */
  isRevision: boolean
  /** As they were approved; null for a draft, whose figures are counted each time. */
  figures: ProgressFigures | null
}

const columns = sql`r.id, r.fiscal_year as "fiscalYear", r.period, r.edition, r.texts, r.version,
  r.changed_at as "changedAt", (select display_name from accounts where id = r.changed_by) as "changedBy",
  (r.approved_at at time zone 'Asia/Tokyo')::date as "approvedOn", r.approval, r.doubts, r.figures,
  coalesce((select coalesce(r.approved_at, r.changed_at) > closed_at from fiscal_year_closings y
    where y.fiscal_year = r.fiscal_year), false) as "isRevision"`

/** What this reader may see, the newest first. @param fiscalYear of this year alone */
export async function listProgressReports(db: ReadDb, fiscalYear: number | null = null): Promise<ProgressReport[]> {
  const rows = await ask(
    db,
    sql<ProgressReport>`select ${columns} from progress_reports r
      where ${fiscalYear}::smallint is null or r.fiscal_year = ${fiscalYear}
      order by r.fiscal_year desc, r.started_at desc limit 100`,
  )
  return rows
}

export async function findProgressReport(db: ReadDb | WriteTx, id: string): Promise<ProgressReport | undefined> {
  const [row] = await ask(db, sql<ProgressReport>`select ${columns} from progress_reports r where r.id = ${id}`)
  return row
}

/**
 * What was written about the next year: in the year's report, else in that of its first half; null where nothing was.
 */
export async function findNextYearText(db: ReadDb, fiscalYear: number): Promise<string | null> {
  const [row] = await ask(
    db,
    sql<{
      text: string
    }>`select texts ->> 'next' as text from progress_reports
    where fiscal_year = ${fiscalYear} and btrim(texts ->> 'next') <> ''
    order by period = 'year' desc, edition desc limit 1`,
  )
  return row?.text ?? null
}

/** What has to be said before this draft is approved. @param db of the office, which sees all reports */
export async function listDoubts(
  db: ReadDb | WriteTx,
  report: Pick<ProgressReport, 'fiscalYear' | 'period' | 'texts'>,
  figures: ProgressFigures,
  today: CivilDate,
): Promise<Doubt[]> {
  const [end, over] = [
    `${periodEnd(report.fiscalYear, report.period).slice(0, 7)}-01`,
    lastReportedMonth(report.fiscalYear, today),
  ]
  const open = await listOpenReports(db, {
    fiscalYear: report.fiscalYear,
    through: over < end ? over : end,
    organizationId: null,
  })
  return doubtsOf(report.texts, figures, open)
}

/**
 * Figures and states at the period's end, as they are known now: what happened later is the next report's. Small numbers
 * are taken out as for every reader beside the office.
 * @param db the statistics handle
 * @param of.texts in which numbers of other days may be asked for
 */
export async function findProgressFigures(
  db: ReadDb,
  of: { fiscalYear: number; period: Period; day: CivilDate; now: Date; texts: readonly string[] },
): Promise<ProgressFigures> {
  const { fiscalYear } = of
  const through = periodEnd(fiscalYear, of.period)
  const year = (await listPlanYears(db, of.day)).find((each) => each.fiscalYear === fiscalYear - 1)
  const steps = await listRoadmapSteps(db, fiscalYear)
  const onDays: Known['onDays'][number][] = []
  for (const [written, day] of daysIn(of.texts, fiscalYear, of.day)) {
    const asOf = endOfDayInTokyo(day)
    const query = { fiscalYear, asOf: asOf < of.now ? asOf : null, now: of.now, exact: false, through }
    onDays.push({ written, details: await listKpiDetails(db, query) })
  }
  return figuresOf({
    ...of,
    onDays,
    notes: await listFigureNotes(db, { fiscalYear }),
    details: await listKpiDetails(db, { fiscalYear, asOf: null, now: of.now, exact: false, through }),
    former:
      year === undefined ? [] : await listKpiDetails(db, { ...year, asOf: year.closedAt, now: of.now, exact: false }),
    rows: await keptRoadmapRows(db, fiscalYear),
    leads: await keptLeadBodies(db, fiscalYear),
    states: await listLinkedStates(db, fiscalYear, null, through),
    steps: steps.map((step) => ({ ...step, doneOn: (step.doneOn ?? '') > through ? null : step.doneOn })),
  })
}
