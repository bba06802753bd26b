import { type Kysely, sql } from 'kysely'
import type { Role } from '../../../permissions.ts'
import { type ReadDb } from '../../../platform/database/handles.ts'
import { hashOfToken } from './invitation-token.ts'

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

/** What the sign-in tables know of accounts: who has set a password, who has a second factor, when they were last here. */
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

export async function readAccount(db: ReadDb, auth: Kysely<unknown>, id: string): Promise<AccountRow | null> {
  const row = await managed(db).where('accounts.id', '=', id).executeTakeFirst()
  return row ? rowOf(row, (await signInFacts(auth, [id])).get(id)) : null
}

export interface MembershipRow {
  id: string
  role: Role
  organizationName: string | null
  deskName: string | null
  validFrom: string
  validTo: string | null
}

export async function readMemberships(db: ReadDb, accountId: string): Promise<MembershipRow[]> {
  const rows = await db
    .selectFrom('memberships')
    .leftJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .leftJoin('desks', 'desks.id', 'memberships.desk_id')
    .select([
      'memberships.id',
      'memberships.role',
      'organizations.name as organization_name',
      'desks.short_name as desk_name',
      'memberships.valid_from',
      'memberships.valid_to',
    ])
    .where('memberships.account_id', '=', accountId)
    .orderBy('memberships.valid_from', 'desc')
    .orderBy('memberships.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    organizationName: row.organization_name,
    deskName: row.desk_name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

export interface PlaceOption {
  organizationId: string
  organizationName: string
  desks: { id: string; name: string }[]
}

export async function readPlaces(db: ReadDb): Promise<PlaceOption[]> {
  const organizations = await db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('retired_on', 'is', null)
    .orderBy('kind')
    .orderBy('id')
    .execute()
  const desks = await db
    .selectFrom('desks')
    .select(['id', 'organization_id', 'name'])
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
  return organizations.map((organization) => ({
    organizationId: organization.id,
    organizationName: organization.name,
    desks: desks
      .filter((desk) => desk.organization_id === organization.id)
      .map((desk) => ({ id: desk.id, name: desk.name })),
  }))
}

export interface SessionRow {
  id: string
  startedAt: Date
  seenAt: Date
  address: string
  device: string
}

export async function readSessions(auth: Kysely<unknown>, accountId: string): Promise<SessionRow[]> {
  const { rows } = await sql<{
    id: string
    started_at: Date
    seen_at: Date
    address: string | null
    agent: string | null
  }>`
    select "id", "createdAt" as started_at, "updatedAt" as seen_at, "ipAddress" as address, "userAgent" as agent from auth."session"
    where "userId" = ${accountId} and "expiresAt" > now() and "createdAt" > now() - interval '12 hours' and "updatedAt" > now() - interval '3 hours'
    order by "updatedAt" desc`.execute(auth)
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    address: addressOf(row.address ?? ''),
    device: deviceOf(row.agent ?? ''),
  }))
}

/** As the library notes it: of version 6 the network only; the machine itself is all zeros. */
const addressOf = (noted: string): string => (/^[0:]*$/.test(noted) || noted === '127.0.0.1' ? '' : noted)

/** Roughly which device: enough to recognize one's own. */
export function deviceOf(agent: string): string {
  const system = /iPhone/.test(agent)
    ? 'iPhone'
    : /iPad/.test(agent)
      ? 'iPad'
      : /Android/.test(agent)
        ? 'Android'
        : /Windows/.test(agent)
          ? 'Windows'
          : /CrOS/.test(agent)
            ? 'Chromebook'
            : /Mac OS X/.test(agent)
              ? 'Mac'
              : /Linux/.test(agent)
                ? 'Linux'
                : '端末'
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : ''
  return browser === '' ? system : `${system}の${browser}`
}

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

export interface SecondFactorState {
  state: 'off' | 'started' | 'on'
  /** Encrypted key of a set-up under way. */
  secret: string | null
  codesNotedAt: Date | null
}

export async function readSecondFactor(auth: Kysely<unknown>, accountId: string): Promise<SecondFactorState> {
  const {
    rows: [row],
  } = await sql<{ enabled: boolean; secret: string | null; codes_noted_at: Date | null }>`
    select coalesce(u."twoFactorEnabled", false) as enabled, f."secret" as secret, n.codes_noted_at
    from auth."user" u left join auth."twoFactor" f on f."userId" = u."id" left join auth.second_factor_uses n on n.user_id = u."id"
    where u."id" = ${accountId}`.execute(auth)
  if (!row) return { state: 'off', secret: null, codesNotedAt: null }
  const state = row.enabled ? 'on' : row.secret === null ? 'off' : 'started'
  return { state, secret: state === 'started' ? row.secret : null, codesNotedAt: row.codes_noted_at }
}

/** What an invitation's token opens; null where it is used, ended or too old. */
export async function openInvitation(
  auth: Kysely<unknown>,
  token: string,
  realNow: Date,
): Promise<{ accountId: string; email: string; name: string } | null> {
  const {
    rows: [row],
  } = await sql<{ id: string; email: string; name: string }>`
    select u."id", u."email", u."name" from auth.invitations i join auth."user" u on u."id" = i.user_id
    where i.token_hash = ${hashOfToken(token)} and i.ended_at is null and i.expires_at > ${realNow}`.execute(auth)
  return row ? { accountId: row.id, email: row.email, name: row.name } : null
}

interface Owner {
  accountId: string
  email: string
  name: string
}

/** Whose password a link sets; null where it is used, replaced or too old. */
export async function openReset(auth: Kysely<unknown>, token: string, realNow: Date): Promise<Owner | null> {
  const {
    rows: [row],
  } = await sql<{ id: string; email: string; name: string }>`
    select u."id", u."email", u."name" from auth.password_resets r join auth."user" u on u."id" = r.user_id
    where r.token_hash = ${hashOfToken(token)} and r.expires_at > ${realNow}`.execute(auth)
  return row ? { accountId: row.id, email: row.email, name: row.name } : null
}
