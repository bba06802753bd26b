/**
 * What a scanner says about a file from outside. The operator names a command (ClamAV's clamdscan, say); it gets the
 * bytes on stdin and answers as such programs do: 0 nothing found, 1 something found.
 * Whatever else happens, nothing is known.
 */
import { spawn } from 'node:child_process'
import { unseen } from '../file-name.ts'

export type Verdict =
  | { kind: 'clean' }
  /** `said` is the scanner's own word, cleaned and short. */
  | { kind: 'found'; said: string }
  | { kind: 'unchecked'; why: string }

export type Scanner = (bytes: Uint8Array) => Promise<Verdict>

const unchecked = (why: string): Verdict => ({ kind: 'unchecked', why })

interface ScanLimits {
  withinMs: number
  atOnce: number
  mostWaiting: number
}

/** In characters; who says more than this isn't answering a question. */
const mostSaid = 64_000

const usualLimits: ScanLimits = { withinMs: 30_000, atOnce: 2, mostWaiting: 16 }

/**
 * @param command program and arguments, run without a shell
 * @param limits for tests; waiting for a place counts as time too
 */
export function createScanner(command: readonly string[], { withinMs, atOnce, mostWaiting } = usualLimits): Scanner {
  let running = 0
  const waiting: (() => void)[] = []
  return async (bytes) => {
    const until = performance.now() + withinMs
    if (running < atOnce) running += 1
    else if (waiting.length >= mostWaiting) return unchecked('too many files wait')
    // Who ends gives the place on.
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      const left = until - performance.now()
      return left <= 0 ? unchecked('no place in time') : await run(command, bytes, left)
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}

function run([program = '', ...argv]: readonly string[], bytes: Uint8Array, withinMs: number): Promise<Verdict> {
  // Nothing of ours goes on: the environment holds the secret.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name === 'PATH' || name === 'HOME' || name === 'TMPDIR'),
  )
  return new Promise((resolve) => {
    // A group of its own, so that what a script has started ends with it.
    const child = spawn(program, argv, {
      env: { ...env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    })
    let [said, length, wasRead] = ['', 0, true]
    const settle = (verdict: Verdict): void => {
      clearTimeout(timer)
      resolve(verdict)
    }
    const stop = (why: string): void => {
      settle(unchecked(why))
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended meanwhile.
      }
    }
    const timer = setTimeout(() => stop('no answer in time'), withinMs)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        length += text.length
        if (said.length < 2_000) said += text
        if (length > mostSaid) stop('it says too much')
      })
    }
    child.stdin.on('error', () => {
      wasRead = false
    })
    child.once('error', (error) => settle(unchecked(error.message)))
    child.once('close', (code, signal) => {
      if (code === 1) settle({ kind: 'found', said: shortened(said) })
      else if (code === 0 && wasRead) settle({ kind: 'clean' })
      else if (code === 0) settle(unchecked('it did not read the whole file'))
      else settle(unchecked(signal ?? `exit ${code ?? ''}: ${shortened(said)}`))
    })
    child.stdin.end(bytes)
  })
}

/** The first line: a page shows it, and whoever made the file may have had a part in it. */
function shortened(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  return first.replace(unseen, ' ').trim().slice(0, 200).toWellFormed()
}

/** A text that every scanner stops and that does nothing; in two parts, so that none stops this program. */
export const harmlessAlarm = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')
