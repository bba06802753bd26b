/** What a handler answers, as data; from there to the wire it is answers.ts. */
import type { ReactElement } from 'react'
import type { OffloadedWork } from '../offload/offloaded-work.ts'

export type Answer =
  | {
      kind: 'page'
      element: ReactElement
      status?: 200 | 202 | 404 | 409 | 422 | 429 | 503
      headers?: Record<string, string>
      cookies?: string[]
    }
  /** Part of a page, for a script that improves one. */
  | { kind: 'fragment'; element: ReactElement }
  /** A write ends the draft it was made from, unless keeping that draft is what it did. */
  | { kind: 'redirect'; location: string; notice?: string; cookies?: string[]; keepsDraft?: true }
  | { kind: 'file'; body: Uint8Array | string; type: string; headers?: Record<string, string>; status?: number }

/**
 * An answer whose main part is worked out in a worker thread. The handler has read what it needs: it is made after the
 * transaction, so that nobody's connection waits for it, and where it takes long, a page says how far it is.
 */
export interface Making {
  kind: 'making'
  work: OffloadedWork<unknown, unknown>
  input: unknown
  finish(output: unknown): Answer
}

export const making = <Input, Output>(
  work: OffloadedWork<Input, Output>,
  input: Input,
  finish: (output: Output) => Answer,
): Making => ({
  kind: 'making',
  work: work as OffloadedWork<unknown, unknown>,
  input,
  finish: finish as Making['finish'],
})

export const page = (element: ReactElement, status: 200 | 404 = 200): Answer => ({ kind: 'page', element, status })

export const fragment = (element: ReactElement): Answer => ({ kind: 'fragment', element })

/** After a write: 303 to where the result stands, with one sentence about what was done. */
export const redirect = (location: string, notice?: string): Answer => ({
  kind: 'redirect',
  location,
  ...(notice === undefined ? {} : { notice }),
})

/** A refused form: the whole page again with everything that was typed. Nothing was written; the draft is kept. */
export const refused = (element: ReactElement): Answer => ({ kind: 'page', element, status: 422 })
