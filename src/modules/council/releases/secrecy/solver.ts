/** HiGHS, the solver for linear and integer programs: WebAssembly from npm, within this process (decision 0064). */
import highsModule, { type Highs, type ModelData, type Solution, type VariableType } from 'highs'

export interface Column {
  low: number
  high: number
  cost: number
}

/** Σ terms between low and high. */
export interface Row {
  terms: readonly (readonly [column: number, times: number])[]
  low: number
  high: number
}

/** Where it is reached, and what each column and row would be worth beyond its bound. */
export interface Solved {
  values: Float64Array
  columnDuals: Float64Array
  rowDuals: Float64Array
}

/** A program that stays loaded: with another bound or cost it is solved from where the last one ended. */
export interface Program {
  bound(column: number, low: number, high: number): void
  /** The least (1) or the most (−1) of one column. @param whole of whole numbers alone; without duals */
  reach(column: number, cost: 1 | -1, whole?: boolean): Solved
  /** Where the least of a sum is. */
  corner(costs: Float64Array): Float64Array
  end(): void
}

// Its types are those of its CommonJS twin, where the function is a member; what runs is the function itself.
const load = highsModule as unknown as () => Promise<Highs>
let loading: Promise<Highs> | undefined
/** Loaded once a thread. */
export const loadSolver = (): Promise<Highs> => (loading ??= load())

// One seed (and one thread, as it is built): the same question has the same answer each time. Without presolve: with
// it, HiGHS 1.15.1 calls corners of integer programs the best that aren't (secrecy-generated.test.ts has one).
const settled = { output_flag: false, random_seed: 0, presolve: 'off' } as const
// Another cost leaves the last corner one that is allowed: from there the primal simplex goes on (five times as fast).
const primal = { simplex_strategy: 4, primal_simplex_bound_perturbation_multiplier: 0 } as const
const [optimal, infeasible] = [7, 8]

export function openProgram(highs: Highs, columns: readonly Column[], rows: readonly Row[]): Program {
  const model = highs.createModel(modelOf(columns, rows))
  model.options.set({ ...settled, ...primal })
  const all = { kind: 'range', from: 0, to: columns.length - 1 } as const
  let costs: Float64Array = new Float64Array(columns.length)
  const run = (wanted: Float64Array): Solution => {
    costs.forEach((cost, column) => {
      const next = wanted[column] ?? 0
      if (cost !== next) model.changeColCost(column, next)
    })
    costs = wanted
    const { modelStatus } = model.run()
    if (modelStatus !== optimal) throw new Error(`the solver ended with ${modelStatus}`)
    return model.getSolution()
  }
  return {
    bound: (column, low, high) => void model.changeColBounds(column, low, high),
    reach: (column, cost, whole = false) => {
      const one = new Float64Array(columns.length)
      one[column] = cost
      if (whole)
        model.changeColsIntegrality(
          all,
          columns.map(() => 1 as VariableType),
        )
      const { colValue, colDual, rowDual } = run(one)
      if (whole) model.clearIntegrality()
      return { values: colValue, columnDuals: colDual, rowDuals: rowDual }
    },
    corner: (wanted) => run(wanted).colValue,
    end: () => model.dispose(),
  }
}

/** A choice at so much of the least cost is as good. */
const gap = 0.005
export const closeEnough = 1 - gap

/** Columns of 0 or 1 at the least cost, so far as a bounded search finds it; null where nothing fits. */
export const cheapestChoice = (highs: Highs, columns: readonly Column[], rows: readonly Row[]): boolean[] | null =>
  choiceOf(highs, columns, rows, 'off')

/** The same, with presolve: what it gives fits, and may not be the cheapest; null says nothing. */
export const quickChoice = (highs: Highs, columns: readonly Column[], rows: readonly Row[]): boolean[] | null =>
  choiceOf(highs, columns, rows, 'on')

function choiceOf(highs: Highs, columns: readonly Column[], rows: readonly Row[], presolve: 'on' | 'off') {
  if (columns.length === 0) return rows.length === 0 ? [] : null
  return highs.withModel(
    { ...modelOf(columns, rows), integrality: columns.map(() => 1 as VariableType) },
    (model): boolean[] | null => {
      // Bounded by nodes, not by time: on another machine it would find something else.
      model.options.set({ ...settled, presolve, mip_max_nodes: 2_000, mip_rel_gap: gap })
      const { modelStatus } = model.run()
      if (modelStatus === infeasible) return null
      const { colValue } = model.getSolution()
      if (colValue.length !== columns.length) throw new Error(`the solver ended with ${modelStatus}`)
      return [...colValue].map((value) => value > 0.5)
    },
  )
}

const modelOf = (columns: readonly Column[], rows: readonly Row[]): ModelData => {
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []]
  for (const { terms } of rows) {
    for (const [column, times] of terms) {
      indices.push(column)
      values.push(times)
    }
    starts.push(indices.length)
  }
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map((column) => column.cost),
    colLower: columns.map((column) => column.low),
    colUpper: columns.map((column) => column.high),
    rowLower: rows.map((row) => row.low),
    rowUpper: rows.map((row) => row.high),
    matrix: { format: 'csr', numRows: rows.length, numCols: columns.length, starts, indices, values },
  }
}
