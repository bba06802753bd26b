import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMyNumber, warnOfMyNumber } from './my-number.ts'
import { formatPhone, parsePhone } from './phone.ts'
import { parsePostalCode } from './postal-code.ts'

describe('postal code', () => {
  it.each(['380-8570', '3800000', '〒380-8570', '３８０‐８５７０', '380−8570', '380ー8570', ' 380 8570 '])(
    'reads %j',
    (text) => {
      expect(parsePostalCode(text)).toEqual({ ok: true, value: text.includes('0000') ? '380-0000' : '380-8570' })
    },
  )
  it.each([
    ['', '郵便番号を入れてください。'],
    ['380-857', '郵便番号は7けたです。今は6けたです。'],
    ['380-85700', '郵便番号は7けたです。今は8けたです。'],
    ['38-08570', '郵便番号として読めません。「380-8570」のように7けたの数字で入れてください。'],
    ['長野市', '郵便番号として読めません。「380-8570」のように7けたの数字で入れてください。'],
  ])('refuses %j', (text, message) => expect(parsePostalCode(text)).toEqual({ ok: false, message }))
})

describe('phone', () => {
  it.each([
    ['026-235-0000', '0262350000', '026-235-0000'],
    ['０２６（２３５）００００', '0262350000', '026-235-0000'],
    ['026 235 0000', '0262350000', '026-235-0000'],
    ['026ー235ー0000', '0262350000', '026-235-0000'],
    ['0263-00-0000', '0263000000', '0263-00-0000'],
    ['0260-00-0000', '0260000000', '0260-00-0000'],
    ['090-0000-0000', '09000000000', '090-0000-0000'],
    ['06000000000', '06000000000', '060-0000-0000'],
    ['050-0000-0000', '05000000000', '050-0000-0000'],
    ['0120-000-000', '0120000000', '0120-000-000'],
    ['0800-000-0000', '08000000000', '0800-000-0000'],
    ['0570-000-000', '0570000000', '0570-000-000'],
    ['03-0000-0000', '0300000000', '03-0000-0000'],
    ['0467-00-0000', '0467000000', '0467000000'],
    ['+81 26-235-0000', '0262350000', '026-235-0000'],
    ['+81 (0)90 0000 0000', '09000000000', '090-0000-0000'],
  ])('%j is %s, shown %s', (text, value, shown) => {
    expect(parsePhone(text)).toEqual({ ok: true, value })
    expect(formatPhone(value)).toBe(shown)
  })
  it.each([
    ['', '電話番号を入れてください。'],
    ['026-235-000', '市外局番から始まる電話番号は10けたです。今は9けたです。'],
    ['090-0000-000', '090から始まる電話番号は11けたです。今は10けたです。'],
    ['235-0000', '電話番号は0から始まります。市外局番から入れてください。'],
    ['026-235-0000 内線12', '電話番号に数字とハイフンのほかの字があります。内線などはメモに書いてください。'],
  ])('refuses %j', (text, message) => expect(parsePhone(text)).toEqual({ ok: false, message }))
  it('keeps every digit when it is shown', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0\d{9,10}$/), (digits) => {
        expect(formatPhone(digits).replaceAll('-', '')).toBe(digits)
        const parsed = parsePhone(digits)
        if (parsed.ok) expect(parsePhone(formatPhone(digits))).toEqual(parsed)
      }),
    )
  })
})

describe('individual number', () => {
  it.each(['123456789018', '番号は1234-5678-9018です', '１２３４５６７８９０１８', '1234 5678 9018'])(
    'warns of %j',
    (text) => {
      expect(warnOfMyNumber(text)).toBe(
        'マイナンバーのような12けたの数字があります。マイナンバーは書かないでください。',
      )
    },
  )
  it.each([
    '',
    '123456789012',
    '1234567890181',
    '電話 026-235-0000',
    '12345678901',
    '2026-01-20',
    '00000000-0000-0000-0000-000000000000',
    'R7-1234-5678-9018',
    '1234-5678-9018-01',
  ])('is silent about %j', (text) => {
    expect(warnOfMyNumber(text)).toBeUndefined()
  })
  it('notices any one digit that is wrong, unless the rest is 0 or 1', () => {
    for (let place = 0; place < 11; place += 1) {
      const digits = Array.from('123456789018')
      digits[place] = String((Number(digits[place]) + 1) % 10)
      expect(isMyNumber(digits.join(''))).toBe(false)
    }
  })
})

it('never throws on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const parse of [parsePostalCode, parsePhone]) expect(typeof parse(text).ok).toBe('boolean')
      warnOfMyNumber(text)
    }),
  )
})
