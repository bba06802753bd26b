/** A council with the people whom specimens speak of, and the records that they have made in it. */
import { setDeskRules } from '../../src/modules/continuity/oversight/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Council } from '../../src/platform/council.ts'
import type { TestCouncil } from './db.ts'
import { act, type Place, type SignedInPerson, signedInAs } from './people.ts'
import type { Hand, Maker } from './specimens.ts'
import { type NewPerson, valueOf } from './thread.ts'

/** What records of this world say, so that a test finds it where it doesn't belong. */
export interface Words {
  person: NewPerson
  note: string
  employer: string
  reason: string
  requests: string
}

export interface World {
  readonly open: TestCouncil
  readonly council: Council
  readonly words: Words
  /** A worker at the desk that answers for the cases here. */
  readonly us: SignedInPerson
  /** A worker at a desk of another organization. */
  readonly them: SignedInPerson
  /** The manager of `us`. */
  readonly manager: SignedInPerson
  readonly office: SignedInPerson
  /** The record of this maker, made when it is first asked for. */
  of<T>(maker: Maker<T>): Promise<T>
  /** The same people, without any record yet. */
  fresh(): World
  /** Somebody else, made when first asked for. */
  person(place: Place): Promise<SignedInPerson>
}

const plainWords: Words = {
  person: {},
  note: '仕事の相談。',
  employer: '信州精密',
  reason: '次の段階のため',
  requests: '求人の相談',
}

export async function openWorld(
  open: TestCouncil,
  people: { us?: SignedInPerson; them?: SignedInPerson } = {},
  words: Words = plainWords,
): Promise<World> {
  const { council } = open
  const known = new Map<string, Promise<SignedInPerson>>()
  const person = (place: Place): Promise<SignedInPerson> => {
    const key = JSON.stringify([place.role, place.organizationId, place.deskId, place.name])
    const found = known.get(key) ?? signedInAs(council, place)
    known.set(key, found)
    return found
  }
  const us = people.us ?? (await person({ role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' }))
  const them = people.them ?? (await person({ role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' }))
  const manager = await person({ role: 'manager', organizationId: us.organizationId ?? null })
  const office = await person({ role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  const withRecords = (): World => {
    const records = new Map<Maker<unknown>, Promise<unknown>>()
    const world: World = {
      open,
      council,
      words,
      us,
      them,
      manager,
      office,
      person,
      fresh: withRecords,
      of: <T>(maker: Maker<T>): Promise<T> => {
        const found = (records.get(maker) as Promise<T> | undefined) ?? maker(world)
        records.set(maker, found)
        return found
      },
    }
    return world
  }
  return withRecords()
}

export async function handOf(world: World, hand: Hand = 'us'): Promise<Actor> {
  return typeof hand === 'string' ? world[hand] : world.of(hand)
}

/** A desk that wants its manager's look before a plan or a closure counts: its worker and its manager. */
export async function strictDesk(world: World): Promise<{ worker: SignedInPerson; manager: SignedInPerson }> {
  const worker = await world.person({ role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
  const manager = await world.person({ role: 'manager', organizationId: 'hw-ueda' })
  valueOf(await act(world.council, manager, (ctx) => setDeskRules(ctx, 'hw-ueda-main', { plan: true, closure: true })))
  return { worker, manager }
}
