/** Names of files from outside: shown on pages, kept with records, and given to file systems. */
import { normalizeLine } from './japanese/text.ts'

// oxlint-disable-next-line no-control-regex -- these are exactly the characters to take out
export const unseen = /[\u0000-\u001f\u007f-\u009f\p{Cf}]/gu

/**
 * As it is kept and shown: without the folders of whoever sent it, and without what turns
 * or hides the rest of the name.
 */
export const keptName = (text: string): string =>
  normalizeLine((text.split(/[\\/]/).at(-1) ?? '').replace(unseen, '')).slice(0, 200)

/**
 * A name that every file system takes and that leads nowhere else: no separators, no control characters, not too long.
 */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(unseen, '_')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? ''
  let short = plain.slice(0, plain.length - ending.length)
  while (Buffer.byteLength(short) > 120) short = Array.from(short).slice(0, -1).join('')
  return `${short || 'file'}${ending}`
}
