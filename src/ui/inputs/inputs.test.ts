import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal, parseInteger, parseMinutes, parseTime } from './index.ts'

const yes = (value: unknown) => ({ ok: true, value })
const no = (message: string) => ({ ok: false, message })

describe('parseTime', () => {
  it.each([
    ['14:00', '14:00'],
    ['14時', '14:00'],
    ['1400', '14:00'],
    ['930', '09:30'],
    ['9:05', '09:05'],
    ['１４：００', '14:00'],
    ['14時30分', '14:30'],
    ['14時5', '14:05'],
    ['14時半', '14:30'],
    ['午後2時', '14:00'],
    ['午後２時半', '14:30'],
    ['午前9:15', '09:15'],
    ['午後12時', '12:00'],
    ['午前0時', '00:00'],
    ['14', '14:00'],
    ['9', '09:00'],
    ['14.30', '14:30'],
    [' 14:00 ', '14:00'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
    ['9:5', '09:05'],
  ])('reads %j as %s', (text, time) => expect(parseTime(text)).toEqual(yes(time)))
  it.each([
    ['', '時刻を入れてください。'],
    ['ひる', '時刻: 時刻として読めません。「14:00」のように入れてください。'],
    ['14:60', '時刻: 分は0から59までです。分を直してください。'],
    ['24:00', '時刻: 24時は次の日の0時です。日付を次の日にして、「0:00」と入れてください。'],
    ['25時30分', '時刻: 25時は次の日の1時です。日付を次の日にして、「1:30」と入れてください。'],
    ['99:00', '時刻: 時は0から23までです。時を直してください。'],
    ['午後13時', '時刻: 午後は12時までです。時を直してください。'],
    ['14:00-15:00', '時刻: 時刻として読めません。「14:00」のように入れてください。'],
  ])('refuses %j', (text, message) => expect(parseTime(text)).toEqual(no(message)))
  it('reads back every minute of the day', () => {
    for (let minute = 0; minute < 1440; minute += 1) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      expect(parseTime(time)).toEqual(yes(time))
      expect(parseTime(time.replace(':', ''))).toEqual(yes(time))
    }
  })
})

describe('numbers', () => {
  const label = '人数'
  it.each([
    ['12', 12],
    ['１２', 12],
    ['1,234', 1234],
    ['１，２３４', 1234],
    [' 12 人', 12],
    ['0', 0],
    ['-0', 0],
    ['−3', -3],
    ['007', 7],
  ])('reads the whole number %j', (text, number) => {
    expect(parseInteger(text, { label, unit: '人' })).toEqual(yes(number))
  })
  it.each([
    ['', '人数を入れてください。'],
    ['1.5', '人数: 小数は使えません。整数で入れてください。'],
    ['十', '人数: 数字で入れてください。'],
    ['12,34', '人数: 数字で入れてください。'],
    ['1e3', '人数: 数字で入れてください。'],
    ['0x10', '人数: 数字で入れてください。'],
    ['-1', '人数: 0人以上で入れてください。'],
    ['1001', '人数: 1,000人以下で入れてください。'],
    ['9'.repeat(30), '人数: 数が大きすぎます。直してください。'],
    ['9'.repeat(400), '人数: 数が大きすぎます。直してください。'],
  ])('refuses %j', (text, message) =>
    expect(parseInteger(text, { label, min: 0, max: 1000, unit: '人' })).toEqual(no(message)),
  )

  it.each([
    ['20', 20],
    ['37.5', 37.5],
    ['３７．５', 37.5],
    ['37.5時間', 37.5],
    ['1,234.25', 1234.25],
  ])('reads the decimal %j', (text, number) => {
    expect(parseDecimal(text, { label: '時間', unit: '時間' })).toEqual(yes(number))
  })
  it('limits decimals', () => {
    expect(parseDecimal('1.255', { label: '時間' })).toEqual(no('時間: 小数は2けたまでです。短くしてください。'))
    expect(parseDecimal('.5', { label: '時間' })).toEqual(no('時間: 数字で入れてください。'))
    expect(parseDecimal('169', { label: '時間', max: 168 })).toEqual(no('時間: 168以下で入れてください。'))
  })
})

describe('parseMinutes', () => {
  it.each([
    ['30', 30],
    ['30分', 30],
    ['３０分', 30],
    ['1時間', 60],
    ['1時間半', 90],
    ['1.5時間', 90],
    ['1時間15分', 75],
    ['２時間１５', 135],
  ])('reads %j', (text, minutes) => expect(parseMinutes(text, { label: '長さ' })).toEqual(yes(minutes)))
  it.each([
    ['', '長さを入れてください。'],
    ['半', '長さ: 数字で入れてください。'],
    ['1.5時間半', '長さ: 数字で入れてください。'],
    ['1時間半30分', '長さ: 数字で入れてください。'],
    ['30秒', '長さ: 数字で入れてください。'],
    ['1.5', '長さ: 小数は使えません。整数で入れてください。'],
  ])('refuses %j', (text, message) =>
    expect(parseMinutes(text, { label: '長さ' })).toMatchObject({ ok: false, message }),
  )
})

it('no parser throws on anything sent, and each refusal is a sentence', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9０-９時分万千円午後半:,.年-]{0,12}$/))
  const raw = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.constant(undefined))
  const label = '欄'
  fc.assert(
    fc.property(raw, (sent) => {
      const results = [parseTime(sent, { label }), parseInteger(sent, { label }), parseDecimal(sent, { label })]
      for (const result of results) if (!result.ok) expect(result.message).toMatch(/。$/)
      const time = results[0]
      if (time?.ok) expect(time.value).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    }),
    { numRuns: 1000 },
  )
})
