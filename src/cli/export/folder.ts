/** A folder that an export writes into: new or empty, for its owner alone, with a checksum for each file. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import { UsageError } from '../verb.ts'

export interface WrittenFile {
  path: string
  bytes: number
  sha256: string
}

export interface ExportFolder {
  files: WrittenFile[]
  /** Opens a file below the folder; nothing is ever written over. */
  open(path: string): Promise<{ write(text: string | Uint8Array): Promise<void>; close(): Promise<void> }>
}

/** @throws UsageError where something lies in it already */
export async function makeFolder(directory: string): Promise<ExportFolder> {
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`フォルダー ${directory} を作れません(${error.code ?? ''})。`)
  })
  if ((await readdir(directory)).length > 0)
    throw new UsageError(
      `フォルダー ${directory} には、もう何か入っています。空のフォルダーか、新しい名前を書いてください。`,
    )
  await chmod(directory, 0o700)
  const files: WrittenFile[] = []
  return {
    files,
    open: async (path) => {
      const place = join(directory, path)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      const stream = createWriteStream(place, { flags: 'wx', mode: 0o600 })
      await once(stream, 'open')
      const hash = createHash('sha256')
      let bytes = 0
      return {
        write: async (part) => {
          const buffer = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
          bytes += buffer.byteLength
          hash.update(buffer)
          if (!stream.write(buffer)) await once(stream, 'drain')
        },
        close: async () => {
          stream.end()
          await once(stream, 'close')
          files.push({ path, bytes, sha256: hash.digest('hex') })
        },
      }
    },
  }
}
