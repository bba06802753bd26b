import { newId } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Gateway } from '../database/handles.ts'
import type { ReadKind } from './room.ts'

export interface ReadEntry {
  kind: ReadKind
  subjectIds: string[]
  basis: string
}

/**
 * Notes who saw what, through the connection that may only add to the log, before the page is sent. If this fails the
 * page is an error: nothing is read unlogged (design §7).
 */
export async function appendReads(gateway: Gateway, actor: Actor, door: 'page' | 'api' | 'export', path: string, entries: ReadEntry[]): Promise<void> {
  if (entries.length === 0) return
  await gateway.append(actor, (db) =>
    db
      .insertInto('read_log')
      .values(
        entries.map((entry) => ({
          id: newId(),
          account_id: actor.accountId,
          organization_id: actor.organizationId,
          kind: entry.kind,
          subject_ids: entry.subjectIds,
          basis: entry.basis,
          door,
          path: path.slice(0, 500),
        })),
      ),
  )
}
