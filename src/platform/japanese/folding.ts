/**
 * The search key of a text: what counts as the same when people search (domain.md 12). 髙見澤 and 高見沢, タナカ and たなか,
 * Ⅲ and III, José and jose have one key. The key is only ever compared; what is stored and shown is never changed.
 *
 * Pure functions of text and table: the same input gives the same key on every machine, so keys may stand in the
 * database. When the table changes, the keys are computed again.
 */
import { enlargeKana, toHiragana } from './kana.ts'

export type Folder = (text: string) => string

/** Spaces, invisible characters, variation selectors, dots and signs between the parts of a name, apostrophes. */
const SKIPPED = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}・·•‧∙⋅=゠'’‘ʼ]/gu
const LATIN_ACCENT = /(\p{Script=Latin})[\u0300-\u036f]+/gu
const DASHES = /[-‐‑‒–—―−─ｰ]/g
const WAVES = /[〜∼∿〰]/g

/** The key without any table of variants. Folding a key gives the key again. Never throws. */
export function foldForSearch(text: string): string {
  let key = text
  // Taking a space away can bring a kana and its voice mark together, so fold until nothing changes (twice as a rule).
  for (let round = 0; round < 8; round += 1) {
    const next = foldOnce(key)
    if (next === key) break
    key = next
  }
  return key
}

/**
 * The key with a table of variant characters (髙→高, 齋→斎→斉; `data/variants.csv`). Chains are followed to their end.
 * @throws Error when the table runs in a circle, or a left side is not one character
 * after folding: a fault in the data.
 */
export function createFolder(variants: ReadonlyMap<string, string>): Folder {
  const table = new Map<string, string>()
  for (const [from, to] of variants) {
    const [key, value] = [foldForSearch(from), foldForSearch(to)]
    if ([...key].length !== 1) throw new Error(`Variant is not one character: ${JSON.stringify(from)}`)
    if (key !== value) table.set(key, value)
  }
  for (const key of table.keys()) table.set(key, followed(key, table, [key]))
  return (text) => mapped(foldForSearch(text), table)
}

function foldOnce(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(SKIPPED, '')
    .normalize('NFKD')
    .replace(LATIN_ACCENT, '$1')
    .normalize('NFKC')
    .toLowerCase()
  const kana = enlargeKana(toHiragana(plain))
  return kana.replace(DASHES, 'ー').replace(WAVES, '~').replace(SKIPPED, '')
}

function mapped(key: string, table: ReadonlyMap<string, string>): string {
  if (table.size === 0) return key
  let result = ''
  for (const character of key) result += table.get(character) ?? character
  return result
}

/** Where a chain ends, each character of it. */
function followed(key: string, table: ReadonlyMap<string, string>, path: readonly string[]): string {
  const next = table.get(key)
  if (next === undefined) return key
  return [...next]
    .map((character) => {
      if (path.includes(character)) throw new Error(`Variants run in a circle: ${[...path, character].join(' → ')}`)
      return followed(character, table, [...path, character])
    })
    .join('')
}
