/**
 * The same POST twice has one effect and one answer: the answer is kept beside what it did, in the same transaction,
 * under the account and the key. Kept sealed, because it can hold a person's name;
 * a refusal had no effect and isn't kept.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Council } from '../council.ts'
import type { ReadEntry } from '../http/read-log.ts'
import type { WriteTx } from '../database/handles.ts'
import { canonical } from './json-body.ts'
import { Refusal } from './problem.ts'

export interface KeptAnswer {
  status: 200 | 201
  body: unknown
  version?: number
  location?: string
  /** Whom it shows beyond its path; absent in answers kept by a former version. */
  shown?: ReadEntry[]
}

interface Kept {
  request: string
  sealed: string
}

/** Any visible ASCII, as HTTP allows in a header; 100 characters hold every kind of id. */
const keyShape = /^[\x21-\x7e]{1,100}$/

/** @throws Refusal 400 */
export function idempotencyKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key')
  if (key === null) return null
  if (!keyShape.test(key))
    throw new Refusal(400, [
      { pointer: '', message: 'Idempotency-Key は、空白のない英数字と記号で100字までにしてください。' },
    ])
  return key
}

/** What a repeated request is compared by. */
export function requestDigest(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n${canonical(body)}`)
    .digest('base64url')
}

/**
 * The answer that this key got before; waits for a twin that is still running.
 * @throws Refusal 422 where the key was used for another request
 */
export async function answerBefore(
  tx: WriteTx,
  council: Council,
  accountId: string,
  key: string,
  digest: string,
): Promise<KeptAnswer | undefined> {
  const submission = `api:${key}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId} ${submission}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('submissions')
    .select('answer')
    .where('account_id', '=', accountId)
    .where('submission_id', '=', submission)
    .executeTakeFirst()
  if (!row) return undefined
  const kept = row.answer as unknown as Kept
  if (kept.request !== digest) {
    throw new Refusal(422, [
      {
        pointer: '',
        message:
          'この Idempotency-Key は、別の内容の要求にもう使われています。内容を変えるなら、新しいキーにしてください。',
      },
    ])
  }
  return JSON.parse(council.keys.unseal('api-answer', Buffer.from(kept.sealed, 'base64'))) as KeptAnswer
}

export async function keepAnswer(
  tx: WriteTx,
  council: Council,
  accountId: string,
  key: string,
  action: string,
  digest: string,
  answer: KeptAnswer,
): Promise<void> {
  const kept: Kept = {
    request: digest,
    sealed: council.keys.seal('api-answer', JSON.stringify(answer)).toString('base64'),
  }
  await tx
    .insertInto('submissions')
    .values({ account_id: accountId, submission_id: `api:${key}`, action, answer: JSON.stringify(kept) })
    .execute()
}
