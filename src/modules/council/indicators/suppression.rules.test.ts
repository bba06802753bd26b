import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from './protection.rules.ts'
import { type SuppressedTable, suppress, suppressList } from './suppression.rules.ts'

const threshold = 3
const table = fc.integer({ min: 1, max: 3 }).chain((rows) =>
  fc.integer({ min: 1, max: 3 }).chain((columns) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 7 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  ),
)

interface Numbers {
  cells: number[][]
  rowTotals: number[]
  columnTotals: number[]
  total: number
}
const numbersOf = (cells: number[][]): Numbers => {
  const rowTotals = cells.map((row) => row.reduce((a, b) => a + b, 0))
  const columnTotals = (cells[0] ?? []).map((_, c) => cells.reduce((a, row) => a + (row[c] ?? 0), 0))
  return { cells, rowTotals, columnTotals, total: rowTotals.reduce((a, b) => a + b, 0) }
}
const flat = (n: Numbers): number[] => [...n.cells.flat(), ...n.rowTotals, ...n.columnTotals, n.total]
const flatMarks = (m: SuppressedTable): Mark[] => [...m.cells.flat(), ...m.rowTotals, ...m.columnTotals, m.total]

/** Does the number agree with what a reader sees in its place? */
const fits = (value: number, truth: number, mark: Mark): boolean =>
  mark === null ? value === truth : mark === 'below' ? value >= 1 && value < threshold : value >= threshold

/**
 * Every table that a reader could believe in, found by trying all of them, and so by no rule of the code under test.
 */
function believable(cells: number[][], marks: SuppressedTable): Numbers[] {
  const truth = flat(numbersOf(cells))
  const seen = flatMarks(marks)
  const columns = cells[0]?.length ?? 0
  const found: Numbers[] = []
  const attempt = (filled: number[]): void => {
    if (filled.length === cells.length * columns) {
      const numbers = numbersOf(cells.map((_, r) => filled.slice(r * columns, (r + 1) * columns)))
      if (flat(numbers).every((value, i) => fits(value, truth[i] ?? 0, seen[i] ?? null))) found.push(numbers)
      return
    }
    const i = filled.length
    for (let value = 0; value <= 9; value += 1)
      if (fits(value, truth[i] ?? 0, seen[i] ?? null)) attempt([...filled, value])
  }
  attempt([])
  return found
}

function recoverable(cells: number[][], marks: SuppressedTable): number[] {
  const tables = believable(cells, marks).map(flat)
  return flatMarks(marks).flatMap((mark, i) =>
    mark !== null && new Set(tables.map((each) => each[i])).size === 1 ? [i] : [],
  )
}

describe('small numbers', () => {
  it('hides every count from 1 to below the threshold and shows zero', () => {
    expect(
      suppress(
        {
          cells: [
            [0, 4, 5, 20],
            [9, 9, 9, 9],
          ],
        },
        5,
      ).cells[0],
    ).toEqual([null, 'below', expect.anything(), null])
  })

  it('hides nothing in a table without small numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(0, 5, 6, 30), { minLength: 3, maxLength: 3 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (cells) => {
          expect(flatMarks(suppress({ cells }, 5)).every((mark) => mark === null)).toBe(true)
        },
      ),
    )
  })

  it('hides a second number where one alone follows from the total', () => {
    expect(suppressList([3, 12, 40], 5)).toEqual({ values: ['below', 'hidden', null], total: null })
  })

  it('hides a third number where two still give themselves away', () => {
    // 1 + 1 = 2: each is at least one, so both would be known.
    expect(suppressList([1, 1, 12, 40], 5)).toEqual({ values: ['below', 'below', 'hidden', null], total: null })
  })

  it('leaves two small numbers alone that hide each other', () => {
    expect(suppressList([2, 3, 12, 40], 5)).toEqual({ values: ['below', 'below', null, null], total: null })
  })

  it('hides the total too where it is small itself', () => {
    expect(suppressList([1, 0, 2], 5).total).toBe('below')
  })

  it('leaves no hidden number that totals and marks determine', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const marks = suppress({ cells }, threshold)
        const all = flatMarks(marks).every((mark, i) => mark !== null || flat(numbersOf(cells))[i] === 0)
        // Where there is nothing left to hide, everything is hidden.
        if (!all) expect(recoverable(cells, marks)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('hides no number in vain: showing any one of the others would give a small one away', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const marks = suppress({ cells }, threshold)
        if (flatMarks(marks).every((mark, i) => mark !== null || flat(numbersOf(cells))[i] === 0)) return
        const shown = (change: (copy: SuppressedTable) => void): SuppressedTable => {
          const copy = structuredClone(marks)
          change(copy)
          return copy
        }
        marks.cells.forEach((row, r) =>
          row.forEach((mark, c) => {
            if (mark !== 'hidden') return
            const without = shown((copy) => {
              const cellsOfRow = copy.cells[r]
              if (cellsOfRow) cellsOfRow[c] = null
            })
            expect(recoverable(cells, without).length).toBeGreaterThan(0)
          }),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('decides the same for the same table', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(suppress({ cells }, threshold)).toEqual(suppress({ cells }, threshold))
      }),
    )
  })
})
