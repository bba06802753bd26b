/**
 * What readers of all publications of a year may believe: the hidden numbers as unknowns, with everything that bounds
 * them. Tables add up (statements.rules.ts); numbers only grow from one publication to the next, where they did; a
 * month that was over stays as it is, where it did; marks say what they say; and whoever knows the rule knows that no
 * number is hidden that stood in a former publication.
 */
import { type Cell, keyOf, type MarkedCell } from '../breakdown.rules.ts'
import type { Row } from './solver.ts'
import { type Home, statementsOf } from './statements.rules.ts'

/**
 * The rule by which a publication was marked, by which `verify` marks it again: 1 sees the sums of the tables alone;
 * 2 sees what is here.
 */
export type MarkingRule = 1 | 2

/** What a publication says of a figure, and what is known beside it. */
export interface Publication {
  rule: MarkingRule
  below: number
  isOpen: boolean
  /** The month that was running when it was counted, '2025-11': those before were over. */
  month: string
  homes: readonly Home[]
  cells: readonly MarkedCell[]
}

/** The publication to be marked. */
export type Unmarked = Omit<Publication, 'cells' | 'rule'> & { cells: readonly Cell[] }

export interface Unknown {
  /** The place of its publication; the newest is the last. */
  issue: number
  key: string
  value: number
  /** What its mark says; of a number that could be hidden, what the mark would say. */
  low: number
  high: number
  /** So far apart has to be what readers may believe of it. */
  apart: number
  /** Shown so far: its number is one that could be hidden to guard others. */
  isGuard: boolean
}

const threeValues = 2

export interface Readers {
  unknowns: Unknown[]
  rows: Row[]
}

/** @param newest null for what readers know before it */
export function readersOf(former: readonly Publication[], newest: Unmarked | null): Readers {
  const issues: readonly (Publication | Unmarked)[] = newest === null ? former : [...former, newest]
  const numbers = issues.map((issue) => new Map(issue.cells.map((cell) => [keyOf(cell), cell])))
  const numberIn = (issue: number, key: string): number => numbers[issue]?.get(key)?.value ?? 0
  const most = 3 * Math.max(...numbers.flatMap((each) => [...each.values()].map((cell) => cell.value))) + 50
  const unknowns: Unknown[] = []
  const places = issues.map(() => new Map<string, number>())
  const shown = new Map<string, number>()
  issues.forEach((issue, at) => {
    for (const cell of issue.cells) {
      const [key, value] = [keyOf(cell), cell.value]
      if (value === 0) continue
      const mark = 'mark' in cell ? cell.mark : value < issue.below ? (issue.isOpen ? 'hidden' : 'below') : null
      const stood = shown.get(key)
      const isGuard = mark === null && newest !== null && at === former.length && value !== stood
      if (mark !== null || isGuard) {
        // Hidden at all, it is another than the one that stood there.
        const low = Math.max(
          mark === 'below' || issue.isOpen ? 1 : issue.below,
          stood === undefined || value < stood ? 1 : stood + 1,
        )
        places[at]?.set(key, unknowns.length)
        unknowns.push({
          issue: at,
          key,
          value,
          low: Math.min(low, value),
          high: mark === 'below' ? issue.below - 1 : most,
          apart: threeValues,
          isGuard,
        })
      }
      if (mark === null) shown.set(key, value)
    }
  })
  const rows: Row[] = []
  /** Σ terms within low and high, the numbers that are known taken out. */
  const add = (terms: readonly (readonly [issue: number, key: string, times: number])[], low: number, high: number) => {
    let [sum, known] = [0, 0]
    const open: [number, number][] = []
    for (const [issue, key, times] of terms) {
      const [place, part] = [places[issue]?.get(key), times * numberIn(issue, key)]
      sum += part
      if (place === undefined) known += part
      else open.push([place, times])
    }
    // Who takes for true what isn't finds nothing that is.
    if (open.length > 0 && sum >= low && sum <= high) rows.push({ terms: open, low: low - known, high: high - known })
  }
  issues.forEach((issue, at) => {
    for (const { terms, isAtMost } of statementsOf(issue.cells, issue.homes))
      add(
        terms.map(([key, times]) => [at, key, times]),
        isAtMost ? -Infinity : 0,
        0,
      )
  })
  former.slice(0, issues.length - 1).forEach((issue, at) => {
    for (const key of new Set([...(places[at]?.keys() ?? []), ...(places[at + 1]?.keys() ?? [])])) {
      const [before, after] = [numberIn(at, key), numberIn(at + 1, key)]
      const isOver = key.startsWith('month|') && key < `month|${issue.month}` && before === after
      if (before <= after)
        add(
          [
            [at + 1, key, 1],
            [at, key, -1],
          ],
          0,
          isOver ? 0 : Infinity,
        )
    }
  })
  return { unknowns, rows }
}
