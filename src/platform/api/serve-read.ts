/** A read of a program: under row-level security, and noted before it is answered. */
import type { Actor } from '../actor.ts'
import { allReads, appendReads, collectReads } from '../http/read-log.ts'
import type { Answered, ReadRequest } from './endpoint.ts'
import { checked } from './json-body.ts'
import { refuseToCome } from './paging.ts'
import { type OneRequest, readQuery } from './request.ts'
import { respond } from './respond.ts'

export async function serveRead(request: OneRequest, actor: Actor, params: Record<string, string>): Promise<Response> {
  const { c, council, endpoint } = request
  const query = endpoint.query ? checked(endpoint.query, readQuery(c)) : {}
  refuseToCome(query, council.clock.today())
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
