/** What readers of a year's publications may believe of each hidden number: worlds of whole numbers, found and kept. */
import type { Highs } from 'highs'
import type { Readers } from './readers.rules.ts'
import { openProgram, type Solved } from './solver.ts'

const small = 1e-6
/** So often all numbers that are left are moved at once, before they are tried one by one. */
const rounds = 8

/** So many at a time: what the others lack is much the same. */
const enough = 24

/** A number that readers bring too close. Null where only whole numbers are: the solver's fractions are not. */
export interface Exposed {
  unknown: number
  bounds: readonly [least: Solved, most: Solved] | null
}

export interface Worlds {
  /** Numbers that could be hidden beside the small ones, by their place among the unknowns. */
  readonly guards: readonly number[]
  isHidden(unknown: number): boolean
  /** Hides these guards and no others. @param chosen by their place among the guards */
  hide(chosen: (place: number) => boolean): void
  /** The first ones; none where all are safe. */
  listExposed(): Exposed[]
  end(): void
}

export function openWorlds(highs: Highs, { unknowns, rows }: Readers): Worlds {
  const guards = unknowns.flatMap((each, at) => (each.isGuard ? [at] : []))
  const program = openProgram(
    highs,
    unknowns.map(({ low, high }) => ({ low, high, cost: 0 })),
    rows,
  )
  const hidden = unknowns.map(() => true)
  const kept: { values: Float64Array; moved: number[] }[] = []
  let [least, most] = [new Float64Array(0), new Float64Array(0)]
  const random = randomFrom(7)

  const meet = (values: Float64Array): void =>
    values.forEach((value, at) => {
      least[at] = Math.min(least[at] ?? value, value)
      most[at] = Math.max(most[at] ?? value, value)
    })
  /** Counted once more, in whole numbers: that a number is safe isn't taken from the solver. */
  const fits = (values: Float64Array): boolean =>
    unknowns.every(({ value, low, high }, at) => {
      const world = values[at] ?? 0
      return hidden[at] === true ? world >= low && world <= high : world === value
    }) &&
    rows.every(({ terms, low, high }) => {
      const sum = terms.reduce((all, [at, times]) => all + times * (values[at] ?? 0), 0)
      return sum >= low && sum <= high
    })
  /** Whatever the vertex, its world counts only if it is one of whole numbers. */
  const keep = (vertex: Float64Array): void => {
    if (!vertex.every((value) => Math.abs(value - Math.round(value)) < small)) return
    const values = vertex.map(Math.round)
    if (!fits(values)) return
    kept.push({ values, moved: guards.filter((at) => values[at] !== unknowns[at]?.value) })
    meet(values)
  }
  const isOpen = (at: number): boolean => (most[at] ?? 0) - (least[at] ?? 0) >= (unknowns[at]?.apart ?? 0)
  const listClosed = (): number[] => unknowns.flatMap((_, at) => (hidden[at] === true && !isOpen(at) ? [at] : []))

  const moveAll = (): void => {
    for (let round = 0, left = listClosed(); round < rounds && left.length > 2; round += 1) {
      const costs = new Float64Array(unknowns.length)
      for (const at of left) costs[at] = random() < 0.5 ? 1 : -1
      keep(program.corner(costs))
      keep(program.corner(costs.map((cost) => -cost)))
      left = listClosed()
    }
  }
  const tryOne = (at: number): Exposed[] => {
    const high = program.reach(at, -1)
    keep(high.values)
    if (isOpen(at)) return []
    const low = program.reach(at, 1)
    keep(low.values)
    if (isOpen(at)) return []
    if ((high.values[at] ?? 0) - (low.values[at] ?? 0) < (unknowns[at]?.apart ?? 0) - small)
      return [{ unknown: at, bounds: [low, high] }]
    keep(program.reach(at, -1, true).values)
    keep(program.reach(at, 1, true).values)
    return isOpen(at) ? [] : [{ unknown: at, bounds: null }]
  }

  return {
    guards,
    isHidden: (unknown) => hidden[unknown] === true,
    hide: (chosen) =>
      guards.forEach((at, place) => {
        const { value, low, high } = unknowns[at] ?? { value: 0, low: 0, high: 0 }
        const hides = chosen(place)
        if (hides === hidden[at]) return
        hidden[at] = hides
        program.bound(at, hides ? low : value, hides ? high : value)
      }),
    listExposed: () => {
      ;[least, most] = [
        Float64Array.from(unknowns, (each) => each.value),
        Float64Array.from(unknowns, (each) => each.value),
      ]
      for (const { values, moved } of kept) if (moved.every((at) => hidden[at] === true)) meet(values)
      moveAll()
      const found: Exposed[] = []
      for (const at of listClosed()) {
        if (!isOpen(at)) found.push(...tryOne(at))
        if (found.length === enough) break
      }
      return found
    },
    end: () => program.end(),
  }
}

/** How far apart the least and the most of each number are, as far as it takes. */
export function widthsOf(highs: Highs, readers: Readers): number[] {
  const program = openProgram(
    highs,
    readers.unknowns.map(({ low, high }) => ({ low, high, cost: 0 })),
    readers.rows,
  )
  const reach = (at: number, cost: 1 | -1): number => Math.round(program.reach(at, cost, true).values[at] ?? 0)
  const widths = readers.unknowns.map((_, at) => reach(at, -1) - reach(at, 1))
  program.end()
  return widths
}

/** The same numbers between 0 and 1 each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
