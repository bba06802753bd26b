/** One life of a write: two that stand in each other's way, and what a refusal leaves. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionContext } from '../../src/platform/action.ts'
import { runAction, systemActor } from '../../src/platform/run-action.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

let open: TestCouncil
beforeAll(async () => {
  open = await createTestCouncil()
})
afterAll(() => open.close())

/** Holds the first thing, waits until the other holds its own, then asks for that. */
const cross = (first: number, second: number, met: () => Promise<void>) => async (action: ActionContext) => {
  await sql`select pg_advisory_xact_lock(77, ${first}::int)`.execute(action.tx)
  await met()
  await sql`select pg_advisory_xact_lock(77, ${second}::int)`.execute(action.tx)
  return first
}

test('of two that wait for each other, the one that the database gives up begins again, and both are done', async () => {
  let [runs, release] = [0, (): void => {}]
  const both = new Promise<void>((done) => {
    release = done
  })
  const met = (): Promise<void> => {
    runs += 1
    if (runs === 2) release()
    return both
  }
  expect(
    await Promise.all([
      runAction(open.council, systemActor(), cross(1, 2, met)),
      runAction(open.council, systemActor(), cross(2, 1, met)),
    ]),
  ).toEqual([1, 2])
  expect(runs).toBe(3)
})

test('what is refused for another reason is tried once', async () => {
  let runs = 0
  const work = (): Promise<never> => {
    runs += 1
    return Promise.reject(Object.assign(new Error('no'), { code: '23505' }))
  }
  await expect(runAction(open.council, systemActor(), work)).rejects.toMatchObject({ code: '23505' })
  expect(runs).toBe(1)
})
