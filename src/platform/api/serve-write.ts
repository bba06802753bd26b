/** A write of a program: once for its key, against the version that it has seen, as one action. */
import { etagOf } from './respond.ts'
import type { Actor, OrganizationActor } from '../actor.ts'
import { allReads, appendReads, collectReads, readsOf } from '../http/read-log.ts'
import { stale } from '../outcome.ts'
import { runAction } from '../run-action.ts'
import type { Endpoint, WriteRequest } from './endpoint.ts'
import { answerBefore, idempotencyKey, keepAnswer, type KeptAnswer, requestDigest } from './idempotency.ts'
import { checked, readJson } from './json-body.ts'
import { refuseToCome } from './paging.ts'
import { Refusal, refusalOf } from './problem.ts'
import type { OneRequest } from './request.ts'
import { respond } from './respond.ts'

export async function serveWrite(request: OneRequest, actor: Actor, params: Record<string, string>): Promise<Response> {
  const { c, council, endpoint } = request
  // Whoever works at no desk has nothing to record with (an organization without one); the council's office has none
  // and keeps the council's own data.
  if (actor.organizationId === null || (actor.deskId === null && actor.role !== 'council-office'))
    throw new Refusal(403)
  const key = endpoint.method === 'POST' ? idempotencyKey(c.req.raw.headers) : null
  const isBare = endpoint.method === 'DELETE' && c.req.header('content-type') === undefined
  const raw = isBare ? {} : await readJson(c.req.raw)
  const body = endpoint.body ? checked(endpoint.body, raw) : raw
  refuseToCome(body, council.clock.today())
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

/** If-Match as we gave the tag out; absent, the last one wins. */
function matches(header: string | undefined, version: number): boolean {
  if (header === undefined || header.trim() === '*') return true
  // Packed on the way, our own tag comes back as a weak one; it names the same version.
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(version))
}
