/** What a handler gets of its request, and what stands around the page that it draws. */
import type { Context } from 'hono'
import type { Shell } from '../../ui/layout/shell.ts'
import type { Council } from '../council.ts'
import type { Gateway, ReadDb } from '../database/handles.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import { noticeCookie, respond } from './answers.ts'
import { clientAddress } from './client-address.ts'
import { cookieIn, ourCookie } from './cookies.ts'
import { csrfToken, formKit } from './forms.ts'
import { type Collected, collectReads } from './read-log.ts'
import type { Answer, Fields, RequestContext, Route } from './room.ts'
import type { SignedInAs, Surroundings, WebParts } from './web-parts.ts'

export type Served = WebParts & { leads(path: string): boolean }

export interface OneRequest {
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

function takeNotice(c: Context, council: Council): string | null {
  const text = cookieIn(c.req.header('cookie'), noticeCookie)
  if (text === undefined) return null
  c.header('Set-Cookie', ourCookie(noticeCookie, '', 0, council.baseUrl), { append: true })
  return text.slice(0, 300)
}

/** Public pages have connections of their own: what staff wait for doesn't keep the public waiting. */
export const gatewayOf = ({ council, route }: OneRequest): Gateway =>
  route.door === 'public' ? council.publicGateway : council.gateway

interface Standing {
  context: RequestContext
  /**
   * Asks for what stands around the page, once; done when it is whole.
   * Nothing is asked for an answer that draws no page.
   */
  surround(): Promise<unknown>
  /** What was asked for stands. */
  whole(): Promise<unknown>
}

/** @param db null where the page needs no database */
export function requestContext(
  request: OneRequest,
  db: ReadDb | null,
  collected: Collected = collectReads(),
  sent: Fields | null = null,
): Standing {
  const { c, parts, council, signedIn, url } = request
  const notice = takeNotice(c, council)
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

export const sent = ({ c, parts, council, signedIn }: OneRequest, answer: Answer): Response =>
  respond(c, parts, council, signedIn !== null, answer)
