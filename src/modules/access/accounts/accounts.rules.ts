import { z } from 'zod'
import { type Role, roles } from '../../../permissions.ts'
import { plainAddress } from '../../../platform/japanese/text.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { FieldError } from '../../../platform/outcome.ts'

/** Roles that work for an organization; the table `memberships` holds the same rule. */
export const needsOrganization = (role: Role): boolean =>
  role !== 'employer' && role !== 'person' && role !== 'administrator'

/** Who sees nothing but their own. */
const ownOnly: ReadonlySet<Role> = new Set(['employer', 'person'])

/**
 * Demanded in service from every role that sees others' data or manages anything;
 * a new role is one of these until it is said.
 */
export const needsSecondFactor = (role: Role): boolean => !ownOnly.has(role)

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** An address as it is compared and kept: full-width typing is taken, capitals don't matter. */
export const typedEmail = (text: string): string => plainAddress(text).toLowerCase()

const address = z.email().max(254)
export const isEmail = (email: string): boolean => address.safeParse(email).success

export function problemsOfEmail(email: string): FieldError[] {
  if (email === '') return [{ field: 'email', message: 'メールアドレスを書いてください。' }]
  return isEmail(email)
    ? []
    : [{ field: 'email', message: 'メールアドレスの形になっていません。@ の前と後を確かめてください。' }]
}

export function problemsOfName(name: string): FieldError[] {
  if (name === '') return [{ field: 'name', message: '名前を書いてください。' }]
  return [...name].length > 100 ? [{ field: 'name', message: '名前は100字までにしてください。' }] : []
}

/**
 * What stands in the counts instead of an address: a digest, so that an unknown one is counted the same and not kept.
 */
export const failureSubject = (keys: Pick<Keys, 'sign'>, email: string): string => keys.sign('sign-in-failures', email)

/** Where to go after signing in: a path of this service and nothing else. */
export function safeNext(next: string): string | null {
  // oxlint-disable-next-line no-control-regex -- a control character could start a header or another host
  if (!/^\/[^/\\\u0000-\u001f]/.test(next) || next.includes('\\') || next.length > 2000)
    return next === '/' ? '/' : null
  const base = 'https://here.invalid'
  return URL.canParse(next, base) && new URL(next, base).origin === base ? next : null
}
