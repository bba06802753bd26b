import { describe, expect, test } from 'vitest'
import { checkDigitOf, isCorporateNumber, plainCorporateNumber } from './corporate-number.rules.ts'

describe('a corporate number', () => {
  // As published by those whose numbers they are: 国税庁, 長野県, トヨタ自動車.
  test.each(['7000012050002', '1000020200000', '1180301018771'])('%s is one', (digits) => {
    expect(isCorporateNumber(digits)).toBe(true)
  })

  test('knows every digit that is another', () => {
    for (const right of ['7000012050002', '1180301018771'])
      for (let at = 0; at < 13; at += 1)
        for (let change = 1; change < 9; change += 1) {
          const other = [...right]
          const digit = (Number(other[at]) + change) % 10
          // By nine alone the sum doesn't change: 0 for 9.
          if (Math.abs(digit - Number(other[at])) === 9) continue
          other[at] = String(digit)
          expect([other.join(''), isCorporateNumber(other.join(''))]).toEqual([other.join(''), false])
        }
  })

  test.each(['', '700001205000', '70000120500022', '0000012050002', 'x000012050002'])('%j is none', (digits) => {
    expect(isCorporateNumber(digits)).toBe(false)
  })

  test('is read as people write it', () => {
    expect(plainCorporateNumber(' ７-0000-1205-0002 ')).toBe('7000012050002')
    expect(checkDigitOf('000012050002')).toBe(7)
  })
})
