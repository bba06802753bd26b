/** What went wrong, as a problem that a program can read (RFC 9457). */
import type { Context } from 'hono'
import { Forbidden } from '../../permissions.ts'
import { databaseFailure, type DatabaseFailure, isBeyondColumn, isConflict } from '../database/failures.ts'
import { requestIdOf } from '../http/observe.ts'
import { NotFound } from '../outcome.ts'
import { OffloadRefused, type OffloadTrouble } from '../offload/index.ts'
import { problemOf, Refusal } from './problem.ts'

export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof NotFound) return new Refusal(404)
  if (error instanceof Forbidden) return new Refusal(403)
  if (isBeyondColumn(error)) return new Refusal(422, [{ pointer: '', message: '受け取れる範囲をこえた値があります。' }])
  if (isConflict(error))
    return new Refusal(409, [{ pointer: '', message: 'ほかの要求が先に同じものを記録しました。読み直してください。' }])
  if (error instanceof OffloadRefused)
    return new Refusal(
      error.trouble === 'large' ? 413 : 503,
      [{ pointer: '', message: offloadWords[error.trouble] }],
      error.retryAfter === null ? {} : { 'Retry-After': String(error.retryAfter) },
    )
  const failure = databaseFailure(error)
  if (failure === null) return new Refusal(500)
  return new Refusal(503, [{ pointer: '', message: failureWords[failure] }], {
    'Retry-After': failure === 'full' || failure === 'newer' ? '60' : '2',
  })
}

const failureWords: Record<DatabaseFailure, string> = {
  away: 'データベースが再起動しているか、混み合っています。',
  busy: 'ほかの処理が同じところを使っていて、待ちきれませんでした。',
  full: 'データベースの置き場所がいっぱいで、書きこめません。',
  newer: 'このプログラムは、データベースより古い版です。新しいプログラムに替わるまで、書きこめません。',
}

const offloadWords: Record<OffloadTrouble, string> = {
  full: '数字をまとめる順番の列がいっぱいです。',
  slow: '時間かメモリーがかかりすぎるため、とちゅうでやめました。',
  large: '内容が長すぎて、つくれません。',
  failed: 'つくるしくみが、とちゅうで止まりました。',
}

/** While a council waits for its database. */
export function awayProblem(c: Context): Response {
  const refusal = new Refusal(503, [{ pointer: '', message: failureWords.away }], { 'Retry-After': '5' })
  for (const [name, value] of Object.entries(refusal.headers)) c.header(name, value)
  return c.body(JSON.stringify(problemOf(refusal, requestIdOf(c))), refusal.status, {
    'Content-Type': 'application/problem+json',
  })
}
