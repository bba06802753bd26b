import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable, printableText } from './glyphs.ts'
import { pdfOf } from './pdf.ts'

const paperWith = (text: string) => ({
  title: `題 ${text}`,
  cover: [text],
  owner: text,
  foot: text,
  parts: [
    {
      landscape: false,
      blocks: [
        { kind: 'heading' as const, level: 1 as const, text: `見出し ${text}` },
        { kind: 'paragraph' as const, text },
        { kind: 'label' as const, text },
        { kind: 'list' as const, items: [text] },
        { kind: 'bars' as const, items: [{ label: text, share: 0.5, text }] },
        {
          kind: 'table' as const,
          caption: `表 ${text}`,
          columns: [{ label: text, share: 1 }],
          rows: [{ cells: [text] }, { group: text }],
        },
      ],
    },
  ],
})

test.each([
  ['✅ 👍 ☎ ①', '✅ 👍 ☎ ①'],
  ['สวัสดี', 'สวัสดี'],
  ['안녕하세요', '안녕하세요'],
  ['髙﨑𠮷', '髙﨑𠮷'],
  // A family is its members, a flag and skin of a colour lose what has no shape; a sign of the order of bytes is none.
  ['👨\u200d👩\u200d👧', '👨👩👧'],
  ['a\ufeffb\u200bc', 'abc'],
  ['❤\ufe0f', '❤'],
  // 〓 stands where a type is missing.
  ['\ue000 ᚠ 𓀀', '〓 〓 〓'],
  ['\ud800 x', ' x'],
  ['二行\n目', '二行\n目'],
])('%s is printed as %s', (text, printed) => expect(printableText(text)).toBe(printed))

test('a paper is set with any of them in every place, and with any other text', () => {
  for (const text of ['✅👨\u200d👩\u200d👧 สวัสดี 안녕 \ue000\ufeff 𓀀', '#let x = 1 \\ $ ` " <a> @b', ''])
    expect(Buffer.from(pdfOf(paperWith(text || 'x')).slice(0, 5)).toString(), text).toBe('%PDF-')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
      expect(Buffer.from(pdfOf(paperWith(text)).slice(0, 5)).toString()).toBe('%PDF-')
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('nothing but texts is changed', () => {
  const value = { a: 1, b: [true, null, 'x\ufeff'], c: { d: 'y' } }
  expect(printable(value)).toEqual({ a: 1, b: [true, null, 'x'], c: { d: 'y' } })
})
