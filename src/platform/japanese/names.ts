/** Readings of names: kana is needed to find a person, whatever script the name itself has (domain.md 12). */
import { countGraphemes, graphemesOf } from './graphemes.ts'
import { toKatakana } from './kana.ts'
import { type Parsed, accepted, refused } from './parsed.ts'
import { normalizeLine } from './text.ts'

/** Longest name part, in characters as read. */
const MAX_NAME_GRAPHEMES = 100
/** A character as read can carry any number of marks; this keeps a name part within reason in storage. */
const MAX_NAME_UNITS = 1000
const KATAKANA = /^[ァ-ヺーヽヾ・゠ ]$/u

/**
 * The reading in full-width katakana. Hiragana and half-width kana are converted, dashes and waves after a kana are the
 * long sound. Never throws.
 */
export function validateKana(text: string): Parsed<string> {
  const kana = toKatakana(normalizeLine(text))
    .replace(/[\u3000\s]+/gu, ' ')
    .replace(/(?<=[ァ-ヺー])[-‐‑‒–—―−－〜～~]/gu, 'ー')
  if (kana === '') return refused('カナを入れてください。')
  if (kana.length > MAX_NAME_UNITS || countGraphemes(kana) > MAX_NAME_GRAPHEMES)
    return refused(`カナは${MAX_NAME_GRAPHEMES}字までです。短くしてください。`)
  const strange = graphemesOf(kana).find((grapheme) => !KATAKANA.test(grapheme))
  return strange === undefined
    ? accepted(kana)
    : refused(`カナに「${strange}」は使えません。ひらがなかカタカナで入れてください。`)
}
