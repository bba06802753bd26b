/** How much of a figure the map of municipalities shows: reports are of an organization, and tell no municipality. */
import { coverWords } from '../indicators/index.ts'
import type { Sheet } from './sheets.rules.ts'

/** Rows of the table of municipalities that are no municipality begin with this. */
export const unknownPlace = '?'

/**
 * A sentence that stands under the map and in its picture. Numbers that this reader may not see are not told, nor what
 * they could be computed from.
 * @param places the table of municipalities @param whole the figure, cases and reports together
 */
export function mapCover(places: Pick<Sheet, 'rows' | 'total'>, whole: number | null, unit: string): string {
  const unknown = places.rows
    .filter((row) => row.key.startsWith(unknownPlace))
    .map((row) => row.values[0]?.value ?? null)
  const counted = places.total[0]?.value ?? null
  if (whole === null || counted === null || unknown.includes(null))
    return 'この地図は、ケースから数えた、市町村の分かる分だけを表しています。報告による数は市町村が分かりません。'
  const drawn = counted - unknown.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return coverWords(drawn, whole, unit, [
    ...(counted < whole ? ['報告による数は市町村が分かりません。'] : []),
    ...(drawn < counted ? ['ケースにも、市町村の分からないものがあります。'] : []),
  ])
}
