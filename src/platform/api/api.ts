/**
 * The life of an API request, the same for all endpoints: who is it, may the role, is the input right, and then one
 * transaction. A GET reads under row-level security and notes who saw what before it answers; a write is one action.
 */
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { may } from '../../permissions.ts'
import type { Actor } from '../actor.ts'
import type { Council } from '../council.ts'
import { databaseFailure } from '../database/failures.ts'
import { createLimiter } from '../http/limits.ts'
import { noteRoute, requestIdOf } from '../http/observe.ts'
import { noteSecurity } from '../http/security-log.ts'
import { log } from '../log.ts'
import type { Endpoint } from './endpoint.ts'
import { asRefusal } from './failures.ts'
import { openApiDocument } from './openapi.ts'
import { problemOf, Refusal } from './problem.ts'
import { authenticated, type Limiters, type OneRequest, readParams } from './request.ts'
import { serveRead } from './serve-read.ts'
import { serveWrite } from './serve-write.ts'

export interface ApiParts {
  councilOf(host: string): Council | undefined
  actorOfToken(council: Council, token: string): Promise<Actor | null>
}

/** Requests a minute; the database is protected from a stuck script (platform/http/limits). */
export interface ApiLimits {
  writes: number
  reads: number
  /** From one address, with tokens that don't work. */
  strangers: number
}

export const apiRoot = '/api/v1'

/** The API, to be mounted at `apiRoot`. */
export function createApi(
  endpoints: readonly Endpoint[],
  parts: ApiParts,
  limits: ApiLimits = { writes: 240, reads: 1200, strangers: 60 },
): Hono {
  const app = new Hono()
  const limiters: Limiters = {
    writes: createLimiter(limits.writes, 60),
    reads: createLimiter(limits.reads, 60),
    strangers: createLimiter(limits.strangers, 60),
  }
  app.use(compress())
  app.get('/openapi.json', (c) =>
    guarded(c, parts, async () => {
      c.header('Cache-Control', 'no-cache')
      return c.json(openApiDocument(endpoints))
    }),
  )
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path.replace(/\{(\w+)\}/g, ':$1'), (c) =>
      guarded(c, parts, (council, requestId) => serve({ c, parts, council, endpoint, limiters, requestId })),
    )
  }
  for (const [path, methods] of methodsByPath(endpoints)) {
    app.all(path, (c) => guarded(c, parts, () => Promise.reject(new Refusal(405, [], { Allow: methods.join(', ') }))))
  }
  app.all('*', (c) => guarded(c, parts, () => Promise.reject(new Refusal(404))))
  return app
}

function methodsByPath(endpoints: readonly Endpoint[]): Map<string, string[]> {
  const methods = new Map<string, string[]>([['/openapi.json', ['GET', 'HEAD']]])
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    methods.set(path, [
      ...(methods.get(path) ?? []),
      ...(endpoint.method === 'GET' ? ['GET', 'HEAD'] : [endpoint.method]),
    ])
  }
  return methods
}

/** Whatever happens becomes an answer of the API, never a page. */
async function guarded(
  c: Context,
  parts: ApiParts,
  work: (council: Council, requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = requestIdOf(c)
  const council = parts.councilOf(c.req.header('host') ?? new URL(c.req.url).host)
  try {
    if (!council) throw new Refusal(404)
    return await work(council, requestId)
  } catch (error) {
    const refusal = asRefusal(error)
    if (refusal.status >= 500)
      log.error('api request failed', {
        requestId,
        method: c.req.method,
        council: council?.key,
        database: databaseFailure(error) ?? undefined,
        error,
      })
    if (council) c.header('Cache-Control', 'no-store')
    for (const [name, value] of Object.entries(refusal.headers)) c.header(name, value)
    return c.body(JSON.stringify(problemOf(refusal, requestId)), refusal.status, {
      'Content-Type': 'application/problem+json',
    })
  }
}

async function serve(request: OneRequest): Promise<Response> {
  const { c, endpoint, limiters } = request
  noteRoute(c, `${apiRoot}${endpoint.path}`)
  const actor = await authenticated(request)
  const wait = (endpoint.method === 'GET' ? limiters.reads : limiters.writes).hit(actor.accountId)
  if (wait > 0) throw new Refusal(429, [], { 'Retry-After': String(wait) })
  if (!may(actor, endpoint.permission)) {
    const detail = `role may not: ${endpoint.method} ${apiRoot}${endpoint.path}`
    await noteSecurity(request.council, 'door-refused', {
      requestId: requestIdOf(c),
      accountId: actor.accountId,
      organizationId: actor.organizationId,
      detail,
    })
    throw new Refusal(403)
  }
  const params = readParams(c)
  return endpoint.read ? serveRead(request, actor, params) : serveWrite(request, actor, params)
}
