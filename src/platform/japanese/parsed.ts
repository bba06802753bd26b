/**
 * The result of reading something a person typed: a value, or a Japanese sentence that says what is true and what to
 * do. Parsers never throw. Nothing in between exists (examples.md, C1).
 */
export type Parsed<T> = { ok: true; value: T } | Refused<T>

export interface Refused<T> {
  ok: false
  /** A whole sentence for the person, without the label of the field. */
  message: string
  /** What was probably meant, to be offered and never taken silently. */
  suggestion?: T
}

export function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refused(message: string): Refused<never>
export function refused<T>(message: string, suggestion: T): Refused<T>
export function refused<T>(message: string, suggestion?: T): Refused<T> {
  return suggestion === undefined ? { ok: false, message } : { ok: false, message, suggestion }
}
