/**
 * The life of an API request, the same for all endpoints: who is it, may the role, is the input right, and then one
 * transaction. A GET reads under row-level security and notes who saw what before it answers; a write is one action.
 */
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { Forbidden, may } from '../../permissions.ts'
import type { Actor, OrganizationActor } from '../actor.ts'
import type { Council } from '../council.ts'
import { databaseFailure, type DatabaseFailure, isConflict, isBeyondColumn } from '../database/failures.ts'
import { networkOf } from '../http/addresses.rules.ts'
import { clientAddress } from '../http/client-address.ts'
import { noteSecurity } from '../http/security-log.ts'
import { createLimiter, type Limiter } from '../http/limits.ts'
import { noteRoute, requestIdOf } from '../http/observe.ts'
import { allReads, appendReads, collectReads, readsOf } from '../http/read-log.ts'
import { log } from '../log.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import { NotFound, stale } from '../outcome.ts'
import { ThreadRefused, type ThreadTrouble } from '../threads/index.ts'
import type { Answered, Endpoint, ReadRequest, WriteRequest } from './endpoint.ts'
import { answerBefore, idempotencyKey, keepAnswer, type KeptAnswer, requestDigest } from './idempotency.ts'
import { checked, readJson } from './json-body.ts'
import { openApiDocument } from './openapi.ts'
import { problemOf, Refusal, refusalOf } from './problem.ts'
import { runAction } from '../run-action.ts'

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

interface Limiters {
  writes: Limiter
  reads: Limiter
  strangers: Limiter
}

interface OneRequest {
  c: Context
  parts: ApiParts
  council: Council
  endpoint: Endpoint
  limiters: Limiters
  requestId: string
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

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof NotFound) return new Refusal(404)
  if (error instanceof Forbidden) return new Refusal(403)
  if (isBeyondColumn(error)) return new Refusal(422, [{ pointer: '', message: '受け取れる範囲をこえた値があります。' }])
  if (isConflict(error))
    return new Refusal(409, [{ pointer: '', message: 'ほかの要求が先に同じものを記録しました。読み直してください。' }])
  if (error instanceof ThreadRefused)
    return new Refusal(
      error.trouble === 'large' ? 413 : 503,
      [{ pointer: '', message: threadWords[error.trouble] }],
      error.retryAfter === null ? {} : { 'Retry-After': String(error.retryAfter) },
    )
  const failure = databaseFailure(error)
  if (failure === null) return new Refusal(500)
  return new Refusal(503, [{ pointer: '', message: failureWords[failure] }], {
    'Retry-After': failure === 'full' || failure === 'newer' ? '60' : '2',
  })
}

const failureWords: Record<DatabaseFailure, string> = {
  away: 'データベースが再起動しているか、混み合っています。',
  busy: 'ほかの処理が同じところを使っていて、待ちきれませんでした。',
  full: 'データベースの置き場所がいっぱいで、書きこめません。',
  newer: 'このプログラムは、データベースより古い版です。新しいプログラムに替わるまで、書きこめません。',
}

const threadWords: Record<ThreadTrouble, string> = {
  full: '数字をまとめる順番の列がいっぱいです。',
  slow: '時間かメモリーがかかりすぎるため、とちゅうでやめました。',
  large: '内容が長すぎて、つくれません。',
  failed: 'つくるしくみが、とちゅうで止まりました。',
}

/** While a council waits for its database. */
export function awayProblem(c: Context): Response {
  const refusal = new Refusal(503, [{ pointer: '', message: failureWords.away }], { 'Retry-After': '5' })
  for (const [name, value] of Object.entries(refusal.headers)) c.header(name, value)
  return c.body(JSON.stringify(problemOf(refusal, requestIdOf(c))), refusal.status, {
    'Content-Type': 'application/problem+json',
  })
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

const bearer = /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i

async function authenticated({ c, parts, council, limiters }: OneRequest): Promise<Actor> {
  const header = c.req.header('authorization')
  if (header === undefined) throw new Refusal(401, [], { 'WWW-Authenticate': 'Bearer realm="tsunagu"' })
  const token = bearer.exec(header)?.[1]
  const actor = token === undefined ? null : await parts.actorOfToken(council, token)
  if (actor) return actor
  const wait = limiters.strangers.hit(networkOf(clientAddress(c)))
  if (wait > 0) throw new Refusal(429, [], { 'Retry-After': String(wait) })
  throw new Refusal(401, [], { 'WWW-Authenticate': 'Bearer realm="tsunagu", error="invalid_token"' })
}

const shapes: Record<string, RegExp> = {
  finding: /^[lpr]\d{2,4}$/i,
  row: /^[A-Za-z0-9-]{1,20}$/,
  organization: /^[a-z0-9-]{1,100}$/,
  year: /^(20|21)\d{2}$/,
  number: /^[1-9]\d{0,3}$/,
  form: /^[a-z0-9-]{1,60}$/,
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  code: /^[a-z0-9-]{1,100}$/,
  desk: /^[a-z0-9-]{1,100}$/,
}

/** A path that names nothing possible is a path that doesn't exist. */
function readParams(c: Context): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(c.req.param() as Record<string, string>)) {
    if (!shapes[name]?.test(value)) throw new Refusal(404)
    params[name] = value.toLowerCase()
  }
  return params
}

function readQuery(c: Context): Record<string, string> {
  return Object.fromEntries(
    [...new URL(c.req.url).searchParams].map(([name, value]) => [name, normalizeFreeText(value)]),
  )
}

async function serveRead(request: OneRequest, actor: Actor, params: Record<string, string>): Promise<Response> {
  const { c, council, endpoint } = request
  const query = endpoint.query ? checked(endpoint.query, readQuery(c)) : {}
  const collected = collectReads()
  const answered = await council.gateway.read(actor, (db) =>
    (endpoint.read as (given: ReadRequest<unknown>) => Promise<Answered<unknown>>)({
      council,
      actor,
      db,
      params,
      query,
      statistics: (work) => council.gateway.statistics(work),
      shows: collected.shows,
    }),
  )
  await appendReads(
    council.gateway,
    actor,
    'api',
    new URL(c.req.url).pathname,
    allReads(endpoint.about, params, collected.entries, `${endpoint.method} ${endpoint.path}`),
  )
  return respond(request, { status: endpoint.status, ...answered })
}

async function serveWrite(request: OneRequest, actor: Actor, params: Record<string, string>): Promise<Response> {
  const { c, council, endpoint } = request
  // Whoever works at no desk has nothing to record with (an organization without one); the council's office has none and
  // keeps the council's own data.
  if (actor.organizationId === null || (actor.deskId === null && actor.role !== 'council-office'))
    throw new Refusal(403)
  const key = endpoint.method === 'POST' ? idempotencyKey(c.req.raw.headers) : null
  const raw = await readJson(c.req.raw)
  const body = endpoint.body ? checked(endpoint.body, raw) : raw
  const digest = key === null ? '' : requestDigest(endpoint.method, new URL(c.req.url).pathname, raw)
  const answer = await runAction(council, actor as OrganizationActor, async (action, db) => {
    const { tx } = action
    const collected = collectReads()
    const before = key === null ? undefined : await answerBefore(tx, council, actor.accountId, key, digest)
    if (before) return before
    const outcome = await (
      endpoint.write as (given: WriteRequest<unknown>) => ReturnType<NonNullable<Endpoint['write']>>
    )({
      council,
      actor: action.actor,
      action,
      shows: collected.shows,
      db,
      params,
      body,
      statistics: (work) => council.gateway.statistics(work),
      refuseStale: (version) =>
        matches(c.req.header('if-match'), version)
          ? null
          : stale('あなたが読んだあとに、ほかの人がこのケースを変えました。読み直して、要るところだけ送ってください。'),
    })
    // Thrown, so that nothing of a refused action stays.
    if (!outcome.ok) throw refusalOf(outcome)
    const made: KeptAnswer = { status: endpoint.status, ...outcome.value, shown: collected.entries }
    if (key !== null)
      await keepAnswer(tx, council, actor.accountId, key, `${endpoint.method} ${endpoint.path}`, digest, made)
    return made
  })
  // What a write answers with is read too, and again when the answer is given again.
  const where = `${endpoint.method} ${endpoint.path}`
  await appendReads(
    council.gateway,
    actor,
    'api',
    new URL(c.req.url).pathname,
    answer.shown === undefined
      ? readsOf(endpoint.about, params)
      : allReads(endpoint.about, params, answer.shown, where),
  )
  return respond(request, answer)
}

const etagOf = (version: number): string => `"${version}"`

/** If-Match as we gave the tag out; absent, the last one wins. */
function matches(header: string | undefined, version: number): boolean {
  if (header === undefined || header.trim() === '*') return true
  // Packed on the way, our own tag comes back as a weak one; it names the same version.
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(version))
}

function respond({ c, endpoint }: OneRequest, answer: KeptAnswer): Response {
  c.header('Cache-Control', 'no-store')
  if (endpoint.versioned && answer.version !== undefined) c.header('ETag', etagOf(answer.version))
  if (answer.location !== undefined) c.header('Location', `${apiRoot}${answer.location}`)
  return c.json(answer.body as object, answer.status)
}
