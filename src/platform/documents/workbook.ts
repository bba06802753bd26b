/** Tables as an Excel workbook. A text stays a text: nothing in it is read as a formula. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { withPrinting } from './workbook-printing.ts'
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node'

export interface WorkbookCell {
  value: string | number
  bold?: boolean
  /** A heading or a label: gray. */
  isHead?: boolean
  toRight?: boolean
  /** Over so many columns, or so many rows: those below have none there (null). */
  span?: number
  rows?: number
  /** To be filled in: the one kind of cell that a protected sheet lets change. */
  isInput?: boolean
  /** What the spreadsheet computes anew, without its equals sign; the value is what stands there until then. */
  formula?: string
  /** Of a number, where it isn't a plain one: 0.0%. */
  format?: string
  /** A line of words that runs on over the columns beside it. */
  isLine?: boolean
}

export interface WorkbookSheet {
  name: string
  /** In characters. */
  widths: readonly number[]
  rows: readonly (readonly (WorkbookCell | null)[])[]
  /** Read back by the product and no word for people: which of the rows are not shown, the first being 0. */
  hiddenRows?: readonly number[]
  /** Boxes around every cell, lines that wrap, on its side and as wide as the paper when printed: as an official form. */
  isForm?: boolean
  /** So many rows from the top stay in sight, and stand at the top of each printed page. */
  headRows?: number
  /** Nothing but the cells to be filled in can be changed. No password: it guards against slips, not against people. */
  isProtected?: boolean
}

export async function workbookOf(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const names = namesOf(sheets)
  const made = writeXlsxFile(
    sheets.map((sheet, index) => ({
      sheet: names[index] ?? '',
      data: sheet.rows.map((row): SheetData[number] =>
        row.flatMap((cell) => (cell === null ? [null] : cellsOf(cell, sheet.isForm === true))),
      ),
      columns: sheet.widths.map((width) => ({ width })),
      ...(sheet.isForm === true ? { orientation: 'landscape' as const } : {}),
      ...(sheet.headRows === undefined ? {} : { stickyRowsCount: sheet.headRows }),
    })),
  )
  const file = new Uint8Array(await made.toBuffer())
  const printed = sheets.some((sheet) => sheet.isForm === true) ? withPrinting(file, sheets, names) : file
  return sheets.some(
    (sheet) => sheet.isProtected === true || sheet.hiddenRows !== undefined || computedValues(sheet).length > 0,
  )
    ? withMore(printed, sheets)
    : printed
}

/** The color of what may be filled in; in the file, the style by which it is found. */
const inputColor = '#FFFDE7'

/** In the order in which the file has its formulas. */
const computedValues = (sheet: WorkbookSheet): (string | number)[] =>
  sheet.rows.flatMap((row) => row.flatMap((cell) => (cell?.formula === undefined ? [] : [cell.value])))

/**
 * What the library has no word for: unlocks the cells to be filled in and locks the sheet around them
 * (ECMA-376, 18.3.1.85 and 18.8.33), hides rows (18.3.1.73), keeps what a formula comes to (18.3.1.96).
 */
function withMore(file: Uint8Array, sheets: readonly WorkbookSheet[]): Uint8Array {
  const parts = unzipSync(file)
  if (sheets.some((sheet) => sheet.isProtected === true)) unlockInputs(parts)
  sheets.forEach((sheet, index) => {
    const name = `xl/worksheets/sheet${index + 1}.xml`
    const values = computedValues(sheet)
    const hidden = (sheet.hiddenRows ?? [])
      .reduce(
        (xml, row) => xml.replace(`<row r="${row + 1}"`, `<row r="${row + 1}" hidden="1"`),
        strFromU8(parts[name] ?? new Uint8Array()),
      )
      .replace(/<\/f><\/c>/g, () => `</f><v>${Number(values.shift() ?? 0)}</v></c>`)
    parts[name] = strToU8(
      sheet.isProtected === true
        ? hidden.replace('</sheetData>', '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>')
        : hidden,
    )
  })
  return zipSync(parts)
}

function unlockInputs(parts: Record<string, Uint8Array>): void {
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
  const fills = [...(/<fills[\s\S]*?<\/fills>/.exec(styles)?.[0] ?? '').matchAll(/<fill>/g)].map((match) => match.index)
  const place = styles.indexOf(`FF${inputColor.slice(1)}`) - styles.indexOf('<fills')
  const fill = fills.filter((at) => at < place).length - 1
  parts['xl/styles.xml'] = strToU8(
    styles.replace(
      new RegExp(`<xf ([^>]*fillId="${fill}"[^>]*)>(.*?)</xf>`, 'g'),
      '<xf $1 applyProtection="1">$2<protection locked="0"/></xf>',
    ),
  )
}

function cellsOf(of: WorkbookCell, isForm: boolean): Cell[] {
  const { value, bold, isHead, toRight, span, rows, isInput, formula, format, isLine } = of
  const cell: Cell = {
    ...(formula === undefined ? { value } : { value: formula, type: 'Formula' as const }),
    ...(typeof value === 'number'
      ? { format: format ?? (Number.isInteger(value) ? '#,##0' : '#,##0.0##') }
      : { wrap: isLine !== true }),
    ...(bold === true || isHead === true ? { fontWeight: 'bold' as const } : {}),
    ...(isHead === true ? { backgroundColor: '#EBEBEB' } : isInput === true ? { backgroundColor: inputColor } : {}),
    ...(toRight === true ? { align: 'right' as const } : {}),
    ...(isForm ? { borderStyle: 'thin' as const, alignVertical: 'top' as const } : {}),
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(rows === undefined ? {} : { rowSpan: rows }),
  }
  // The columns that a wide cell covers have none of their own.
  return [cell, ...Array.from({ length: (span ?? 1) - 1 }, () => null)]
}

/** What a spreadsheet takes as a sheet's name: 31 characters, none of []:*?/\, and no two alike. */
function namesOf(sheets: readonly WorkbookSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map((sheet) => {
    const name = sheet.name.replace(/[[\]:*?/\\]/g, ' ').trim() || '表'
    const free = Array.from({ length: sheets.length }, (_, index) => (index === 0 ? '' : ` ${index + 1}`))
      .map((number) => `${name.slice(0, 31 - number.length)}${number}`)
      .find((each) => !taken.has(each.toLowerCase()))
    taken.add((free ?? name).toLowerCase())
    return free ?? name
  })
}
