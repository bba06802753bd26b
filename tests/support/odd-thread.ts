/** A thread whose work goes wrong in every way that a thread can. */
import { threadId } from 'node:worker_threads'
import { doing, serveWork } from '../../src/platform/threads/serve-work.ts'
import { threadWork } from '../../src/platform/threads/thread-work.ts'

export const echo = threadWork<string, { said: string; thread: number }>('echo', 1_000)
export const hang = threadWork<string, string>('hang', 1_000)
export const die = threadWork<string, string>('die', 1_000)
export const grow = threadWork<string, string>('grow', 1_000)
export const fail = threadWork<string, string>('fail', 1_000)

serveWork([
  doing(echo, (said) => ({ said, thread: threadId })),
  doing(hang, () => {
    for (;;);
  }),
  doing(die, () => process.exit(3)),
  doing(grow, () => {
    const all: string[][] = []
    for (;;) all.push(Array.from({ length: 10_000 }, (_, index) => `${index} ${all.length}`))
  }),
  doing(fail, (said) => {
    throw new Error(said)
  }),
])
