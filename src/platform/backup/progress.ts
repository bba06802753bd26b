/** How far it is, for the one who waits: in place on a terminal, a line now and then in a journal. */
import { BackupRefused } from './refusal.ts'

export interface Progress {
  /** Bytes written or read so far, and rows of how many, where they are known. */
  show(done: { bytes?: number; rows?: number; of?: number }): void
  end(): void
}

export interface ProgressTarget {
  write(text: string): unknown
  isTTY?: boolean
}

export function createProgress(
  what: string,
  target: ProgressTarget,
  now: () => number = () => performance.now(),
): Progress {
  const started = now()
  const pause = target.isTTY === true ? 250 : 10_000
  const clear = target.isTTY === true ? '\r\u001B[K' : ''
  let [last, bytes, rows, of] = [started, 0, 0, 0]
  return {
    show: (done) => {
      ;[bytes, rows, of] = [done.bytes ?? bytes, done.rows ?? rows, done.of ?? of]
      if (now() - last < pause) return
      last = now()
      const counted = of === 0 ? '' : `、${rows.toLocaleString('ja-JP')} / ${of.toLocaleString('ja-JP')}行`
      target.write(
        `${clear}${what}: ${sizeText(bytes)}${counted}、${durationText(now() - started)}${clear === '' ? '\n' : ''}`,
      )
    },
    end: () => {
      if (last !== started && clear !== '') target.write(clear)
    },
  }
}

export function sizeText(bytes: number): string {
  const units = ['バイト', 'KB', 'MB', 'GB', 'TB']
  const step = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1_000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step] ?? ''}`
}

export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1_000
  return seconds < 60
    ? `${seconds.toFixed(1)}秒`
    : `${Math.floor(seconds / 60)}分${String(Math.floor(seconds % 60)).padStart(2, '0')}秒`
}

/** Ctrl-C and systemd's stop end the work in order, so that nothing half made stays. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController()
  const stop = (): void => stopping.abort(new BackupRefused('途中で止められました。何も残していません。'))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work(stopping.signal)
  } catch (error) {
    throw stopping.signal.aborted ? stopping.signal.reason : error
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop)
  }
}
