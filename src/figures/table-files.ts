/** Tables of figures as files. Numbers are numbers, marks are marks; what they mean stands below them in the workbook. */
import { writeCsv } from '../platform/csv.ts'
import type { WorkbookCell, WorkbookSheet } from '../platform/documents/index.ts'
import { formatPercent } from '../platform/japanese/index.ts'
import { type FigureCell, type FigureTableData, partsOf } from './table.ts'

/** Header and rows alone, as programs want them: where it is from stands in the file's name. */
export function tableCsv(table: FigureTableData): string {
  return writeCsv(
    table.columns.map((column) => column.label),
    linesOf(table).map((cells) =>
      table.columns.map(({ key }) => {
        const { value, kind } = partsOf(cells[key])
        // Spreadsheets read 37.5% as the number 0.375.
        return kind === 'percent' && typeof value === 'number' ? formatPercent(value).replaceAll(',', '') : value
      }),
    ),
  )
}

/** @param lines where the numbers are from, of which instant, how they were counted */
export function tableSheet(table: FigureTableData, title: string, lines: readonly string[]): WorkbookSheet {
  return {
    name: table.caption,
    headRows: 1,
    widths: table.columns.map((column, index) => (index === 0 ? 30 : Math.max(12, column.label.length * 2 + 2))),
    rows: [
      table.columns.map((column) => ({ value: column.label, isHead: true, toRight: column.align === 'end' })),
      ...table.rows.map((row) => cellsOf(table, row.cells, false)),
      ...(table.total === undefined ? [] : [cellsOf(table, table.total, true)]),
      [],
      ...[title, ...lines, ...(table.notes ?? [])].map((value) => [{ value, isLine: true }]),
    ],
  }
}

const linesOf = (table: FigureTableData): Record<string, FigureCell>[] => [
  ...table.rows.map((row) => row.cells),
  ...(table.total === undefined ? [] : [table.total]),
]

const cellsOf = (table: FigureTableData, cells: Record<string, FigureCell>, bold: boolean): WorkbookCell[] =>
  table.columns.map(({ key, align }) => {
    const { value, kind } = partsOf(cells[key])
    return { value, bold, toRight: align === 'end', ...(kind === 'percent' ? { format: '0.0%' } : {}) }
  })
