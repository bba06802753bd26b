/**
 * The marks of a publication with the least loss, found by cutting planes (Fischetti and Salazar, decision 0064):
 * choose what to hide at the least loss by all cuts so far; let readers try each hidden number of the year from both
 * sides; each that they bring within fewer than three values gives a cut. It ends where none is left.
 */
import type { Highs } from 'highs'
import { cutFor } from './cuts.rules.ts'
import { lossOf } from './loss.rules.ts'
import { type Publication, type Readers, readersOf, type Unmarked } from './readers.rules.ts'
import { cheapestChoice, closeEnough, quickChoice, type Row } from './solver.ts'
import { openWorlds, widthsOf, type Worlds } from './worlds.ts'

/**
 * @returns the keys to hide beside the small ones; null where hiding all that could be hidden doesn't leave each number
 * of the year as open as it is without this publication
 */
export function hiddenGuards(highs: Highs, former: readonly Publication[], newest: Unmarked): string[] | null {
  const readers = readersOf(former, newest)
  if (readers.unknowns.every((each) => each.isGuard)) return []
  return chosenFor(highs, readers) ?? chosenFor(highs, lostBefore(highs, former, readers))
}

/** What the first rule had given away stays so: the newest must not bring it any closer. Null where nothing is. */
function lostBefore(highs: Highs, former: readonly Publication[], { unknowns, rows }: Readers): Readers | null {
  if (former.every((each) => each.rule !== 1)) return null
  const widths = widthsOf(highs, readersOf(former, null))
  const isLost = unknowns.some(({ apart }, at) => (widths[at] ?? apart) < apart)
  return isLost
    ? {
        rows,
        unknowns: unknowns.map((each, at) => ({ ...each, apart: Math.min(each.apart, widths[at] ?? each.apart) })),
      }
    : null
}

function chosenFor(highs: Highs, readers: Readers | null): string[] | null {
  if (readers === null) return null
  const worlds = openWorlds(highs, readers)
  try {
    // A guard that isn't safe itself can stay shown; a small number can't.
    const isLost = worlds.listExposed().some((each) => readers.unknowns[each.unknown]?.isGuard === false)
    return isLost ? null : leastLoss(highs, readers, worlds)
  } finally {
    worlds.end()
  }
}

/**
 * Most choices are made with the solver's presolve, which is quick and sometimes misses a cheaper one (solver.ts):
 * where one is safe, it is compared with the cheapest without.
 */
function leastLoss(highs: Highs, readers: Readers, worlds: Worlds): string[] | null {
  const choices = worlds.guards.map((at) => ({ low: 0, high: 1, cost: lossOf(readers.unknowns[at]) }))
  const cuts: Row[] = []
  const costOf = (chosen: readonly boolean[]): number =>
    choices.reduce((sum, { cost }, place) => sum + (chosen[place] === true ? cost : 0), 0)
  let safe: boolean[] | null = null
  // Each round's cuts rule out its choice, so it ends.
  for (;;) {
    const chosen: boolean[] | null =
      (safe === null ? quickChoice(highs, choices, cuts) : null) ?? cheapestChoice(highs, choices, cuts)
    if (chosen === null) return null
    if (safe !== null && costOf(chosen) > costOf(safe) * closeEnough) return keysOf(safe, readers, worlds)
    worlds.hide((place) => chosen[place] === true)
    const exposed = worlds.listExposed()
    if (exposed.length > 0) cuts.push(...exposed.map((each) => cutFor(each, readers, worlds)))
    else if (safe === null) safe = chosen
    else return keysOf(chosen, readers, worlds)
  }
}

const keysOf = (chosen: readonly boolean[], { unknowns }: Readers, { guards }: Worlds): string[] =>
  guards.flatMap((at, place) => (chosen[place] === true ? [unknowns[at]?.key ?? ''] : []))
