/** The breakdowns of a rate: made of the shown numbers of its two parts, so that they tell no more than those. */
import { rateOf } from '../indicators/index.ts'
import { keyOf } from './breakdown.rules.ts'
import type { ShownCell } from './sheets.rules.ts'

/** @param of cells of what is a part @param to cells of what it is a part of: a rate stands where there is one of these */
export function ratioCells(of: readonly ShownCell[], to: readonly ShownCell[], decimals: number): ShownCell[] {
  const parts = new Map(of.map((cell) => [keyOf(cell), cell]))
  return to.map(({ breakdown, row, column, value, mark }): ShownCell => {
    const place = { breakdown, row, column }
    const part = parts.get(keyOf(place)) ?? { value: 0, mark: null }
    return part.value === null || value === null
      ? { ...place, value: null, mark: part.mark === null && mark === null ? null : 'hidden' }
      : { ...place, value: rateOf(part.value, value, decimals), mark: null }
  })
}
