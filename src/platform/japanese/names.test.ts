import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countGraphemes, graphemesOf } from './graphemes.ts'
import { validateFamilyName, validateGivenName, validateKana } from './names.ts'

describe('names', () => {
  it.each([
    '髙見澤',
    '𠮷田',
    '渡邉\u{E0101}',
    'Garcia da Silva',
    'Nguyễn',
    '김',
    'Иванова',
    'محمد',
    "O'Neil",
    'D’Angelo',
    '陳',
    '﨑',
    'ササキ',
    '〆木',
  ])('keeps %s as typed', (name) => {
    expect(validateFamilyName(name)).toEqual({ ok: true, value: name })
    expect(validateGivenName(name)).toEqual({ ok: true, value: name })
  })
  it('takes spaces at the ends, line breaks and control characters away', () => {
    expect(validateFamilyName('　高見沢 \n')).toEqual({ ok: true, value: '高見沢' })
    expect(validateFamilyName('高\u0000見\r\n沢')).toEqual({ ok: true, value: '高見 沢' })
  })
  it('asks for a name unless it may be empty', () => {
    expect(validateFamilyName(' ')).toEqual({ ok: false, message: '姓を入れてください。' })
    expect(validateGivenName('')).toEqual({ ok: false, message: '名を入れてください。' })
    expect(validateFamilyName('　', { required: false })).toEqual({ ok: true, value: '' })
  })
  it('counts characters as read', () => {
    expect(validateFamilyName('邉\u{E0101}'.repeat(100)).ok).toBe(true)
    expect(validateFamilyName('𠮷'.repeat(101))).toEqual({
      ok: false,
      message: '姓は100字までです。短くしてください。',
    })
    expect(validateFamilyName(`a${'\u0301'.repeat(1000)}`).ok).toBe(false)
    expect(countGraphemes('👨‍👩‍👧邉\u{E0101}ｶﾞ')).toBe(3)
  })
  it('splits into characters that make the text again', () => {
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
    ['ア'.repeat(101), 'カナは100字までです。短くしてください。'],
  ])('refuses %j', (text, message) => expect(validateKana(text)).toEqual({ ok: false, message }))

  it('uses the label, and may be empty', () => {
    expect(validateKana('', { label: '姓のカナ' })).toEqual({ ok: false, message: '姓のカナを入れてください。' })
    expect(validateKana('', { required: false })).toEqual({ ok: true, value: '' })
  })
  it('never throws, and its value is read again as itself', () => {
    const kana = fc
      .array(fc.constantFrom('ア', 'ｶ', 'ﾞ', 'か', 'ー', '-', '〜', '・', ' ', '　', 'ゃ'))
      .map((a) => a.join(''))
    fc.assert(
      fc.property(fc.oneof(kana, fc.string({ unit: 'binary' })), (text) => {
        const first = validateKana(text)
        if (first.ok) expect(validateKana(first.value)).toEqual(first)
        validateFamilyName(text)
        validateGivenName(text)
      }),
      { numRuns: 500 },
    )
  })
})
