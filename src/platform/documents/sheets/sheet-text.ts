/** The characters of a text file: UTF-8 with or without its mark, UTF-16, and what Excel in Japan writes (CP932). */
import { SheetRefused } from './sheet-cells.ts'

/** @throws SheetRefused where the bytes are text in none of them */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return decoded('utf-16le', bytes)
  if (a === 0xfe && b === 0xff) return decoded('utf-16be', bytes)
  const zero = bytes.subarray(0, 1_000).indexOf(0)
  // Latin letters, digits and commas have a zero byte in UTF-16, in every second place.
  if (zero >= 0) return decoded(zero % 2 === 1 ? 'utf-16le' : 'utf-16be', bytes)
  try {
    return decoded('utf-8', bytes)
  } catch {
    // By the standard of the web, shift_jis is CP932: ㈱, 髙 and ① are in it.
    return decoded('shift_jis', bytes)
  }
}

function decoded(encoding: string, bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new SheetRefused('文字を読めないファイルです。ExcelのブックかCSV(UTF-8かシフトJIS)で保存し直してください。')
  }
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text))
    throw new SheetRefused('表のファイルではありません。ExcelのブックかCSVを選んでください。')
  return text
}
