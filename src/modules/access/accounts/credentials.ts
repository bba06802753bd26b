/** An account's way to sign in, as statements. Each is to be called as `tsunagu_auth` (`withinAuth`). */
import { sql } from 'kysely'
import { newId } from '../../../platform/action.ts'
import type { WriteTx } from '../../../platform/database/handles.ts'

export async function insertPassword(tx: WriteTx, accountId: string, hash: string): Promise<void> {
  await sql`insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
    values (${newId()}, ${accountId}, 'credential', ${accountId}, ${hash}, now())
    on conflict ("providerId", "accountId") do update
    set "password" = excluded."password", "updatedAt" = now()`.execute(tx)
}

export async function endSessions(tx: WriteTx, accountId: string): Promise<void> {
  await sql`delete from auth."session" where "userId" = ${accountId}`.execute(tx)
}

/** Links that set a password: of an invitation, or for a forgotten one. */
export async function endLinks(tx: WriteTx, accountId: string): Promise<void> {
  await sql`update auth.invitations set ended_at = now() where user_id = ${accountId} and ended_at is null`.execute(tx)
  await sql`delete from auth.password_resets where user_id = ${accountId}`.execute(tx)
}
