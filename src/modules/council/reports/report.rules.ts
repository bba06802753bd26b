/** What may follow on a report, when it is due, and what of its number wants a word (domain §9). */
import { addDays, type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { addCalendarMonths, formatDate, nextBusinessDay } from '../../../platform/japanese/index.ts'
import type { ReportStatus, Standing } from './report.labels.ts'

/** The month that is reported on this day: the one before, by its first day. */
export const reportedMonth = (today: CivilDate): CivilDate => addCalendarMonths(`${today.slice(0, 8)}01`, -1)

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
export function whyNotWrite(newest: ReportStatus | null, month: CivilDate, today: CivilDate): string | null {
  if (month >= today.slice(0, 8).concat('01')) return 'まだ終わっていない月です。月が終わってから報告してください。'
  return newest === 'sent'
    ? '提出した報告は、事務局の確認を待っています。直したいときは、差戻しを頼んでください。'
    : null
}

export const whyNotDecide = (newest: ReportStatus | null): string | null =>
  newest === 'sent' ? null : 'この報告は、確認を待っていません。'

export interface Doubt {
  kind: 'jump' | 'fall' | 'empty' | 'less'
  text: string
}

const number = (value: number): string => value.toLocaleString('ja-JP')

/**
 * What somebody should be asked about a number before it counts; none of it forbids it, each wants a word.
 * @param before numbers of the last months, the newest first
 * @param accepted the month's own number that counts so far
 */
export function doubtsAbout(value: number, before: readonly number[], accepted: number | null): Doubt[] {
  const last = before.slice(0, 3)
  const mean = last.length === 0 ? null : last.reduce((sum, each) => sum + each, 0) / last.length
  return [
    ...(value === 0 && mean !== null && mean >= 1
      ? [{ kind: 'empty' as const, text: `0です。前の月までは平均${number(Math.round(mean))}でした。` }]
      : []),
    ...(mean !== null && mean >= 3 && value > mean * 3
      ? [{ kind: 'jump' as const, text: `前の月までの平均${number(Math.round(mean))}の3倍をこえています。` }]
      : []),
    ...(mean !== null && mean >= 6 && value > 0 && value < mean / 3
      ? [{ kind: 'fall' as const, text: `前の月までの平均${number(Math.round(mean))}の3分の1より少なくなっています。` }]
      : []),
    ...(accepted !== null && value < accepted
      ? [{ kind: 'less' as const, text: `確定している${number(accepted)}より少なく、年度の合計が下がります。` }]
      : []),
  ]
}
