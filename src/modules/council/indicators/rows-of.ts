import { type RawBuilder, sql } from 'kysely'
import type { ReadDb } from '../../../platform/database/handles.ts'

/** The rows of a whole SQL query. A reading handle runs no free SQL, so the query stands as the source of a select. */
export async function rowsOf<T extends object>(db: ReadDb, query: RawBuilder<T>): Promise<T[]> {
  return (await db
    .selectFrom(sql<T>`(${query})`.as('found'))
    .selectAll()
    .execute()) as T[]
}
