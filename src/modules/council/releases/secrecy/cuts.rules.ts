/**
 * What a choice of hidden numbers has to hold so that a number that readers brought too close gets away (a capacity
 * inequality of Fischetti and Salazar): by weak duality no hiding wins more for it than its bounds' duals weigh.
 */
import type { Readers } from './readers.rules.ts'
import type { Row, Solved } from './solver.ts'
import type { Exposed, Worlds } from './worlds.ts'

const small = 1e-6

/** @returns a row over the guards, by their place */
export function cutFor({ unknown, bounds }: Exposed, readers: Readers, worlds: Worlds): Row {
  const own = worlds.guards.indexOf(unknown)
  // A guard has to be safe only where it is hidden.
  const needs = (terms: (readonly [number, number])[]): Row =>
    own < 0 ? { terms, low: 1, high: Infinity } : { terms: [...terms, [own, -1]], low: 0, high: Infinity }
  // Hiding more never brings a number closer: so it takes one that is shown now.
  if (bounds === null)
    return needs(worlds.guards.flatMap((at, place) => (worlds.isHidden(at) ? [] : [[place, 1] as const])))
  const [down, up] = bounds.map((solved) => weigh(solved, readers, worlds.guards)) as [Weighed, Weighed]
  const missing =
    (readers.unknowns[unknown]?.apart ?? 0) -
    down.constant -
    up.constant -
    (down.by.get(own) ?? 0) -
    (up.by.get(own) ?? 0)
  return needs(
    worlds.guards.flatMap((_, place) => {
      const won = Math.min(missing, (down.by.get(place) ?? 0) + (up.by.get(place) ?? 0))
      return place === own || won < small ? [] : [[place, won / missing] as const]
    }),
  )
}

interface Weighed {
  constant: number
  /** What hiding the guard could win. */
  by: Map<number, number>
}

function weigh({ columnDuals, rowDuals }: Solved, { unknowns, rows }: Readers, guards: readonly number[]): Weighed {
  const places = new Map(guards.map((at, place) => [at, place]))
  const by = new Map<number, number>()
  let constant = 0
  rows.forEach(({ terms, low, high }, row) => {
    const dual = rowDuals[row] ?? 0
    if (Math.abs(dual) < small) return
    const sum = terms.reduce((all, [at, times]) => all + times * (unknowns[at]?.value ?? 0), 0)
    constant += dual * (sum - (dual > 0 ? low : high))
  })
  unknowns.forEach(({ value, low, high }, at) => {
    const dual = columnDuals[at] ?? 0
    if (Math.abs(dual) < small) return
    const won = dual > 0 ? dual * (value - low) : -dual * (high - value)
    const place = places.get(at)
    if (place === undefined) constant += won
    else by.set(place, won)
  })
  return { constant, by }
}
