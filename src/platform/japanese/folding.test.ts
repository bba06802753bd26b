import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFolder, foldForSearch } from './folding.ts'

const VARIANTS = new Map([
  ['髙', '高'],
  ['﨑', '崎'],
  ['邊', '辺'],
  ['邉', '辺'],
  ['𠮷', '吉'],
  ['齋', '斎'],
  ['齊', '斉'],
  ['斎', '斉'],
  ['濵', '浜'],
  ['濱', '浜'],
  ['澤', '沢'],
])
const fold = createFolder(VARIANTS)

describe('foldForSearch', () => {
  it.each([
    ['タナカ', 'たなか'],
    ['ﾀﾅｶ', 'たなか'],
    ['ｶﾞ', 'が'],
    ['か゛', 'が'],
    ['か \u3099', 'が'],
    ['キョウコ', 'きようこ'],
    ['駒ヶ根', '駒け根'],
    ['駒ケ根', '駒け根'],
    ['高見沢　一郎', '高見沢一郎'],
    ['高見沢 一郎', '高見沢一郎'],
    ['マリア・ガルシア', 'まりあがるしあ'],
    ['ﾏﾘｱ･ｶﾞﾙｼｱ', 'まりあがるしあ'],
    ['ジャン＝ポール', 'じやんぽーる'],
    ['José', 'jose'],
    ['JOÃO', 'joao'],
    ['O’Neil', 'oneil'],
    ["O'Neil", 'oneil'],
    ['ＡＢＣ１２３', 'abc123'],
    ['①②', '12'],
    ['Ⅲ', 'iii'],
    ['III', 'iii'],
    ['10〜12', '10~12'],
    ['10～12', '10~12'],
    ['サト−', 'さとー'],
    ['サト‐', 'さとー'],
    ['サト–', 'さとー'],
    ['サト-', 'さとー'],
    ['サトー', 'さとー'],
    ['サトｰ', 'さとー'],
    ['葛\u{E0100}城', '葛城'],
    ['神\uFE00', '神'],
    ['神', '神'],
    ['a\u200Bb', 'ab'],
    ['\uD842', '\uFFFD'],
    ['', ''],
    ['　', ''],
  ])('%j → %j', (text, key) => expect(foldForSearch(text)).toBe(key))

  it('leaves voice marks alone', () => {
    expect(foldForSearch('ガ')).not.toBe(foldForSearch('カ'))
    expect(foldForSearch('パ')).not.toBe(foldForSearch('バ'))
  })
  it('is the same folded twice, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('createFolder', () => {
  it.each([
    ['髙見澤', '高見沢'],
    ['山﨑', '山崎'],
    ['渡邊', '渡辺'],
    ['渡邉', '渡辺'],
    ['𠮷田', '吉田'],
    ['濵口', '浜口'],
    ['齋藤', '斉藤'],
    ['斎藤', '斉藤'],
    ['齊藤', '斉藤'],
    ['邉\u{E0101}', '辺'],
    ['𠮷\u{E0100}田', '吉田'],
    ['ワタナベ', 'わたなべ'],
  ])('%j → %j', (text, key) => expect(fold(text)).toBe(key))

  it('has one key for all ways to write a name', () => {
    expect(new Set(['渡辺', '渡邊', '渡邉', ' 渡 邊 ', '渡邊\u{E0102}'].map(fold)).size).toBe(1)
  })
  it('does not touch the text it was given', () => {
    const name = '髙見澤'
    fold(name)
    expect(name).toBe('髙見澤')
  })
  it('follows kana and case in the table too', () => {
    expect(
      createFolder(
        new Map([
          ['ヰ', 'イ'],
          ['ヱ', 'エ'],
        ]),
      )('ヰヱゐゑ'),
    ).toBe('いえいえ')
  })
  it('refuses a table with a circle or a left side of several characters', () => {
    expect(() =>
      createFolder(
        new Map([
          ['高', '髙'],
          ['髙', '高'],
        ]),
      ),
    ).toThrow(/circle/)
    expect(() => createFolder(new Map([['高見', '高']]))).toThrow(/not one character/)
  })
  it('is the same folded twice, on names and on any text', () => {
    const letter = fc.constantFrom(
      ...VARIANTS.keys(),
      ...VARIANTS.values(),
      'ゃ',
      'ガ',
      'ﾞ',
      '　',
      '\u{E0100}',
      '・',
      'ー',
    )
    const text = fc.oneof(
      fc.array(letter).map((a) => a.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (typed) => {
        expect(fold(fold(typed))).toBe(fold(typed))
      }),
      { numRuns: 500 },
    )
  })
})
