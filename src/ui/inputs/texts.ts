/** Text and ids as sent. */
import { MAX_TEXT_BYTES, normalizeFreeText, normalizeLine, withinBytes } from '../../platform/japanese/text.ts'
import { type Input, type RawValue, refuse, textOf, value } from './input.ts'

export interface TextOptions {
  label: string
  /** Required unless said otherwise; when false, an empty field is ''. */
  required?: boolean
  /** In UTF-8; 100 KB unless said otherwise. */
  maxBytes?: number
  /** Makes one line of it: for names, titles and addresses. */
  line?: boolean
}

/** The text as written, without what no database can hold and without blank ends. Never throws, never cuts. */
export function parseText(
  raw: RawValue,
  { label, required = true, maxBytes = MAX_TEXT_BYTES, line = false }: TextOptions,
): Input<string> {
  const text = line
    ? normalizeLine(textOf(raw))
    : normalizeFreeText(textOf(raw))
        .replace(/^(?:[^\S\n]*\n)+/, '')
        .trimEnd()
  const empty = text.trim() === ''
  if (empty) return required ? refuse(`${label}を入れてください。`) : value('')
  const limited = withinBytes(text, maxBytes)
  return limited.ok ? limited : refuse(limited.message, label)
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id of a record in lower case; people only ever choose it, so the sentence says to choose again. Never throws. */
export function parseUuid(raw: RawValue, { label }: { label: string }): Input<string> {
  const text = textOf(raw).trim().toLowerCase()
  if (text === '') return refuse(`${label}を選んでください。`)
  return UUID.test(text) ? value(text) : refuse('選んだものが見つかりません。選び直してください。', label)
}
