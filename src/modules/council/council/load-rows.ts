/** How a load puts rows into a table, and marks those that the folder no longer has. */
import { type ExpressionBuilder, type Insertable, type Transaction, sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import type { DB } from '../../../platform/database/types.ts'

export interface LoadSummary {
  /** Rows now in use, by table. */
  rows: Record<string, number>
  /** Rows that this load retired, by table; only tables with any. */
  retired: Record<string, number>
}

export interface Load {
  tx: Transaction<DB>
  recordedAt: Date
  today: CivilDate
  summary: LoadSummary
}

/** Inserts the rows; where the key exists, every other column takes the new value. */
export async function upsert<T extends keyof DB & string>(
  load: Pick<Load, 'tx' | 'summary'>,
  table: T,
  keys: (keyof DB[T] & string)[],
  rows: Insertable<DB[T]>[],
): Promise<void> {
  load.summary.rows[table] = (load.summary.rows[table] ?? 0) + rows.length
  const [first] = rows
  if (first === undefined) return
  const others = Object.keys(first).filter((column) => !keys.some((key) => key === column))
  // Kysely can't follow columns that are computed from a generic table;
  // the rows themselves are checked by the type above.
  const query = load.tx.insertInto(table).values(rows) as unknown as UpsertQuery
  await query
    .onConflict((conflict) => {
      const target = conflict.columns(keys)
      if (others.length === 0) return target.doNothing()
      return target.doUpdateSet((eb) =>
        Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}`)])),
      )
    })
    .execute()
}

interface UpsertQuery {
  onConflict(
    build: (conflict: {
      columns(names: string[]): {
        doNothing(): unknown
        doUpdateSet(
          set: (eb: ExpressionBuilder<Record<string, Record<string, unknown>>, string>) => Record<string, unknown>,
        ): unknown
      }
    }) => unknown,
  ): { execute(): Promise<unknown> }
}

type RetirableTable = { [T in keyof DB]: DB[T] extends { retired_on: unknown } ? T : never }[keyof DB] & string

/** Marks the rows that the folder no longer has. A row that returns is in use again (its insert clears the mark). */
export async function retire(
  load: Load,
  table: RetirableTable,
  key: string,
  present: string[],
  fiscalYear?: number,
): Promise<void> {
  const ofYear = fiscalYear === undefined ? sql`true` : sql`fiscal_year = ${fiscalYear}`
  const result = await sql`update ${sql.table(table)} set retired_on = ${load.today}
    where retired_on is null and ${ofYear} and ${sql.ref(key)}::text <> all(${present}::text[])`.execute(load.tx)
  const count = Number(result.numAffectedRows ?? 0n)
  if (count > 0) load.summary.retired[table] = (load.summary.retired[table] ?? 0) + count
}
