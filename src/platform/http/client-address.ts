/**
 * Whose request it is, by address: the one answer for everything that counts or asks by address. A proxy in front makes
 * everybody come from its own; only one that the operator has named (TSUNAGU_TRUSTED_PROXY) is believed about others.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { addressBehind, plainAddress, proxiesOf } from './addresses.rules.ts'

const addresses = new WeakMap<Request, string>()

const socketOf = (c: Context): string => {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // In-process requests (tests) have no connection.
    return ''
  }
}

/** Finds each request's address once. @param proxies that are believed about others; checked with the settings */
export function knowAddress(proxies: readonly string[]): MiddlewareHandler {
  const trusted = proxiesOf(proxies)
  if (trusted === null) throw new Error('a trusted proxy that is no address')
  return async (c, next) => {
    addresses.set(c.req.raw, addressBehind(socketOf(c), c.req.header('x-forwarded-for'), trusted))
    await next()
  }
}

/** Who asks; '' in process. */
export const clientAddress = (c: Context): string => addresses.get(c.req.raw) ?? plainAddress(socketOf(c))

/** Asked from the machine itself and through no proxy, whoever that may be. */
export function isFromHere(c: Context): boolean {
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false
  return /^(?:127\.|::1$|$)/.test(clientAddress(c))
}
