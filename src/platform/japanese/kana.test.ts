import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enlargeKana, toHiragana, toKatakana } from './kana.ts'

describe('kana', () => {
  it.each([
    ['たかみざわ', 'タカミザワ'],
    ['ﾀｶﾐｻﾞﾜ', 'タカミザワ'],
    ['ﾊﾟｰﾄ', 'パート'],
    ['ゔぁいおりん', 'ヴァイオリン'],
    ['きょうこ', 'キョウコ'],
    ['か\u3099', 'ガ'],
    ['ｳﾞ', 'ヴ'],
    ['さゝき', 'サヽキ'],
    ['｢ｱ｣', '「ア」'],
    ['高見澤 Taro １', '高見澤 Taro １'],
    ['', ''],
  ])('%j in katakana is %j', (text, kana) => expect(toKatakana(text)).toBe(kana))

  it.each([
    ['タカミザワ', 'たかみざわ'],
    ['ﾀｶﾐｻﾞﾜ', 'たかみざわ'],
    ['ヴ', 'ゔ'],
    ['サトー', 'さとー'],
    ['ヷ', 'ヷ'],
    ['𠮷田ヨシ', '𠮷田よし'],
  ])('%j in hiragana is %j', (text, kana) => expect(toHiragana(text)).toBe(kana))

  it('makes small kana large', () => {
    expect(enlargeKana('きょうっぁゎヶッ')).toBe('きようつあわケツ')
  })

  it('goes there and back', () => {
    const hiragana = fc
      .array(fc.integer({ min: 0x3041, max: 0x3096 }).map((code) => String.fromCharCode(code)))
      .map((a) => a.join(''))
    fc.assert(
      fc.property(hiragana, (text) => {
        expect(toHiragana(toKatakana(text))).toBe(text)
      }),
    )
  })
  it('never throws and is settled after one step', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toKatakana(toKatakana(text))).toBe(toKatakana(text))
        expect(toHiragana(toHiragana(text))).toBe(toHiragana(text))
      }),
    )
  })
})
