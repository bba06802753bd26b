/** What a publication shows of a figure, given everything that was published of it in the year before. */
import { type Mark, protectNewest } from '../indicators/index.ts'
import { type Cell, type MarkedCell, keyOf, networkOf } from './breakdown.rules.ts'
import type { MarkingRule, Publication } from './secrecy/readers.rules.ts'
import type { Home } from './secrecy/statements.rules.ts'

/** What a publication said of a figure. */
export interface MarkedFigure {
  below: number
  /**
   * A number marked ＊ may be small too: needed where the mark for small ones would say too much
   * beside a former publication.
   */
  isOpen: boolean
  cells: readonly MarkedCell[]
}

/** By which releases are marked now. */
export const markingRule: MarkingRule = 2

/** A former one, and what was known beside it. */
export interface FormerFigure extends MarkedFigure, Publication {
  number: number
  /** Of the definition that it was counted by. */
  version: number
}

/**
 * What stands beside a figure that is marked now: the same count of former releases. What another version counted is
 * another number, which may fall; the first rule didn't tell them apart.
 */
export const formerOf = (all: readonly FormerFigure[], rule: MarkingRule, version: number): FormerFigure[] =>
  all.filter((each) => rule === 1 || each.version === version)

/** A figure to be marked, as it goes to the worker thread. */
export interface MarkingOrder {
  rule: MarkingRule
  cells: readonly Cell[]
  below: number
  month: string
  homes: readonly Home[]
  former: readonly FormerFigure[]
}

/** As MarkedFigure, the marks alone in the order of the cells. */
export type Marking = { isOpen: boolean; marks: Mark[] } | null

export const markedBy = (
  { cells, below }: Pick<MarkingOrder, 'cells' | 'below'>,
  marking: Marking,
): MarkedFigure | null =>
  marking === null
    ? null
    : {
        below,
        isOpen: marking.isOpen,
        cells: cells.map((cell, index) => ({ ...cell, mark: marking.marks[index] ?? null })),
      }

/**
 * By the first rule, of the tables' sums alone: for tables of the staff and for releases that were marked by it.
 * @param below counts from 1 to below − 1 are hidden; 0 hides nothing (municipalities and meetings are nobody)
 * @param former what was published of it in the year before, in its order
 * @returns null where the figure can't be published this time without giving away what was hidden before
 */
export function markFigure(
  cells: readonly Cell[],
  below: number,
  former: readonly MarkedFigure[],
): MarkedFigure | null {
  if (below === 0) return { below, isOpen: false, cells: cells.map((cell) => ({ ...cell, mark: null })) }
  const { network, keys, values } = networkOf([...former.map((each) => each.cells), cells])
  const marksOf = (figure: MarkedFigure): Mark[] => {
    const byKey = new Map(figure.cells.map((cell) => [keyOf(cell), cell.mark]))
    return keys.map((key) => byKey.get(key) ?? null)
  }
  const before = former.map((figure, index) => ({
    below: figure.below,
    isOpen: figure.isOpen,
    values: values[index] ?? [],
    marks: marksOf(figure),
  }))
  for (const isOpen of [false, true]) {
    const marks: Mark[] = []
    if (!protectNewest(network, [...before, { below, isOpen, values: values.at(-1) ?? [], marks }])) continue
    const byKey = new Map(keys.map((key, index) => [key, marks[index] ?? null]))
    return { below, isOpen, cells: cells.map((cell) => ({ ...cell, mark: byKey.get(keyOf(cell)) ?? null })) }
  }
  return null
}
