/**
 * Small numbers of one table (design §4; domain.md 8.2). One function hides what is below the threshold and whatever
 * else would let a reader compute a hidden number from the totals. Zero is shown. Pages, charts,
 * API and export all pass here.
 */
import { type Mark, protectNewest } from './protection.rules.ts'

export interface CountTable {
  /** cells[row][column], counts from 0. */
  cells: readonly (readonly number[])[]
}

export interface SuppressedTable {
  cells: Mark[][]
  rowTotals: Mark[]
  columnTotals: Mark[]
  total: Mark
}

/**
 * Decides which numbers of a table are shown, its totals included.
 * @param threshold counts from 1 to threshold − 1 are hidden
 */
export function suppress(table: CountTable, threshold: number): SuppressedTable {
  const rows = table.cells.length
  const columns = table.cells[0]?.length ?? 0
  const rowSums = table.cells.map((row) => sum(row))
  const columnSums = Array.from({ length: columns }, (_, column) => sum(table.cells.map((row) => row[column] ?? 0)))
  const [rowTotalNode, columnTotalNode] = [rows + columns, rows + columns + 1]
  const arcs: { from: number; to: number; value: number }[] = [
    ...table.cells.flatMap((row, r) =>
      Array.from({ length: columns }, (_, c) => ({ from: r, to: rows + c, value: row[c] ?? 0 })),
    ),
    ...rowSums.map((value, r) => ({ from: rowTotalNode, to: r, value })),
    ...columnSums.map((value, c) => ({ from: rows + c, to: columnTotalNode, value })),
    { from: columnTotalNode, to: rowTotalNode, value: sum(rowSums) },
  ]
  const marks: Mark[] = []
  const isSafe = protectNewest({ from: arcs.map((arc) => arc.from), to: arcs.map((arc) => arc.to) }, [
    { below: threshold, values: arcs.map((arc) => arc.value), marks },
  ])
  // Where nothing keeps a number safe, nothing is shown.
  if (!isSafe)
    arcs.forEach((arc, index) => {
      if (arc.value > 0) marks[index] ??= 'hidden'
    })
  const at = (index: number): Mark => marks[index] ?? null
  return {
    cells: table.cells.map((_, r) => Array.from({ length: columns }, (_cell, c) => at(r * columns + c))),
    rowTotals: rowSums.map((_, r) => at(rows * columns + r)),
    columnTotals: columnSums.map((_, c) => at(rows * columns + rows + c)),
    total: at(arcs.length - 1),
  }
}

/** The same for one list that adds up to a total. */
export function suppressList(values: readonly number[], threshold: number): { values: Mark[]; total: Mark } {
  const result = suppress({ cells: [values] }, threshold)
  return { values: result.cells[0] ?? [], total: worst(result.total, result.rowTotals[0] ?? null) }
}

function worst(one: Mark, other: Mark): Mark {
  return one ?? other
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
