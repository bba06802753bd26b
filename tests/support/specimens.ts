/**
 * What a room says about itself to the tests that walk through all rooms: one right specimen of each input, and how the
 * record is made that it needs. It stands in the room's `ROOM.specimens.ts`;
 * tests/support/all-specimens.ts collects them.
 */
import type { events } from '../../src/events.ts'
import type { ActionContext } from '../../src/platform/action.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import type { World } from './world.ts'

/** Makes a record of the world's people, through the product's own actions. `world.of(maker)` has it made once. */
export type Maker<T> = (world: World) => Promise<T>

/**
 * Whose hand it is: the worker at the desk of the case, one at another desk,
 * the manager of the first, the council's office.
 */
export type Hand = 'us' | 'them' | 'manager' | 'office' | Maker<Actor>

export type Parameters = Record<string, string>

interface Specimen {
  /** Default: `us`. */
  by?: Hand
  /** The parameters of the path, of a record that is open to it. More than the path names do no harm. */
  at?: Maker<Parameters>
  /** A try that goes through uses the record up; the next one needs another. */
  once?: true
}

export interface FormSpecimen extends Specimen {
  /** All fields with values that are right, as a browser sends them. */
  fields: Record<string, string> | ((parameters: Parameters) => Record<string, string>)
}

export interface WriteSpecimen extends Specimen {
  /** All that the endpoint takes, with values that are right. */
  body: Record<string, unknown> | Maker<Record<string, unknown>>
}

export interface ActionSpecimen {
  by?: Hand
  /** The entry that it leaves in the ledger. */
  event: keyof typeof events
  /**
   * Makes what the action needs; the result is the action. Free words are 「新」,
   * so that a test finds them where they don't belong.
   */
  ready: (world: World) => Promise<(ctx: ActionContext) => Promise<Outcome<unknown>>>
}

export interface RoomSpecimens {
  /** Its records are about nobody who is supported, and every worker of the council reads them. */
  isEverybodys?: true
  /** By the path of the route that takes it. */
  forms?: Record<string, FormSpecimen>
  /** By the endpoint's method and path: `POST /cases/{id}/trainings`. */
  writes?: Record<string, WriteSpecimen>
  /** By the action's name. */
  actions?: Record<string, ActionSpecimen>
  /** Parameters of paths that only show something, where no form has the same path. */
  pages?: Record<string, Maker<Parameters>>
}

/** Three fields of a form. */
export const date = (name: string, day: string): Record<string, string> => ({
  [`${name}.year`]: day.slice(0, 4),
  [`${name}.month`]: day.slice(5, 7),
  [`${name}.day`]: day.slice(8),
})

/** The day on which worlds stand, unless a test says another. */
export const today = '2026-01-20'

/** The path with its parameters: `/cases/:id` and `/cases/{id}` alike. */
export function pathWith(pattern: string, parameters: Parameters): string {
  return pattern.replace(/[:{](\w+)\}?/g, (_, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`${pattern}: its specimen gives no ${name}`)
    return value
  })
}
