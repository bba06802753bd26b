/** What isn't settled of the monthly reports, over all fiscal years that are open. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { listPlanYears, openYears } from '../council/index.ts'
import type { Standing } from './report.labels.ts'
import { listOpenReports, type OpenReport } from './report.queries.ts'
import { dueOn, lastReportedMonth, standingOf } from './report.rules.ts'

export type StandingReport = OpenReport & { standing: Standing; due: CivilDate }

/**
 * The earliest month first: in April those of March are of the year before.
 * @param organizationId one's own; null for the office, which sees all
 * @param dueDay of the month after (setting `reports.dueDayOfMonth`)
 */
export async function listStandingReports(
  db: ReadDb,
  of: { organizationId: string | null; today: CivilDate; dueDay: number },
): Promise<StandingReport[]> {
  const years = openYears(await listPlanYears(db, of.today))
  const open = await Promise.all(
    years.map(({ fiscalYear }) =>
      listOpenReports(db, {
        fiscalYear,
        through: lastReportedMonth(fiscalYear, of.today),
        organizationId: of.organizationId,
      }),
    ),
  )
  return open.flat().map((report) => {
    const due = dueOn(report.month, of.dueDay)
    return { ...report, due, standing: standingOf(report.status, due, of.today) }
  })
}
