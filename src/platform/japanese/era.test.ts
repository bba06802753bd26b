import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../clock.ts'
import {
  eraOn,
  formatBirthDate,
  formatDate,
  formatDateTime,
  formatDay,
  formatEraYear,
  formatMonth,
  formatShortDay,
  weekdayOf,
} from './era.ts'

describe('writing a date', () => {
  it.each([
    ['2026-01-20', '令和8年1月20日(火)'],
    ['2019-05-01', '令和元年5月1日(水)'],
    ['2019-04-30', '平成31年4月30日(火)'],
    ['1989-01-08', '平成元年1月8日(日)'],
    ['1989-01-07', '昭和64年1月7日(土)'],
    ['1926-12-25', '昭和元年12月25日(土)'],
    ['1926-12-24', '大正15年12月24日(金)'],
    ['1912-07-30', '大正元年7月30日(火)'],
    ['1912-07-29', '明治45年7月29日(月)'],
    ['1873-01-01', '明治6年1月1日(水)'],
    ['1872-12-31', '1872年12月31日(火)'],
    ['2024-02-29', '令和6年2月29日(木)'],
  ])('%s is %s', (date, text) => expect(formatDate(date)).toBe(text))

  it('has shorter forms', () => {
    expect(formatDay('2026-01-20')).toBe('1月20日(火)')
    expect(formatShortDay('2026-01-20')).toBe('1/20')
    expect(formatBirthDate('1981-05-12')).toBe('昭和56年5月12日')
    expect(weekdayOf('2026-01-20')).toBe('火')
  })

  it.each([
    ['2026-01', '令和8年1月'],
    ['2019-05', '令和元年5月'],
    ['2019-04', '平成31年4月'],
    ['1989-01', '平成元年1月'],
    ['1912-07', '大正元年7月'],
    ['2025-12', '令和7年12月'],
    ['2024-02', '令和6年2月'],
  ])('month %s is %s', (month, text) => expect(formatMonth(month)).toBe(text))
  it.each([
    [2026, '令和8年'],
    [2019, '令和元年'],
    [2018, '平成30年'],
    [1989, '平成元年'],
    [1988, '昭和63年'],
    [1926, '昭和元年'],
  ])('year %i is %s', (year, text) => expect(formatEraYear(year)).toBe(text))

  it('writes an instant in Tokyo time', () => {
    expect(formatDateTime(new Date('2026-01-20T01:00:00Z'))).toBe('令和8年1月20日(火) 10:00')
    expect(formatDateTime(new Date('2026-01-20T15:05:00Z'))).toBe('令和8年1月21日(水) 00:05')
  })

  it.each(['2026-02-30', '2026-1-20', '', 'x'])('throws on %j', (date) => {
    expect(() => formatDate(date)).toThrow(RangeError)
    expect(() => formatBirthDate(date)).toThrow(RangeError)
  })
  it.each(['2026-13', '2026', '2026-1'])('throws on the month %j', (month) => {
    expect(() => formatMonth(month)).toThrow(RangeError)
  })

  it('never jumps back: a later day has the same or a later era', () => {
    const span = daysBetween('1873-01-01', '2100-12-31')
    fc.assert(
      fc.property(fc.nat(span - 1), (n) => {
        const before = eraOn(addDays('1873-01-01', n))
        const after = eraOn(addDays('1873-01-01', n + 1))
        expect((after?.from ?? '') >= (before?.from ?? '')).toBe(true)
      }),
    )
  })
})
