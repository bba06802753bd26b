/**
 * Refusals of the API: application/problem+json (RFC 9457) with the place of each mistake as a JSON pointer (RFC 6901).
 */
import type { Refused } from '../outcome.ts'

export interface PointedError {
  /** Where in the body; for a parameter of the query its name. Empty for the whole. */
  pointer: string
  message: string
}

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 503

export interface Problem {
  type: string
  title: string
  status: ProblemStatus
  errors: PointedError[]
  /** Names the request in the service's log. */
  instance: string
}

const kinds: Record<ProblemStatus, { code: string; title: string }> = {
  400: { code: 'malformed', title: '送られた内容を JSON として読めません。' },
  401: { code: 'unauthorized', title: 'トークンがないか、使えないトークンです。' },
  403: { code: 'forbidden', title: 'この役割ではできない操作です。' },
  404: { code: 'not-found', title: '見つかりません。' },
  405: { code: 'method-not-allowed', title: 'このパスでは使えないメソッドです。' },
  409: { code: 'state', title: 'いまの状態ではできない操作です。' },
  412: { code: 'stale', title: 'ほかの人が先に変えました。読み直してください。' },
  413: { code: 'too-large', title: '送られた内容が大きすぎます。' },
  415: { code: 'media-type', title: 'Content-Type は application/json にしてください。' },
  422: { code: 'invalid', title: '直すところがあります。' },
  429: { code: 'too-many-requests', title: '短い時間に送りすぎています。しばらく待ってください。' },
  500: { code: 'failed', title: 'こちらの不具合で処理できませんでした。書きこみは行っていません。' },
  503: { code: 'away', title: 'いま処理できません。少し待って、もう一度送ってください。書きこみは行っていません。' },
}

/** Ends the request with this problem; what was written is rolled back. */
export class Refusal extends Error {
  readonly status: ProblemStatus
  readonly errors: PointedError[]
  readonly headers: Record<string, string>
  constructor(status: ProblemStatus, errors: PointedError[] = [], headers: Record<string, string> = {}) {
    super(kinds[status].code)
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  const { code, title } = kinds[refusal.status]
  return {
    type: `urn:tsunagu:problem:${code}`,
    title,
    status: refusal.status,
    errors: refusal.errors,
    instance: `urn:uuid:${requestId}`,
  }
}

export const problemTitles = Object.fromEntries(
  Object.entries(kinds).map(([status, { title }]) => [status, title]),
) as Record<`${ProblemStatus}`, string>

const statuses = { invalid: 422, state: 409, stale: 412 } as const

/** What an action refused, in the API's words. */
export function refusalOf(refused: Refused): Refusal {
  return new Refusal(
    statuses[refused.kind],
    refused.errors.map((error) => ({
      pointer: pointerOf(error.field === '' ? [] : error.field.split('.')),
      message: error.message,
    })),
  )
}

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
