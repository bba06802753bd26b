/** What stands in a cell of a sheet that came from outside: never taken as empty when it is something we can't read. */
import type { CivilDate } from '../../clock.ts'
import { formatBirthDate } from '../../japanese/format-date.ts'

export type SheetCell =
  | null
  | string
  | number
  | boolean
  | { is: 'date'; day: CivilDate; time: string | null }
  | { is: 'time'; time: string }
  | { is: 'percent'; share: number }
  /** #REF!, #N/A …: the spreadsheet itself says that it has no value. */
  | { is: 'error'; text: string }
  /** A formula that nobody has calculated: the file was made by a program that left that to the reader. */
  | { is: 'formula' }

/** A row that has something in it, with its number as the spreadsheet shows it. */
export interface SheetRow {
  number: number
  cells: SheetCell[]
}

export interface SheetLimits {
  /** Unfolded, all parts of the file together. */
  bytes: number
  rows: number
  columns: number
}

/** For forms and lists of one person: far more than any of ours has. */
export const formLimits: SheetLimits = { bytes: 20_000_000, rows: 2_000, columns: 200 }

/** The file is not read. The message is a sentence for whoever brought it, and says what to do. */
export class SheetRefused extends Error {}

/** A, B … Z, AA …: the column as a spreadsheet names it. @param index from 0 */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** @returns the column from 0, or -1 */
export function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

/** As people would read it: a day in 和暦, a share in percent, はい and いいえ. Null where there is nothing to read. */
export function cellText(cell: SheetCell): string | null {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  // 0.1 + 0.2 is kept as 0.30000000000000004 and shown as 0.3.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  if (typeof cell === 'boolean') return cell ? 'はい' : 'いいえ'
  switch (cell.is) {
    case 'date':
      return cell.time === null ? formatBirthDate(cell.day) : `${formatBirthDate(cell.day)} ${cell.time}`
    case 'time':
      return cell.time
    case 'percent':
      return `${Number((cell.share * 100).toPrecision(12))}%`
    case 'error':
    case 'formula':
      return null
  }
}

/** Why a cell can't be read, in a sentence; null where it can. */
export function cellProblem(cell: SheetCell): string | null {
  if (cell === null || typeof cell !== 'object') return null
  if (cell.is === 'error') return `表計算のエラー「${cell.text}」になっています。値を入れ直してください。`
  if (cell.is === 'formula') return '計算していない式です。Excelで開いて保存し直すか、値を入れてください。'
  return null
}
