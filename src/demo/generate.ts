/**
 * The demo's people and everything that happened to them, as rows. The same seed, day and council give the same lives.
 */
import type { CouncilFiles, DemoName } from '../modules/council/council/index.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { Keys } from '../platform/keys.ts'
import { createDays, type Day, type Days } from './days.ts'
import { tellLife } from './lives.ts'
import { createNamePool } from './names.ts'
import { play } from './play.ts'
import type { Shown } from './shown-life.ts'
import { createIds, createRandom, type Random } from './random.ts'
import { tellFigures } from './figures.ts'
import { type DemoRows, noRows } from './rows.ts'
import { tellShowcases, wishedNumbers } from './showcase.ts'
import { finish } from './finish.ts'
import type { Teller } from './thread.ts'
import { createWorld } from './world.ts'

export interface DemoOptions {
  seed: number
  people: number
  today: CivilDate
  council: CouncilFiles
  names: readonly DemoName[]
  keys: Keys
  fold: (text: string) => string
  /** Ids of the accounts that exist already, by address: their cases are theirs. */
  accounts?: ReadonlyMap<string, string>
  /** How far apart talks are: 1 is about every second week. */
  pace?: number
  /** People come to every desk of the council instead of to the few that keep cases in a demo. */
  everyDesk?: boolean
}

/** Everything at once: for a demo, and for tests. */
export function generateLives(options: DemoOptions): DemoRows {
  const all = noRows()
  for (const rows of tellInBatches(options, options.people)) {
    for (const table of Object.keys(all) as (keyof DemoRows)[])
      for (const row of rows[table]) (all[table] as unknown[]).push(row)
  }
  return renumber(all)
}

/** Numbers in the order in which the cases were opened; those that were wished for stay. */
function renumber(all: DemoRows): DemoRows {
  const wished = new Set(wishedNumbers)
  let number = 0
  for (const row of [...all.cases].sort((a, b) => (a.created_at < b.created_at ? -1 : 1))) {
    if (wished.has(Number(row.number.split('-')[1]))) continue
    do number += 1
    while (wished.has(number))
    row.number = `${row.number.split('-')[0]}-${String(number).padStart(6, '0')}`
  }
  return all
}

/** One life as it is written, for comparing it with what the actions make of the same days. */
export function tellOne(
  options: Pick<DemoOptions, 'council' | 'names' | 'today' | 'keys' | 'fold'> & {
    workers: ReadonlyMap<string, string>
  },
  shown: Shown,
): DemoRows {
  const teller = createTeller({ ...options, seed: 1, people: 1 })
  for (const [id, desk] of teller.world.desks)
    desk.workers = [
      { accountId: options.workers.get(id) ?? '', organizationId: desk.organizationId, deskId: id, name: '' },
    ]
  const rows = noRows()
  const thread = play(teller, shown)
  if (thread !== null) finish(thread, rows)
  return rows
}

/** The same in portions, so that tens of thousands of lives needn't be in memory together. */
export function* tellInBatches(options: DemoOptions, size: number): Generator<DemoRows> {
  const pool = createNamePool(options.names)
  const teller = createTeller(options, pool)
  const { random, days } = teller
  let rows = noRows()
  rows.accounts.push(...teller.world.colleagues.accounts)
  rows.memberships.push(...teller.world.colleagues.memberships)
  tellShowcases(teller, rows)
  const shown = rows.people.length
  const countable = [...rows.facts]
  const desks = [...teller.world.desks.values()].map((desk) => [desk, desk.weight] as const)
  for (const openedOn of openingDays(random, days, Math.max(0, options.people - shown))) {
    const thread = tellLife(teller, pool, random.weighted(desks), openedOn)
    finish(thread, rows)
    countable.push(...thread.facts.filter((fact) => kpiKinds.has(fact.kind)))
    if (rows.people.length >= size) {
      yield rows
      rows = noRows()
    }
  }
  tellFigures(teller, options.council, countable, rows)
  yield rows
}

function createTeller(options: DemoOptions, pool = createNamePool(options.names)): Teller {
  const days = createDays(options.today)
  const random = createRandom(options.seed)
  let cases = 0
  return {
    random,
    id: createIds(random),
    days,
    pace: options.pace ?? 1,
    keys: options.keys,
    fold: options.fold,
    world: createWorld({
      ...options,
      names: pool,
      accounts: options.accounts ?? new Map(),
      everyDesk: options.everyDesk ?? false,
      since: `${yearOf(options.today) - 1}-04-01`,
    }),
    respondBusinessDays: numberOf(options.council, 'referral.respondBusinessDays'),
    firstContactBusinessDays: numberOf(options.council, 'referral.firstContactBusinessDays'),
    overlapDays: numberOf(options.council, 'referral.overlapDays'),
    lastDay: days.business(days.today, -1),
    nextNumber: () => {
      do cases += 1
      while (wishedNumbers.includes(cases))
      return cases
    },
  }
}

const kpiKinds = new Set(['placement.regular', 'registration', 'consultation'])
export const yearOf = (date: CivilDate): number =>
  Number(date.slice(5, 7)) >= 4 ? Number(date.slice(0, 4)) : Number(date.slice(0, 4)) - 1

function numberOf(council: CouncilFiles, key: string): number {
  const value = council.council.settings.find((setting) => setting.key === key)?.value
  if (typeof value !== 'number') throw new Error(`setting ${key} is missing`)
  return value
}

/** Most come in the running fiscal year, some in the year before; in the order of their days, as the numbers are. */
function openingDays(random: Random, days: Days, many: number): Day[] {
  const yearStart = days.day(`${yearOf(days.date(days.today))}-04-01`)
  const last = days.business(days.today, -4)
  const opened = Array.from({ length: many }, () =>
    random.chance(0.86) && last > yearStart ? random.int(yearStart, last) : random.int(yearStart - 330, yearStart - 1),
  )
  return opened.map((day) => days.onOrBefore(day)).sort((a, b) => a - b)
}
