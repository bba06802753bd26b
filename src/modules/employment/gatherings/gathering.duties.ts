/** What time alone brings about at gatherings; each step in a transaction of its own, for one organization. */
import { sql } from 'kysely'
import type { ActionContext } from '../../../platform/action.ts'
import type { Council } from '../../../platform/council.ts'
import { ask, nobody } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'
import { remindOfGathering } from './remind-of-gathering.actions.ts'
import { tellMovedUp } from './tell-moved-up.actions.ts'

/** Days before a gathering on which who signed somebody up is reminded. */
export const remindedBefore = 3

interface Due {
  id: string
  organization_id: string
}

async function each(
  council: Council,
  due: readonly Due[],
  role: 'counselor' | 'manager',
  act: (ctx: ActionContext, id: string) => Promise<Outcome<unknown>>,
): Promise<number> {
  let many = 0
  for (const { id, organization_id } of due) {
    try {
      const outcome = await runAction(council, systemActor(role, { id: organization_id }), (ctx) => act(ctx, id))
      if (outcome.ok) many += 1
    } catch (error) {
      // One that fails must not keep the others waiting; it comes again.
      log.error('telling of a gathering failed', { id, error })
    }
  }
  return many
}

export async function tellAllMovedUp(council: Council): Promise<number> {
  const due = await council.gateway.read(nobody, (db) =>
    ask(db, sql<Due>`select sign_up_id as id, organization_id from moved_up_untold()`),
  )
  return each(council, due, 'counselor', tellMovedUp)
}

export async function remindOfGatherings(council: Council): Promise<number> {
  const today = council.clock.today()
  const due = await council.gateway.read(nobody, (db) =>
    ask(db, sql<Due>`select id, organization_id from gatherings_to_remind(${today}::date, ${remindedBefore})`),
  )
  return each(council, due, 'manager', remindOfGathering)
}
