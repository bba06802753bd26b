import { sql } from 'kysely'
import type { DB } from './types.ts'
import type { WriteTx } from './handles.ts'

/** Bytes as PostgreSQL reads them in a text. */
export const bytesText = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/**
 * Many rows of one table in one statement: they go as one value and are taken apart by the database, so that there is
 * no limit of parameters. All rows have the columns of the first. The policies
 * and triggers of the table hold as always.
 */
export async function insertMany(
  tx: WriteTx,
  table: keyof DB & string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}
