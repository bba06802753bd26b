/**
 * The life of a request. A GET is one read-only transaction, a POST one action in one writing transaction; the order
 * of the checks stands here once for all routes (docs/ARCHITECTURE.md follows one referral through it).
 */
import { type Context, Hono } from 'hono'
import { Forbidden, may, type Permission } from '../../permissions.ts'
import { isId } from '../ids.ts'
import type { Actor } from '../actor.ts'
import { databaseFailure, isConflict } from '../database/failures.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import { log } from '../log.ts'
import { NotFound } from '../outcome.ts'
import { OffloadRefused } from '../offload/index.ts'
import { askToSignIn } from './after-session.ts'
import { problem } from './answers.ts'
import { BodyRefused, readForm, type Written } from './body.ts'
import { clientAddress } from './client-address.ts'
import { fromOwnOrigin } from './headers.ts'
import { leadsTo, pageAbove } from './leads.ts'
import { createWebLimiters, usualWebLimits, senderOf, type WebLimiters, type WebLimits } from './limits.ts'
import { noteRoute, requestIdOf } from './observe.ts'
import type { OneRequest, Served } from './request-context.ts'
import { type Route, textOf } from './room.ts'
import { noteSecurity } from './security-log.ts'
import { servePost } from './serve-form.ts'
import { serveAlways, serveGet, serveKept } from './serve-page.ts'
import { serveSecret } from './serve-secret.ts'
import type { SignedInAs, WebParts } from './web-parts.ts'

/** Parameters with these names are UUIDs; anything else there is a page that doesn't exist. */
const idParameter = /(^id$|Id$)/

export function createWeb(routes: readonly Route[], parts: WebParts, limits: Partial<WebLimits> = {}): Hono {
  const app = new Hono()
  const limiters = createWebLimiters({ ...usualWebLimits, ...limits })
  const leads = leadsTo(routes)
  // The address of a form that was sent can be opened again: it leads to the page where the form stands. Before a page
  // whose last part is anything (/:format).
  const pages = new Set(routes.filter((route) => route.method === 'GET').map((route) => route.path))
  for (const route of routes)
    if (route.method === 'POST' && !pages.has(route.path))
      app.get(route.path, (c) => c.redirect(pageAbove(c.req.path, leads), 303))
  for (const route of routes) app.on(route.method, route.path, (c) => serve(c, route, { ...parts, leads }, limiters))
  // A route of its own: mounted below another app, a notFound handler of this one would never be asked.
  app.all('*', (c) => problem(c, parts, 404))
  return app
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
  const isCostly = route.isCostly === true || (route.isCostly === 'as-file' && c.req.query('format') !== undefined)
  return Math.max(all.hit(sender), isCostly ? costly.hit(sender) : 0)
}

/** What was written in words; codes and days are chosen again in a moment, and secrets are shown to nobody. */
function wordsTyped({ transaction }: Route, written: Written | undefined): string[] {
  if (written === undefined || transaction === 'none') return []
  return Object.entries(written.fields).flatMap(([name, value]) =>
    /^_|\.(?:year|month|day)$/.test(name) ? [] : [value].flat().filter((each) => /[^\u0000-\u007f]|\S\s+\S/.test(each)),
  )
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
      return await askToSignIn(c, parts, council, route.transaction === 'none' ? undefined : written, url)
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
    if (error instanceof NotFound) return problem(c, parts, 404, { typed: wordsTyped(route, written) })
    if (error instanceof Forbidden) return problem(c, parts, 403)
    if (error instanceof BodyRefused) return problem(c, parts, error.status)
    const failure = databaseFailure(error)
    if (!(error instanceof OffloadRefused) && !isConflict(error))
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
    if (error instanceof OffloadRefused)
      return problem(c, parts, error.trouble === 'large' ? 413 : 503, {
        ...retry,
        offload: error.trouble,
        ...(error.retryAfter === null ? {} : { retryAfter: error.retryAfter }),
      })
    return problem(c, parts, failure === null ? 500 : 503, failure === null ? retry : { ...retry, database: failure })
  }
}
