/** Tables as an Excel workbook. A text stays a text: nothing in it is read as a formula. */
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node'

export interface WorkbookCell {
  value: string | number
  bold?: boolean
  /** A heading or a label: gray. */
  isHead?: boolean
  toRight?: boolean
  /** Over so many columns. */
  span?: number
}

export interface WorkbookSheet {
  name: string
  /** In characters. */
  widths: readonly number[]
  rows: readonly (readonly WorkbookCell[])[]
  /** Boxes around every cell, lines that wrap, on its side when printed: as an official form. */
  isForm?: boolean
}

export async function workbookOf(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const made = writeXlsxFile(sheets.map((sheet, index) => ({
    sheet: nameOf(sheet.name, index), data: sheet.rows.map((row): SheetData[number] => row.flatMap((cell) => cellsOf(cell, sheet.isForm === true))), columns: sheet.widths.map((width) => ({ width })),
    ...(sheet.isForm === true ? { orientation: 'landscape' as const } : {}),
  })))
  return new Uint8Array(await made.toBuffer())
}

function cellsOf({ value, bold, isHead, toRight, span }: WorkbookCell, isForm: boolean): Cell[] {
  const cell: Cell = {
    value, ...(typeof value === 'number' ? { format: '#,##0' } : { wrap: true }), ...(bold === true || isHead === true ? { fontWeight: 'bold' as const } : {}), ...(isHead === true ? { backgroundColor: '#EBEBEB' } : {}),
    ...(toRight === true ? { align: 'right' as const } : {}), ...(isForm ? { borderStyle: 'thin' as const, alignVertical: 'top' as const } : {}), ...(span === undefined ? {} : { columnSpan: span }),
  }
  // The columns that a wide cell covers have none of their own.
  return [cell, ...Array.from({ length: (span ?? 1) - 1 }, () => null)]
}

/** What a spreadsheet takes as a sheet's name: 31 characters, none of []:*?/\. */
function nameOf(name: string, index: number): string {
  return `${index + 1} ${name.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31)
}
