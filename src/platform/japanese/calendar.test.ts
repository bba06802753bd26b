import holidayJp from '@holiday-jp/holiday_jp'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../clock.ts'
import {
  addBusinessDays,
  addCalendarMonths,
  businessDaysBetween,
  followUpDates,
  isBusinessDay,
  nextBusinessDay,
} from './calendar.ts'

const holidays: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays))
const day = fc.nat(daysBetween('1990-01-01', '2050-12-31')).map((n) => addDays('1990-01-01', n))

describe('business days', () => {
  it.each([
    ['2026-01-20', true, 'a Tuesday'],
    ['2026-01-17', false, 'a Saturday'],
    ['2026-01-18', false, 'a Sunday'],
    ['2026-01-12', false, '成人の日'],
    ['2025-11-24', false, 'the day taken for 勤労感謝の日 on a Sunday'],
    ['2026-05-06', false, 'the day taken for 憲法記念日 on a Sunday'],
    ['2026-09-22', false, 'a day between two holidays'],
    ['2025-12-26', true, 'a Friday, the last day of the year that is open'],
    ['2025-12-29', false, 'a Monday at the end of the year'],
    ['2025-12-31', false, 'the end of the year'],
    ['2026-01-02', false, 'a Friday at the start of the year'],
    ['2028-01-03', false, 'a Monday at the start of the year'],
    ['2028-01-04', true, 'the first open day of 2028'],
    ['2025-12-28', false, 'a Sunday'],
    ['2026-12-28', true, 'a Monday, the last open day of 2026'],
  ])('%s: %s, %s', (date, open) => expect(isBusinessDay(date)).toBe(open))

  it.each([
    ['2026-01-20', 3, '2026-01-23'],
    ['2026-01-20', 10, '2026-02-03'],
    ['2026-01-23', 1, '2026-01-26'],
    ['2026-01-24', 1, '2026-01-26'],
    ['2025-12-26', 1, '2026-01-05'],
    ['2026-01-24', 0, '2026-01-26'],
    ['2026-01-20', 0, '2026-01-20'],
    ['2026-01-05', -1, '2025-12-26'],
    ['2026-05-01', 1, '2026-05-07'],
  ])('%s and %i business days is %s', (from, n, to) => expect(addBusinessDays(from, n)).toBe(to))

  it('counts the days used, without the first', () => {
    expect(businessDaysBetween('2026-01-20', '2026-01-20')).toBe(0)
    expect(businessDaysBetween('2026-01-20', '2026-01-21')).toBe(1)
    expect(businessDaysBetween('2026-01-23', '2026-01-26')).toBe(1)
    expect(businessDaysBetween('2025-12-26', '2026-01-05')).toBe(1)
    expect(businessDaysBetween('2026-01-26', '2026-01-23')).toBe(-1)
  })

  it('respects what a council closes', () => {
    const closures = new Set(['2026-01-21', '2026-01-22'])
    expect(isBusinessDay('2026-01-21', closures)).toBe(false)
    expect(nextBusinessDay('2026-01-21', closures)).toBe('2026-01-23')
    expect(addBusinessDays('2026-01-20', 1, closures)).toBe('2026-01-23')
    expect(businessDaysBetween('2026-01-20', '2026-01-23', closures)).toBe(1)
  })

  it('gives up loudly when nothing is ever open, or on nonsense', () => {
    const always = { has: () => true } as unknown as ReadonlySet<string>
    expect(() => nextBusinessDay('2026-01-20', always)).toThrow(RangeError)
    expect(() => addBusinessDays('2026-01-20', 1.5)).toThrow(RangeError)
    expect(() => isBusinessDay('2026-02-30')).toThrow(RangeError)
  })

  it('always lands on an open day, and counting finds the number again', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -30, max: 30 }), (date, n) => {
        const result = addBusinessDays(date, n)
        expect(isBusinessDay(result)).toBe(true)
        expect(holidays.has(result)).toBe(false)
        if (n > 0) expect(businessDaysBetween(date, result)).toBe(n)
      }),
      { numRuns: 300 },
    )
  })
  it('business days between two days are those that are counted one by one', () => {
    const span = fc.nat(800)
    const closed = fc.array(fc.nat(800), { maxLength: 4 })
    fc.assert(
      fc.property(day, span, closed, (from, days, offsets) => {
        const closures = new Set(offsets.map((offset) => addDays(from, offset)))
        const to = addDays(from, days)
        const counted = Array.from({ length: days }, (_, n) => addDays(from, n + 1)).filter((each) =>
          isBusinessDay(each, closures),
        ).length
        expect(businessDaysBetween(from, to, closures)).toBe(counted)
        expect(businessDaysBetween(to, from, closures)).toBe(days === 0 ? 0 : -counted)
      }),
    )
    expect(businessDaysBetween('1868-01-01', '2199-12-31')).toBeGreaterThan(80_000)
  })

  it('adds up over a day between', () => {
    const step = fc.nat(20)
    fc.assert(
      fc.property(day, step, step, (date, a, b) => {
        const [middle, end] = [addDays(date, a), addDays(date, a + b)]
        expect(businessDaysBetween(date, middle) + businessDaysBetween(middle, end)).toBe(
          businessDaysBetween(date, end),
        )
      }),
    )
  })
})

describe('calendar months', () => {
  it.each([
    ['2025-10-31', 1, '2025-11-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-01-15', 12, '2026-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months is %s', (from, n, to) => expect(addCalendarMonths(from, n)).toBe(to))

  it('lands in the right month and never on a later day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -24, max: 24 }), (date, n) => {
        const result = addCalendarMonths(date, n)
        const index = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7))
        expect(index(result) - index(date)).toBe(n)
        expect(result.slice(8) <= date.slice(8)).toBe(true)
      }),
    )
  })
})

describe('follow-ups after a hire (domain.md 3.9)', () => {
  it('counts each from the first day of work and moves it to an open day', () => {
    expect(followUpDates('2025-10-31')).toEqual([
      { month: 1, dueOn: '2025-12-01' },
      { month: 3, dueOn: '2026-02-02' },
      { month: 6, dueOn: '2026-04-30' },
      { month: 12, dueOn: '2026-11-02' },
    ])
  })
  it('passes over the turn of the year', () => {
    expect(followUpDates('2025-11-30')[0]).toEqual({ month: 1, dueOn: '2026-01-05' })
  })
  it('is always in order, on open days, never before the calendar month', () => {
    fc.assert(
      fc.property(day, (startedOn) => {
        const dates = followUpDates(startedOn)
        expect(dates.map((d) => d.dueOn)).toEqual(dates.map((d) => d.dueOn).toSorted())
        for (const { month, dueOn } of dates) {
          expect(isBusinessDay(dueOn)).toBe(true)
          expect(dueOn >= addCalendarMonths(startedOn, month)).toBe(true)
        }
      }),
    )
  })
})
