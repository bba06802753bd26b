/**
 * The folder of an installation without its own PostgreSQL: the embedded database, kept secrets, run files.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes the folder. For root it stays passable, because PostgreSQL refuses to run as root
 * and must get through to its own folder.
 */
export function makeDataDir(dataDir: string): void {
  if (mkdirSync(dataDir, { recursive: true }) === undefined) return
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700) // whatever the umask
}

/** What stands in the file, made by `generate` the first time; readable by nobody but its owner. */
export function keptSecret(dataDir: string, name: string, generate: () => string): string {
  makeDataDir(dataDir)
  const file = join(dataDir, name)
  const found = read(file)
  if (found !== undefined) return found
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${generate()}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file) // fails where another process was faster; then its value holds for both
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const kept = read(file)
  if (kept === undefined) throw new Error(`${file} is empty`)
  return kept
}

function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    return text === '' ? undefined : text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
