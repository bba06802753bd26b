/** What the public pages say about the figures. The numbers arrive suppressed; nothing here may compute around that. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDay, formatFiscalYear, formatMonth } from '../../../platform/japanese/index.ts'
import { type FigureView, monthEnd } from '../../council/index.ts'

/** 「令和7年4月から1月20日まで」 */
export function periodLabel(fiscalYear: number, day: CivilDate): string {
  const end = `${fiscalYear + 1}-03-31`
  return day > end
    ? `${formatFiscalYear(fiscalYear)}の1年間`
    : `${formatMonth(`${fiscalYear}-04`)}から${formatDay(day).replace(/\(.\)$/, '')}まで`
}

/** The running total at the end of each complete month that may be shown. */
export function runningTotals(view: Pick<FigureView, 'months'>, day: CivilDate): { on: CivilDate; value: number }[] {
  return view.months.flatMap((row) => {
    const on = monthEnd(row.month)
    return on < day && row.cumulative !== null ? [{ on, value: row.cumulative }] : []
  })
}

/** The months of the year that have begun. */
export function monthsUntil(view: Pick<FigureView, 'months'>, day: CivilDate): FigureView['months'] {
  return view.months.filter((row) => row.month <= day.slice(0, 7))
}
