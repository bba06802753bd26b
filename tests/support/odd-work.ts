/** A worker thread whose work goes wrong in every way that a worker thread can. */
import { threadId } from 'node:worker_threads'
import { doing, serveWork } from '../../src/platform/offload/serve-work.ts'
import { offloadedWork } from '../../src/platform/offload/offloaded-work.ts'

export const echo = offloadedWork<string, { said: string; side: number }>('echo', 1_000)
export const hang = offloadedWork<string, string>('hang', 1_000)
export const die = offloadedWork<string, string>('die', 1_000)
export const grow = offloadedWork<string, string>('grow', 1_000)
export const halfway = offloadedWork<string, string>('halfway', 1_000)
export const fail = offloadedWork<string, string>('fail', 1_000)

serveWork([
  doing(echo, (said) => ({ said, side: threadId })),
  doing(hang, () => {
    for (;;);
  }),
  doing(halfway, (_said, tell) => {
    tell({ done: 2, all: 7 })
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
