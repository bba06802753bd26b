/** Workbooks as they come back from somebody with a spreadsheet. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readSheets } from '../../src/platform/documents/index.ts'

/**
 * Writes into cells as somebody with a spreadsheet does: by address, over what is there. What a formula came to before
 * is taken out, as by a program that leaves computing to whoever opens the file.
 */
export function filled(file: Uint8Array, cells: Record<string, string | number>): Uint8Array {
  const parts = unzipSync(file)
  let sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  for (const [address, value] of Object.entries(cells)) {
    const style = new RegExp(`<c r="${address}" s="(\\d+)"`).exec(sheet)?.[1] ?? '0'
    const cell =
      typeof value === 'number'
        ? `<c r="${address}" s="${style}"><v>${value}</v></c>`
        : `<c r="${address}" s="${style}" t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
    sheet = sheet.replace(new RegExp(`<c r="${address}"[^>/]*(?:/>|>.*?</c>)`), cell)
  }
  parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replaceAll(/<\/f><v>[^<]*<\/v>/g, '</f>'))
  return zipSync(parts)
}

/** Where an area's row and a KPI's column lie in the sheet as it was handed out. */
export async function addressOf(file: Uint8Array, area: string, column: number): Promise<string> {
  const rows = (await readSheets(file))[0]?.rows ?? []
  return `${'ABCDEFG'[column] ?? ''}${rows.findIndex((row) => row[0] === area) + 1}`
}
