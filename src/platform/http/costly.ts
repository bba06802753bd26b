/** What is made in a worker thread, as a request meets it: waited for a while, then answered with a page that looks again. */
import { setTimeout as delay } from 'node:timers/promises'
import { offload, type OffloadProgress } from '../offload/index.ts'
import type { Answer, Making } from './room.ts'

/** The page looks again after so many seconds, and has as many more to come back before its place is given away. */
const lookAgain = 2
const comesBackWithin = 20

export type Waiting = { isWaiting: true; ahead: number; progress: OffloadProgress | null; refresh: string }

/** @param patience in milliseconds @param signal says that nobody is there any more @throws OffloadRefused */
export async function answerOf(making: Making, patience: number, signal: AbortSignal): Promise<Answer | Waiting> {
  const asked = offload(making.work, making.input)
  signal.addEventListener('abort', asked.leave, { once: true })
  const clock = new AbortController()
  try {
    const made = await Promise.race([
      asked.done.then((output) => ({ output })),
      delay(patience, null, { signal: clock.signal }),
    ])
    if (made === null) asked.linger(comesBackWithin)
    else asked.leave()
    return made === null
      ? { isWaiting: true, ahead: asked.ahead(), progress: asked.progress(), refresh: String(lookAgain) }
      : making.finish(made.output)
  } finally {
    clock.abort()
    signal.removeEventListener('abort', asked.leave)
  }
}
