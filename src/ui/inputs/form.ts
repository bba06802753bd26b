/** A whole form from its parsers: a value of all fields, or all errors, never half of each (examples.md, C1 and C3). */
import type { FieldError, Outcome } from '../../platform/outcome.ts'
import { type FormFields, type Input, type RawValue, fieldOf } from './input.ts'

/** Reads one field: the raw value under its own name, and all fields for what needs several (date boxes). */
export type FieldReader<T> = (raw: RawValue, fields: FormFields) => Input<T>

/**
 * Reads each field with its parser; keys are field names. Errors stand in the order of the keys, each with the name of
 * the box it is about.
 * @example readForm(fields, { heldOn: (_, all) => parseDateBoxes(all, 'heldOn', { label: '会った日' }), note: (raw) => parseText(raw, { label: '記録' }) })
 */
export function readForm<T extends Record<string, unknown>>(
  fields: FormFields,
  readers: { [K in keyof T]: FieldReader<T[K]> },
): Outcome<T> {
  const values: Partial<T> = {}
  const errors: FieldError[] = []
  for (const name of Object.keys(readers) as (keyof T & string)[]) {
    const result = readers[name](fieldOf(fields, name), fields)
    if (result.ok) values[name] = result.value
    else errors.push({ field: result.field ?? name, message: result.message })
  }
  return errors.length > 0 ? { ok: false, kind: 'invalid', errors } : { ok: true, value: values as T }
}
