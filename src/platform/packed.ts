/** Whether an installation from the archive is still what was packed. */
import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
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

/**
 * For the operator's command, which does nothing else meanwhile.
 * @returns null in a working copy, whose files change all the time
 */
export function packedState(root: string = projectDir): PackedState | null {
  if (!existsSync(join(root, packedList))) return null
  const lines = readFileSync(join(root, packedList), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const packed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  const differing = [...packed]
    .filter(([file, expected]) => hashOf(join(root, file)) !== expected)
    .map(([file]) => file)
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const there = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  differing.push(...there.filter((file) => !packed.has(file) && file !== packedList && !file.startsWith(ownData)))
  const release = JSON.parse(readFileSync(join(root, 'release.json'), 'utf8')) as {
    version: string
    commit: string | null
  }
  return { version: release.version, commit: release.commit, files: packed.size, differing }
}

function hashOf(file: string): string | null {
  try {
    return hash('sha256', readFileSync(file))
  } catch {
    return null
  }
}
