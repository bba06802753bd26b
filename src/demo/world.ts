/**
 * Where the demo's people live and which desks keep their cases here; everything else of the council reports by month.
 */
import type { CouncilFiles } from '../modules/council/council/index.ts'
import { demoEntries } from '../modules/access/accounts/index.ts'
import { createIds, createRandom, type Random } from './random.ts'
import { inventName, type NamePool } from './names.ts'
import type { AccountRow, MembershipRow } from './rows.ts'
import type { CivilDate } from '../platform/clock.ts'

export interface Worker {
  accountId: string
  organizationId: string
  deskId: string
  name: string
}

export interface Desk {
  id: string
  organizationId: string
  kind: string
  shortName: string
  area: string | null
  areas: readonly string[]
  ageMin: number | null
  ageMax: number | null
  workers: Worker[]
  /** Of the demo's people, how many first come here, in proportion. */
  weight: number
  /** Somebody signs in here in a demo: what waits on 今日 is told by hand, not by chance. */
  isShown: boolean
  municipalities: readonly (readonly [string, number])[]
}

export interface World {
  desks: ReadonlyMap<string, Desk>
  areaOf: ReadonlyMap<string, string>
  nameOf: ReadonlyMap<string, string>
  colleagues: { accounts: AccountRow[]; memberships: MembershipRow[] }
  organizations: CouncilFiles['organizations']
  /** Who made reports and accepted them, by organization. */
  accountOf(email: string): string | null
}

/** Desks of Nagano that keep cases here, with how many of a hundred people come to each first. */
const nagano: Readonly<Record<string, number>> = {
  'ms-nagano': 13,
  'hw-nagano-main': 6,
  'ms-matsumoto': 12,
  'hw-matsumoto-main': 5,
  'hw-ueda-main': 9,
  'sapo-shinano': 4,
  'maisapo-ueda': 8,
  'maisapo-tomi': 4,
  'maisapo-nagano': 5,
  'maisapo-matsumoto': 4,
  'hikikomori-center': 6,
  'jobcafe-matsumoto': 7,
  'jobcafe-nagano': 3,
  'muni-20202-soudan': 5,
  'muni-20201-soudan': 2,
  'muni-20203-soudan': 2,
  'muni-20219-soudan': 2,
  'kowaka-center': 2,
}

/** Where every desk keeps its cases (the bench, or another council's demo), by kind. */
const byKind: Readonly<Record<string, number>> = {
  'hello-work': 8,
  'middle-senior': 10,
  'new-graduate-hello-work': 2,
  'job-cafe': 6,
  'youth-support-station': 4,
  maisapo: 6,
  'hikikomori-center': 8,
  'youth-consultation-center': 4,
  'youth-support-network': 2,
  municipality: 1.5,
}

const sizeWithoutCensus = { city: 45_000, town: 12_000, village: 3_500 } as const

export interface WorldOptions {
  council: CouncilFiles
  names: NamePool
  seed: number
  /** Ids of accounts that exist, by address. */
  accounts: ReadonlyMap<string, string>
  everyDesk: boolean
  since: CivilDate
}

export function createWorld(options: WorldOptions): World {
  const { council } = options
  const random = createRandom(options.seed ^ 0x5eed)
  const ids = createIds(random)
  const weightOf = weights(council, options.everyDesk)
  const population = new Map(
    council.municipalities.map((row) => [row.code, row.population_2020 ?? sizeWithoutCensus[row.kind]]),
  )
  const areaOf = new Map(council.municipalities.map((row) => [row.code, row.area]))
  const desks = new Map<string, Desk>()
  for (const row of council.desks) {
    const weight = weightOf(row.id, row.kind)
    if (weight === 0) continue
    const near =
      row.covers.length > 0
        ? row.covers
        : council.municipalities
            .filter((place) => row.areas.length === 0 || row.areas.includes(place.area))
            .map((place) => place.code)
    desks.set(row.id, {
      id: row.id,
      organizationId: row.organization_id,
      kind: row.kind,
      shortName: row.short_name,
      area: row.areas.length === 1 ? (row.areas[0] ?? null) : null,
      areas: row.areas,
      ageMin: row.age_min,
      ageMax: row.age_max,
      weight,
      workers: [],
      isShown: demoEntries.some((entry) => entry.organizationId === row.organization_id),
      municipalities: near.map((code) => [code, population.get(code) ?? 1] as const),
    })
  }
  const colleagues = staff(desks, options, random, ids)
  return {
    desks,
    areaOf,
    colleagues,
    organizations: council.organizations,
    nameOf: new Map(council.municipalities.map((row) => [row.code, row.name])),
    accountOf: (email) => options.accounts.get(email) ?? null,
  }
}

function weights(council: CouncilFiles, everyDesk: boolean): (id: string, kind: string) => number {
  const known = council.desks.filter((desk) => nagano[desk.id] !== undefined)
  return everyDesk || known.length === 0 ? (_, kind) => byKind[kind] ?? 0 : (id) => nagano[id] ?? 0
}

/** Those who sign in, and at each desk one to three colleagues who exist by name only. */
function staff(
  desks: ReadonlyMap<string, Desk>,
  options: WorldOptions,
  random: Random,
  ids: (atMs: number) => string,
): World['colleagues'] {
  const accounts: AccountRow[] = []
  const memberships: MembershipRow[] = []
  const createdAt = `${options.since}T00:00:00.000Z`
  const createdMs = Date.parse(createdAt)
  for (const entry of demoEntries) {
    const account = options.accounts.get(entry.email)
    if (
      account === undefined ||
      entry.organizationId === null ||
      (entry.role !== 'counselor' && entry.role !== 'municipal')
    )
      continue
    const desk =
      desks.get(entry.deskId ?? '') ?? [...desks.values()].find((each) => each.organizationId === entry.organizationId)
    desk?.workers.push({ accountId: account, organizationId: desk.organizationId, deskId: desk.id, name: entry.name })
  }
  for (const desk of desks.values()) {
    const many = desk.weight >= 6 ? 2 : 1
    for (let number = 1; number <= many; number += 1) {
      const name = inventName(options.names, random)
      const id = ids(createdMs)
      accounts.push({
        id,
        email: `${desk.id}-${number}@demo.example`,
        display_name: `${name.familyName} ${name.givenName}`,
        is_active: true,
        created_at: createdAt,
      })
      memberships.push({
        id: ids(createdMs),
        account_id: id,
        role: desk.kind === 'municipality' ? 'municipal' : 'counselor',
        organization_id: desk.organizationId,
        desk_id: desk.id,
        valid_from: options.since,
      })
      desk.workers.push({ accountId: id, organizationId: desk.organizationId, deskId: desk.id, name: name.familyName })
    }
  }
  return { accounts, memberships }
}

/** The worker who takes somebody up: who signs in here more often than the colleagues. */
export function pickWorker(desk: Desk, random: Random): Worker {
  const [first] = desk.workers
  if (first === undefined) throw new Error(`nobody works at ${desk.id}`)
  return random.chance(0.45) ? first : random.pick(desk.workers)
}
