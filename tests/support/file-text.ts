/** What a workbook or a Word file says, without its shape. */
import { strFromU8, unzipSync } from 'fflate'
import { decoded } from './web.ts'

export function fileText(file: Uint8Array): string {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => name.endsWith('.xml'))
  return decoded(parts.map(([, bytes]) => strFromU8(bytes).replace(/<[^>]+>/g, '')).join('\n'))
}
