/** Work beside what serves pages. What the worker threads can do stands in src/offloaded.ts. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { projectDir } from '../project.ts'
import { type Asked, createOffload } from './offload.ts'
import type { OffloadedWork } from './offloaded-work.ts'

export { type Asked, createOffload, type OffloadLimits, type Offload } from './offload.ts'
export {
  type OffloadProgress,
  OffloadRefused,
  type OffloadTrouble,
  offloadedWork,
  type OffloadedWork,
} from './offloaded-work.ts'
export { doing, serveWork } from './serve-work.ts'

let running: ReturnType<typeof createOffload> | undefined

/** Of two cores one is left to pages and database. The built file: a worker thread has no loader for our sources. */
const ours = (): ReturnType<typeof createOffload> =>
  (running ??= createOffload({
    file: join(projectDir, 'dist', 'offloaded.js'),
    workerThreads: availableParallelism() > 2 ? 2 : 1,
    memory: 256,
    seconds: 30,
    waitSeconds: 60,
    mostWaiting: 16,
  }))

/** @throws OffloadRefused */
export const offload = <Input, Output>(work: OffloadedWork<Input, Output>, input: Input): Asked<Output> =>
  ours().ask(work, input)
