import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isCivilDate } from '../clock.ts'
import { formatBirthDate, formatDate } from './era.ts'
import { dateFrom, parseDate, parseYear } from './parse-date.ts'

describe('parseDate', () => {
  it.each([
    ['令和8年1月20日', '2026-01-20'],
    ['令和8年1月20日(火)', '2026-01-20'],
    ['令和8年1月20日（火）', '2026-01-20'],
    ['令和8年1月20日 火曜日', '2026-01-20'],
    ['令和８年１月２０日', '2026-01-20'],
    ['令和 8 年 1 月 20 日', '2026-01-20'],
    ['㋿8年1月20日', '2026-01-20'],
    ['R8.1.20', '2026-01-20'],
    ['r8.01.20', '2026-01-20'],
    ['Ｒ８．１．２０', '2026-01-20'],
    ['R8/1/20', '2026-01-20'],
    ['令8-1-20', '2026-01-20'],
    ['令8‐1‐20', '2026-01-20'],
    ['令8ー1ー20', '2026-01-20'],
    ['8.1.20', '2026-01-20'],
    ['8年1月20日', '2026-01-20'],
    ['2026-01-20', '2026-01-20'],
    ['2026/1/20', '2026-01-20'],
    ['２０２６／１／２０', '2026-01-20'],
    ['2026−1−20', '2026-01-20'],
    ['2026年1月20日', '2026-01-20'],
    ['20260120', '2026-01-20'],
    [' 2026-01-20\n', '2026-01-20'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成元年1月8日', '1989-01-08'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S56.5.12', '1981-05-12'],
    ['昭56/5/12', '1981-05-12'],
    ['大正15年12月24日', '1926-12-24'],
    ['明治45年7月29日', '1912-07-29'],
    ['H12.2.29', '2000-02-29'],
    ['1872-12-31', '1872-12-31'],
  ])('reads %j as %s', (text, value) => expect(parseDate(text)).toEqual({ ok: true, value }))

  it.each([
    ['昭和64年1月8日', '1989-01-08', '昭和は64年1月7日までです。平成元年1月8日ではありませんか。年を直してください。'],
    ['平成31年5月1日', '2019-05-01', '平成は31年4月30日までです。令和元年5月1日ではありませんか。年を直してください。'],
    ['H35.4.1', '2023-04-01', '平成は31年4月30日までです。令和5年4月1日ではありませんか。年を直してください。'],
    [
      '令和元年4月30日',
      '2019-04-30',
      '令和は元年5月1日からです。平成31年4月30日ではありませんか。年を直してください。',
    ],
    [
      '大正15年12月25日',
      '1926-12-25',
      '大正は15年12月24日までです。昭和元年12月25日ではありませんか。年を直してください。',
    ],
    ['昭和100年1月1日', '2025-01-01', '昭和は64年1月7日までです。令和7年1月1日ではありませんか。年を直してください。'],
    ['令和8年1月20日(水)', '2026-01-20', '令和8年1月20日は火曜日です。日か曜日を直してください。'],
  ])('answers %s with what was meant', (text, suggestion, message) => {
    expect(parseDate(text)).toEqual({ ok: false, message, suggestion })
  })

  it.each([
    ['', '日付を入れてください。'],
    ['　', '日付を入れてください。'],
    ['2026-02-29', '2月は28日までです。日を直してください。'],
    ['令和6年2月30日', '2月は29日までです。日を直してください。'],
    ['令和8年4月31日', '4月は30日までです。日を直してください。'],
    ['2026-13-01', '月は1から12までです。月を直してください。'],
    ['2026-00-01', '月は1から12までです。月を直してください。'],
    ['2026-01-00', '日は1からです。日を直してください。'],
    ['令和0年1月1日', '年は1からです。年を直してください。'],
    ['令和999年1月1日', '令和999年はありません。年を直してください。'],
    ['202-01-01', '西暦の年は4けたで入れてください。'],
    ['0026-01-01', '西暦の年は4けたで入れてください。'],
    ['明治5年1月1日', '明治5年までは今の暦ではありません。西暦で入れてください。'],
  ])('refuses %j: %s', (text, message) => expect(parseDate(text)).toEqual({ ok: false, message }))

  it.each([
    'きのう',
    '1月20日',
    '令和8年1月',
    '2026-01-20-01',
    '2026-01-20T00:00',
    '慶応3年1月1日',
    '1/20/2026',
    '令和8年1月20日ごろ',
  ])('cannot read %j and says how to write it', (text) => {
    expect(parseDate(text)).toEqual({
      ok: false,
      message: '日付として読めません。「令和8年1月20日」や「2026-01-20」のように入れてください。',
    })
  })

  it('reads back every day from 1912 to 2100 in each way of writing', () => {
    const day = fc.nat(daysBetween('1912-01-01', '2100-12-31')).map((n) => addDays('1912-01-01', n))
    fc.assert(
      fc.property(day, (value) => {
        for (const text of [
          formatDate(value),
          formatBirthDate(value),
          value,
          value.replaceAll('-', '/'),
          value.replaceAll('-', ''),
        ]) {
          expect(parseDate(text)).toEqual({ ok: true, value })
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, and says yes only to a day that exists', () => {
    const part = fc.constantFrom(
      '令和',
      '昭和',
      'R',
      '元',
      '年',
      '月',
      '日',
      '-',
      '/',
      '.',
      '0',
      '1',
      '31',
      '64',
      '2026',
      '(火)',
      '　',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const result = parseDate(typed)
        if (result.ok) expect(isCivilDate(result.value)).toBe(true)
        else {
          expect(result.message).toMatch(/。$/)
          if (result.suggestion !== undefined) expect(isCivilDate(result.suggestion)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('parseYear and dateFrom', () => {
  it.each([
    ['令和8', 2026],
    ['令和8年', 2026],
    ['R8', 2026],
    ['令7', 2025],
    ['8', 2026],
    ['８', 2026],
    ['元', 2019],
    ['令和元年', 2019],
    ['昭和56', 1981],
    ['2026', 2026],
  ])('reads the year %j as %i', (text, year) => expect(parseYear(text)).toMatchObject({ ok: true, value: { year } }))
  it.each(['', '令和', '令和8年1月', '-1', '0', '199', 'x8', '20260'])('refuses the year %j', (text) => {
    expect(parseYear(text).ok).toBe(false)
  })
  it('refuses what is no number', () => {
    expect(dateFrom({ year: 2026 }, Number.NaN, 1).ok).toBe(false)
    expect(dateFrom({ year: 2026 }, 1, Number.NaN).ok).toBe(false)
  })
})
