/**
 * The life of a request. A GET is one read-only transaction, a POST one action in one writing transaction; the order
 * of the checks stands here once for all routes (docs/ARCHITECTURE.md follows one referral through it).
 */
import { type Context, Hono } from 'hono'
import type { ReactElement } from 'react'
import { sql } from 'kysely'
import { may, Forbidden, type Permission } from '../../permissions.ts'
import type { PlainShell, PublicShell, Shell } from '../../ui/layout/shell.ts'
import type { Actor } from '../actor.ts'
import type { Council } from '../council.ts'
import { type Gateway, nobody, type ReadDb, type WriteTx } from '../database/handles.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import { log } from '../log.ts'
import { NotFound } from '../outcome.ts'
import { databaseFailure, isConflict } from '../database/failures.ts'
import { ThreadRefused } from '../threads/index.ts'
import { type ErrorPageProblem, type LostInput, noticeCookie, problem, respond } from './answers.ts'
import { BodyRefused, readForm, type Written } from './body.ts'
import { clientAddress } from './client-address.ts'
import { csrfToken, dropDraft, dropKeptInput, formKit, ownerOf, saveDraft, writtenFields } from './forms.ts'
import { fromOwnOrigin } from './headers.ts'
import { createWebLimiters, senderOf, usualWebLimits, type WebLimiters, type WebLimits } from './limits.ts'
import { noteRoute, requestIdOf } from './observe.ts'
import type { Scanner } from './scan.ts'
import { noteSecurity } from './security-log.ts'
import { allReads, appendReads, collectReads, type Collected } from './read-log.ts'
import { answerOf } from './costly.ts'
import { answerKept, keptPage } from './kept-pages.ts'
import { type Held, holdFiles } from './held-files.ts'
import {
  type Answer,
  type Fields,
  type GetContext,
  type KeptContext,
  type Making,
  type PostContext,
  type RequestContext,
  type Route,
  type SecretContext,
  type SignedIn,
  type Titles,
  textOf,
} from './room.ts'
import { isId, newId } from '../action.ts'
import { runAction } from '../run-action.ts'

export interface SignedInAs {
  actor: Actor
  sessionId: string
}

/** What stands around a page: to be drawn with once it is whole. */
export interface Surroundings {
  shell: Shell
  whole: Promise<unknown>
}

/** What the composition gives the web: how to know people, how to draw. */
export interface WebParts {
  councilOf(host: string): Council | undefined
  authenticate(council: Council, headers: Headers): Promise<SignedInAs | null>
  /** A page that somebody must see before any other (a second factor to set up), or null. */
  detour(council: Council, signedIn: SignedInAs, path: string): string | null
  /** Asks what waits for the worker beside what the page asks; it is whole once that is known. */
  shell(
    council: Council,
    db: ReadDb,
    signedIn: SignedInAs,
    request: { path: string; query: URLSearchParams; csrf: string; notice: string | null },
  ): Surroundings
  publicShell(council: Council, request: { path: string; query: URLSearchParams; headers: Headers }): PublicShell
  plainShell(council: Council, request: { notice: string | null }): PlainShell
  render(element: ReactElement): string
  renderFragment(element: ReactElement): string
  errorPage(shell: PlainShell, problem: ErrorPageProblem): ReactElement
  /** While something is made; looks again by itself. */
  waitingPage(shell: PlainShell, waiting: { ahead: number; path: string }): ReactElement
  titles: Titles
  /** Looks at every file that comes with a form; null where the operator has named none. */
  scanner: Scanner | null
}

/** In bytes; the table has the same limit. */
const largestKept = 1_000_000

class TurnedBack extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('turned back')
    this.answer = answer
  }
}

/** Parameters with these names are UUIDs; anything else there is a page that doesn't exist. */
const idParameter = /(^id$|Id$)/

export function createWeb(routes: readonly Route[], parts: WebParts, limits: Partial<WebLimits> = {}): Hono {
  const app = new Hono()
  const limiters = createWebLimiters({ ...usualWebLimits, ...limits })
  const leads = leadsTo(routes)
  // The address of a form that was sent can be opened again: it leads to the page where the form stands. Before a page whose last part
  // is anything (/:format).
  const pages = new Set(routes.filter((route) => route.method === 'GET').map((route) => route.path))
  for (const route of routes)
    if (route.method === 'POST' && !pages.has(route.path))
      app.get(route.path, (c) => c.redirect(pageAbove(c.req.path, leads), 303))
  for (const route of routes) app.on(route.method, route.path, (c) => serve(c, route, { ...parts, leads }, limiters))
  // A route of its own: mounted below another app, a notFound handler of this one would never be asked.
  app.all('*', (c) => problem(c, parts, 404))
  return app
}

type Served = WebParts & { leads(path: string): boolean }

/** Paths at which a page answers, by the patterns of the routes. */
function leadsTo(routes: readonly Route[]): (path: string) => boolean {
  const pages = routes
    .filter((route) => route.method === 'GET')
    .map(
      (route) =>
        new RegExp(
          `^${route.path
            .split('/')
            .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
            .join('/')}$`,
        ),
    )
  return (path) => pages.some((page) => page.test(path.split(/[?#]/)[0] ?? ''))
}

/** The nearest address above this one at which a page answers. */
function pageAbove(path: string, leads: (path: string) => boolean): string {
  for (let above = path.slice(0, path.lastIndexOf('/')); above !== ''; above = above.slice(0, above.lastIndexOf('/')))
    if (leads(above)) return above
  return '/today'
}

/** Counted by account, and by address where there is none. @returns seconds to wait, or 0 */
function waitOf(
  { writes, pages, papers, visits, visitorsPapers }: WebLimiters,
  c: Context,
  route: Route,
  actor: Actor | null,
): number {
  if (route.method === 'POST') return actor === null || route.door === 'public' ? 0 : writes.hit(actor.accountId)
  const [all, costly, sender] =
    actor === null || route.door === 'public'
      ? [visits, visitorsPapers, senderOf(clientAddress(c))]
      : [pages, papers, actor.accountId]
  return Math.max(all.hit(sender), route.isCostly === true ? costly.hit(sender) : 0)
}

async function serve(c: Context, route: Route, parts: Served, limiters: WebLimiters): Promise<Response> {
  noteRoute(c, route.path)
  const url = new URL(c.req.url)
  const host = c.req.header('host') ?? url.host
  const council = parts.councilOf(host)
  if (!council) return c.text('Not found', 404)
  const refusedDoor = async (what: string, actor: Actor | null): Promise<Response> => {
    await noteSecurity(council, 'door-refused', {
      requestId: requestIdOf(c),
      accountId: actor?.accountId,
      organizationId: actor?.organizationId,
      detail: `${what}: ${route.method} ${route.path}`,
    })
    return problem(c, parts, 403)
  }
  let written: Written | undefined
  try {
    const params = c.req.param() as Record<string, string>
    for (const [name, value] of Object.entries(params)) {
      // What no name can hold (NUL, half of a pair) names nothing.
      if ((idParameter.test(name) && !isId(value)) || normalizeFreeText(value) !== value) throw new NotFound()
    }
    if (route.method === 'POST') {
      if (!fromOwnOrigin(c.req.raw.headers, host)) return refusedDoor('form of another site', null)
      written = await readForm(c.req.raw, route.takesFiles ?? null)
    }
    const signedIn = route.isKept === true ? null : await parts.authenticate(council, c.req.raw.headers)
    const wait = waitOf(limiters, c, route, signedIn?.actor ?? null)
    if (wait > 0) return problem(c, parts, 429, { retryAfter: wait })
    if (signedIn === null && route.door !== 'public')
      return await askToSignIn(c, parts, council, route.transaction === 'none' ? undefined : written?.fields, url)
    if (signedIn !== null && route.door !== 'public') {
      if (route.door !== 'signed-in' && !may(signedIn.actor, route.door satisfies Permission))
        return refusedDoor('door refused', signedIn.actor)
      const detour = parts.detour(council, signedIn, url.pathname)
      if (detour !== null) return c.redirect(detour, 303)
    }
    const request: OneRequest = {
      c,
      route,
      parts,
      council,
      signedIn,
      url,
      params,
      patience: limiters.patience,
      freshFor: limiters.freshFor,
    }
    if (route.isKept === true) return await serveKept(request)
    if (written === undefined)
      return route.transaction === 'none' ? await serveAlways(request) : await serveGet(request)
    // A public form (sign-in) may stand open in a second tab since before the sign-in; the origin check is its guard.
    if (signedIn !== null && route.door !== 'public') {
      if (!council.keys.verify('csrf', signedIn.sessionId, textOf(written.fields, '_csrf')))
        return refusedDoor('form without its token', signedIn.actor)
    }
    return route.transaction === 'none'
      ? await serveSecret(request, written)
      : await servePost(request as OneRequest & { signedIn: SignedInAs }, written)
  } catch (error) {
    if (error instanceof NotFound) return problem(c, parts, 404)
    if (error instanceof Forbidden) return problem(c, parts, 403)
    if (error instanceof BodyRefused) return problem(c, parts, error.status)
    const failure = databaseFailure(error)
    if (!(error instanceof ThreadRefused) && !isConflict(error))
      log.error('request failed', {
        requestId: requestIdOf(c),
        method: route.method,
        route: route.path,
        council: council.key,
        database: failure ?? undefined,
        error,
      })
    // A public form and one with a secret are never given back: whoever stands at the screen next would read it.
    const retry =
      written === undefined || route.door === 'public' || route.transaction === 'none'
        ? {}
        : { retry: { path: url.pathname + url.search, fields: written.fields } }
    if (isConflict(error)) return problem(c, parts, 409, retry)
    if (error instanceof ThreadRefused)
      return problem(c, parts, error.trouble === 'large' ? 413 : 503, {
        ...retry,
        thread: error.trouble,
        ...(error.retryAfter === null ? {} : { retryAfter: error.retryAfter }),
      })
    return problem(c, parts, failure === null ? 500 : 503, failure === null ? retry : { ...retry, database: failure })
  }
}

interface OneRequest {
  c: Context
  route: Route
  parts: Served
  council: Council
  signedIn: SignedInAs | null
  url: URL
  params: Record<string, string>
  patience: number
  freshFor: number
}

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

/** Public pages have connections of their own: what staff wait for doesn't keep the public waiting. */
const gatewayOf = ({ council, route }: OneRequest): Gateway =>
  route.door === 'public' ? council.publicGateway : council.gateway

interface Standing {
  context: RequestContext
  /** Asks for what stands around the page, once; done when it is whole. Nothing is asked for an answer that draws no page. */
  surround(): Promise<unknown>
  /** What was asked for stands. */
  whole(): Promise<unknown>
}

/** @param db null where the page needs no database */
function requestContext(
  request: OneRequest,
  db: ReadDb | null,
  collected: Collected = collectReads(),
  sent: Fields | null = null,
): Standing {
  const { c, parts, council, signedIn, url } = request
  const notice = takeNotice(c)
  const query = new URLSearchParams(
    [...url.searchParams].map(([name, value]): [string, string] => [normalizeFreeText(name), normalizeFreeText(value)]),
  )
  let surroundings: Surroundings | undefined
  const surround = (): Surroundings => {
    if (surroundings !== undefined) return surroundings
    if (!signedIn || db === null || request.route.door === 'public')
      throw new Error(`${request.route.path} is public and has no staff shell`)
    surroundings = parts.shell(council, db, signedIn, {
      path: url.pathname,
      query,
      csrf: csrfToken(council, signedIn.sessionId),
      notice,
    })
    // Waited for before the page is drawn.
    surroundings.whole.catch(() => {})
    return surroundings
  }
  const context: RequestContext = {
    actor: signedIn?.actor ?? null,
    sessionId: signedIn?.sessionId ?? null,
    council,
    clock: council.clock,
    path: url.pathname,
    params: request.params,
    id: request.params['id'] ?? '',
    query,
    headers: c.req.raw.headers,
    clientAddress: clientAddress(c),
    leads: parts.leads,
    titles: parts.titles,
    get shell(): Shell {
      return surround().shell
    },
    get publicShell() {
      return parts.publicShell(council, { path: url.pathname, query, headers: c.req.raw.headers })
    },
    get plainShell() {
      return parts.plainShell(council, { notice })
    },
    shows: collected.shows,
    form: (draftKey, version, isStale = false) =>
      formKit(
        council,
        signedIn?.actor ?? null,
        signedIn?.sessionId ?? null,
        db,
        draftKey,
        version,
        sent === null ? null : { fields: sent, isStale },
      ),
  }
  return {
    context,
    surround: () => (signedIn && request.route.door !== 'public' ? surround().whole : Promise.resolve()),
    whole: () => surroundings?.whole ?? Promise.resolve(),
  }
}

async function serveAlways(request: OneRequest): Promise<Response> {
  const answer = await (request.route.handler as (c: RequestContext) => Promise<Answer>)(
    requestContext(request, null).context,
  )
  return sent(request, answer)
}

const sent = ({ c, parts, council, signedIn }: OneRequest, answer: Answer): Response =>
  respond(c, parts, council, signedIn !== null, answer)

async function serveKept(request: OneRequest): Promise<Response> {
  const { c, route, council, parts, url, freshFor } = request
  const { context } = requestContext(request, null)
  const key = JSON.stringify([council.clock.today(), context.publicShell.large, context.path, context.query.toString()])
  const draw = async (): Promise<string> => {
    const answer = await council.publicGateway.read(nobody, (db) => {
      const kept: KeptContext = Object.assign(Object.create(context) as KeptContext, {
        db,
        statistics: council.publicGateway.statistics,
      })
      return (route.handler as (c: KeptContext) => Promise<Answer>)(kept)
    })
    if (answer.kind !== 'page' || answer.status !== 200) throw new Error(`${url.pathname} is no page that can be kept`)
    return parts.render(answer.element)
  }
  return answerKept(c, await keptPage(council, key, freshFor, draw))
}

async function serveGet(request: OneRequest): Promise<Response> {
  const { signedIn, route } = request
  const gateway = gatewayOf(request)
  const collected = collectReads()
  // The log is written while the page is drawn; the page isn't sent before it stands.
  let logged: Promise<void> = Promise.resolve()
  const answer = await gateway.read(signedIn?.actor ?? nobody, async (db) => {
    const standing = requestContext(request, db, collected)
    const context = Object.create(standing.context) as GetContext
    context.db = db
    context.statistics = (work) => gateway.statistics(work)
    const [drawn] = await Promise.all([
      (route.handler as (c: GetContext) => Promise<Answer | Making>)(context),
      standing.surround(),
    ])
    logged = noteReads(request, drawn, collected)
    logged.catch(() => {})
    return drawn
  })
  // After the transaction: who waits for a thread holds no connection.
  const response = sent(request, answer.kind === 'making' ? await made(request, answer) : answer)
  await logged
  return response
}

/** Of an answer that shows something: one that leads elsewhere is noted there. */
async function noteReads(
  { council, signedIn, route, params, url }: OneRequest,
  answer: Answer | Making,
  collected: Collected,
): Promise<void> {
  if (signedIn === null || answer.kind === 'redirect' || (answer.kind === 'page' && answer.status === 404)) return
  await appendReads(
    council.gateway,
    signedIn.actor,
    'page',
    url.pathname,
    allReads(route.about, params, collected.entries, `${route.method} ${route.path}`),
  )
}

async function made({ c, parts, council, url, patience }: OneRequest, making: Making): Promise<Answer> {
  const answer = await answerOf(making, patience, c.req.raw.signal)
  if (!('isWaiting' in answer)) return answer
  const element = parts.waitingPage(parts.plainShell(council, { notice: null }), {
    ahead: answer.ahead,
    path: url.pathname + url.search,
  })
  return { kind: 'page', status: 202, element, headers: { Refresh: answer.refresh, 'Cache-Control': 'no-store' } }
}

/** Answers that are being worked out, by account and submission: the second click waits for the first. */
const twins = new Map<string, Promise<Answer>>()

/** A form with a secret: no transaction is open while it is checked, and nothing of it is remembered. */
async function serveSecret(request: OneRequest, { fields }: Written): Promise<Response> {
  const { council, signedIn, route } = request
  const base =
    signedIn === null || route.door === 'public'
      ? requestContext(request, null).context
      : await council.gateway.read(signedIn.actor, async (db) => {
          const standing = requestContext(request, db)
          await standing.surround()
          return standing.context
        })
  const context = Object.create(base) as SecretContext
  context.fields = fields
  context.act = (work) => {
    if (signedIn === null) throw new Error(`${route.path}: nobody is signed in`)
    return runAction(council, signedIn.actor, (action) => work(action))
  }
  const handle = (): Promise<Answer> => (route.handler as (c: SecretContext) => Promise<Answer>)(context)
  const submission = textOf(fields, '_submission')
  if (signedIn === null || submission === '') return sent(request, await handle())
  const key = `${council.key} ${signedIn.actor.accountId} ${submission}`
  const answering = twins.get(key) ?? handle().finally(() => twins.delete(key))
  twins.set(key, answering)
  return sent(request, await answering)
}

async function servePost(
  request: OneRequest & { signedIn: SignedInAs },
  { fields, files }: Written,
): Promise<Response> {
  const { c, council, signedIn, route, url, parts } = request
  const handler = route.handler as (c: PostContext) => Promise<Answer>
  const { actor } = signedIn
  const draftKey = textOf(fields, '_draft')
  let collected = collectReads()
  const draft = {
    key: draftKey.slice(0, 200),
    path: url.pathname + url.search,
    title: parts.titles.draft(draftKey),
    fields,
  }
  if (textOf(fields, '_intent') === 'draft' && draftKey !== '') {
    const isKept = await council.gateway.write(actor, (tx) =>
      saveDraft(tx, actor.accountId, council.clock.now(), draft),
    )
    if (!isKept) return problem(c, parts, 413, { lost: 'drafts', retry: { path: url.pathname + url.search, fields } })
    return sent(request, { kind: 'redirect', location: url.pathname + url.search, notice: '下書きを残しました。' })
  }
  // Before the transaction: who waits for the scanner holds no connection.
  const held = await holdFiles(parts.scanner, council, actor, files, {
    requestId: requestIdOf(c),
    route: `${route.method} ${route.path}`,
  })
  try {
    const answer = await runAction(council, actor, async (action, db) => {
      const { tx } = action
      // An action that begins again shows what it shows once.
      collected = collectReads()
      const submission = textOf(fields, '_submission').slice(0, 200)
      const before = submission === '' ? undefined : await earlierAnswer(tx, actor.accountId, submission)
      if (before) return before
      const standing = requestContext(request, db, collected, fields)
      const context = Object.create(standing.context) as SignedIn<PostContext>
      context.db = db
      context.fields = fields
      context.files = held === null ? files : {}
      context.statistics = (work) => council.gateway.statistics(work)
      context.action = action
      const result = held === null ? await handler(context) : await drawnAgain(route, context, held)
      await standing.whole()
      if (result.kind !== 'redirect') throw new TurnedBack(result)
      if (submission !== '') await rememberAnswer(tx, actor.accountId, submission, route.path, result)
      if (draftKey !== '' && !result.keepsDraft) await dropDraft(tx, actor.accountId, draft.key)
      await dropKeptInput(tx, fields)
      return result
    })
    return sent(request, answer)
  } catch (error) {
    if (!(error instanceof TurnedBack)) throw error
    // What was typed is kept by itself: a refused form is the moment people lose their words.
    const standsAgain = error.answer.kind === 'page' && error.answer.status !== 503
    const isRefused = error.answer.kind === 'page' && (error.answer.status === 422 || error.answer.status === 503)
    if ((draftKey !== '' && isRefused) || (standsAgain && textOf(fields, '_kept') !== '')) {
      await council.gateway.write(actor, async (tx) => {
        if (draftKey !== '' && isRefused) await saveDraft(tx, actor.accountId, council.clock.now(), draft)
        if (standsAgain) await dropKeptInput(tx, fields)
      })
    }
    await noteReads(request, error.answer, collected)
    return sent(request, error.answer)
  }
}

async function drawnAgain(
  { takesFiles, path }: Route,
  context: SignedIn<PostContext>,
  { errors, retryAfter }: Held,
): Promise<Answer> {
  if (takesFiles === undefined) throw new Error(`${path} takes no files`)
  const element = await takesFiles.again(context, errors)
  return retryAfter === null
    ? { kind: 'page', element, status: 422 }
    : { kind: 'page', element, status: 503, headers: { 'Retry-After': String(retryAfter) } }
}

/** Waits for a twin that is still running and returns its answer, so that a double click has one effect. */
async function earlierAnswer(tx: WriteTx, accountId: string, submission: string): Promise<Answer | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId} ${submission}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('submissions')
    .select('answer')
    .where('account_id', '=', accountId)
    .where('submission_id', '=', submission)
    .executeTakeFirst()
  return row ? (row.answer as unknown as Answer) : undefined
}

async function rememberAnswer(
  tx: WriteTx,
  accountId: string,
  submission: string,
  action: string,
  answer: Answer,
): Promise<void> {
  await tx
    .insertInto('submissions')
    .values({ account_id: accountId, submission_id: submission, action, answer: JSON.stringify(answer) })
    .execute()
}

/** Keeps what was written, sealed, for the account the form was made for. @returns where it comes back, or why it isn't kept */
async function keepInput(
  council: Council,
  accountId: string,
  path: string,
  fields: Fields,
): Promise<{ path: string } | LostInput> {
  const id = newId()
  const sealed = council.keys.seal(
    'kept-input',
    JSON.stringify({ fields: writtenFields(fields), draftKey: textOf(fields, '_draft') }),
  )
  if (sealed.length > largestKept) return 'long'
  try {
    await council.gateway.append(nobody, (db) =>
      db.insertInto('kept_inputs').values({ id, account_id: accountId, path: path.slice(0, 500), sealed }),
    )
  } catch (error) {
    // bound_kept_inputs()
    if ((error as { code?: unknown }).code === 'TSU02') return 'many'
    throw error
  }
  return { path: `/kept/${id}` }
}

/** Not signed in: to the sign-in page; what was written is kept, or the person is told that it can't be. */
async function askToSignIn(
  c: Context,
  parts: WebParts,
  council: Council,
  fields: Fields | undefined,
  url: URL,
): Promise<Response> {
  if (c.req.header('sec-fetch-mode') === 'cors') return c.json({ signedOut: true }, 401)
  const path = url.pathname + url.search
  const owner = fields === undefined ? null : ownerOf(council, textOf(fields, '_owner'))
  const kept =
    fields === undefined || owner === null
      ? { path }
      : owner === 'old'
        ? owner
        : await keepInput(council, owner.accountId, path, fields)
  if (typeof kept === 'string') return problem(c, parts, 413, { lost: kept })
  return c.redirect(`/sign-in?next=${encodeURIComponent(kept.path)}`, 303)
}
