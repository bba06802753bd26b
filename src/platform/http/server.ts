/**
 * The life of a request. A GET is one read-only transaction, a POST one action in one writing transaction; the order
 * of the checks stands here once for all routes (docs/ARCHITECTURE.md follows one referral through it).
 */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import type { ReactElement } from 'react'
import { sql } from 'kysely'
import { may, Forbidden, type Permission } from '../../permissions.ts'
import type { PlainShell, PublicShell, Shell } from '../../ui/layout/shell.ts'
import type { ActionContext } from '../action.ts'
import type { Actor } from '../actor.ts'
import { civilDateOf } from '../clock.ts'
import type { Council } from '../council.ts'
import { nobody, type ReadDb, type WriteTx } from '../database/handles.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import { log } from '../log.ts'
import { NotFound } from '../outcome.ts'
import { BodyRefused, readForm, type Written } from './body.ts'
import { csrfToken, dropDraft, formKit, ownerOf, saveDraft, writtenFields } from './forms.ts'
import { fromOwnOrigin, securityHeaders } from './headers.ts'
import { createLimiter } from './limits.ts'
import { appendReads, type ReadEntry } from './read-log.ts'
import type { Answer, Fields, GetContext, PostContext, RequestContext, Route, SignedIn } from './room.ts'
import { textOf } from './room.ts'
import { newId } from '../action.ts'

export interface SignedInAs {
  actor: Actor
  sessionId: string
}

/** What the composition gives the web: how to know people, how to draw. */
export interface WebParts {
  councilOf(host: string): Council | undefined
  authenticate(council: Council, headers: Headers): Promise<SignedInAs | null>
  /** A page that somebody must see before any other (a second factor to set up), or null. */
  detour(council: Council, signedIn: SignedInAs, path: string): string | null
  shell(council: Council, db: ReadDb, signedIn: SignedInAs, request: { path: string; query: URLSearchParams; csrf: string; notice: string | null }): Promise<Shell>
  publicShell(council: Council, request: { path: string; query: URLSearchParams; headers: Headers }): PublicShell
  plainShell(council: Council, request: { notice: string | null }): PlainShell
  render(element: ReactElement): string
  renderFragment(element: ReactElement): string
  errorPage(shell: PlainShell, problem: ErrorPageProblem): ReactElement
  draftTitle(key: string): string
}

export interface ErrorPageProblem {
  status: 400 | 403 | 404 | 413 | 415 | 429 | 500 | 503
  requestId: string
  signedIn: boolean
  /** What was sent, so that it can be sent again from the page; only for a write that failed on our side. */
  retry?: { path: string; fields: Fields }
}

class TurnedBack extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('turned back')
    this.answer = answer
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Parameters with these names are UUIDs; anything else there is a page that doesn't exist. */
const idParameter = /(^id$|Id$)/

/** More writes of one account in a minute than a person makes, autosave included. */
const mostWrites = 240

export function createWeb(routes: readonly Route[], parts: WebParts, writesPerMinute = mostWrites): Hono {
  const app = new Hono()
  const writes = createLimiter(writesPerMinute, 60)
  for (const route of routes) {
    app.on(route.method, route.path, (c) => serve(c, route, parts, writes))
  }
  // A route of its own: mounted below another app, a notFound handler of this one would never be asked.
  app.all('*', (c) => problem(c, parts, 404, randomUUID()))
  return app
}

async function serve(c: Context, route: Route, parts: WebParts, writes: ReturnType<typeof createLimiter>): Promise<Response> {
  const requestId = randomUUID()
  const url = new URL(c.req.url)
  const host = c.req.header('host') ?? url.host
  const council = parts.councilOf(host)
  if (!council) return c.text('Not found', 404)
  let written: Written | undefined
  try {
    const params = c.req.param() as Record<string, string>
    for (const [name, value] of Object.entries(params)) {
      // What no name can hold (NUL, half of a pair) names nothing.
      if ((idParameter.test(name) && !uuid.test(value)) || normalizeFreeText(value) !== value) throw new NotFound()
    }
    if (route.method === 'POST') {
      if (!fromOwnOrigin(c.req.raw.headers, host)) return await problem(c, parts, 403, requestId)
      written = await readForm(c.req.raw, route.takesFiles === true)
    }
    const signedIn = await parts.authenticate(council, c.req.raw.headers)
    if (signedIn === null && route.door !== 'public') return await askToSignIn(c, council, written?.fields, url)
    if (signedIn !== null && route.door !== 'public') {
      if (route.door !== 'signed-in' && !may(signedIn.actor, route.door satisfies Permission)) return await problem(c, parts, 403, requestId)
      const detour = parts.detour(council, signedIn, url.pathname)
      if (detour !== null) return c.redirect(detour, 303)
    }
    const request: OneRequest = { c, route, parts, council, signedIn, url, params, requestId }
    if (written === undefined) return await serveGet(request)
    // A public form (sign-in) may stand open in a second tab since before the sign-in; the origin check is its guard.
    if (signedIn !== null && route.door !== 'public') {
      const wait = writes.hit(signedIn.actor.accountId)
      if (wait > 0) return await problem(c, parts, 429, requestId, { retryAfter: wait })
      if (!council.keys.verify('csrf', signedIn.sessionId, textOf(written.fields, '_csrf'))) return await problem(c, parts, 403, requestId)
    }
    return await servePost(request, written)
  } catch (error) {
    if (error instanceof NotFound) return problem(c, parts, 404, requestId)
    if (error instanceof Forbidden) return problem(c, parts, 403, requestId)
    if (error instanceof BodyRefused) return problem(c, parts, error.status, requestId)
    log.error('request failed', { requestId, method: route.method, route: route.path, error })
    const status = databaseIsAway(error) ? 503 : 500
    return problem(c, parts, status, requestId, written === undefined ? {} : { retry: { path: url.pathname + url.search, fields: written.fields } })
  }
}

interface OneRequest {
  c: Context
  route: Route
  parts: WebParts
  council: Council
  signedIn: SignedInAs | null
  url: URL
  params: Record<string, string>
  requestId: string
}

/** Notices travel in a cookie that the next page takes away; they hold no personal data. */
const noticeCookie = 'tsunagu_notice'

function takeNotice(c: Context): string | null {
  const match = /(?:^|;\s*)tsunagu_notice=([^;]+)/.exec(c.req.header('cookie') ?? '')
  if (!match?.[1]) return null
  try {
    const text = decodeURIComponent(match[1])
    c.header('Set-Cookie', `${noticeCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`, { append: true })
    return text.slice(0, 300)
  } catch {
    return null
  }
}

async function requestContext(request: OneRequest, db: ReadDb): Promise<RequestContext> {
  const { c, parts, council, signedIn, url } = request
  const notice = takeNotice(c)
  const query = new URLSearchParams([...url.searchParams].map(([name, value]): [string, string] => [normalizeFreeText(name), normalizeFreeText(value)]))
  const shell = signedIn && request.route.door !== 'public'
    ? await parts.shell(council, db, signedIn, { path: url.pathname, query, csrf: csrfToken(council, signedIn.sessionId), notice })
    : undefined
  return {
    actor: signedIn?.actor ?? null,
    sessionId: signedIn?.sessionId ?? null,
    council,
    clock: council.clock,
    path: url.pathname,
    params: request.params,
    query,
    headers: c.req.raw.headers,
    clientAddress: clientAddress(c),
    get shell(): Shell {
      if (!shell) throw new Error(`${request.route.path} is public and has no staff shell`)
      return shell
    },
    get publicShell() {
      return parts.publicShell(council, { path: url.pathname, query, headers: c.req.raw.headers })
    },
    get plainShell() {
      return parts.plainShell(council, { notice })
    },
    form: (draftKey, version) => formKit(council, signedIn?.actor ?? null, signedIn?.sessionId ?? null, db, draftKey, version),
  }
}

async function serveGet(request: OneRequest): Promise<Response> {
  const { council, signedIn, route } = request
  const reads: ReadEntry[] = []
  // The log is written while the page is drawn; the page isn't sent before it stands.
  let logged: Promise<void> = Promise.resolve()
  const answer = await council.gateway.read(signedIn?.actor ?? nobody, async (db) => {
    const context = Object.create(await requestContext(request, db)) as GetContext
    context.db = db
    context.statistics = (work) => council.gateway.statistics(work)
    context.read = (kind, subjectIds, basis = 'own-duty') => void reads.push({ kind, subjectIds, basis })
    const drawn = await (route.handler as (c: GetContext) => Promise<Answer>)(context)
    if (signedIn) logged = appendReads(council.gateway, signedIn.actor, 'page', request.url.pathname, reads)
    logged.catch(() => {})
    return drawn
  })
  const response = respond(request, answer)
  await logged
  return response
}

async function servePost(request: OneRequest, { fields, files }: Written): Promise<Response> {
  const { council, signedIn, route, url, parts } = request
  const handler = route.handler as (c: PostContext) => Promise<Answer>
  const base = async (db: ReadDb): Promise<PostContext> => {
    const context = Object.create(await requestContext(request, db)) as PostContext
    context.db = db
    context.fields = fields
    context.files = files
    context.statistics = (work) => council.gateway.statistics(work)
    return context
  }
  // Nobody is signed in (sign-in itself, password reset): these rooms write through their own door.
  if (!signedIn || route.door === 'public') {
    return respond(request, await council.gateway.read(signedIn?.actor ?? nobody, async (db) => handler(await base(db))))
  }
  const { actor } = signedIn
  const draftKey = textOf(fields, '_draft')
  const draft = { key: draftKey.slice(0, 200), path: url.pathname + url.search, title: parts.draftTitle(draftKey), fields }
  if (textOf(fields, '_intent') === 'draft' && draftKey !== '') {
    await council.gateway.write(actor, (tx) => saveDraft(tx, actor.accountId, council.clock.now(), draft))
    return respond(request, { kind: 'redirect', location: url.pathname + url.search, notice: '下書きを残しました。' })
  }
  try {
    const answer = await council.gateway.write(actor, async (tx) => {
      const submission = textOf(fields, '_submission').slice(0, 200)
      const before = submission === '' ? undefined : await earlierAnswer(tx, actor.accountId, submission)
      if (before) return before
      const context = (await base(tx as unknown as ReadDb)) as SignedIn<PostContext>
      const now = council.clock.now()
      const action: ActionContext = { tx, actor, now, today: civilDateOf(now), settings: council.settings, keys: council.keys, fold: council.fold }
      context.action = action
      const result = await handler(context)
      if (result.kind !== 'redirect') throw new TurnedBack(result)
      if (submission !== '') await rememberAnswer(tx, actor.accountId, submission, route.path, result)
      if (draftKey !== '' && !result.keepsDraft) await dropDraft(tx, actor.accountId, draft.key)
      return result
    })
    return respond(request, answer)
  } catch (error) {
    if (!(error instanceof TurnedBack)) throw error
    // What was typed is kept by itself: a refused form is the moment people lose their words.
    if (draftKey !== '' && error.answer.kind === 'page' && error.answer.status === 422) {
      await council.gateway.write(actor, (tx) => saveDraft(tx, actor.accountId, council.clock.now(), draft))
    }
    return respond(request, error.answer)
  }
}

/** Waits for a twin that is still running and returns its answer, so that a double click has one effect. */
async function earlierAnswer(tx: WriteTx, accountId: string, submission: string): Promise<Answer | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId} ${submission}`}, 0))`.execute(tx)
  const row = await tx.selectFrom('submissions').select('answer').where('account_id', '=', accountId).where('submission_id', '=', submission).executeTakeFirst()
  return row ? (row.answer as unknown as Answer) : undefined
}

async function rememberAnswer(tx: WriteTx, accountId: string, submission: string, action: string, answer: Answer): Promise<void> {
  await tx.insertInto('submissions').values({ account_id: accountId, submission_id: submission, action, answer: JSON.stringify(answer) }).execute()
}

/** Not signed in: to the sign-in page; what was written is kept, sealed, for the account the form was made for. */
async function askToSignIn(c: Context, council: Council, fields: Fields | undefined, url: URL): Promise<Response> {
  if (c.req.header('sec-fetch-mode') === 'cors') return c.json({ signedOut: true }, 401)
  let next = url.pathname + url.search
  if (fields !== undefined) {
    const owner = ownerOf(council, textOf(fields, '_owner'))
    if (owner !== null) {
      const id = newId()
      const sealed = council.keys.seal('kept-input', JSON.stringify({ fields: writtenFields(fields), draftKey: textOf(fields, '_draft') }))
      await council.gateway.append(nobody, (db) => db.insertInto('kept_inputs').values({ id, account_id: owner, path: next.slice(0, 500), sealed }))
      next = `/kept/${id}`
    }
  }
  return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
}

function respond(request: OneRequest, answer: Answer): Response {
  const { c, parts, council, signedIn } = request
  setHeaders(c, council, signedIn !== null)
  for (const cookie of 'cookies' in answer ? (answer.cookies ?? []) : []) c.header('Set-Cookie', cookie, { append: true })
  switch (answer.kind) {
    case 'page':
      for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value)
      return packed(c, parts.render(answer.element), answer.status ?? 200)
    case 'fragment':
      return c.html(parts.renderFragment(answer.element))
    case 'redirect':
      if (answer.notice !== undefined) {
        c.header('Set-Cookie', `${noticeCookie}=${encodeURIComponent(answer.notice)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`, { append: true })
      }
      return c.redirect(answer.location, 303)
    case 'file':
      for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value)
      return c.body(answer.body as string, (answer.status ?? 200) as 200, { 'Content-Type': answer.type })
  }
}

/** A page is packed where it stands, in half a millisecond; through the stream of the general middleware it took two. */
function packed(c: Context, html: string, status: 200 | 404 | 409 | 422 | 429): Response {
  c.header('Vary', 'Accept-Encoding')
  if (accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) !== 'gzip') return c.html(html, status)
  return c.body(new Uint8Array(gzipSync(html, { level: 4 })), status, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Encoding': 'gzip' })
}

function setHeaders(c: Context, council: Council, personal: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders(council.baseUrl.startsWith('https:')))) c.header(name, value)
  c.header('Cache-Control', personal ? 'no-store' : 'no-cache')
}

async function problem(c: Context, parts: WebParts, status: ErrorPageProblem['status'], requestId: string, more: { retry?: ErrorPageProblem['retry']; retryAfter?: number } = {}): Promise<Response> {
  const council = parts.councilOf(c.req.header('host') ?? '')
  if (!council) return c.text('Not found', 404)
  setHeaders(c, council, true)
  if (more.retryAfter !== undefined) c.header('Retry-After', String(more.retryAfter))
  const page = parts.errorPage(parts.plainShell(council, { notice: null }), {
    status, requestId, signedIn: /session/.test(c.req.header('cookie') ?? ''), ...(more.retry === undefined ? {} : { retry: more.retry }),
  })
  return c.html(parts.render(page), status)
}

function clientAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // In-process requests (tests) have no connection.
    return ''
  }
}

/** Server restarting, connection lost, too many connections: come back in a moment, nothing was written. */
function databaseIsAway(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  const message = error instanceof Error ? error.message : ''
  return /^(57P0[1-3]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|ENOENT)$/.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(message)
}
