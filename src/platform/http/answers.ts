/** From an answer to what goes over the wire: headers, cookies, packing; and the page for what went wrong. */
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Council } from '../council.ts'
import type { DatabaseFailure } from '../database/failures.ts'
import { ourCookie } from './cookies.ts'
import { requestIdOf } from './observe.ts'
import type { OffloadTrouble } from '../offload/offloaded-work.ts'
import type { Answer, Fields } from './room.ts'
import type { WebParts } from './web-parts.ts'

/**
 * Of inputs after a session: one too long to be kept; too many wait already;
 * from a page more than a day old. Or drafts without end.
 */
export type LostInput = 'long' | 'many' | 'old' | 'drafts'

export interface ErrorPageProblem {
  status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503
  requestId: string
  signedIn: boolean
  /** Why it is 503. */
  database?: DatabaseFailure
  offload?: OffloadTrouble
  /** Why what was sent is not kept. */
  lost?: LostInput
  /** What was sent, so that it can be sent again from the page; only for a write that failed on our side. */
  retry?: { path: string; fields: Fields }
  /** What somebody wrote into a form that nothing takes any more. */
  typed?: readonly string[]
}

/** Notices travel in a cookie that the next page takes away; they hold no personal data. */
export const noticeCookie = 'tsunagu_notice'

export function respond(c: Context, parts: WebParts, council: Council, personal: boolean, answer: Answer): Response {
  c.header('Cache-Control', keepingOf(personal))
  for (const cookie of 'cookies' in answer ? (answer.cookies ?? []) : [])
    c.header('Set-Cookie', cookie, { append: true })
  switch (answer.kind) {
    case 'page':
      for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value)
      return packed(c, parts.render(answer.element), answer.status ?? 200)
    case 'fragment':
      return c.html(parts.renderFragment(answer.element))
    case 'redirect':
      if (answer.notice !== undefined) {
        c.header('Set-Cookie', ourCookie(noticeCookie, answer.notice, 60, council.baseUrl), { append: true })
      }
      return c.redirect(answer.location, 303)
    case 'file':
      for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value)
      return c.body(answer.body as string, (answer.status ?? 200) as 200, { 'Content-Type': answer.type })
  }
}

/**
 * A page is packed where it stands, in half a millisecond; through the stream of the general middleware it took two.
 */
function packed(c: Context, html: string, status: 200 | 202 | 404 | 409 | 422 | 429 | 503): Response {
  c.header('Vary', 'Accept-Encoding')
  if (accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) !== 'gzip')
    return c.html(html, status)
  return c.body(new Uint8Array(gzipSync(html, { level: 4 })), status, {
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Encoding': 'gzip',
  })
}

const keepingOf = (personal: boolean): string => (personal ? 'no-store' : 'no-cache')

/** How soon it is worth coming back. */
const retryAfterFailure: Record<DatabaseFailure, number> = { away: 5, busy: 5, full: 60, newer: 60 }

export type ProblemDetails = Pick<ErrorPageProblem, 'retry' | 'database' | 'offload' | 'lost' | 'typed'> & {
  retryAfter?: number
}

export function problem(
  c: Context,
  parts: WebParts,
  status: ErrorPageProblem['status'],
  { retryAfter: after, ...more }: ProblemDetails = {},
): Response {
  const council = parts.councilOf(c.req.header('host') ?? '')
  if (!council) return c.text('Not found', 404)
  c.header('Cache-Control', keepingOf(true))
  // A page may have been packed already when its entry in the read log failed: this one isn't.
  c.header('Content-Encoding', undefined)
  const retryAfter = after ?? (more.database === undefined ? undefined : retryAfterFailure[more.database])
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  const page = parts.errorPage(parts.plainShell(council, { notice: null }), {
    status,
    requestId: requestIdOf(c),
    signedIn: /session/.test(c.req.header('cookie') ?? ''),
    ...more,
  })
  return c.html(parts.render(page), status)
}
