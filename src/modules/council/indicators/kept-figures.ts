/**
 * Keeps computed figures as long as they are exactly what the database would compute again. A result is kept with the
 * snapshot in which it was computed; it still holds when no row that could change it has become visible since. That is
 * one index look-up, whatever the number of facts: rows carry the transaction that wrote them (`written_by`).
 * What this process forgets is computed anew; nothing depends on it.
 */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

/**
 * What a result depends on: kinds of facts, `report:CODE` for the reports of a KPI,
 * and the council's decisions `goals` and `versions`.
 */
export type Dependencies = readonly string[]

/** Of several kept together: those that are missing are computed at once. */
export async function keepAll<T extends object>(
  kept: KeptFigures,
  keys: readonly string[],
  compute: (missing: string[]) => Promise<{ key: string; dependencies: Dependencies; value: T }[]>,
): Promise<Map<string, T>> {
  // Taken before anything is kept, which may push them out.
  const known = new Map(
    keys.flatMap((key) => {
      const value = kept.find<T>(key)
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
  const missing = keys.filter((key) => !known.has(key))
  const computed = missing.length === 0 ? [] : await compute(missing)
  for (const { key, dependencies, value } of computed) known.set(key, kept.keep(key, dependencies, value))
  return known
}

export interface KeptFigures {
  /** The council's day: what changes with the date has it in its key. */
  today: string
  find<T>(key: string): T | undefined
  keep<T>(key: string, dependencies: Dependencies, value: T): T
}

interface Entry {
  snapshot: string
  dependencies: Dependencies
  value: unknown
}

const mostEntries = 400
/**
 * Per database, run of its server, load of its master data and plan in force. A server that was restarted, restored or
 * taken over from may have lost transactions, and their numbers come again: nothing that was counted before is used.
 */
const shelves = new Map<string, Map<string, Entry>>()

const opened = new WeakMap<ReadDb, Promise<KeptFigures>>()

/** Opens the kept figures for one transaction: whatever has changed since they were computed is gone from them. */
export function openKeptFigures(db: ReadDb): Promise<KeptFigures> {
  const known = opened.get(db)
  if (known !== undefined) return known
  const opening = openShelf(db)
  opened.set(db, opening)
  return opening
}

async function openShelf(db: ReadDb): Promise<KeptFigures> {
  const [place] = await ask(
    db,
    sql<{ role: string; database: string; loaded: string; snapshot: string; today: string }>`
    select (business_now() at time zone 'Asia/Tokyo')::date::text as today, current_user::text as role,
      pg_current_snapshot()::text as snapshot,
      (select oid::text from pg_database where datname = current_database()) || ':'
        || coalesce((select id from council), '') as database,
      concat_ws(':', extract(epoch from pg_postmaster_start_time()),
        (select extract(epoch from loaded_at) from council), (select extract(epoch from max(changed_at)) from settings),
        (select extract(epoch from max(put_in_force_at)) from plan_versions)) as loaded`,
  )
  // Only the statistics role sees all facts; another reader's result would be its own.
  if (place === undefined || place.role !== 'tsunagu_stats')
    return { today: place?.today ?? '', find: () => undefined, keep: (_key, _dependencies, value) => value }
  const shelf = shelfOf(place.database, place.loaded)
  const snapshots = [...new Set([...shelf.values()].map((entry) => entry.snapshot))]
  if (snapshots.length > 0) forgetChanged(shelf, snapshots, await changesSince(db, snapshots), place.snapshot)
  return {
    today: place.today,
    find: <T>(key: string) => shelf.get(key)?.value as T | undefined,
    keep: (key, dependencies, value) => {
      shelf.set(key, { snapshot: place.snapshot, dependencies, value })
      for (const oldest of shelf.keys()) if (shelf.size > mostEntries) shelf.delete(oldest)
      return value
    },
  }
}

function shelfOf(database: string, loaded: string): Map<string, Entry> {
  const name = `${database}@${loaded}`
  const known = shelves.get(name)
  if (known !== undefined) return known
  for (const other of shelves.keys()) if (other.startsWith(`${database}@`)) shelves.delete(other)
  const shelf = new Map<string, Entry>()
  shelves.set(name, shelf)
  return shelf
}

async function changesSince(db: ReadDb, snapshots: string[]): Promise<{ snapshot: string; what: string }[]> {
  const since = (table: string, what: ReturnType<typeof sql>) => sql`
    select distinct ${what} as what from ${sql.table(table)} r
    where r.written_by >= pg_snapshot_xmin(s.snapshot::pg_snapshot)
      and not pg_visible_in_snapshot(r.written_by, s.snapshot::pg_snapshot)`
  // A correction may concern any kind.
  const rows = await ask(
    db,
    sql<{ snapshot: string; what: string }>`
    select s.snapshot, c.what from unnest(${snapshots}::text[]) s(snapshot) cross join lateral (
      ${since('facts', sql`case when r.corrects_id is null then r.kind else '*' end`)}
      union all ${since('monthly_reports', sql`'report:' || r.kpi_code`)}
      union all ${since('figure_sources', sql`'report:' || r.kpi_code`)}
      union all ${since('kpi_goal_decisions', sql`'goals'`)}
      union all ${since('kpi_definition_periods', sql`'versions'`)}
      union all ${since('figure_definition_withdrawals', sql`'versions'`)}
    ) c`,
  )
  return rows
}

function forgetChanged(
  shelf: Map<string, Entry>,
  asked: string[],
  changes: { snapshot: string; what: string }[],
  now: string,
): void {
  for (const [key, entry] of shelf) {
    // Kept by another request in the meantime: the next one asks about it.
    if (!asked.includes(entry.snapshot)) continue
    const changed = changes.filter((change) => change.snapshot === entry.snapshot)
    if (changed.some((change) => change.what === '*' || entry.dependencies.includes(change.what))) shelf.delete(key)
    else entry.snapshot = now
  }
}
