import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFolder } from './folding.ts'
import { graphemesOf } from './graphemes.ts'
import { matchedParts, matchedRanges } from './matching.ts'

const fold = createFolder(
  new Map([
    ['髙', '高'],
    ['澤', '沢'],
    ['𠮷', '吉'],
    ['邉', '辺'],
  ]),
)
const marked = (display: string, query: string): string =>
  matchedParts(display, query, fold)
    .map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join('')

describe('marking what matched', () => {
  it.each([
    ['髙見澤 一郎', '高見沢', '[髙見澤] 一郎'],
    ['高見沢 一郎', '髙見澤', '[高見沢] 一郎'],
    ['髙見澤 一郎', '高見沢一郎', '[髙見澤 一郎]'],
    ['髙見澤 一郎', '高見沢　一郎', '[髙見澤 一郎]'],
    ['髙見澤 一郎', '一郎 高見沢', '[髙見澤] [一郎]'],
    ['髙見澤 一郎', '沢 一', '髙見[澤 一]郎'],
    ['𠮷田 花子', '吉田', '[𠮷田] 花子'],
    ['渡邉\u{E0101}みほ', '辺み', '渡[邉\u{E0101}み]ほ'],
    ['ﾀｶﾐｻﾞﾜ', 'みざ', 'ﾀｶ[ﾐｻﾞ]ﾜ'],
    ['キョウコ', 'きようこ', '[キョウコ]'],
    ['高高高', '高', '[高高高]'],
    ['令和㍻', '成', '令和[㍻]'],
    ['高見沢', '田中', '高見沢'],
    ['高見沢', '', '高見沢'],
    ['高見沢', '　', '高見沢'],
    ['', '高', ''],
    ['高見沢 一郎', '高見 次郎', '[高見]沢 一郎'],
    ['ﾏﾘｱ･ｶﾞﾙｼｱ', 'まりあがる', '[ﾏﾘｱ･ｶﾞﾙ]ｼｱ'],
  ])('%j for %j is %j', (display, query, result) => expect(marked(display, query)).toBe(result))

  it('cuts only between characters as read, keeps the whole text, and is in order', () => {
    const letter = fc.constantFrom('高', '髙', '𠮷', '吉', '邉\u{E0101}', '辺', ' ', 'ｶﾞ', 'が', '👨‍👩‍👧', '・')
    const text = fc.oneof(
      fc.array(letter, { maxLength: 12 }).map((a) => a.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, fc.oneof(text, letter), (display, query) => {
        const edges = new Set([0])
        graphemesOf(display).reduce((at, grapheme) => (edges.add(at + grapheme.length), at + grapheme.length), 0)
        let before = -1
        for (const { start, end } of matchedRanges(display, query, fold)) {
          expect(edges.has(start) && edges.has(end) && start < end && start > before).toBe(true)
          before = end
        }
        expect(
          matchedParts(display, query, fold)
            .map((part) => part.text)
            .join(''),
        ).toBe(display)
      }),
      { numRuns: 500 },
    )
  })
  it('finds each character of a name in the name', () => {
    fc.assert(
      fc.property(fc.constantFrom('髙', '見', '澤', '一', '郎'), (letter) => {
        expect(matchedRanges('髙見澤 一郎', letter, fold)).toHaveLength(1)
      }),
    )
  })
})
