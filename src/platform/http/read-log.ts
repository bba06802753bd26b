import { type Compilable, sql } from 'kysely'
import type { About, ReadKind, RecordKind } from '../../subjects.ts'
import type { Actor } from '../actor.ts'
import type { Gateway } from '../database/handles.ts'

export interface ReadEntry {
  kind: ReadKind
  of: RecordKind
  ids: readonly string[]
}

/** What the path names, as it stands in the log; nothing for a route about no person. */
export function readsOf(about: About, params: Readonly<Record<string, string>>): ReadEntry[] {
  return typeof about === 'string' ? [] : [{ kind: about.kind, of: about.of, ids: [params[about.param] ?? ''] }]
}

/** Collects whom an answer shows beyond what its path names. */
export interface Collected {
  entries: ReadEntry[]
  shows(of: RecordKind, ids: readonly string[], kind?: ReadKind): void
}

export function collectReads(): Collected {
  const entries: ReadEntry[] = []
  return { entries, shows: (of, ids, kind = 'search') => void entries.push({ kind, of, ids: [...new Set(ids)] }) }
}

/** @throws Error where an answer about whom its handler shows was made and nothing was said */
export function allReads(
  about: About,
  params: Readonly<Record<string, string>>,
  entries: readonly ReadEntry[],
  where: string,
): ReadEntry[] {
  if (about === 'shown' && entries.length === 0) throw new Error(`${where} doesn't say whom it shows`)
  return [...readsOf(about, params), ...entries]
}

/**
 * Notes who saw what, through the connection that may only add to the log, before the page is sent. If this fails the
 * page is an error: nothing is read unlogged (design §7). The legal basis is the database's own finding (`note_reads`).
 */
export async function appendReads(
  gateway: Gateway,
  actor: Actor,
  door: 'page' | 'api' | 'export',
  path: string,
  entries: readonly ReadEntry[],
): Promise<void> {
  const shown = entries.filter((entry) => entry.ids.length > 0)
  if (shown.length === 0) return
  await gateway.append(actor, (db): Compilable => ({
    compile: () => sql`select note_reads(${door}, ${path.slice(0, 500)}, ${JSON.stringify(shown)}::jsonb)`.compile(db),
  }))
}
