import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../clock.ts'
import {
  fiscalYearOf,
  fiscalYearRange,
  formatFiscalYear,
  monthsOfFiscalYear,
  quarterOf,
  quarterRange,
} from './fiscal-year.ts'

describe('fiscal year', () => {
  it.each([
    ['2026-01-20', 2025, 4],
    ['2026-03-31', 2025, 4],
    ['2026-04-01', 2026, 1],
    ['2025-04-01', 2025, 1],
    ['2025-06-30', 2025, 1],
    ['2025-07-01', 2025, 2],
    ['2025-09-30', 2025, 2],
    ['2025-10-01', 2025, 3],
    ['2025-12-31', 2025, 3],
    ['2026-01-01', 2025, 4],
  ])('%s lies in %i, quarter %i', (date, year, quarter) => {
    expect(fiscalYearOf(date)).toBe(year)
    expect(quarterOf(date)).toBe(quarter)
  })
  it.each([
    [2025, '令和7年度'],
    [2026, '令和8年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
  ])('%i is %s', (year, text) => expect(formatFiscalYear(year)).toBe(text))
  it('has a range and twelve months', () => {
    expect(fiscalYearRange(2025)).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(monthsOfFiscalYear(2025)).toEqual([
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ])
  })
  it('has four quarters that leave no day out', () => {
    expect(quarterRange(2025, 1)).toEqual({ from: '2025-04-01', to: '2025-06-30' })
    expect(quarterRange(2025, 2)).toEqual({ from: '2025-07-01', to: '2025-09-30' })
    expect(quarterRange(2025, 3)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(quarterRange(2025, 4)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    fc.assert(
      fc.property(fc.nat(60_000), (n) => {
        const date = addDays('1950-01-01', n)
        const { from, to } = quarterRange(fiscalYearOf(date), quarterOf(date))
        expect(from <= date && date <= to).toBe(true)
        expect(monthsOfFiscalYear(fiscalYearOf(date))).toContain(date.slice(0, 7))
      }),
    )
  })
  it('throws on no civil date', () => {
    expect(() => fiscalYearOf('2026-02-30')).toThrow(RangeError)
    expect(() => quarterOf('')).toThrow(RangeError)
  })
})
