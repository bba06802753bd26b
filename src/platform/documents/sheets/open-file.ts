/** What a file is, told from its bytes and never from its name, and its sheets with their rows. Runs in the worker thread. */
import { csvRows } from './csv-rows.ts'
import { type SheetLimits, SheetRefused, type SheetRow } from './sheet-cells.ts'
import { decodeText } from './sheet-text.ts'
import { openWorkbook } from './workbook-parts.ts'
import { workbookRows } from './workbook-rows.ts'

export interface FileSheet {
  /** Empty for a CSV, which has no name of its own. */
  name: string
  rows(): AsyncIterator<SheetRow> | Iterator<SheetRow>
}

const begins = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, at) => bytes[at] === byte)

/** @throws SheetRefused with what to do instead */
export function openFile(bytes: Uint8Array, limits: SheetLimits): FileSheet[] {
  if (bytes.length === 0) throw new SheetRefused('中身のないファイルです。')
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const holds = (name: string): boolean =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
    if (holds('EncryptedPackage'))
      throw new SheetRefused('パスワードのかかった表は読めません。パスワードを外して保存し直してください。')
    throw new SheetRefused(
      `${holds('Workbook') || holds('Book') ? '' : 'パスワードのかかった表か、'}古い形式(.xls)の表は読めません。パスワードのないExcelブック(.xlsx)で保存し直してください。`,
    )
  }
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new SheetRefused('PDFは読めません。もとの表をExcelブック(.xlsx)かCSVで保存して選んでください。')
  if (begins(bytes, 0x50, 0x4b)) {
    const workbook = openWorkbook(bytes, limits)
    return workbook.sheets.map(({ name, path }) => ({ name, rows: () => workbookRows(bytes, path, workbook, limits) }))
  }
  const text = decodeText(bytes)
  if (/^\s*<(?:!doctype html|html|table|\?xml)/i.test(text.slice(0, 1_000)))
    throw new SheetRefused('ウェブページの形のファイルです。Excelで開いて、Excelブック(.xlsx)で保存し直してください。')
  return [{ name: '', rows: () => csvRows(text, limits) }]
}
