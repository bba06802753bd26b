/** Work beside the thread that serves pages. What the threads can do stands in src/thread.ts. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { projectDir } from '../project.ts'
import { type Asked, createThreads } from './threads.ts'
import type { ThreadWork } from './thread-work.ts'

export { type Asked, createThreads, type ThreadLimits, type Threads } from './threads.ts'
export { ThreadRefused, type ThreadTrouble, threadWork, type ThreadWork } from './thread-work.ts'
export { doing, serveWork } from './serve-work.ts'

let ours: ReturnType<typeof createThreads> | undefined

/** Of two cores one is left to pages and database. The built file: a thread has no loader for our sources. */
const threads = (): ReturnType<typeof createThreads> =>
  (ours ??= createThreads({
    file: join(projectDir, 'dist', 'thread.js'),
    threads: availableParallelism() > 2 ? 2 : 1,
    memory: 256,
    seconds: 30,
    waitSeconds: 60,
    mostWaiting: 16,
  }))

/** @throws ThreadRefused */
export const askThread = <Input, Output>(work: ThreadWork<Input, Output>, input: Input): Asked<Output> =>
  threads().ask(work, input)
