/** The side of the worker thread: does one piece of work after the other. */
import { parentPort } from 'node:worker_threads'
import { takeSecondPlace } from './second-place.ts'
import type { OffloadAnswer, OffloadOrder, OffloadProgress, OffloadedWork } from './offloaded-work.ts'

type Tell = (progress: OffloadProgress) => void
type Doing = readonly [name: string, does: (input: unknown, tell: Tell) => unknown]

export const doing = <Input, Output>(
  work: OffloadedWork<Input, Output>,
  does: (input: Input, tell: Tell) => Output | Promise<Output>,
): Doing => [work.name, does as (input: unknown, tell: Tell) => unknown]

export function serveWork(works: readonly Doing[]): void {
  takeSecondPlace()
  const known = new Map(works)
  const tell: Tell = (progress) => parentPort?.postMessage({ progress })
  const answer = async ({ name, json }: OffloadOrder): Promise<OffloadAnswer> => {
    try {
      const does = known.get(name)
      if (does === undefined) throw new Error(`no worker thread does ${name}`)
      return { value: await does(JSON.parse(json), tell) }
    } catch (error) {
      // Its kind and place: a message may quote what it was given.
      if (!(error instanceof Error)) return { failed: typeof error }
      return { failed: [error.name, ...(error.stack?.match(/^ +at .*/gm) ?? []).slice(0, 4)].join('') }
    }
  }
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', (order: OffloadOrder) => {
    last = last.then(async () => {
      const answered = await answer(order)
      const bytes =
        'value' in answered && answered.value instanceof Uint8Array ? [answered.value.buffer as ArrayBuffer] : []
      parentPort?.postMessage(answered, bytes)
    })
  })
}
