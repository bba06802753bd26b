/** One request of a program: who it is, and its parameters, checked before anything is asked. */
import type { Context } from 'hono'
import type { Actor } from '../actor.ts'
import type { Council } from '../council.ts'
import { networkOf } from '../http/addresses.rules.ts'
import { clientAddress } from '../http/client-address.ts'
import type { Limiter } from '../http/limits.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import type { ApiParts } from './api.ts'
import type { Endpoint } from './endpoint.ts'
import { Refusal } from './problem.ts'

export interface Limiters {
  writes: Limiter
  reads: Limiter
  strangers: Limiter
}

export interface OneRequest {
  c: Context
  parts: ApiParts
  council: Council
  endpoint: Endpoint
  limiters: Limiters
  requestId: string
}

const bearer = /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i

export async function authenticated({ c, parts, council, limiters }: OneRequest): Promise<Actor> {
  const header = c.req.header('authorization')
  if (header === undefined) throw new Refusal(401, [], { 'WWW-Authenticate': 'Bearer realm="tsunagu"' })
  const token = bearer.exec(header)?.[1]
  const actor = token === undefined ? null : await parts.actorOfToken(council, token)
  if (actor) return actor
  const wait = limiters.strangers.hit(networkOf(clientAddress(c)))
  if (wait > 0) throw new Refusal(429, [], { 'Retry-After': String(wait) })
  throw new Refusal(401, [], { 'WWW-Authenticate': 'Bearer realm="tsunagu", error="invalid_token"' })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const shapes: Record<string, RegExp> = {
  finding: /^[lpr]\d{2,4}$/i,
  row: /^[A-Za-z0-9-]{1,20}$/,
  organization: /^[a-z0-9-]{1,100}$/,
  year: /^(20|21)\d{2}$/,
  number: /^[1-9]\d{0,3}$/,
  form: /^[a-z0-9-]{1,60}$/,
  id: uuid,
  signUpId: uuid,
  code: /^[a-z0-9-]{1,100}$/,
  desk: /^[a-z0-9-]{1,100}$/,
}

/** A path that names nothing possible is a path that doesn't exist. */
export function readParams(c: Context): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(c.req.param() as Record<string, string>)) {
    if (!shapes[name]?.test(value)) throw new Refusal(404)
    params[name] = value.toLowerCase()
  }
  return params
}

export function readQuery(c: Context): Record<string, string> {
  return Object.fromEntries(
    [...new URL(c.req.url).searchParams].map(([name, value]) => [name, normalizeFreeText(value)]),
  )
}
