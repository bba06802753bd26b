/**
 * The rows of one sheet of a workbook, in pieces, so that neither the size of a file nor a cell in its last corner
 * takes more memory than what is written in it.
 */
import { broken, openWorkbook, partsOf, unescaped, walk, type WorkbookParts } from './workbook-parts.ts'
import { cellName, columnIndex, type SheetCell, type SheetLimits, SheetRefused, type SheetRow } from './sheet-cells.ts'

const pieceBytes = 1_000_000

export function* workbookRows(
  bytes: Uint8Array,
  path: string,
  workbook: ReturnType<typeof openWorkbook>,
  limits: SheetLimits,
): Generator<SheetRow> {
  const part = partsOf(bytes, limits, (name) => name === path)[path]
  if (part === undefined) throw new SheetRefused(broken)
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  const begins = xml.indexOf('sheetData')
  if (begins < 0) return
  const prefix = /<([\w.-]+:)?$/.exec(xml.subarray(Math.max(0, begins - 100), begins).toString('latin1'))?.[1] ?? ''
  const start = xml.indexOf('>', begins) + 1
  if (xml[start - 2] === 0x2f) return
  const ends = xml.indexOf(`</${prefix}sheetData`, start)
  if (ends < 0) throw new SheetRefused(broken)
  // An end tag inside of CDATA or a comment would be none: then the sheet is read in one piece.
  const whole = xml.indexOf('<![CDATA[') >= 0 || xml.indexOf('<!--', start) >= 0
  const endOfRow = `</${prefix}row>`
  let number = 0
  for (let at = start; at < ends;) {
    const found = whole ? -1 : xml.indexOf(endOfRow, Math.min(at + pieceBytes, ends))
    const until = found < 0 || found > ends ? ends : found + endOfRow.length
    for (const row of rowsIn(xml.toString('utf8', at, until), workbook, limits, number)) {
      number = row.number
      if (row.cells.length > 0) yield row
    }
    at = until
  }
}

function rowsIn(xml: string, workbook: WorkbookParts, limits: SheetLimits, before: number): SheetRow[] {
  const rows: SheetRow[] = []
  let [number, column] = [before, -1]
  let cells: SheetCell[] = []
  let cell = { type: '', style: 0, value: '', inline: '', hasFormula: false }
  let [reading, inReading] = ['', false]
  const put = (): void => {
    const value = valueOf(cell, workbook)
    if (value === null) return
    if (number > limits.rows)
      throw new SheetRefused(
        `表は${limits.rows.toLocaleString('ja')}行までです。${cellName(number, column)}にも書かれています。`,
      )
    if (column >= limits.columns)
      throw new SheetRefused(`表は${limits.columns}列までです。${cellName(number, column)}にも書かれています。`)
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
  walk(`<piece>${xml}</piece>`, {
    open: (name, attributes) => {
      if (name === 'row') {
        number = Number(attributes()['r'] ?? number + 1)
        ;[column, cells] = [-1, []]
      } else if (name === 'c') {
        const { r: address, s: style = '0', t: type = 'n' } = attributes()
        column = address === undefined ? column + 1 : columnIndex(/^[A-Z]{1,3}/.exec(address)?.[0] ?? '')
        cell = { type, style: Number(style), value: '', inline: '', hasFormula: false }
      } else if (name === 'rPh') inReading = true
      else if (name === 'f') cell.hasFormula = true
      else if (name === 'v' || (name === 't' && !inReading)) reading = name
    },
    close: (name) => {
      if (name === 'row') rows.push({ number, cells })
      else if (name === 'c') put()
      else if (name === 'rPh') inReading = false
      else if (name === reading) reading = ''
    },
    text: (value) => {
      if (reading === 'v') cell.value += value
      else if (reading === 't') cell.inline += value
    },
  })
  return rows
}

function valueOf(
  {
    type,
    style,
    value,
    inline,
    hasFormula,
  }: { type: string; style: number; value: string; inline: string; hasFormula: boolean },
  workbook: WorkbookParts,
): SheetCell {
  if (type === 'e') return { is: 'error', text: value || '#ERROR' }
  if (type === 'inlineStr') return unescaped(inline) || null
  if (hasFormula && value === '' && type !== 'str') return { is: 'formula' }
  if (value === '') return null
  if (type === 's') return workbook.texts[Number(value)] || null
  if (type === 'str') return unescaped(value)
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'd') return { is: 'date', day: value.slice(0, 10), time: null }
  const number = Number(value)
  if (!Number.isFinite(number)) return { is: 'error', text: value }
  const show = workbook.shows[style] ?? 'number'
  return show === 'date'
    ? dayOf(number, workbook.startsIn1904)
    : show === 'time'
      ? { is: 'time', time: timeOf(number) }
      : show === 'percent'
        ? { is: 'percent', share: number }
        : number
}

/** Days are counted from 1900, with a 29 February 1900 that never was, or from 1904. */
export function dayOf(serial: number, startsIn1904: boolean): SheetCell {
  const days = Math.floor(serial)
  if (days < 1 || days > 2_958_465 || (days === 60 && !startsIn1904)) return serial
  const day = new Date(
    Date.UTC(startsIn1904 ? 1904 : 1899, startsIn1904 ? 0 : 11, startsIn1904 ? 1 + days : (days < 60 ? 31 : 30) + days),
  )
    .toISOString()
    .slice(0, 10)
  return { is: 'date', day, time: serial === days ? null : timeOf(serial) }
}

function timeOf(serial: number): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 1_440) % 1_440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
