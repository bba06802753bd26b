/**
 * A paper as what it says, apart from how it is set: the same becomes a PDF and a Word file, so that neither can say
 * more or less than the other. It knows no field.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string; indent?: boolean }
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

export interface TableLine {
  cells: readonly string[]
}

export interface PaperPart {
  /** Tables of many columns lie on the side. */
  landscape: boolean
  blocks: readonly Block[]
}

export interface Paper {
  title: string
  /** Set beneath the title on the cover, a line each; without a cover, where there are none. */
  cover: readonly string[]
  owner: string
  /** What stands at the foot of each page: when it was made, from what. */
  foot: string
  parts: readonly PaperPart[]
}
