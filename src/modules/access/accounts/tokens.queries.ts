/** Tokens of machines. */
import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/database/handles.ts'

export interface TokenRow {
  id: string
  purpose: string
  madeOn: string
  endsOn: string
  /** Within some minutes. */
  usedAt: Date | null
}

/** Tokens of machines that work, by when they end. */
export async function listTokens(db: ReadDb, accountId: string): Promise<TokenRow[]> {
  const tokyo = (column: string) => sql<string>`(${sql.ref(column)} at time zone 'Asia/Tokyo')::date`
  return db
    .selectFrom('api_tokens')
    .select(['id', 'purpose', sql<Date | null>`last_used_at`.as('usedAt')])
    .select([tokyo('created_at').as('madeOn'), tokyo('expires_at').as('endsOn')])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('expires_at')
    .orderBy('id')
    .execute()
}
