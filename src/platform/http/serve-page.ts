/** Pages that are asked for: one read-only transaction each, kept ones none, and the log of whom they showed. */
import { nobody } from '../database/handles.ts'
import { answerOf } from './costly.ts'
import { answerKept, keptPage } from './kept-pages.ts'
import { allReads, appendReads, type Collected, collectReads } from './read-log.ts'
import { gatewayOf, type OneRequest, requestContext, sent } from './request-context.ts'
import type { Answer, GetContext, KeptContext, Making, RequestContext } from './room.ts'

export async function serveAlways(request: OneRequest): Promise<Response> {
  const answer = await (request.route.handler as (c: RequestContext) => Promise<Answer>)(
    requestContext(request, null).context,
  )
  return sent(request, answer)
}

export async function serveKept(request: OneRequest): Promise<Response> {
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

export async function serveGet(request: OneRequest): Promise<Response> {
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
  // After the transaction: who waits for a worker thread holds no connection.
  const response = sent(request, answer.kind === 'making' ? await made(request, answer) : answer)
  await logged
  return response
}

/** Of an answer that shows something: one that leads elsewhere is noted there. */
export async function noteReads(
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
    progress: answer.progress,
    path: url.pathname + url.search,
  })
  return { kind: 'page', status: 202, element, headers: { Refresh: answer.refresh, 'Cache-Control': 'no-store' } }
}
