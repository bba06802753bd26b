/** A workbook that came from outside: its first sheet as rows of values, or null where it is none. */
import { unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'

export type ReadCell = string | number | boolean | Date | null

/** A form has a few kilobytes; a file that unfolds to more is none of ours. */
const mostBytes = 20_000_000

export async function readWorkbook(bytes: Uint8Array): Promise<ReadCell[][] | null> {
  try {
    let unfolded = 0
    // Unfolded here, within the sizes that the file itself states, and folded anew: the reader gets no bomb.
    const parts = unzipSync(bytes, { filter: (part) => { unfolded += part.originalSize; if (unfolded > mostBytes) throw new Error('too large'); return true } })
    const [sheet] = await readXlsxFile(Buffer.from(zipSync(parts, { level: 0 })))
    return (sheet?.data ?? null) as ReadCell[][] | null
  } catch {
    return null
  }
}
