import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Breakdown, type Cell, keyOf } from './breakdown.rules.ts'
import { type MarkedFigure, markFigure } from './release.rules.ts'

/** Somebody counted, or a number that an organization reported. */
interface Counted {
  /** The publication from which on it is in. */
  since: number
  amount: number
  month: string
  organization: string
  area: string
  municipality: string
  type: string
  age: string
  isReport: boolean
}

const areas = ['nagano', 'ueda', 'kiso']
const counted = (times: number): fc.Arbitrary<Counted> =>
  fc
    .record({
      since: fc.integer({ min: 0, max: times - 1 }),
      amount: fc.constant(1),
      month: fc.constantFrom('2025-04', '2025-05', '2025-06'),
      organization: fc.constantFrom('a', 'b', 'c', 'd'),
      area: fc.constantFrom('nagano', 'nagano', 'nagano', 'ueda', 'kiso'),
      municipality: fc.constantFrom('1', '2', ''),
      type: fc.constantFrom('1', '1', '2', '3', ''),
      age: fc.constantFrom('35-39', '40-44', '45-49'),
      isReport: fc.boolean(),
    })
    .map((each) => (each.isReport ? { ...each, amount: 4 } : each))
const population = fc
  .integer({ min: 1, max: 3 })
  .chain((times) => fc.array(counted(times), { minLength: 5, maxLength: 90 }).map((people) => ({ times, people })))

/** As the database breaks a figure down, written once more from the words of what each table says. */
function cellsOf(people: readonly Counted[]): Cell[] {
  const cells = new Map<string, Cell>()
  const add = (breakdown: Breakdown, row: string, column: string, value: number): void => {
    const key = keyOf({ breakdown, row, column })
    cells.set(key, { breakdown, row, column, value: (cells.get(key)?.value ?? 0) + value })
  }
  add('total', '', '', 0)
  for (const { amount, month, organization, area, municipality, type, age, isReport } of people) {
    const source = isReport ? 'report' : 'cases'
    add('total', '', '', amount)
    add('source', source, '', amount)
    add('month', month, '', amount)
    add('organization', organization, '', amount)
    add(`organization-${source}`, organization, '', amount)
    add('area', area, '', amount)
    add('type', isReport ? 'report' : type, '', amount)
    add('area-type', area, isReport ? 'report' : type, amount)
    if (!isReport) {
      add('municipality', municipality, area, amount)
      add('age', age, '', amount)
    }
  }
  return [...cells.values()]
}

/** A whole is the sum of its parts, by what the tables' headings say. */
function sumsOf(cells: readonly Cell[]): { whole: string; parts: string[] }[] {
  const all = (of: (cell: Cell) => boolean): string[] => cells.filter(of).map(keyOf)
  const rows = (breakdown: Breakdown): string[] => [
    ...new Set(cells.filter((cell) => cell.breakdown === breakdown).map((cell) => cell.row)),
  ]
  const total = keyOf({ breakdown: 'total', row: '', column: '' })
  const place = (breakdown: Breakdown, row: string): string => keyOf({ breakdown, row, column: '' })
  return [
    ...(['source', 'month', 'area', 'type', 'organization'] as const).map((breakdown) => ({
      whole: total,
      parts: all((cell) => cell.breakdown === breakdown),
    })),
    ...rows('area').flatMap((area) => [
      { whole: place('area', area), parts: all((cell) => cell.breakdown === 'area-type' && cell.row === area) },
      {
        whole: place('area', area),
        parts: all(
          (cell) =>
            (cell.breakdown === 'municipality' && cell.column === area) ||
            (cell.breakdown === 'area-type' && cell.row === area && cell.column === 'report'),
        ),
      },
    ]),
    ...rows('type').map((type) => ({
      whole: place('type', type),
      parts: all((cell) => cell.breakdown === 'area-type' && cell.column === type),
    })),
    ...rows('source').map((source) => ({
      whole: place('source', source),
      parts: all((cell) => cell.breakdown === `organization-${source}`),
    })),
    ...rows('source').map((source) => ({
      whole: place('source', source),
      parts: all((cell) => cell.breakdown === 'type' && (cell.row === 'report') === (source === 'report')),
    })),
    ...rows('source')
      .filter((source) => source === 'cases')
      .map((source) => ({ whole: place('source', source), parts: all((cell) => cell.breakdown === 'age') })),
    ...rows('organization').map((organization) => ({
      whole: place('organization', organization),
      parts: all(
        (cell) =>
          (cell.breakdown === 'organization-cases' || cell.breakdown === 'organization-report') &&
          cell.row === organization,
      ),
    })),
  ]
}

function publishAll(people: readonly Counted[], times: number, below: number): MarkedFigure[] {
  const published: MarkedFigure[] = []
  for (let time = 0; time < times; time += 1) {
    const figure = markFigure(cellsOf(people.filter((each) => each.since <= time)), below, published)
    if (figure !== null) published.push(figure)
  }
  return published
}

const prime = 2_147_483_647n
const modular = (value: bigint): bigint => ((value % prime) + prime) % prime
function inverse(value: bigint): bigint {
  let [base, exponent, result] = [modular(value), prime - 2n, 1n]
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}

/** Solves all published tables as linear equations. @returns the hidden numbers that have one solution alone */
function solvedByEquations(published: readonly MarkedFigure[]): string[] {
  const unknowns = published.flatMap(({ cells }, issue) =>
    cells.filter((cell) => cell.mark !== null).map((cell) => `${issue}:${keyOf(cell)}`),
  )
  const index = new Map(unknowns.map((key, at) => [key, at]))
  const rows = published.flatMap(({ cells }, issue) =>
    sumsOf(cells).map(({ whole, parts }) => {
      const row = new Map<number, bigint>()
      const take = (key: string, sign: bigint): void => {
        const at = index.get(`${issue}:${key}`)
        if (at !== undefined) row.set(at, modular((row.get(at) ?? 0n) + sign))
      }
      take(whole, -1n)
      for (const part of parts) take(part, 1n)
      return row
    }),
  )
  const pivots = new Map<number, Map<number, bigint>>()
  const reduce = (row: Map<number, bigint>): Map<number, bigint> => {
    for (;;) {
      const at = [...row].find(([each, value]) => value !== 0n && pivots.has(each))?.[0]
      if (at === undefined) return new Map([...row].filter(([, value]) => value !== 0n))
      const factor = row.get(at) ?? 0n
      for (const [each, value] of pivots.get(at) ?? []) row.set(each, modular((row.get(each) ?? 0n) - factor * value))
    }
  }
  for (const row of rows) {
    const left = reduce(row)
    const lead = [...left.keys()][0]
    if (lead === undefined) continue
    const scale = inverse(left.get(lead) ?? 1n)
    const scaled = new Map([...left].map(([at, value]) => [at, modular(value * scale)]))
    for (const [other, before] of pivots) {
      const factor = before.get(lead) ?? 0n
      if (factor !== 0n) {
        for (const [at, value] of scaled) before.set(at, modular((before.get(at) ?? 0n) - factor * value))
        pivots.set(other, new Map([...before].filter(([, value]) => value !== 0n)))
      }
    }
    pivots.set(lead, scaled)
  }
  // Alone in its row: known.
  return [...pivots].filter(([, row]) => row.size === 1).map(([at]) => unknowns[at] ?? '')
}

/**
 * What marks, sums and growth bound, tightened until nothing moves.
 * @returns the hidden numbers that only one value fits
 */
function solvedByBounds(published: readonly MarkedFigure[]): string[] {
  const bounds = published.map(
    ({ below, isOpen, cells }) =>
      new Map(
        cells.map(
          (cell) =>
            [
              keyOf(cell),
              cell.mark === null
                ? [cell.value, cell.value]
                : cell.mark === 'below'
                  ? [1, below - 1]
                  : [isOpen ? 1 : below, 10_000],
            ] as [string, [number, number]],
        ),
      ),
  )
  const sums = published.map(({ cells }) => sumsOf(cells))
  for (let moved = true; moved;) {
    moved = false
    const tighten = (issue: number, key: string, low: number, high: number): void => {
      const bound = bounds[issue]?.get(key)
      if (bound === undefined) return
      if (low > bound[0]) {
        bound[0] = low
        moved = true
      }
      if (high < bound[1]) {
        bound[1] = high
        moved = true
      }
    }
    published.forEach((_, issue) => {
      const at = (key: string): [number, number] => bounds[issue]?.get(key) ?? [0, 0]
      for (const { whole, parts } of sums[issue] ?? []) {
        const [low, high] = [
          parts.reduce((sum, part) => sum + at(part)[0], 0),
          parts.reduce((sum, part) => sum + at(part)[1], 0),
        ]
        tighten(issue, whole, low, high)
        for (const part of parts)
          tighten(issue, part, at(whole)[0] - (high - at(part)[1]), at(whole)[1] - (low - at(part)[0]))
      }
      for (const [key, [low]] of bounds[issue - 1] ?? []) tighten(issue, key, low, Infinity)
      for (const [key, [, high]] of bounds[issue + 1] ?? []) tighten(issue, key, 0, high)
    })
  }
  return published.flatMap(({ cells }, issue) =>
    cells
      .filter((cell) => cell.mark !== null)
      .filter((cell) => {
        const [low, high] = bounds[issue]?.get(keyOf(cell)) ?? [0, 1]
        return low === high
      })
      .map((cell) => `${issue}:${keyOf(cell)}`),
  )
}

describe('everything that was published in a year', () => {
  it('solved as equations gives no hidden number', () => {
    fc.assert(
      fc.property(population, ({ people, times }) => {
        expect(solvedByEquations(publishAll(people, times, 4))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('bounded by its marks, its sums and its growth gives none either', () => {
    fc.assert(
      fc.property(population, ({ people, times }) => {
        expect(solvedByBounds(publishAll(people, times, 4))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('shows no number below the limit, and marks as small only what is', () => {
    fc.assert(
      fc.property(population, ({ people, times }) => {
        for (const { below, isOpen, cells } of publishAll(people, times, 4)) {
          for (const cell of cells) {
            if (cell.value > 0 && cell.value < below) expect(cell.mark).toBe(isOpen ? 'hidden' : 'below')
            else expect(cell.mark).not.toBe('below')
            if (cell.value === 0) expect(cell.mark).toBe(null)
          }
        }
      }),
    )
  })

  it('is published nearly always: a figure is left out only where nothing else helps', () => {
    let [published, offered] = [0, 0]
    fc.assert(
      fc.property(population, ({ people, times }) => {
        published += publishAll(people, times, 4).length
        offered += times
      }),
      { numRuns: 150, seed: 7 },
    )
    expect(published / offered).toBeGreaterThan(0.95)
  })

  it('is solved at once where nothing but the small numbers is hidden (the test of the test)', () => {
    const people: Counted[] = Array.from({ length: 20 }, (_, n) => ({
      since: 0,
      amount: 1,
      month: '2025-04',
      organization: 'a',
      area: n < 2 ? 'kiso' : 'nagano',
      municipality: '',
      type: '1',
      age: '35-39',
      isReport: false,
    }))
    const naive: MarkedFigure = {
      below: 4,
      isOpen: false,
      cells: cellsOf(people).map((cell) => ({ ...cell, mark: cell.value > 0 && cell.value < 4 ? 'below' : null })),
    }
    expect(solvedByEquations([naive])).not.toEqual([])
    expect(solvedByBounds([naive])).not.toEqual([])
    expect(solvedByEquations(publishAll(people, 1, 4))).toEqual([])
  })

  it('hides little: with hundreds of people, for each small number at most about one more', () => {
    fc.assert(
      fc.property(fc.array(counted(3), { minLength: 400, maxLength: 500 }), (people) => {
        const releases = publishAll(people, 3, 10)
        const marked = (mark: string | null) =>
          releases.map(({ cells }) => cells.filter((cell) => cell.mark === mark).length)
        const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)
        // What was small in one release is guarded in those that follow, where it may be small no longer.
        const [small, guards] = [marked('below'), marked('hidden')]
        expect(sum(guards)).toBeLessThanOrEqual(sum(small) + areas.length * releases.length)
        for (const [at, guarding] of guards.entries())
          expect(guarding).toBeLessThanOrEqual(sum(small.slice(0, at + 1)) + areas.length)
        for (const [at, shown] of marked(null).entries())
          expect(shown).toBeGreaterThan((releases[at]?.cells.length ?? 0) / 2)
      }),
      { numRuns: 20 },
    )
  })
})
