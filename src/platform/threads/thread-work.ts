/** A kind of work of nothing but CPU, by the name under which a thread knows it. */
export interface ThreadWork<Input, Output> {
  readonly name: string
  /** So many characters of input at most: what is written in native code can't be stopped, only kept small. */
  readonly most: number
  readonly does?: (input: Input) => Output
}

export const threadWork = <Input, Output>(name: string, most: number): ThreadWork<Input, Output> => ({ name, most })

/**
 * Why it isn't done: `full`: too many wait; `slow`: took too long or too much memory; `large`: too long to be tried;
 * `failed`: our own fault.
 */
export type ThreadTrouble = 'full' | 'slow' | 'large' | 'failed'

/** In seconds; null where waiting doesn't help. */
const comeBack: Record<ThreadTrouble, number | null> = { full: 15, slow: 60, large: null, failed: 15 }

export class ThreadRefused extends Error {
  override readonly name = 'ThreadRefused'
  readonly trouble: ThreadTrouble
  readonly retryAfter: number | null
  constructor(trouble: ThreadTrouble, what: string) {
    super(what)
    this.trouble = trouble
    this.retryAfter = comeBack[trouble]
  }
}

/** What goes to a thread: the input as JSON, which is written once, compared by its digest, and read over there. */
export interface ThreadOrder {
  name: string
  json: string
}

export type ThreadAnswer = { value: unknown } | { failed: string }
