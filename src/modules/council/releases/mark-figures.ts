/** The marks of figures, each by its rule: seconds of searching, for the worker thread. */
import type { Highs } from 'highs'
import { keyOf } from './breakdown.rules.ts'
import { markFigure, type Marking, type MarkingOrder } from './release.rules.ts'
import { hiddenGuards } from './secrecy/protect.ts'
import { loadSolver } from './secrecy/solver.ts'

/** @param tell how many of them are done */
export async function markFigures(
  orders: readonly MarkingOrder[],
  tell: (progress: { done: number; all: number }) => void = () => {},
): Promise<Marking[]> {
  const highs = await loadSolver()
  return orders.map((order, done) => {
    tell({ done, all: orders.length })
    return order.rule === 1 ? bySums(order) : byReaders(highs, order)
  })
}

function bySums({ cells, below, former }: MarkingOrder): Marking {
  const marked = markFigure(cells, below, former)
  return marked === null ? null : { isOpen: marked.isOpen, marks: marked.cells.map((cell) => cell.mark) }
}

/** Small numbers are marked as that, or, where this would say too much, as all others that are hidden. */
function byReaders(highs: Highs, { cells, below, month, homes, former }: MarkingOrder): Marking {
  if (below === 0) return { isOpen: false, marks: cells.map(() => null) }
  // Of a release of the first rule it isn't written down what its readers knew: as much as those of this one.
  const known = former.map((figure) => (figure.rule === 1 ? { ...figure, homes } : figure))
  for (const isOpen of [false, true]) {
    const guards = hiddenGuards(highs, known, { below, isOpen, month, homes, cells })
    if (guards === null) continue
    const hidden = new Set(guards)
    return {
      isOpen,
      marks: cells.map((cell) =>
        cell.value > 0 && cell.value < below
          ? isOpen
            ? 'hidden'
            : 'below'
          : hidden.has(keyOf(cell))
            ? 'hidden'
            : null,
      ),
    }
  }
  return null
}
