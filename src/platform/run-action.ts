/**
 * One life of a write, for pages, the API, duties and the operator: one transaction as whoever acts, with the business
 * time it began at. Two that stood in each other's way are told apart here:
 * the one that the database gave up begins again, once.
 */
import type { Role } from '../permissions.ts'
import type { ActionContext } from './action.ts'
import type { Actor } from './actor.ts'
import { civilDateOf } from './clock.ts'
import type { Council } from './council.ts'
import { gaveWay } from './database/failures.ts'
import { type Gateway, reading, type WriteTx, type ReadDb } from './database/handles.ts'
import { log } from './log.ts'

/** What of a council an action works with. */
export type ActingCouncil = Pick<Council, 'clock' | 'settings' | 'keys' | 'fold'>

/** @param tx the one transaction of the action */
export function contextOf<A extends Actor>(
  council: ActingCouncil,
  actor: A,
  tx: WriteTx,
): ActionContext & { actor: A } {
  const now = council.clock.now()
  return {
    tx,
    actor,
    now,
    today: civilDateOf(now),
    settings: council.settings,
    keys: council.keys,
    fold: council.fold,
  }
}

/**
 * The system itself: no account; the ledger shows it as nobody. Without an organization it sees no content.
 * @param organization for which it acts, with the rights of row-level security for that organization alone
 */
export const systemActor = (
  role: Role = 'administrator',
  organization: { id: string; name?: string } | null = null,
): Actor => ({
  accountId: '',
  name: 'しくみ',
  email: '',
  role,
  organizationId: organization?.id ?? null,
  organizationName: organization?.name ?? '',
  deskId: null,
  deskName: '',
})

/**
 * Runs `work` in a writing transaction; what it throws takes everything back.
 * @param gateway another way into the same database, where pages must not wait for it
 */
export async function runAction<A extends Actor, T>(
  council: ActingCouncil & { gateway: Gateway },
  actor: A,
  work: (action: ActionContext & { actor: A }, db: ReadDb) => Promise<T>,
  gateway: Gateway = council.gateway,
): Promise<T> {
  const acting = { accountId: actor.accountId === '' ? null : actor.accountId, organizationId: actor.organizationId }
  const once = (): Promise<T> => gateway.write(acting, (tx) => work(contextOf(council, actor, tx), reading(tx)))
  try {
    return await once()
  } catch (error) {
    if (!gaveWay(error)) throw error
    log.info('an action began again', { code: (error as { code?: string }).code })
    return once()
  }
}
