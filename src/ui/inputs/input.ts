/**
 * What every parser of this folder shares. A parser reads raw form fields and answers with a value, or with one
 * Japanese sentence that names the field, says what is true and what to do. Parsers never throw, on whatever is sent.
 */
/** The fields of a form as sent: a name may come once, many times or not at all. */
export type FormFields = Readonly<Record<string, string | string[] | undefined>>
/** One field as sent. */
export type RawValue = string | readonly string[] | undefined

export type Input<T> = { ok: true; value: T } | RefusedInput

export interface RefusedInput {
  ok: false
  message: string
  /** The box the sentence is about, when it isn't the field itself: `birthDate.month`. */
  field?: string
}

export function value<T>(of: T): { ok: true; value: T } {
  return { ok: true, value: of }
}

/** A refusal; the label stands before the sentence, since the summary on top of the page has no field beside it. */
export function refuse(message: string, label?: string, field?: string): RefusedInput {
  const sentence = label === undefined || label === '' ? message : `${label}: ${message}`
  return field === undefined ? { ok: false, message: sentence } : { ok: false, message: sentence, field }
}

/** What was typed: the last one if a name came several times, as everywhere; '' if there is none. */
export function typedText(raw: RawValue): string {
  const last: unknown = Array.isArray(raw) ? raw.at(-1) : raw
  return typeof last === 'string' ? last : ''
}

/** All texts of a field, without empty ones. */
function textsOf(raw: RawValue): string[] {
  const all: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  return all.filter((text): text is string => typeof text === 'string' && text.trim() !== '')
}

export function fieldOf(fields: FormFields, name: string): RawValue {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** Whether nothing but spaces was entered. */
export function isBlank(raw: RawValue): boolean {
  return textsOf(raw).length === 0
}
