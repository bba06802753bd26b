/**
 * Work of nothing but CPU (papers, workbooks, marks of a release), done beside what serves pages: few
 * worker threads that live long, a queue with an end, limits of memory and of time.
 * What a worker thread does to itself ends that one piece of work.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { log } from '../log.ts'
import { offloadedWork as seconds, offloadedWaiting } from '../metrics.ts'
import { keepResults } from './kept-results.ts'
import {
  type OffloadAnswer,
  type OffloadOrder,
  type OffloadProgress,
  OffloadRefused,
  type OffloadedWork,
} from './offloaded-work.ts'

export interface OffloadLimits {
  /** The built file of the worker thread. */
  file: string
  workerThreads: number
  /** MB of JavaScript; what native code takes is bounded by the size of the input. */
  memory: number
  /** For one piece of work, and for its turn to come. */
  seconds: number
  waitSeconds: number
  mostWaiting: number
}

export interface Asked<Output> {
  done: Promise<Output>
  /** Pieces of work before this one; 0 once it is being done. */
  ahead(): number
  /** How far it is; null where it isn't begun or tells nothing. */
  progress(): OffloadProgress | null
  /** Nobody waits here any more. Where nobody else does, its place in the queue is free again. */
  leave(): void
  /** Whoever waits comes back within so many seconds; otherwise as `leave`. */
  linger(seconds: number): void
}

export interface Offload {
  /**
   * The same work on the same input is done once for all who ask meanwhile, and a little later.
   * @throws OffloadRefused
   */
  ask<Input, Output>(work: OffloadedWork<Input, Output>, input: Input): Asked<Output>
  end(): Promise<void>
}

interface Job extends OffloadOrder {
  key: string
  /** Who waits for it. */
  askers: number
  isRunning: boolean
  progress: OffloadProgress | null
  settle: (error: Error | null, value?: unknown) => void
  done: Promise<unknown>
}

/** Offload that were told to end. Native code goes on to its own end first, so nobody waits for it. */
const ended = new WeakSet<Worker>()
/** So many of them at a time: beyond, nothing is begun until one has ended. */
const mostLost = 2

export function createOffload(limits: OffloadLimits): Offload {
  const jobs = new Map<string, Job>()
  const queue: Job[] = []
  const kept = keepResults()
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let busy = 0

  const remove = (job: Job): boolean => {
    const at = queue.indexOf(job)
    if (at >= 0) queue.splice(at, 1)
    offloadedWaiting.set(queue.length)
    return at >= 0
  }

  const begin = (): void => {
    while (busy < limits.workerThreads && queue.length > 0) {
      const side = idle.pop() ?? (all.size < limits.workerThreads + mostLost ? started() : undefined)
      if (side === undefined) return
      const job = queue[0] as Job
      remove(job)
      busy += 1
      void run(side, job).finally(() => {
        busy -= 1
        begin()
      })
    }
  }

  const started = (): Worker => {
    const resourceLimits = { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
    const side = new Worker(limits.file, { resourceLimits, execArgv: [] })
    all.add(side)
    side.on('error', () => {})
    side.on('exit', () => {
      all.delete(side)
      if (idle.includes(side)) idle.splice(idle.indexOf(side), 1)
      begin()
    })
    return side
  }

  const run = async (side: Worker, job: Job): Promise<void> => {
    job.isRunning = true
    side.ref()
    const stop = seconds.startTimer({ work: job.name })
    try {
      const value = await answerOf(side, job, limits.seconds)
      kept.keep(job.key, value)
      job.settle(null, value)
    } catch (error) {
      log.error('work in a worker thread was not done', { work: job.name, characters: job.json.length, error })
      job.settle(error instanceof Error ? error : new Error(String(error)))
    } finally {
      stop()
      jobs.delete(job.key)
      side.unref()
    }
    if (all.has(side) && !ended.has(side)) idle.push(side)
  }

  const jobOf = (name: string, json: string, key: string): Job => {
    if (queue.length >= limits.mostWaiting)
      throw new OffloadRefused('full', `${queue.length} pieces of work wait already`)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    promise.catch(() => {})
    const job: Job = {
      name,
      json,
      key,
      askers: 0,
      isRunning: false,
      progress: null,
      done: promise,
      settle: (error, value) => {
        clearTimeout(clock)
        if (error === null) resolve(value)
        else reject(error)
      },
    }
    const clock = setTimeout(() => {
      if (!remove(job)) return
      jobs.delete(key)
      job.settle(new OffloadRefused('full', `waited ${limits.waitSeconds} s`))
    }, limits.waitSeconds * 1_000).unref()
    jobs.set(key, job)
    queue.push(job)
    offloadedWaiting.set(queue.length)
    return job
  }

  return {
    ask: <Input, Output>(work: OffloadedWork<Input, Output>, input: Input): Asked<Output> => {
      const json = JSON.stringify(input)
      if (json.length > work.most) throw new OffloadRefused('large', `${work.name} of ${json.length} characters`)
      const key = `${work.name} ${createHash('sha256').update(json).digest('base64url')}`
      const known = kept.find(key)
      if (known !== undefined)
        return {
          done: Promise.resolve(known.value as Output),
          ahead: () => 0,
          progress: () => null,
          leave: () => {},
          linger: () => {},
        }
      const job = jobs.get(key) ?? jobOf(work.name, json, key)
      job.askers += 1
      let isHere = true
      const leave = (): void => {
        if (!isHere) return
        isHere = false
        job.askers -= 1
        if (job.askers > 0 || !remove(job)) return
        jobs.delete(key)
        job.settle(new OffloadRefused('full', 'nobody waits for it any more'))
      }
      begin()
      return {
        done: job.done as Promise<Output>,
        leave,
        progress: () => job.progress,
        ahead: () => (job.isRunning ? 0 : queue.indexOf(job) + busy),
        linger: (wait) => void setTimeout(leave, wait * 1_000).unref(),
      }
    },
    end: async () => void (await Promise.all([...all].map((side) => side.terminate()))),
  }
}

function answerOf(side: Worker, job: Job, most: number): Promise<unknown> {
  const { name, json } = job
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      clearTimeout(clock)
      side.off('message', onMessage)
      side.off('error', onError)
      side.off('exit', onExit)
      then()
    }
    const clock = setTimeout(() => {
      ended.add(side)
      void side.terminate()
      settle(() => reject(new OffloadRefused('slow', `${name} took more than ${most} s`)))
    }, most * 1_000)
    const onMessage = (answer: OffloadAnswer | { progress: OffloadProgress }): void => {
      if ('progress' in answer) job.progress = answer.progress
      else
        settle(() => {
          if ('failed' in answer) reject(new OffloadRefused('failed', answer.failed))
          else resolve(answer.value)
        })
    }
    const onError = (error: NodeJS.ErrnoException): void =>
      settle(() => {
        ended.add(side)
        reject(
          new OffloadRefused(
            error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'slow' : 'failed',
            `${name}: ${error.message}`,
          ),
        )
      })
    const onExit = (code: number): void =>
      settle(() => {
        ended.add(side)
        reject(new OffloadRefused('failed', `${name}: the worker thread ended with ${code}`))
      })
    side.on('message', onMessage)
    side.on('error', onError)
    side.on('exit', onExit)
    side.postMessage({ name, json } satisfies OffloadOrder)
  })
}
