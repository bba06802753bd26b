/**
 * What an action or a form can answer. What the person can mend is a value with a Japanese sentence beside the field
 * it concerns; everything else throws.
 */
export interface FieldError {
  /** Name of the field as the form and the API know it; empty for the whole. */
  field: string
  message: string
}

/** `invalid`: the input; `state`: the record's state doesn't allow it; `stale`: somebody else was faster. */
export interface Refused {
  ok: false
  kind: 'invalid' | 'state' | 'stale'
  errors: FieldError[]
}

export type Outcome<T> = { ok: true; value: T } | Refused

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const invalid = (...errors: FieldError[]): Refused => ({ ok: false, kind: 'invalid', errors })
export const wrongState = (message: string, field = ''): Refused => ({
  ok: false,
  kind: 'state',
  errors: [{ field, message }],
})
export const stale = (message: string, field = ''): Refused => ({
  ok: false,
  kind: 'stale',
  errors: [{ field, message }],
})

/** The same refusal beside the fields of whoever asked: a form and the API may call one otherwise than the action. */
export const besideFields = (refused: Refused, names: Readonly<Record<string, string>>): Refused => ({
  ...refused,
  errors: refused.errors.map((error) => ({ ...error, field: names[error.field] ?? error.field })),
})

/** Thrown where a record doesn't exist or may not be known to exist; answered with 404, the same for both. */
export class NotFound extends Error {
  constructor(what = 'record') {
    super(`${what} not found`)
  }
}
