/** What a release no longer shows though the one before it did: the office is told before it is out for good. */
import type { Mark } from '../indicators/index.ts'
import type { FormerFigure, MarkedFigure } from './release.rules.ts'

export type Loss = { what: 'figure' } | { what: 'total'; mark: Mark }

const totalOf = (figure: Pick<MarkedFigure, 'cells'>): MarkedFigure['cells'][number] | undefined =>
  figure.cells.find((cell) => cell.breakdown === 'total')

/**
 * @param before the figure as the newest release has it; undefined where that one left it out
 * @param now null where it can't be published this time
 */
export function lossOf(before: FormerFigure | undefined, now: MarkedFigure | null): Loss | null {
  if (before === undefined) return null
  if (now === null) return { what: 'figure' }
  const [then, total] = [totalOf(before), totalOf(now)]
  return then?.mark === null && total !== undefined && total.mark !== null ? { what: 'total', mark: total.mark } : null
}
