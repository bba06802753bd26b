/** A kind of work of nothing but CPU, by the name under which a worker thread knows it. */
export interface OffloadedWork<Input, Output> {
  readonly name: string
  /** So many characters of input at most: what is written in native code can't be stopped, only kept small. */
  readonly most: number
  readonly does?: (input: Input) => Output
}

export const offloadedWork = <Input, Output>(name: string, most: number): OffloadedWork<Input, Output> => ({
  name,
  most,
})

/**
 * Why it isn't done: `full`: too many wait; `slow`: took too long or too much memory; `large`: too long to be tried;
 * `failed`: our own fault.
 */
export type OffloadTrouble = 'full' | 'slow' | 'large' | 'failed'

/** In seconds; null where waiting doesn't help. */
const comeBack: Record<OffloadTrouble, number | null> = { full: 15, slow: 60, large: null, failed: 15 }

export class OffloadRefused extends Error {
  override readonly name = 'OffloadRefused'
  readonly trouble: OffloadTrouble
  readonly retryAfter: number | null
  constructor(trouble: OffloadTrouble, what: string) {
    super(what)
    this.trouble = trouble
    this.retryAfter = comeBack[trouble]
  }
}

/** What goes to a worker thread: the input as JSON, which is written once, compared by its digest, and read over there. */
export interface OffloadOrder {
  name: string
  json: string
}

export type OffloadAnswer = { value: unknown } | { failed: string }

/** So many of its parts are done, as work of several parts tells while it goes on. */
export interface OffloadProgress {
  done: number
  all: number
}
