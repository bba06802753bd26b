/** Places words so that none touches another. Pure: boxes in, boxes out. */

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Wanted {
  id: string
  x: number
  y: number
  date: string
  word: string
  weight: number
}

export interface Placed {
  id: string
  x: number
  anchor: 'start' | 'middle' | 'end'
  dateY: number
  wordY: number
  date: string
  word: string
  box: Box
}

const GAP = 5

/** Width of a text of our fonts: kana and kanji are one square, Latin letters and figures a little more than half. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const char of text) width += /[\u0020-\u007e\uff61-\uff9f]/.test(char) ? size * 0.58 : size
  return width
}

export function touches(a: Box, b: Box): boolean {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom
}

/**
 * Heavier first; above and below alternate along the line; a label may slide to its left or right edge. What finds
 * no room keeps only its knot (the list has the words).
 */
export function placeLabels(
  wanted: readonly Wanted[],
  obstacles: readonly Box[],
  bounds: { left: number; right: number },
): Placed[] {
  const taken: Box[] = [...obstacles]
  const along = new Map(wanted.toSorted((a, b) => a.x - b.x).map((label, index) => [label.id, index]))
  const placed: Placed[] = []
  for (const label of wanted.toSorted((a, b) => b.weight - a.weight || a.x - b.x)) {
    const below = (along.get(label.id) ?? 0) % 2 === 1
    const spot = spots(label, below).find(
      (each) =>
        each.box.left >= bounds.left && each.box.right <= bounds.right && !taken.some((box) => touches(box, each.box)),
    )
    if (spot === undefined) continue
    taken.push(spot.box)
    placed.push(spot)
  }
  return placed
}

function spots(label: Wanted, below: boolean): Placed[] {
  const width = Math.max(textWidth(label.date, 13), textWidth(label.word, 14))
  const tries: Placed[] = []
  for (const under of [below, !below]) {
    for (const [anchor, shift] of [
      ['middle', 0],
      ['start', -10],
      ['end', 10],
      ['end', -9],
      ['start', 9],
    ] as const) {
      const x = label.x + shift
      const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width
      const dateY = under ? label.y + 24 : label.y - 33
      const wordY = under ? label.y + 41 : label.y - 16
      tries.push({
        id: label.id,
        x,
        anchor,
        dateY,
        wordY,
        date: label.date,
        word: label.word,
        box: { left, right: left + width, top: dateY - 12, bottom: wordY + 3 },
      })
    }
  }
  return tries
}

/** Lines no wider than there is room for; Japanese may break between any two signs, a closing one stays. */
export function brokenLines(text: string, size: number, room: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const sign of paragraph) {
      if (line !== '' && textWidth(line + sign, size) > room && !/[、。)」』・]/.test(sign)) {
        lines.push(line)
        line = ''
      }
      line += sign
    }
    lines.push(line)
  }
  return lines
}
