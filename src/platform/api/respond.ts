/** An answer on the wire: its status, its version and its body. */
import { apiRoot } from './api.ts'
import type { KeptAnswer } from './idempotency.ts'
import type { OneRequest } from './request.ts'

export const etagOf = (version: number): string => `"${version}"`

export function respond({ c, endpoint }: OneRequest, answer: KeptAnswer): Response {
  c.header('Cache-Control', 'no-store')
  if (endpoint.versioned && answer.version !== undefined) c.header('ETag', etagOf(answer.version))
  if (answer.location !== undefined) c.header('Location', `${apiRoot}${answer.location}`)
  return c.json(answer.body as object, answer.status)
}
