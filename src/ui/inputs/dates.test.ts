import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isCivilDate } from '../../platform/clock.ts'
import { parseBirthDate } from './birth-date.ts'
import { fieldOf } from './input.ts'
import { dateBoxesOf, parseDateBoxes, parseOptionalDateBoxes, typedBoxes } from './dates.ts'

const boxes = (year: string, month: string, day: string) => ({ 'd.year': year, 'd.month': month, 'd.day': day })
const day = fc.nat(daysBetween('1912-01-01', '2100-12-31')).map((n) => addDays('1912-01-01', n))

describe('parseDateBoxes', () => {
  it.each([
    [boxes('令和8', '1', '20')],
    [boxes('令和8年', '1月', '20日')],
    [boxes('8', '1', '20')],
    [boxes('R8', '01', '20')],
    [boxes('r8', '1', '20')],
    [boxes('令8', '1', '20')],
    [boxes('2026', '1', '20')],
    [boxes('２０２６', '１', '２０')],
    [boxes(' 令和 ８ 年 ', ' 1 ', '20 ')],
    [boxes('令和8年1月20日(火)', '', '')],
    [boxes('', '2026-01-20', '')],
    [boxes(' 20260120 ', '', '')],
    [{ d: '2026-01-20' }],
    [{ 'd.iso': '2026-01-20' }],
    [{ d: '令和8年1月20日(火)' }],
    [{ d: 'R8.1.20' }],
    // Sent twice: the last one, as everywhere.
    [{ d: ['2027-01-01', '2026-01-20'] }],
    [{ ...boxes('令和8', '1', '20'), d: '2020-12-31', 'd.iso': '2020-12-31' }],
    [{ ...boxes('', '', ''), d: '2026-01-20' }],
  ])('reads %j', (fields) => expect(parseDateBoxes(fields, 'd')).toEqual({ ok: true, value: '2026-01-20' }))

  it.each([
    [boxes('', '', ''), '会った日を入れてください。', 'd.year'],
    [{}, '会った日を入れてください。', 'd.year'],
    [boxes('令和8', '', ''), '会った日: 月と日が入っていません。月と日を入れてください。', 'd.month'],
    [boxes('', '1', '20'), '会った日: 年が入っていません。年を入れてください。', 'd.year'],
    [boxes('令和8', '2', '29'), '会った日: 2月は28日までです。日を直してください。', 'd.day'],
    [boxes('令和6', '2', '30'), '会った日: 2月は29日までです。日を直してください。', 'd.day'],
    [boxes('令和8', '4', '31'), '会った日: 4月は30日までです。日を直してください。', 'd.day'],
    [boxes('令和8', '4', '0'), '会った日: 日は1からです。日を直してください。', 'd.day'],
    [boxes('令和8', '13', '1'), '会った日: 月は1から12までです。月を直してください。', 'd.month'],
    [boxes('令和8', '一', '1'), '会った日: 月は1から12の数字で入れてください。', 'd.month'],
    [boxes('令和8', '1', '-1'), '会った日: 日は1から31の数字で入れてください。', 'd.day'],
    [boxes('令和8', '1', '1.5'), '会った日: 日は1から31の数字で入れてください。', 'd.day'],
    [boxes('ことし', '1', '1'), '会った日: 年として読めません。「令和8」や「2026」のように入れてください。', 'd.year'],
    [
      boxes('昭和64', '1', '8'),
      '会った日: 昭和は64年1月7日までです。平成元年1月8日ではありませんか。年を直してください。',
      'd.year',
    ],
    [
      boxes('平成31', '5', '1'),
      '会った日: 平成は31年4月30日までです。令和元年5月1日ではありませんか。年を直してください。',
      'd.year',
    ],
    [{ d: '2026-02-30' }, '会った日: 2月は28日までです。日を直してください。', 'd'],
    [boxes('令和8年2月30日', '', ''), '会った日: 2月は28日までです。日を直してください。', 'd.year'],
    [
      { d: 'あした' },
      '会った日: 日付として読めません。「令和8年1月20日」や「2026-01-20」のように入れてください。',
      'd',
    ],
  ])('refuses %j', (fields, message, field) => {
    expect(parseDateBoxes(fields, 'd', { label: '会った日' })).toEqual({ ok: false, message, field })
  })

  it('needs no label', () => {
    expect(parseDateBoxes(boxes('令和8', '2', '29'), 'd')).toEqual({
      ok: false,
      message: '2月は28日までです。日を直してください。',
      field: 'd.day',
    })
    expect(parseDateBoxes({}, 'd')).toEqual({ ok: false, message: '日付を入れてください。', field: 'd.year' })
  })
  it('keeps limits, the limits included', () => {
    const options = { notAfter: '2026-01-20', notBefore: '2025-04-01' }
    expect(parseDateBoxes({ d: '2026-01-20' }, 'd', options).ok).toBe(true)
    expect(parseDateBoxes({ d: '2025-04-01' }, 'd', options).ok).toBe(true)
    expect(parseDateBoxes({ d: '2026-01-21' }, 'd', options)).toMatchObject({
      message: '令和8年1月20日より後の日は入れられません。直してください。',
    })
    expect(parseDateBoxes({ d: '2025-03-31' }, 'd', options)).toMatchObject({
      message: '令和7年4月1日より前の日は入れられません。直してください。',
    })
    expect(parseDateBoxes(boxes('56', '5', '12'), 'd', options)).toMatchObject({
      message: '「56」を令和56年と読みました。昭和なら「昭和56」と入れてください。',
      field: 'd.year',
    })
  })
  it.each([
    ['12', '「12」を令和12年と読みました。昭和なら「昭和12」、平成なら「平成12」と入れてください。'],
    ['81', '「81」を令和81年と読みました。「昭和56」や「1981」のように、元号か西暦で入れてください。'],
  ])('asks about the year %s without its era', (year, message) => {
    expect(parseDateBoxes(boxes(year, '1', '1'), 'd', { notAfter: '2026-01-20' })).toMatchObject({ ok: false, message })
  })
  it('may be empty only when it is optional', () => {
    expect(parseOptionalDateBoxes(boxes(' ', '', '　'), 'd')).toEqual({ ok: true, value: null })
    expect(parseOptionalDateBoxes({ d: '2026-01-20' }, 'd')).toEqual({ ok: true, value: '2026-01-20' })
    expect(parseOptionalDateBoxes(boxes('', '1', ''), 'd').ok).toBe(false)
  })
  it('reads back the boxes of every day', () => {
    expect(dateBoxesOf('2019-05-01')).toEqual({ year: '令和元年', month: '5', day: '1' })
    fc.assert(
      fc.property(day, (date) => {
        const { year, month, day: dayBox } = dateBoxesOf(date)
        expect(parseDateBoxes(boxes(year, month, dayBox), 'd')).toEqual({ ok: true, value: date })
        expect(parseDateBoxes({ d: date }, 'd')).toEqual({ ok: true, value: date })
      }),
      { numRuns: 300 },
    )
  })
  it('gives the boxes back as typed', () => {
    expect(typedBoxes(boxes('きのう', '13', ' x '), 'd')).toEqual({ year: 'きのう', month: '13', day: 'x' })
  })
  it('never throws, and says yes only to a day that exists', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('令和8', '昭和64', '元', '2', '29', '31', '0', '99', '2026', ''),
    )
    const raw = fc.oneof(part, fc.array(part, { maxLength: 2 }), fc.constant(undefined))
    const fields = fc.record({ 'd.year': raw, 'd.month': raw, 'd.day': raw, d: raw, 'd.iso': raw })
    fc.assert(
      fc.property(fields, (typed) => {
        const result = parseDateBoxes(typed, 'd', { label: '日', notAfter: '2026-01-20' })
        if (result.ok) expect(isCivilDate(result.value)).toBe(true)
        else
          expect([result.message.endsWith('。'), result.field === 'd' || result.field?.startsWith('d.')]).toEqual([
            true,
            true,
          ])
        parseBirthDate(typed, 'd', { today: '2026-01-20' })
      }),
      { numRuns: 500 },
    )
  })
  it('is not fooled by names every object has', () => {
    expect(parseOptionalDateBoxes({}, 'constructor')).toEqual({ ok: true, value: null })
    expect(fieldOf({}, 'constructor')).toBeUndefined()
  })
})

describe('parseBirthDate', () => {
  const parse = (fields: Record<string, string>) => parseBirthDate(fields, 'd', { today: '2026-01-20' })
  it.each([
    [boxes('昭和56', '5', '12'), '1981-05-12'],
    [{ d: 'S56.5.12' }, '1981-05-12'],
    [boxes('昭和56年5月12日', '', ''), '1981-05-12'],
    [boxes('', '', '19810512'), '1981-05-12'],
    [boxes('56', '5', '12'), '1981-05-12'],
    [boxes('５６年', '５月', '１２日'), '1981-05-12'],
    [boxes('56.5.12', '', ''), '1981-05-12'],
    [{ d: '56年5月12日' }, '1981-05-12'],
    // 昭和64 was a week, and 平成64 isn't yet.
    [boxes('64', '1', '7'), '1989-01-07'],
    [boxes('32', '1', '1'), '1957-01-01'],
    [boxes('令和8', '1', '20'), '2026-01-20'],
    [boxes('1906', '1', '20'), '1906-01-20'],
  ])('reads %j', (fields, date) => expect(parse(fields)).toEqual({ ok: true, value: date }))

  it('may be unknown', () => expect(parse(boxes('', '', ''))).toEqual({ ok: true, value: null }))

  it.each([
    [boxes('令和8', '1', '21'), '生年月日: 令和8年1月20日より後の日は入れられません。直してください。', 'd.year'],
    [boxes('令和8', '2', ''), '生年月日: 日が入っていません。日を入れてください。', 'd.day'],
    [
      boxes('81', '5', '12'),
      '生年月日: 「81」を令和81年と読みました。「昭和56」や「1981」のように、元号か西暦で入れてください。',
      'd.year',
    ],
    [
      boxes('12', '5', '12'),
      '生年月日: 「12」は、平成12年か昭和12年か分かりません。「昭和12」のように入れてください。',
      'd.year',
    ],
    [
      boxes('5', '5', '12'),
      '生年月日: 「5」は、令和5年か平成5年か昭和5年か分かりません。「昭和5」のように入れてください。',
      'd.year',
    ],
    [boxes('56', '2', '30'), '生年月日: 2月は28日までです。日を直してください。', 'd.day'],
    [boxes('1906', '1', '19'), '生年月日: 明治39年1月20日より前の日は入れられません。直してください。', 'd.year'],
    [boxes('昭和56', '', '12'), '生年月日: 月が入っていません。月を入れてください。', 'd.month'],
    [boxes('', '5', ''), '生年月日: 年と日が入っていません。年と日を入れてください。', 'd.year'],
    [boxes('昭和56', '13', '1'), '生年月日: 月は1から12までです。月を直してください。', 'd.month'],
    [boxes('むかし', '1', '1'), '生年月日: 年として読めません。「令和8」や「2026」のように入れてください。', 'd.year'],
  ])('refuses %j', (fields, message, field) => expect(parse(fields)).toEqual({ ok: false, message, field }))
})
