import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitingWords } from './age-words.rules.ts'

describe('words that limit by age', () => {
  test.each([
    ['35〜59歳に限る', ['35〜59歳に限る']],
    ['３５～５９歳に限ります。', ['35〜59歳に限り']],
    ['35歳から59歳の方', ['35歳から59歳']],
    ['年齢は 40 歳まで', ['40歳まで']],
    ['４０才未満', ['40才未満']],
    ['45歳くらいまでの方', ['45歳くらいまで']],
    ['満60歳以上', ['満60歳以上']],
    ['若い方を求めています', ['若い方']],
    ['若手が活躍中', ['若手']],
    ['30代限定', ['30代限定']],
    ['20~30代の女性のみ', ['20〜30代の女性のみ']],
    ['中高年に限る', ['中高年に限る']],
    ['シニアの方のみ', ['シニアの方のみ']],
    ['年齢制限あり', ['年齢制限あり']],
    ['40歳まで。若い人。40歳まで。', ['40歳まで', '若い人']],
    ['40歳まで歓迎', ['40歳まで']],
  ])('%s', (text, words) => expect(limitingWords(text)).toEqual(words))
})

describe('words that limit nobody', () => {
  test.each([
    '中高年歓迎',
    'ミドルシニアの方、大歓迎です。',
    '35〜59歳の方歓迎',
    '50代の方が活躍中',
    '定年60歳、65歳まで再雇用',
    '65歳まで継続雇用',
    '定年は満65歳以上です',
    '60歳定年',
    '創業40年。従業員35人。',
    '月給20万円から35万円まで',
    '3歳以上の児童の保育',
    '10時から15時まで',
    '',
  ])('%s', (text) => expect(limitingWords(text)).toEqual([]))
})

test('the same text in other widths says the same', () => {
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('35', '59', '歳', '~', '-', 'まで', 'に限る', '。', '若い方', '歓迎', '定年', 'A')),
      (parts) => {
        const text = parts.join('')
        expect(limitingWords(wide(text))).toEqual(limitingWords(text))
      },
    ),
  )
})

test('never throws, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Array.isArray(limitingWords(text))).toBe(true)
    }),
  )
})
