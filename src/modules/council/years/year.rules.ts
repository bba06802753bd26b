/** When a fiscal year may be closed (design §4, years; domain §9: a month is reported in the month after). */
import { formatFiscalYear, formatNumber } from '../../../platform/japanese/index.ts'
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
  if (year.state === 'running') return `${name}は、まだ終わっていません。4月1日から締められます。`
  const waiting = open.filter((each) => each.status === 'sent').length
  return waiting === 0
    ? null
    : `事務局の確認を待つ報告が${formatNumber(waiting)}件あります。確定するか、差し戻してから締めてください。`
}

/** Reports that did not come: the year may be closed without them, with a word why. */
export const missingReports = <R extends OpenReport>(open: readonly R[]): R[] =>
  open.filter((each) => each.status !== 'sent')
