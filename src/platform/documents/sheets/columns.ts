/**
 * Which column of a sheet is which: what was said of this sender before, else what its heading says. For every room
 * that takes rows from a sheet; what its fields are called is the room's.
 */
import { foldForSearch } from '../../japanese/folding.ts'
import { normalizeLine } from '../../japanese/text.ts'
import { cellText, type SheetRow } from './sheet-cells.ts'
import type { SheetFile } from './read-sheets.ts'

/** Heading → field; null is left out. */
export type SheetColumns<F extends string> = Record<string, F | null>

export interface ColumnReader<F extends string> {
  /** Each heading with its field. A field that two columns claim is the first one's; the other is left out. */
  parse(headings: readonly string[], known: SheetColumns<F>): SheetColumns<F>
  /** The row with the headings: the first that has two or more that we know; else the first with anything in it. */
  headingRow(rows: readonly { number: number; cells: readonly string[] }[], known: SheetColumns<F>): number | null
}

const plain = (text: string): string => foldForSearch(text.replace(/[(()）【】[\]〔〕:：※*.]/g, ''))

/** @param fields what each is called here, and what else it is usually called */
export function columnReader<F extends string>(
  fields: Readonly<Record<F, { label: string; names: readonly string[] }>>,
): ColumnReader<F> {
  const byName = new Map(
    (Object.keys(fields) as F[]).flatMap((field) =>
      [fields[field].label, ...fields[field].names].map((name) => [plain(name), field] as const),
    ),
  )
  const guess = (heading: string): F | null => byName.get(plain(heading)) ?? null
  return {
    parse: (headings, known) => {
      const taken = new Set<F>()
      const columns: SheetColumns<F> = {}
      for (const heading of headings) {
        if (heading === '' || heading in columns) continue
        const field = heading in known ? (known[heading] ?? null) : guess(heading)
        columns[heading] = field === null || taken.has(field) ? null : field
        if (field !== null) taken.add(field)
      }
      return columns
    },
    headingRow: (rows, known) => {
      const many = (cells: readonly string[]): number =>
        cells.filter((cell) => cell !== '' && (cell in known || guess(cell) !== null)).length
      return (rows.find((row) => many(row.cells) >= 2) ?? rows[0])?.number ?? null
    },
  }
}

export interface SheetHead<F extends string> {
  sheet: number
  /** The rows that were read to find it: the file goes on after them. */
  first: SheetRow[]
  heading: number
  columns: SheetColumns<F>
  places: Map<F, number>
}

/** The sheet with the most headings that are known, its first rows, and where each field stands. */
export async function findHead<F extends string>(
  file: SheetFile,
  reader: ColumnReader<F>,
  known: SheetColumns<F>,
  rowsAtOnce: number,
): Promise<SheetHead<F> | null> {
  let best: SheetHead<F> | null = null
  for (const [sheet] of file.sheets.entries()) {
    const first = await file.next(sheet, rowsAtOnce)
    const texts = first
      .slice(0, 20)
      .map((row) => ({ number: row.number, cells: row.cells.map((cell) => normalizeLine(cellText(cell) ?? '')) }))
    const heading = reader.headingRow(texts, known)
    const headings = texts.find((row) => row.number === heading)?.cells
    if (heading === null || headings === undefined) continue
    const columns = reader.parse(headings, known)
    const places = new Map(
      Object.entries(columns).flatMap(([name, field]) =>
        field === null ? [] : [[field as F, headings.indexOf(name)] as const],
      ),
    )
    if (best === null || places.size > best.places.size) best = { sheet, first, heading, columns, places }
  }
  return best
}

/**
 * A day that lost its form: the number of days that the spreadsheet counts.
 * Other numbers are read as written: 20250401.
 */
export function excelDay(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 73_050) return String(value)
  return new Date(Date.UTC(1899, 11, 30 + value)).toISOString().slice(0, 10)
}
