/**
 * Steady arrivals, from a thread of their own: one request each 1/rate seconds, whether or not the answers before have
 * come. A request's time runs from the moment at which it was due, so waiting to be sent counts as waiting.
 */
import { Agent, request } from 'node:http'
import { parentPort, Worker } from 'node:worker_threads'

export type SenderOrder = {
  origin: string
  seconds: number
  requests: { path: string; headers: Record<string, string> }[]
} & (
  | { perSecond: number }
  /** So many who ask again as soon as they are answered. */
  | { readers: number }
)

export interface Sent {
  times: number[]
  /** Answers other than 200, and requests without an answer. */
  failed: number
  /** How long the last answer came after the last request was due, in seconds: grows when the server can't keep up. */
  behind: number
}

const patience = 10_000

/** The thread's work; its one message is the result. */
export async function sendSteadily(order: SenderOrder): Promise<void> {
  const { origin, seconds, requests } = order
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const times: number[] = []
  let failed = 0
  const started = performance.now()
  const one = (index: number, due: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(
        () => {
          const { path, headers } = requests[index % requests.length] ?? { path: '/', headers: {} }
          const asked = request(`${origin}${path}`, { agent, headers, timeout: patience }, (answer) => {
            answer.resume().on('end', () => {
              times.push(performance.now() - due)
              if (answer.statusCode !== 200) failed += 1
              resolve()
            })
          })
          asked.on('timeout', () => asked.destroy(new Error('no answer')))
          asked.on('error', () => {
            failed += 1
            resolve()
          })
          asked.end()
        },
        Math.max(0, due - performance.now()),
      )
    })
  if ('readers' in order)
    await Promise.all(
      Array.from({ length: order.readers }, async () => {
        while (performance.now() - started < seconds * 1000) await one(0, performance.now())
      }),
    )
  else
    await Promise.all(
      Array.from({ length: order.perSecond * seconds }, (_, index) =>
        one(index, started + (index * 1000) / order.perSecond),
      ),
    )
  agent.destroy()
  parentPort?.postMessage({
    times,
    failed,
    behind: Math.max(0, (performance.now() - started) / 1000 - seconds),
  } satisfies Sent)
}

/** Runs the sender beside the server, so that sending takes none of the server's thread. */
export function sendFromThread(order: SenderOrder): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
