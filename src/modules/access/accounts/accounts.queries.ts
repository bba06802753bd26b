import { type Kysely, sql } from 'kysely'
import type { Role } from '../../../permissions.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'

export type AccountState = 'active' | 'invited' | 'ended'

export interface AccountRow {
  id: string
  email: string
  name: string
  role: Role | null
  organizationId: string | null
  organizationName: string | null
  deskId: string | null
  deskName: string | null
  state: AccountState
  secondFactor: boolean
  lastSeen: Date | null
  createdAt: Date
}

export interface AccountSearch {
  text: string
  role: Role | null
  organizationId: string | null
  state: AccountState | null
  offset: number
}

export const accountsPerPage = 50

/**
 * What the sign-in tables know of accounts: who has set a password, who has a second factor, when they were last here.
 */
interface SignInFacts {
  ready: boolean
  secondFactor: boolean
  lastSeen: Date | null
}

async function signInFacts(auth: Kysely<unknown>, ids: string[]): Promise<Map<string, SignInFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; ready: boolean; second_factor: boolean; last_seen: Date | null }>`
    select u."id", exists (select from auth."account" c where c."userId" = u."id") as ready,
      coalesce(u."twoFactorEnabled", false) as second_factor,
      (select max(s."updatedAt") from auth."session" s where s."userId" = u."id") as last_seen
    from auth."user" u where u."id" = any(${ids}::text[])`.execute(auth)
  return new Map(
    rows.map((row) => [row.id, { ready: row.ready, secondFactor: row.second_factor, lastSeen: row.last_seen }]),
  )
}

async function invitedIds(auth: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u."id" from auth."user" u where not exists (select from auth."account" c where c."userId" = u."id")`.execute(
    auth,
  )
  return rows.map((row) => row.id)
}

const withPlace = (db: ReadDb) =>
  db
    .selectFrom('accounts')
    .leftJoinLateral(
      sql<{
        role: Role
        organization_id: string | null
        organization_name: string
        desk_id: string | null
        desk_name: string
      }>`acting_membership(accounts.id)`.as('place'),
      (join) => join.onTrue(),
    )
    .select([
      'accounts.id',
      'accounts.email',
      'accounts.display_name',
      'accounts.is_active',
      'accounts.created_at',
      'place.role',
      'place.organization_id',
      'place.organization_name',
      'place.desk_id',
      'place.desk_name',
    ])

/** Whom the administrator manages: who works here. That somebody is supported is their desk's to know. */
const managed = (db: ReadDb) =>
  withPlace(db).where((eb) => eb.or([eb('place.role', 'is', null), eb('place.role', '<>', 'person')]))

type Placed = Awaited<ReturnType<ReturnType<typeof withPlace>['execute']>>[number]

function rowOf(row: Placed, facts: SignInFacts | undefined): AccountRow {
  return {
    id: row.id,
    email: row.email,
    name: row.display_name,
    role: row.role,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    deskId: row.desk_id,
    deskName: row.desk_name,
    state: !row.is_active ? 'ended' : facts?.ready === false ? 'invited' : 'active',
    secondFactor: facts?.secondFactor ?? false,
    lastSeen: facts?.lastSeen ?? null,
    createdAt: row.created_at as unknown as Date,
  }
}

export async function searchAccounts(
  db: ReadDb,
  auth: Kysely<unknown>,
  search: AccountSearch,
): Promise<{ rows: AccountRow[]; total: number }> {
  const invited = search.state === 'invited' || search.state === 'active' ? await invitedIds(auth) : []
  let query = managed(db)
  const text = search.text.trim().toLowerCase()
  if (text !== '') {
    const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((eb) =>
      eb.or([
        eb('accounts.email', 'like', pattern),
        eb(eb.fn<string>('lower', ['accounts.display_name']), 'like', pattern),
      ]),
    )
  }
  if (search.role !== null) query = query.where('place.role', '=', search.role)
  if (search.organizationId !== null) query = query.where('place.organization_id', '=', search.organizationId)
  if (search.state === 'ended') query = query.where('accounts.is_active', '=', false)
  if (search.state === 'active' || search.state === 'invited') {
    query = query
      .where('accounts.is_active', '=', true)
      .where(sql<boolean>`(accounts.id::text = any(${invited}::text[])) = ${search.state === 'invited'}`)
  }
  const counted = await db
    .selectFrom(query.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .orderBy('place.organization_name')
    .orderBy('accounts.display_name')
    .orderBy('accounts.id')
    .limit(accountsPerPage)
    .offset(search.offset)
    .execute()
  const facts = await signInFacts(
    auth,
    rows.map((row) => row.id),
  )
  return { rows: rows.map((row) => rowOf(row, facts.get(row.id))), total: Number(counted.total) }
}

export async function findAccount(db: ReadDb, auth: Kysely<unknown>, id: string): Promise<AccountRow | null> {
  const row = await managed(db).where('accounts.id', '=', id).executeTakeFirst()
  return row ? rowOf(row, (await signInFacts(auth, [id])).get(id)) : null
}
