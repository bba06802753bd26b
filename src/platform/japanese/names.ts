/**
 * Names of people. Family and given name are two fields; kana is needed, kanji is not; any character of any script may
 * stand in a name and is kept as typed, with its variant form (domain.md 12).
 */
import { countGraphemes, graphemesOf } from './graphemes.ts'
import { toKatakana } from './kana.ts'
import { type Parsed, accepted, refused } from './parsed.ts'
import { normalizeLine } from './text.ts'

/** Longest name part, in characters as read. */
export const MAX_NAME_GRAPHEMES = 100
/** A character as read can carry any number of marks; this keeps a name part within reason in storage. */
const MAX_NAME_UNITS = 1000
const KATAKANA = /^[ァ-ヺーヽヾ・゠ ]$/u

export interface NameOptions {
  /** When false, an empty field is the value ''. */
  required?: boolean
}

/** The family name as typed, without spaces around it. Never throws. */
export function validateFamilyName(text: string, options: NameOptions = {}): Parsed<string> {
  return validateNamePart(text, '姓', options)
}

/** The given name as typed, without spaces around it. Never throws. */
export function validateGivenName(text: string, options: NameOptions = {}): Parsed<string> {
  return validateNamePart(text, '名', options)
}

/**
 * The reading in full-width katakana. Hiragana and half-width kana are converted, dashes and waves after a kana are the
 * long sound. Never throws. `label` is the word for the field in the sentence.
 */
export function validateKana(text: string, options: NameOptions & { label?: string } = {}): Parsed<string> {
  const label = options.label ?? 'カナ'
  const kana = toKatakana(normalizeLine(text))
    .replace(/[\u3000\s]+/gu, ' ')
    .replace(/(?<=[ァ-ヺー])[-‐‑‒–—―−－〜～~]/gu, 'ー')
  const name = validateNamePart(kana, label, options)
  if (!name.ok) return name
  const strange = graphemesOf(kana).find((grapheme) => !KATAKANA.test(grapheme))
  return strange === undefined
    ? name
    : refused(`${label}に「${strange}」は使えません。ひらがなかカタカナで入れてください。`)
}

function validateNamePart(text: string, label: string, { required = true }: NameOptions): Parsed<string> {
  const name = normalizeLine(text)
  if (name === '') return required ? refused(`${label}を入れてください。`) : accepted('')
  if (name.length > MAX_NAME_UNITS || countGraphemes(name) > MAX_NAME_GRAPHEMES) {
    return refused(`${label}は${MAX_NAME_GRAPHEMES}字までです。短くしてください。`)
  }
  return accepted(name)
}
