/** Which characters of a shown text match what was searched for, so that the page can mark them: 髙見澤 for 高見沢. */
import { type Folder, foldForSearch } from './folding.ts'
import { graphemesOf } from './graphemes.ts'

/** A range of UTF-16 offsets, end excluded, for `slice`; it always begins and ends between two graphemes. */
export interface TextRange {
  start: number
  end: number
}

/**
 * The matched ranges of `display`, in order, never touching. The whole query is looked for first, spaces left out; if
 * it is nowhere, each of its words by itself. Give the folder that made the search keys. Never throws.
 */
export function matchedRanges(display: string, query: string, fold: Folder = foldForSearch): TextRange[] {
  const graphemes = foldedGraphemes(display, fold)
  const whole = rangesOf(graphemes, fold(query))
  if (whole.length > 0) return whole
  const words = query.split(/\s+/u).filter((word) => word !== '')
  return words.length < 2 ? [] : joined(words.flatMap((word) => rangesOf(graphemes, fold(word))))
}

/** The text in pieces, matched or not, ready to be written with marks; joining the pieces gives the text again. */
export function matchedParts(
  display: string,
  query: string,
  fold: Folder = foldForSearch,
): { text: string; matched: boolean }[] {
  const parts: { text: string; matched: boolean }[] = []
  let done = 0
  for (const { start, end } of matchedRanges(display, query, fold)) {
    if (start > done) parts.push({ text: display.slice(done, start), matched: false })
    parts.push({ text: display.slice(start, end), matched: true })
    done = end
  }
  if (done < display.length) parts.push({ text: display.slice(done), matched: false })
  return parts
}

interface FoldedGrapheme extends TextRange {
  key: string
}

/** Graphemes that leave something in the key; the others can only stand inside a match. */
function foldedGraphemes(display: string, fold: Folder): FoldedGrapheme[] {
  let at = 0
  return graphemesOf(display)
    .map((grapheme) => {
      const start = at
      at += grapheme.length
      return { start, end: at, key: fold(grapheme) }
    })
    .filter(({ key }) => key !== '')
}

function rangesOf(graphemes: readonly FoldedGrapheme[], key: string): TextRange[] {
  if (key === '') return []
  const owners = graphemes.flatMap((grapheme) => Array.from({ length: grapheme.key.length }, () => grapheme))
  const haystack = graphemes.map((grapheme) => grapheme.key).join('')
  const ranges: TextRange[] = []
  for (let at = haystack.indexOf(key); at >= 0; at = haystack.indexOf(key, at + key.length)) {
    const [first, last] = [owners[at], owners[at + key.length - 1]]
    if (first && last) ranges.push({ start: first.start, end: last.end })
  }
  return joined(ranges)
}

/** In order, with overlapping and touching ranges made one. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else result.push({ ...range })
  }
  return result
}
