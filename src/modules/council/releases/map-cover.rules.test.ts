import { describe, expect, it } from 'vitest'
import type { Shown } from '../indicators/index.ts'
import { mapCover } from './map-cover.rules.ts'

const shown = (value: number): Shown => ({ value, mark: null })
const places = (counted: Shown, ...rows: [key: string, value: Shown][]) => ({
  rows: rows.map(([key, value]) => ({ key, label: key, values: [value] })),
  total: [counted],
})

describe('what the map of municipalities says of itself', () => {
  it.each([
    [
      shown(127),
      [],
      1_270,
      'この地図は、数のおよそ10分の1(127人)だけを表しています。報告による数は市町村が分かりません。',
    ],
    [
      shown(12),
      [['?nagano', shown(2)]],
      12,
      'この地図は、数のおよそ83%(10人)だけを表しています。ケースにも、市町村の分からないものがあります。',
    ],
    [shown(999), [], 1_000, 'この地図は、数のおよそ99%(999人)だけを表しています。報告による数は市町村が分かりません。'],
    [shown(12), [], 12, 'この地図は、数のすべて(12人)を表しています。'],
    [shown(0), [], 20, 'この地図には、数がまだありません。報告による数は市町村が分かりません。'],
    [shown(0), [], 0, ''],
  ] as [Shown, [string, Shown][], number, string][])('%j of %j of %i', (counted, rows, whole, sentence) => {
    expect(mapCover(places(counted, ...rows), whole, '人')).toBe(sentence)
  })

  it('tells no number that is hidden, nor one from which it could be computed', () => {
    const hidden: Shown = { value: null, mark: 'below' }
    for (const [each, whole] of [
      [places(hidden), 20],
      [places(shown(12), ['?nagano', hidden]), 20],
      [places(shown(12)), null],
    ] as const)
      expect(mapCover(each, whole, '人')).not.toMatch(/\d/)
  })
})
