/**
 * Forms that are sent: one action in one writing transaction, its answer remembered,
 * and what was typed kept where it is refused.
 */
import { sql } from 'kysely'
import type { WriteTx } from '../database/handles.ts'
import { runAction } from '../run-action.ts'
import { problem } from './answers.ts'
import type { Written } from './body.ts'
import { dropDraft, dropKeptInput, saveDraft } from './forms.ts'
import { type Held, holdFiles } from './held-files.ts'
import { requestIdOf } from './observe.ts'
import { collectReads } from './read-log.ts'
import { type OneRequest, requestContext, sent } from './request-context.ts'
import { type Answer, type PostContext, type Route, type SignedIn, textOf } from './room.ts'
import { noteReads } from './serve-page.ts'
import type { SignedInAs } from './web-parts.ts'

class TurnedBack extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('turned back')
    this.answer = answer
  }
}

export async function servePost(
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
