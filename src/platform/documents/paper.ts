/**
 * A paper as what it says, apart from how it is set: the same becomes a PDF and a Word file, so that neither can say
 * more or less than the other. It knows no field.
 */
export type Block =
  /** `place` is what the contents call it by. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; place?: string }
  /** `isText`: of a text that runs on, with its first line drawn in by a character. */
  | { kind: 'paragraph'; text: string; indent?: boolean; isText?: boolean; toRight?: boolean }
  /** A line of an enumeration that has its own mark: ①, and below it ・. */
  | { kind: 'item'; depth: 1 | 2; text: string }
  /** Set apart from what stands above: 《具体的な取組》. */
  | { kind: 'label'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** How far each has come, from 0 to 1; more is drawn as 1. The words say the number. */
  | { kind: 'bars'; items: readonly { label: string; share: number; text: string }[] }
  | PaperTable

export interface PaperTable {
  kind: 'table'
  /** What it is, for who listens to it. */
  caption: string
  columns: readonly { label: string; share: number }[]
  rows: readonly (TableLine | { group: string })[]
}

/** A cell that goes on over the rows below, which then have none in its column. */
export interface TableCell {
  text: string
  rows: number
}

export interface TableLine {
  cells: readonly (string | TableCell)[]
}

export interface ContentsEntry {
  text: string
  level: 1 | 2 | 3 | 4
  /** The heading that it leads to, with its page; null where it stands alone. */
  place: string | null
}

export interface PaperPart {
  /** Tables of many columns lie on the side. */
  landscape: boolean
  blocks: readonly Block[]
}

export interface Paper {
  title: string
  /** 明朝 for what the council publishes; else ゴシック, which is read more easily. */
  face?: 'mincho'
  /** On the cover, a line each; the title, where it isn't set otherwise there. */
  coverTitle?: readonly string[]
  /** As they are to read; without, they follow from the headings. */
  contents?: readonly ContentsEntry[]
  /** Set beneath the title on the cover, a line each; without a cover, where there are none. */
  cover: readonly string[]
  owner: string
  /** What stands at the foot of each page: when it was made, from what. */
  foot: string
  parts: readonly PaperPart[]
}
