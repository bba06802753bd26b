/** What may follow on a report, and when it is due (domain §9). */
import { addDays, type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { addCalendarMonths, formatDate, nextBusinessDay } from '../../../platform/japanese/index.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import type { ReportStatus, Standing } from './report.labels.ts'

/** The month that is reported on this day: the one before, by its first day. */
export const reportedMonth = (today: CivilDate): CivilDate => addCalendarMonths(`${today.slice(0, 8)}01`, -1)

/** As a mail says it: 12月. */
export const monthWords = (month: CivilDate): string => `${Number(month.slice(5, 7))}月`

/** The last month of a fiscal year that is over by now, by its first day: what its reports can have been written about. */
export function lastReportedMonth(fiscalYear: number, today: CivilDate): CivilDate {
  const [last, over] = [`${fiscalYear + 1}-03-01`, reportedMonth(today)]
  return over < last ? over : last
}

/**
 * On the council's day of the month after (setting `reports.dueDayOfMonth`, the 15th in domain §9);
 * its last day where it has no such day; and the next business day where offices are closed then.
 */
export function dueOn(month: CivilDate, dueDay: number): CivilDate {
  const next = addCalendarMonths(month, 1)
  const last = Number(addDays(addCalendarMonths(next, 1), -1).slice(8))
  return nextBusinessDay(`${next.slice(0, 8)}${String(Math.min(dueDay, last)).padStart(2, '0')}`)
}

/** @param due the day on which the report is due (`dueOn`) */
export function standingOf(newest: ReportStatus | null, due: CivilDate, today: CivilDate): Standing {
  if (newest === 'sent' || newest === 'accepted') return newest
  if (today > due) return newest === 'returned' ? 'returned' : 'late'
  return newest ?? 'missing'
}

/** Null where the number needs no reason, else why it does: a year that is closed was published as final. */
export const whyReason = (closedAt: Date | null, note: string): string | null =>
  closedAt === null || note.trim() !== ''
    ? null
    : `${formatDate(civilDateOf(closedAt))}に締めた年度の数です。直すわけを書いてください。`

/** Null where the organization may write the next revision, else why not. */
export const whyNotWrite = (month: CivilDate, today: CivilDate): string | null =>
  month >= today.slice(0, 8).concat('01') ? 'まだ終わっていない月です。月が終わってから報告してください。' : null

export type Parts = Readonly<Record<string, number>>

/** A part that isn't there is 0. */
export const sameParts = (one: Parts, other: Parts): boolean =>
  Object.keys({ ...one, ...other }).every((area) => (one[area] ?? 0) === (other[area] ?? 0))

/**
 * Null where what is written may take the place of a report that waits for the office, else why not and where: it stays
 * with the office, changes a number, and says why.
 */
export function whyNotReplace(
  waiting: { byArea: Parts },
  next: { status: 'draft' | 'sent'; parts: Parts; note: string },
): FieldError | null {
  if (next.status === 'draft')
    return {
      field: 'status',
      message: '事務局の確認を待っている報告は、下書きにできません。直した数を送ってください。',
    }
  if (sameParts(waiting.byArea, next.parts))
    return { field: '', message: '確認を待っている報告と、同じ数です。二重には送りません。' }
  return next.note.trim() === ''
    ? { field: 'note', message: 'もう送った数が、確認を待っています。数を直すときは、直すわけを書いてください。' }
    : null
}

/** Null where the office has seen what it decides on, else a sentence with what stands there now. */
export const whyStale = (
  newest: { revision: number; value: number },
  seen: number | null,
  unit: string,
): string | null =>
  seen === null || seen === newest.revision
    ? null
    : `この報告は、開いたあとに機関が直しました。いまの数は${newest.value.toLocaleString('ja-JP')}${unit}です。確かめてから、もう一度決めてください。`

export const whyNotDecide = (newest: ReportStatus | null): string | null =>
  newest === 'sent' ? null : 'この報告は、確認を待っていません。'

/** What became of a sheet, in one line: what was sent, what was there already, what else lay in the workbook. */
export function sheetWords(
  saved: { many: number; replaced: number; same: number },
  month: string,
  leftOut: readonly string[],
): string {
  const { many, replaced, same } = saved
  return [
    many > 0 ? `${many}件の報告を送りました。` : '',
    replaced > 0 ? `うち${replaced}件は、確認を待っていた数の直しです。` : '',
    many > 0 && same > 0 ? `ほかの${same}件は、もう届いている数と同じなので、送り直していません。` : '',
    many === 0 ? `${month}の同じ数が、もう届いています(${same}件)。二重には送っていません。` : '',
    ...leftOut,
  ].join('')
}
