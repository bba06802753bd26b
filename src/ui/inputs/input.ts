/**
 * What every parser of this folder shares. A parser reads raw form fields and answers with a value, or with one Japanese
 * sentence that names the field, says what is true and what to do. Parsers never throw, on whatever is sent.
 */
import type { Parsed } from '../../platform/japanese/parsed.ts'

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

/** The text of a field: the first one if there are several, '' if there is none. Own properties only. */
export function textOf(raw: RawValue): string {
  const first: unknown = Array.isArray(raw) ? raw[0] : raw
  return typeof first === 'string' ? first : ''
}

/** All texts of a field, without empty ones. */
export function textsOf(raw: RawValue): string[] {
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

/** A field that may stay empty: null, or what the parser reads. `optional(raw, (r) => parseTime(r, { label }))` */
export function optional<T>(raw: RawValue, parse: (raw: RawValue) => Input<T>): Input<T | null> {
  return isBlank(raw) ? value(null) : parse(raw)
}

/**
 * Any reader of `platform/japanese` (postal code, phone, corporate number, names, kana) as a parser of a field:
 * `parseWith(parsePhone)(raw)`. Their sentences name the field themselves.
 */
export function parseWith<T>(read: (text: string) => Parsed<T>): (raw: RawValue) => Input<T> {
  return (raw) => {
    const result = read(textOf(raw))
    return result.ok ? result : refuse(result.message)
  }
}
