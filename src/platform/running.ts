/**
 * Which process owns a folder. A process id alone says little, since numbers are used again after a crash or a
 * restart of the machine; together with its start time it names one process for ever.
 */
import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

export interface ProcessMark {
  readonly pid: number
  readonly started: string | null
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid) }
}

/** Whether the very process that left this mark still runs. */
export function isRunning(mark: ProcessMark): boolean {
  if (!processExists(mark.pid)) return false
  return mark.started === null || startOf(mark.pid) === mark.started
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // it runs, and belongs to somebody else
  }
}

/** Name of the program that runs under this id, or null. */
export function programOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

/** Takes the lock file for this process, also from one that died. Answers the holder when a living process has it. */
export function takeLock(file: string): { release: () => void } | { heldBy: ProcessMark } {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(thisProcess()))
  try {
    for (;;) {
      try {
        linkSync(draft, file) // atomic: the file appears with its content or not at all
        return { release: () => rmSync(file, { force: true }) }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = readMark(file)
      if (holder !== null && isRunning(holder)) return { heldBy: holder }
      setAside(file)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The mark in a lock or run file; null when there is none, or it was cut off by a crash. */
export function readMark(file: string): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null
    return { pid: value.pid, started: 'started' in value && typeof value.started === 'string' ? value.started : null }
  } catch {
    return null
  }
}

/** Removes a dead lock; if another process took it in the same moment, its lock is put back. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readMark(aside)
  if (moved !== null && isRunning(moved)) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // proc_pid_stat(5): the name in brackets may hold spaces, so fields are counted after it; starttime is the 22nd.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

/** A dead process whose parent has not asked for its exit code still has an id. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}
