/** What the sign-in tables know of one account: sessions, second factor, and whose link it is. */
import { type Kysely, sql } from 'kysely'
import { hashOfToken } from './invitation-token.ts'

export interface SessionRow {
  id: string
  startedAt: Date
  seenAt: Date
  address: string
  device: string
}

export async function findSessions(auth: Kysely<unknown>, accountId: string): Promise<SessionRow[]> {
  const { rows } = await sql<{
    id: string
    started_at: Date
    seen_at: Date
    address: string | null
    agent: string | null
  }>`
    select "id", "createdAt" as started_at, "updatedAt" as seen_at, "ipAddress" as address, "userAgent" as agent
    from auth."session"
    where "userId" = ${accountId} and "expiresAt" > now() and "createdAt" > now() - interval '12 hours'
      and "updatedAt" > now() - interval '3 hours'
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
function deviceOf(agent: string): string {
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

export interface SecondFactorState {
  state: 'off' | 'started' | 'on'
  /** Encrypted key of a set-up under way. */
  secret: string | null
  codesNotedAt: Date | null
}

export async function findSecondFactor(auth: Kysely<unknown>, accountId: string): Promise<SecondFactorState> {
  const {
    rows: [row],
  } = await sql<{ enabled: boolean; secret: string | null; codes_noted_at: Date | null }>`
    select coalesce(u."twoFactorEnabled", false) as enabled, f."secret" as secret, n.codes_noted_at
    from auth."user" u
    left join auth."twoFactor" f on f."userId" = u."id"
    left join auth.second_factor_uses n on n.user_id = u."id"
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
