import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, formatPercent } from './numbers.ts'
import { lengthInBytes, normalizeFreeText, normalizeLine } from './text.ts'

describe('free text', () => {
  it.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u0085b\u2028c\u2029d', 'a\nb\nc\nd'],
    ['a\u0000b', 'ab'],
    ['a\u0007\u001b[31mb\u007f\u009f', 'a[31mb'],
    ['a\tb', 'a\tb'],
    ['\uD842x', '\uFFFDx'],
    ['x\uDFB7', 'x\uFFFD'],
    ['\uFFFEa\uFFFF', 'a'],
    ['\uFEFFa', 'a'],
    ['', ''],
  ])('%j → %j', (text, clean) => expect(normalizeFreeText(text)).toBe(clean))

  it.each([
    '髙見澤 𠮷田 邉\u{E0101}',
    '👨‍👩‍👧 ありがとう🙏🏽',
    '①Ⅲ㈱ ﾊﾝｶｸ ～〜',
    '行1\n\n  行2\t終',
    '<b>&amp;</b>',
    'עברית',
  ])('keeps %j', (text) => {
    expect(normalizeFreeText(text)).toBe(text)
  })
  it('makes one line', () => expect(normalizeLine('　a\r\nb\tc \n')).toBe('a b c'))
  it('is settled after one step and leaves nothing that cannot be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = normalizeFreeText(text)
        expect(normalizeFreeText(clean)).toBe(clean)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/[\u0000\r\u007f-\u009f]/)
      }),
      { numRuns: 500 },
    )
  })
  it('counts bytes as the database does', () => expect(lengthInBytes('aあ𠮷')).toBe(8))
})

describe('numbers', () => {
  it.each([
    [1327, '1,327'],
    [0, '0'],
    [1_000_000, '1,000,000'],
    [-1327, '-1,327'],
    [12.5, '12.5'],
    [999, '999'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
  it('writes shares', () => {
    expect(formatPercent(0.4567)).toBe('45.7%')
    expect(formatPercent(1)).toBe('100%')
  })
})
