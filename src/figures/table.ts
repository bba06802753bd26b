/**
 * A table of figures as data: the page shows it (FigureTable), a file says the same (table-files.ts).
 * What a reader may not see is no number here but its mark, so that no file knows more than the page.
 */
import type { ReactNode } from 'react'

/** `percent`: a share of one. `signed`: a difference. `dash`: 0 is shown as –. */
export type NumberKind = 'percent' | 'signed' | 'dash'

export interface FigureCellParts {
  /** What a file says. A text is never a number in it: a mark, a name. */
  value: string | number
  kind?: NumberKind | undefined
  /** Behind the number on the page; in a file it is the number alone. */
  unit?: string | undefined
  href?: string | undefined
  /** How the page shows it, where it is more than its text. */
  shown?: ReactNode
}
export type FigureCell = string | number | FigureCellParts

export interface FigureColumn {
  key: string
  label: string
  align?: 'end' | undefined
  strong?: boolean | undefined
  /** On the page it stands small under this column; in a file it is a column of its own. */
  under?: string | undefined
  /** What stands beside a number on the page, such as its unit. */
  fileOnly?: true | undefined
}

export interface FigureRow {
  id: string
  cells: Record<string, FigureCell>
}

export interface FigureTableData {
  /** In the address of its files; one of a page. */
  name: string
  caption: string
  columns: FigureColumn[]
  rows: FigureRow[]
  total?: Record<string, FigureCell> | undefined
  /** What a reader of the numbers has to know: unit, marks, what isn't in them. */
  notes?: readonly string[] | undefined
}

export const partsOf = (cell: FigureCell | undefined): FigureCellParts =>
  typeof cell === 'object' ? cell : { value: cell ?? '' }
