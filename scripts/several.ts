/**
 * One council's pages by several processes (TSUNAGU_PROCESSES): this one starts them, hands connections out in turn,
 * brings back one that dies and carries between them what each counts. It serves nothing and opens no database itself.
 */
import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Running } from './ending.ts'

/** After a death; a program that dies at once is not started a hundred times a second. */
const restAfterDeath = 1_000
/** What is being answered gets a moment; then it ends. */
const patience = 15_000

/** How many are wanted; what is no number is told by the configuration of the one process there is. */
export const processesWanted = (env: NodeJS.ProcessEnv = process.env): number =>
  /^\d{1,2}$/.test(env['TSUNAGU_PROCESSES'] ?? '') ? Number(env['TSUNAGU_PROCESSES']) : 1

/** @throws never: a start that is refused ends this process with the code and after the sentence of the first */
export async function startSeveral(many: number): Promise<Running> {
  let isEnding = false
  let isServing = false
  const living = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
  // What one counts (limits) and what it has measured is for the others too.
  cluster.on('message', (from, message: unknown) => {
    for (const worker of living()) if (worker.id !== from.id && worker.isConnected()) worker.send(message as object)
  })
  // The first alone: where the start is refused its sentence stands once, and its code is ours.
  const first = cluster.fork()
  first.once('exit', (code) => void (isServing || isEnding || process.exit(code ?? 1)))
  await once(first, 'listening')
  isServing = true
  for (let index = 1; index < many; index += 1) cluster.fork()
  cluster.on('exit', (worker, code, signal) => {
    if (isEnding) return
    process.stderr.write(
      `${JSON.stringify({ at: new Date().toISOString(), level: 'error', message: 'a process died and is started again', process: worker.id, code, signal })}\n`,
    )
    void delay(restAfterDeath).then(() => (isEnding ? undefined : void cluster.fork()))
  })
  return {
    stop: async () => {
      isEnding = true
      const gone = Promise.all(living().map((worker) => once(worker, 'exit')))
      for (const worker of living()) worker.process.kill('SIGTERM')
      await Promise.race([gone, delay(patience)])
      for (const worker of living()) worker.process.kill('SIGKILL')
    },
  }
}
