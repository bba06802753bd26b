/**
 * A council where everything is tried to the end, and nothing stays: what a form or an endpoint is tried
 * on is open to the next try.
 */
import { sql } from 'kysely'
import type { Gateway } from '../../src/platform/database/handles.ts'
import type { TestCouncil } from './db.ts'

class Undone extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('tried to the end')
    this.value = value
  }
}

/**
 * Writes are answered as if they stood; what the database checks at the end of a transaction
 * is checked before it is taken back.
 */
const undoing = (gateway: Gateway): Gateway => ({
  ...gateway,
  write: async <T>(...[acting, work]: Parameters<typeof gateway.write<T>>): Promise<T> => {
    try {
      return await gateway.write(acting, async (tx): Promise<T> => {
        const value = await work(tx)
        await sql`set constraints all immediate`.execute(tx)
        throw new Undone(value)
      })
    } catch (error) {
      if (error instanceof Undone) return error.value as T
      throw error
    }
  },
})

/** The same council, for doors whose presses leave nothing behind. */
export const tryingOnly = (open: TestCouncil): TestCouncil => ({
  ...open,
  council: { ...open.council, gateway: undoing(open.council.gateway) },
})
