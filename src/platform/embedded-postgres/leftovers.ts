/** What a run before has left: sockets and run files of what no longer runs. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { isRunning, readMark } from '../running.ts'
import { endOrphan } from './server.ts'

export interface RunFile {
  readonly pid: number
  readonly started: string | null
  readonly socketDir: string
  readonly port: number
  readonly url: string
  readonly dataDir: string
}

export const testPrefix = 'tsunagu-test-'

/** What a killed test run left behind. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(testPrefix)) continue
    const base = join(tmpdir(), name)
    const owner = readMark(join(base, 'owner.json'))
    if (owner === null || isRunning(owner)) continue
    try {
      await endOrphan(join(base, 'data'))
      rmSync(base, { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM' && (error as NodeJS.ErrnoException).code !== 'EACCES')
        throw error
    }
  }
}

/**
 * Of an application that was killed; its folder in the temporary directory has a random name and would stay for ever.
 */
export function removeOldSocket(runFile: string): void {
  if (readMark(runFile) === null) return
  const { socketDir } = JSON.parse(readFileSync(runFile, 'utf8')) as RunFile
  if (basename(socketDir).startsWith('tsunagu-')) rmSync(socketDir, { recursive: true, force: true })
  rmSync(runFile, { force: true })
}

export function readRunFile(file: string): RunFile | null {
  const mark = readMark(file)
  if (mark === null || !isRunning(mark)) return null
  const run = JSON.parse(readFileSync(file, 'utf8')) as RunFile
  return existsSync(join(run.socketDir, `.s.PGSQL.${run.port}`)) ? run : null
}
