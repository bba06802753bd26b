/**
 * What a work history answers for the law: was regular employment in the five years before one year or less in all, and
 * was there none in the last year (特定求職者雇用開発助成金 中高年層安定雇用支援コース W2・W3; キャリアアップ助成金 重点支援対象者 b; domain §6.0,
 * §6.1, §6.3). The answer names the periods that decide; where something is missing
 * or near the limit it says so instead of deciding.
 */
import { type CivilDate, addDays, daysBetween } from '../../../platform/clock.ts'
import { addCalendarMonths } from '../../../platform/japanese/calendar.ts'
import type { LeaveReason, SpanKind } from './career.labels.ts'

export interface EmploymentSpan {
  id: string
  kind: SpanKind
  startedOn: CivilDate
  /** Null: still so. */
  endedOn: CivilDate | null
  leaveReason: LeaveReason | null
}

export interface Period {
  from: CivilDate
  to: CivilDate
}

export type Verdict = 'yes' | 'no' | 'check'

export interface CareerAnswer {
  verdict: Verdict
  /** Days of regular employment in the window, each day once. */
  days: number
  window: Period
  /** Spans that were counted, with the part of each that lies in the window. */
  counted: { spanId: string; period: Period; days: number }[]
  /** Stretches of the window of which nothing is on record. */
  unknown: Period[]
  reasons: string[]
}

const daysIn = ({ from, to }: Period): number => daysBetween(from, to) + 1
const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)
const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b)

function within(span: EmploymentSpan, window: Period): Period | null {
  const period = { from: later(span.startedOn, window.from), to: earlier(span.endedOn ?? window.to, window.to) }
  return period.from <= period.to ? period : null
}

/** Overlapping or touching periods as one, in order. */
export function merged(periods: readonly Period[]): Period[] {
  const result: Period[] = []
  for (const period of [...periods].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1)
    if (last && period.from <= addDays(last.to, 1)) last.to = later(last.to, period.to)
    else result.push({ ...period })
  }
  return result
}

/** What of the window no period covers. */
export function gapsIn(window: Period, periods: readonly Period[]): Period[] {
  const gaps: Period[] = []
  let from = window.from
  for (const period of merged(periods)) {
    if (period.from > from) gaps.push({ from, to: addDays(period.from, -1) })
    from = later(from, addDays(period.to, 1))
  }
  if (from <= window.to) gaps.push({ from, to: window.to })
  return gaps
}

function regularIn(spans: readonly EmploymentSpan[], window: Period) {
  const counted = spans
    .filter((span) => span.kind === 'regular')
    .flatMap((span) => {
      const period = within(span, window)
      return period ? [{ spanId: span.id, period, days: daysIn(period), leaveReason: span.leaveReason }] : []
    })
  const days = merged(counted.map((each) => each.period)).reduce((sum, period) => sum + daysIn(period), 0)
  const known = spans.flatMap((span) => within(span, window) ?? [])
  return { counted, days, unknown: gapsIn(window, known) }
}

/** Near the limit a day of evidence decides; the documents have to be looked at (domain §6.0). */
const nearFrom = 360
const nearTo = 370
const oneYear = 365

/** 「過去5年間の正規雇用の期間が通算1年以下か」, for the day of hiring or conversion. */
export function regularOneYearOrLess(spans: readonly EmploymentSpan[], base: CivilDate): CareerAnswer {
  const window = { from: addCalendarMonths(base, -60), to: addDays(base, -1) }
  const { counted, days, unknown } = regularIn(spans, window)
  const reasons: string[] = []
  let verdict: Verdict = days <= oneYear ? 'yes' : 'no'
  if (days >= nearFrom && days <= nearTo) {
    verdict = 'check'
    reasons.push('通算がちょうど1年に近いため、書類で日を確かめます。')
  }
  const unknownDays = unknown.reduce((sum, period) => sum + daysIn(period), 0)
  if (verdict === 'yes' && unknownDays > 0 && days + unknownDays > oneYear) {
    verdict = 'check'
    reasons.push('記録のない期間があります。そこで正規で働いていれば、1年を超えることがあります。')
  }
  if (reasons.length === 0)
    reasons.push(
      verdict === 'yes'
        ? `正規で働いた期間は、あわせて${days}日です。`
        : `正規で働いた期間が、あわせて${days}日あります。1年(365日)を超えています。`,
    )
  return {
    verdict,
    days,
    window,
    counted: counted.map(({ spanId, period, days: each }) => ({ spanId, period, days: each })),
    unknown,
    reasons,
  }
}

/** 「過去1年間に正規雇用されていないか」. Dismissed by the employer there is an exception, which the office decides (W3). */
export function noRegularInLastYear(spans: readonly EmploymentSpan[], base: CivilDate): CareerAnswer {
  const window = { from: addCalendarMonths(base, -12), to: addDays(base, -1) }
  const { counted, days, unknown } = regularIn(spans, window)
  const reasons: string[] = []
  let verdict: Verdict = days === 0 ? 'yes' : 'no'
  if (days > 0 && counted.every((each) => each.leaveReason === 'employer')) {
    verdict = 'check'
    reasons.push('この1年の正規の仕事は、会社の都合で終わっています。例外に当たるか、ハローワークで確かめます。')
  } else if (days > 0) reasons.push(`この1年に、正規で働いた期間が${days}日あります。`)
  else if (unknown.length > 0) {
    verdict = 'check'
    reasons.push('この1年に、記録のない期間があります。')
  } else reasons.push('この1年に、正規で働いた期間はありません。')
  return {
    verdict,
    days,
    window,
    counted: counted.map(({ spanId, period, days: each }) => ({ spanId, period, days: each })),
    unknown,
    reasons,
  }
}
