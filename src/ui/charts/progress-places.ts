/** Where the words in the progress chart stand: none on another, and as few as can be on a line. Pure. */
import { type Box, textWidth, touches } from '../thread/labels.ts'

export interface Dot {
  x: number
  y: number
}

/** Where the first line of some words may begin (start) or end (end), on its baseline. */
export interface Spot extends Dot {
  anchor: 'start' | 'end'
}

export interface Words {
  id: string
  lines: readonly { text: string; size: number }[]
  /** The best first. */
  spots: readonly Spot[]
}

export interface PlacedWords extends Spot {
  lines: readonly { text: string; size: number; y: number }[]
}

export interface Field {
  bounds: Box
  /** Where words stand already. */
  taken: readonly Box[]
  /** Lines that words had better keep off. */
  strokes: readonly (readonly Dot[])[]
}

/** Height of a line of words over that of its letters. */
const LEADING = 1.2
/** How many worse spots one takes to keep off a line. */
const CROSSING = 40

export const boxOfText = (text: string, size: number, { x, y, anchor }: Spot): Box => {
  const width = textWidth(text, size)
  const left = anchor === 'end' ? x - width : x
  return { left, right: left + width, top: y - size * 0.9, bottom: y + size * 0.2 }
}

/** The earlier words choose first; those that find no room aren't there. */
export function placeWords(all: readonly Words[], field: Field): Map<string, PlacedWords> {
  const taken = [...field.taken]
  const placed = new Map<string, PlacedWords>()
  for (const words of all) {
    let best: { cost: number; at: PlacedWords; boxes: Box[] } | undefined
    for (const [rank, spot] of words.spots.entries()) {
      if (best !== undefined && rank >= best.cost) break
      const lines = linesAt(words, spot)
      const boxes = lines.map((line) => boxOfText(line.text, line.size, { ...spot, y: line.y }))
      if (boxes.some((box) => !isWithin(box, field.bounds) || taken.some((other) => touches(box, other)))) continue
      const cost =
        rank + CROSSING * field.strokes.filter((stroke) => boxes.some((box) => isCrossed(box, stroke))).length
      if (best === undefined || cost < best.cost) best = { cost, at: { ...spot, lines }, boxes }
    }
    if (best === undefined) continue
    taken.push(...best.boxes)
    placed.set(words.id, best.at)
  }
  return placed
}

function linesAt({ lines }: Words, spot: Spot): PlacedWords['lines'] {
  let y = spot.y
  return lines.map((line, index) => {
    if (index > 0) y += Math.round(line.size * LEADING)
    return { ...line, y }
  })
}

const isWithin = (box: Box, bounds: Box): boolean =>
  box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom

const isCrossed = (box: Box, stroke: readonly Dot[]): boolean =>
  stroke.some((to, index) => index > 0 && cuts(stroke[index - 1] ?? to, to, box))

/** Whether a piece of a line goes through the box (Liang and Barsky). */
function cuts(from: Dot, to: Dot, box: Box): boolean {
  let [enter, leave] = [0, 1]
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  for (const [step, room] of [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const) {
    if (step === 0 && room < 0) return false
    if (step < 0) enter = Math.max(enter, room / step)
    if (step > 0) leave = Math.min(leave, room / step)
  }
  return enter <= leave
}

/** Spots around a point, from near to far: its better side first, over and under it last. */
export function around({ x, y }: Dot, first: 'below-right' | 'above-left', height: number): Spot[] {
  const spots: Spot[] = []
  for (let away = 0; away < height; away += 12) {
    const [above, below] = [y - 8 - away, y + 24 + away]
    const belowRight: Spot[] = [
      { x: x + 12, y: below, anchor: 'start' },
      { x: x + 12, y: above, anchor: 'start' },
    ]
    const aboveLeft: Spot[] = [
      { x: x - 12, y: above, anchor: 'end' },
      { x: x - 12, y: below, anchor: 'end' },
    ]
    spots.push(...(first === 'below-right' ? [...belowRight, ...aboveLeft] : [...aboveLeft, ...belowRight]))
    for (const shift of [40, 80, 120])
      spots.push({ x: x - shift, y: above - 6, anchor: 'start' }, { x: x - shift, y: below, anchor: 'start' })
  }
  return spots
}

/** Spots along a line: over it and under it, at its beginning, at its end and between. */
export function along(y: number, { left, right }: Pick<Box, 'left' | 'right'>): Spot[] {
  const [above, below] = [y - 8, y + 18]
  const middles = [1, 2, 3, 4, 5, 6, 7].map((part) => left + ((right - left) * part) / 8)
  return [
    { x: left + 4, y: above, anchor: 'start' },
    { x: left + 4, y: below, anchor: 'start' },
    { x: right - 4, y: above, anchor: 'end' },
    { x: right - 4, y: below, anchor: 'end' },
    ...middles.flatMap((x): Spot[] => [
      { x, y: above, anchor: 'start' },
      { x, y: below, anchor: 'start' },
    ]),
  ]
}

/** Spots in one column, from the wanted height outwards. */
export const column = (x: number, anchor: Spot['anchor'], y: number, height: number): Spot[] =>
  Array.from({ length: Math.floor(height / 6) }, (_, index) => ({
    x,
    y: y + (index % 2 === 0 ? -1 : 1) * Math.ceil(index / 2) * 12,
    anchor,
  }))

/** Spots beside a slope, from its middle outwards: over it to the left, under it to the right. */
export const beside = (slope: readonly Dot[], lines: number): (Spot & { to: Dot })[] =>
  [30, 50, 70, 100, 130, 160].flatMap((away) =>
    [0.55, 0.45, 0.65, 0.35, 0.75, 0.25, 0.85, 0.15].flatMap((part) => {
      const to = pointAlong(slope, part)
      if (to === undefined) return []
      return [30, 0, -40].flatMap((aside): (Spot & { to: Dot })[] => [
        { x: to.x - aside - 4, y: to.y - away - (lines - 1) * 17, anchor: 'end', to },
        { x: to.x + aside, y: to.y + away + 6, anchor: 'start', to },
      ])
    }),
  )

function pointAlong(slope: readonly Dot[], part: number): Dot | undefined {
  const [first, last] = [slope[0], slope.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const x = first.x + (last.x - first.x) * part
  const next = slope.findIndex((each) => each.x >= x)
  const [from, to] = [slope[Math.max(0, next - 1)] ?? first, slope[next] ?? last]
  return { x, y: to.x === from.x ? to.y : from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x) }
}
