import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countGraphemes, graphemesOf } from './graphemes.ts'
import { validateKana } from './names.ts'

describe('characters as read', () => {
  it('are counted with their marks, selectors and halves', () => {
    expect(countGraphemes('👨‍👩‍👧邉\u{E0101}ｶﾞ')).toBe(3)
  })
  it('make the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(graphemesOf(text).join('')).toBe(text)
        expect(countGraphemes(text)).toBe(graphemesOf(text).length)
      }),
    )
  })
})

describe('kana', () => {
  it.each([
    ['タカミザワ', 'タカミザワ'],
    ['たかみざわ', 'タカミザワ'],
    ['ﾀｶﾐｻﾞﾜ', 'タカミザワ'],
    [' たかみざわ　', 'タカミザワ'],
    ['タカ\u0000ミ\r\nザワ\n', 'タカミ ザワ'],
    ['ｶﾞ'.repeat(100), 'ガ'.repeat(100)],
    ['サト-', 'サトー'],
    ['サト‐', 'サトー'],
    ['ｻﾄｰ', 'サトー'],
    ['さとー', 'サトー'],
    ['サト〜', 'サトー'],
    ['マリア・ガルシア', 'マリア・ガルシア'],
    ['ガルシア　ロペス', 'ガルシア ロペス'],
    ['ヴァ', 'ヴァ'],
    ['ゔぁ', 'ヴァ'],
  ])('reads %j as %j', (text, value) => expect(validateKana(text)).toEqual({ ok: true, value }))

  it.each([
    ['高見沢', 'カナに「高」は使えません。ひらがなかカタカナで入れてください。'],
    ['Takamizawa', 'カナに「T」は使えません。ひらがなかカタカナで入れてください。'],
    ['タカ１', 'カナに「１」は使えません。ひらがなかカタカナで入れてください。'],
    ['邉\u{E0101}', 'カナに「邉\u{E0101}」は使えません。ひらがなかカタカナで入れてください。'],
    ['-タカ', 'カナに「-」は使えません。ひらがなかカタカナで入れてください。'],
    ['', 'カナを入れてください。'],
    [' ', 'カナを入れてください。'],
    [`ア${'\u0301'.repeat(1000)}`, 'カナは100字までです。短くしてください。'],
    ['𠮷'.repeat(100), 'カナに「𠮷」は使えません。ひらがなかカタカナで入れてください。'],
    ['ア'.repeat(101), 'カナは100字までです。短くしてください。'],
  ])('refuses %j', (text, message) => expect(validateKana(text)).toEqual({ ok: false, message }))

  it('never throws, and its value is read again as itself', () => {
    const kana = fc
      .array(fc.constantFrom('ア', 'ｶ', 'ﾞ', 'か', 'ー', '-', '〜', '・', ' ', '　', 'ゃ'))
      .map((a) => a.join(''))
    fc.assert(
      fc.property(fc.oneof(kana, fc.string({ unit: 'binary' })), (text) => {
        const first = validateKana(text)
        if (first.ok) expect(validateKana(first.value)).toEqual(first)
      }),
      { numRuns: 500 },
    )
  })
})
