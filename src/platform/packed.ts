/** Whether an installation from the archive is still what was packed. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { packedList, projectDir } from './project.ts'

export interface PackedState {
  readonly version: string
  readonly commit: string | null
  readonly files: number
  /** Files that are other ones than packed, are gone, or were put there since; relative to the installation. */
  readonly differing: readonly string[]
}

/** What a demo keeps beside its program, when no DATA_DIR is given. */
const ownData = '.data/'

/** @returns null in a working copy, whose files change all the time */
export async function packedState(root: string = projectDir): Promise<PackedState | null> {
  if (!existsSync(join(root, packedList))) return null
  const lines = readFileSync(join(root, packedList), 'utf8').split('\n').filter((line) => line !== '')
  const packed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  const differing: string[] = []
  for (const [file, hash] of packed) if ((await hashOf(join(root, file))) !== hash) differing.push(file)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const there = entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
  differing.push(...there.filter((file) => !packed.has(file) && file !== packedList && !file.startsWith(ownData)))
  const release = JSON.parse(readFileSync(join(root, 'release.json'), 'utf8')) as { version: string; commit: string | null }
  return { version: release.version, commit: release.commit, files: packed.size, differing }
}

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
    return hash.digest('hex')
  } catch {
    return null
  }
}
