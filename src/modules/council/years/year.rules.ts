/** When a fiscal year may be closed (design §4, years; domain §9: a month is reported in the month after). */
import { formatBirthDate, formatFiscalYear, formatMonth, formatNumber } from '../../../platform/japanese/index.ts'
import type { PlanYear } from '../council/index.ts'
import type { ReportStatus } from '../reports/index.ts'

/** A report of the year that the office has not accepted; null where nothing was written. */
export interface OpenReport {
  status: ReportStatus | null
}

/** Null where the year may be closed as it stands, else why not. */
export function whyNotClose(year: PlanYear, open: readonly OpenReport[]): string | null {
  const name = formatFiscalYear(year.fiscalYear)
  if (year.state === 'closed') return `${name}は、もう締めています。`
  if (year.state === 'running')
    return `${name}は、まだ終わっていません。${formatBirthDate(`${year.fiscalYear + 1}-04-01`)}から締められます。`
  const waiting = open.filter((each) => each.status === 'sent').length
  return waiting === 0
    ? null
    : `事務局の確認を待つ報告が${formatNumber(waiting)}件あります。確定するか、差し戻してから締めてください。`
}

/** What it means that no report is open. @param through the last month that can have been reported, by its first day */
export function nothingOpenText(fiscalYear: number, through: string): string {
  if (through < `${fiscalYear}-04-01`) return 'まだ、報告する月がありません。4月分の報告は、5月に出ます。'
  return through < `${fiscalYear + 1}-03-01`
    ? `${formatMonth(through.slice(0, 7))}分までの報告は、どれも確定しています。${formatFiscalYear(fiscalYear)}の残りの月は、これからです。`
    : 'どの機関の報告も、3月分まで確定しています。'
}

/** Reports that did not come: the year may be closed without them, with a word why. */
export const missingReports = <R extends OpenReport>(open: readonly R[]): R[] =>
  open.filter((each) => each.status !== 'sent')
