/**
 * The clock of the monthly reports: who hasn't reported hears of it before the day it is due, and once more after it.
 */
import { sql } from 'kysely'
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import { nobody } from '../../../platform/database/handles.ts'
import { fiscalYearOf, formatDate } from '../../../platform/japanese/index.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { managersOf } from '../desks/index.ts'
import { listExpectedReports } from './report.queries.ts'
import { dueOn, monthWords, reportedMonth, standingOf } from './report.rules.ts'

/** Days before the day it is due. */
const daysBefore = 5

/** Which reminder belongs to a day; null where it is too early for one. */
export function stageOf(due: CivilDate, today: CivilDate): 'before' | 'late' | null {
  if (today > due) return 'late'
  return today >= addDays(due, -daysBefore) ? 'before' : null
}

/** Safe to run often. @returns how many mails were put into the outbox */
export async function sendReportReminders(council: Council): Promise<number> {
  const today = council.clock.today()
  const month = reportedMonth(today)
  const due = dueOn(month, council.settings.reportDueDay)
  const stage = stageOf(due, today)
  if (stage === null) return 0
  const expected = await council.gateway.statistics((db) => listExpectedReports(db, fiscalYearOf(month), month, null))
  const missing = expected.filter((report) =>
    ['missing', 'late', 'draft', 'returned'].includes(standingOf(report.status, due, today)),
  )
  let sent = 0
  for (const [organizationId, own] of Map.groupBy(missing, (report) => report.organizationId)) {
    sent += await council.gateway.write(nobody, async (tx) => {
      const addresses = await managersOf(tx, [organizationId], today)
      // Nobody would read it: the office is told on its own page, and it isn't counted as reminded.
      if (addresses.length === 0) return 0
      const {
        rows: [first],
      } = await sql<{
        taken: boolean
      }>`select take_report_reminder(${organizationId}, ${month}::date, ${stage}) as taken`.execute(tx)
      if (first?.taken !== true) return 0
      const waiting = expected.filter((each) => each.organizationId === organizationId && each.status === 'sent').length
      const words = `${monthWords(month)}分の月次報告`
      const body = `${words}の期限は${formatDate(due)}です。\n\n${own.map((report) => `・${report.kpiLabel}: ${report.status === 'returned' ? '差し戻されています' : report.status === 'draft' ? '下書きがあります' : 'まだです'}`).join('\n')}${waiting === 0 ? '' : `\n\nほかの${waiting}件は、事務局が確かめています。`}\n\n「月次報告」のページか、そこで受け取る表で報告できます。`
      for (const to of addresses)
        await sendMail(tx, {
          kind: 'report-reminder',
          to,
          subject: `【つなぐ】${words}${stage === 'late' ? 'の期限を過ぎています' : 'の期限が近づいています'}`,
          body,
        })
      return addresses.length
    })
  }
  return sent
}
