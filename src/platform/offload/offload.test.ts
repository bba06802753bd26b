import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { die, echo, fail, grow, halfway, hang } from '../../../tests/support/odd-work.ts'
import { projectDir } from '../project.ts'
import { keepResults } from './kept-results.ts'
import { createOffload, type OffloadLimits, type Offload } from './offload.ts'
import { OffloadRefused } from './offloaded-work.ts'

let open: Offload | undefined
const workerThreads = (limits: Partial<OffloadLimits> = {}): Offload =>
  (open = createOffload({
    file: join(projectDir, 'tests', 'support', 'odd-work.ts'),
    workerThreads: 1,
    memory: 64,
    seconds: 20,
    waitSeconds: 20,
    mostWaiting: 3,
    ...limits,
  }))
afterEach(() => open?.end())

const outcome = (done: Promise<unknown>): Promise<unknown> =>
  done.catch((error: unknown) => (error instanceof OffloadRefused ? error.trouble : error))
const refusal = (ask: () => unknown): unknown => {
  try {
    return ask()
  } catch (error) {
    return error instanceof OffloadRefused ? error.trouble : error
  }
}

test('work is done in turn; the same is done once, for all who ask, and kept a while', async () => {
  const our = workerThreads()
  const [first, twin, second] = [our.ask(echo, 'a'), our.ask(echo, 'a'), our.ask(echo, 'b')]
  expect([first.ahead(), twin.ahead(), second.ahead()]).toEqual([0, 0, 1])
  expect(first.done).toBe(twin.done)
  const made = await first.done
  expect(await second.done).toEqual({ said: 'b', side: made.side })
  expect(await our.ask(echo, 'a').done).toBe(made)
})

test('a side that hangs, dies, grows or throws ends its own piece of work; the next is done', async () => {
  const our = workerThreads({ seconds: 2 })
  const asked = [our.ask(hang, ''), our.ask(die, ''), our.ask(fail, 'x'), our.ask(echo, 'after')].map((each) =>
    outcome(each.done),
  )
  expect(await Promise.all(asked)).toEqual(['slow', 'failed', 'failed', { said: 'after', side: expect.any(Number) }])
  const grown = workerThreads()
  expect(await Promise.all([grown.ask(grow, ''), grown.ask(echo, 'after')].map((each) => outcome(each.done)))).toEqual([
    'slow',
    { said: 'after', side: expect.any(Number) },
  ])
})

test('work of several parts tells how far it is, while it goes on', async () => {
  const our = workerThreads()
  const asked = our.ask(halfway, '')
  expect(asked.progress()).toBe(null)
  const done = outcome(asked.done)
  await expect.poll(() => asked.progress(), { timeout: 15_000 }).toEqual({ done: 2, all: 7 })
  expect(our.ask(echo, 'waits').progress()).toBe(null)
  await our.end()
  expect(await done).toBe('failed')
})

test('a full queue refuses at once; who has gone away makes room; what is too long is not begun', async () => {
  const our = workerThreads({ seconds: 2 })
  const running = our.ask(hang, '')
  const [a, b, c] = [our.ask(echo, 'a'), our.ask(echo, 'b'), our.ask(echo, 'c')]
  expect(refusal(() => our.ask(echo, 'd'))).toBe('full')
  // Nobody is refused for asking what is being made already.
  our.ask(echo, 'b')
  b.leave()
  expect(refusal(() => our.ask(echo, 'd'))).toBe('full')
  c.leave()
  c.leave()
  const d = our.ask(echo, 'd')
  expect([a.ahead(), d.ahead()]).toEqual([1, 3])
  expect(refusal(() => our.ask(echo, 'x'.repeat(2_000)))).toBe('large')
  expect(await Promise.all([running, a, b, c, d].map((each) => outcome(each.done)))).toEqual([
    'slow',
    expect.objectContaining({ said: 'a' }),
    expect.objectContaining({ said: 'b' }),
    'full',
    expect.objectContaining({ said: 'd' }),
  ])
})

test('nobody waits for ever for a turn', async () => {
  const our = workerThreads({ seconds: 2, waitSeconds: 0.5 })
  expect(await Promise.all([our.ask(hang, ''), our.ask(echo, 'a')].map((each) => outcome(each.done)))).toEqual([
    'slow',
    'full',
  ])
})

test('what was made is kept for two minutes and never beyond its room', () => {
  let now = 0
  const kept = keepResults(() => now)
  const bytes = (): Uint8Array => new Uint8Array(6_000_000)
  for (const key of ['a', 'b', 'c']) kept.keep(key, bytes())
  expect(['a', 'b', 'c'].map((key) => kept.find(key) !== undefined)).toEqual([false, true, true])
  kept.keep('huge', new Uint8Array(9_000_000))
  expect(kept.find('huge')).toBeUndefined()
  now = 120_000
  expect(kept.find('c')).toBeUndefined()
})
