/**
 * Small numbers (design §4; domain.md 8.2). One function hides what is below the threshold and whatever else would let
 * a reader compute a hidden number from the totals. Zero is shown. Pages, charts, API and export all pass here.
 *
 * A table with row totals, column totals and a grand total is a circulation: what enters a row from its total leaves it
 * to the columns, and returns through their totals. A hidden number can still be computed exactly when it lies on no
 * circle of hidden numbers along which a unit could be moved; that is what is searched here, so the answer is exact and
 * not a rule of thumb.
 */

/** `below`: smaller than the threshold; `hidden`: would give a small number away; null: the number itself is shown. */
export type Mark = 'below' | 'hidden' | null

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

interface Arc {
  from: number
  to: number
  value: number
  mark: Mark
}

/**
 * Decides which numbers of a table are shown, its totals included.
 * @param threshold counts from 1 to threshold − 1 are hidden
 */
export function suppress(table: CountTable, threshold: number): SuppressedTable {
  const rows = table.cells.length
  const columns = table.cells[0]?.length ?? 0
  const [rowTotalNode, columnTotalNode] = [rows + columns, rows + columns + 1]
  const rowSums = table.cells.map((row) => sum(row))
  const columnSums = Array.from({ length: columns }, (_, column) => sum(table.cells.map((row) => row[column] ?? 0)))
  const arc = (from: number, to: number, value: number): Arc => ({ from, to, value, mark: value > 0 && value < threshold ? 'below' : null })
  const cellArcs = table.cells.map((row, r) => row.map((value, c) => arc(r, rows + c, value)))
  const rowArcs = rowSums.map((value, r) => arc(rowTotalNode, r, value))
  const columnArcs = columnSums.map((value, c) => arc(rows + c, columnTotalNode, value))
  const totalArc = arc(columnTotalNode, rowTotalNode, sum(rowSums))
  // A zero is known to everybody and carries nothing.
  const arcs = [...cellArcs.flat(), ...rowArcs, ...columnArcs, totalArc].filter((each) => each.value > 0)
  protect(arcs, threshold)
  return {
    cells: cellArcs.map((row) => row.map((each) => each.mark)),
    rowTotals: rowArcs.map((each) => each.mark),
    columnTotals: columnArcs.map((each) => each.mark),
    total: totalArc.mark,
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

function protect(arcs: Arc[], threshold: number): void {
  if (arcs.every((arc) => arc.mark === null)) return
  // Hides, for one number at a time, the cheapest further numbers that make it uncertain.
  for (let exposed = firstExposed(arcs, threshold); exposed !== undefined; exposed = firstExposed(arcs, threshold)) {
    const added = cheapestCircle(arcs, exposed, threshold)
    if (added.length === 0) {
      for (const arc of arcs) arc.mark ??= 'hidden'
      return
    }
    for (const arc of added) arc.mark = 'hidden'
  }
  // Takes back what later choices made needless, the largest first.
  for (const arc of arcs.filter((each) => each.mark === 'hidden').sort((a, b) => b.value - a.value)) {
    arc.mark = null
    if (firstExposed(arcs, threshold) !== undefined) arc.mark = 'hidden'
  }
}

function firstExposed(arcs: Arc[], threshold: number): Arc | undefined {
  return arcs.find((arc) => arc.mark !== null && !isUncertain(arcs, arc, threshold))
}

/** What the mark tells the reader bounds the number: 1 to threshold − 1, or threshold and more. */
function canGrow(arc: Arc, threshold: number): boolean {
  return arc.mark !== 'below' || arc.value < threshold - 1
}
function canShrink(arc: Arc, threshold: number): boolean {
  return arc.value > (arc.mark === 'below' ? 1 : threshold)
}

function isUncertain(arcs: Arc[], arc: Arc, threshold: number): boolean {
  return cost(path(arcs, arc, threshold, true)) === 0
}

/** The shown numbers on the cheapest circle through this one; empty where there is none. */
function cheapestCircle(arcs: Arc[], arc: Arc, threshold: number): Arc[] {
  const found = path(arcs, arc, threshold, false)
  return found === null ? [] : found.filter((each) => each.mark === null)
}

function cost(found: Arc[] | null): number {
  return found === null ? Number.POSITIVE_INFINITY : sum(found.map((each) => (each.mark === null ? each.value : 0)))
}

/** The cheapest way to let `target` be one more or one less; hidden numbers cost nothing, shown ones their value. */
function path(arcs: Arc[], target: Arc, threshold: number, onlyHidden: boolean): Arc[] | null {
  const ways: (Arc[] | null)[] = []
  if (canGrow(target, threshold)) ways.push(shortest(arcs, target, target.to, target.from, threshold, onlyHidden))
  if (canShrink(target, threshold)) ways.push(shortest(arcs, target, target.from, target.to, threshold, onlyHidden))
  return ways.reduce((best, way) => (cost(way) < cost(best) ? way : best), null)
}

function shortest(arcs: Arc[], without: Arc, start: number, goal: number, threshold: number, onlyHidden: boolean): Arc[] | null {
  const distance = new Map<number, number>([[start, 0]])
  const reachedBy = new Map<number, { arc: Arc; before: number }>()
  const settled = new Set<number>()
  for (;;) {
    let current: number | undefined
    for (const [node, far] of distance) if (!settled.has(node) && (current === undefined || far < (distance.get(current) ?? 0))) current = node
    if (current === undefined) return null
    if (current === goal) break
    settled.add(current)
    for (const arc of arcs) {
      if (arc === without || (onlyHidden && arc.mark === null)) continue
      const next =
        arc.from === current && canGrow(arc, threshold) ? arc.to
        : arc.to === current && canShrink(arc, threshold) ? arc.from
        : undefined
      if (next === undefined) continue
      const far = (distance.get(current) ?? 0) + (arc.mark === null ? arc.value : 0)
      if (far < (distance.get(next) ?? Number.POSITIVE_INFINITY)) {
        distance.set(next, far)
        reachedBy.set(next, { arc, before: current })
      }
    }
  }
  const found: Arc[] = []
  for (let node = goal; node !== start; ) {
    const step = reachedBy.get(node)
    if (step === undefined) return null
    found.push(step.arc)
    node = step.before
  }
  return found
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
