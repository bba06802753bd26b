/** What a reader sees as one character: a kanji with its variation selector, a surrogate pair, a family emoji. */

const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Splits a text into characters as read; joining them gives the text again. Never throws. */
export function graphemesOf(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), (part) => part.segment)
}

export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of SEGMENTER.segment(text)) count += 1
  return count
}

/** The beginning of a text with at most so many characters as people see them, and … where something was left out. */
export function beginningOf(text: string, most: number): string {
  const all = graphemesOf(text)
  return all.length > most ? `${all.slice(0, most).join('')}…` : text
}
