/**
 * A walk through the states of a case, by the product's own actions, and after every few steps the second question
 * asked of every door for everybody: does the application's role show exactly what the promises say
 * (tests/doors/walk/oracle.ts)?
 *
 * The seeds are fixed. TSUNAGU_WALK=200 walks that many of them; TSUNAGU_WALK_SEED=7 walks one;
 * TSUNAGU_WALK_SHORTEN=yes also looks for the shortest history of each difference.
 */
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { openWeb, type Web } from '../support/web.ts'
import { Comparison } from './walk/compare.ts'
import { type Doors, doorsOf } from './walk/pages.ts'
import { scripts } from './walk/scripts.ts'
import { shorten } from './walk/shorten.ts'
import { anyStep, type Step, take } from './walk/steps.ts'
import { type Cast, castOf, Walk } from './walk/walk.ts'

const walks = Number(process.env['TSUNAGU_WALK'] ?? scripts.length)
const one = process.env['TSUNAGU_WALK_SEED']
const seeds = one === undefined ? Array.from({ length: walks }, (_, index) => index) : [Number(one)]
/** Of one seed alone, pages are asked for everybody. */
const full = one !== undefined
const today = '2026-01-20'

let open: TestCouncil
let web: Web
let doors: Doors
let cast: Cast
let client: pg.PoolClient

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  doors = doorsOf(open, web)
  cast = await castOf(open)
  client = await open.pool.connect()
  for (const each of cast.values())
    await open.ownerQuery(
      `insert into auth."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)`,
      [each.accountId, each.name, each.email],
    )
})
afterAll(async () => {
  client.release()
  await web.close()
  await open.close()
})

function stepsOf(seed: number): Step[] {
  const [more] = fc.sample(fc.array(anyStep, { minLength: 24, maxLength: 24 }), { seed, numRuns: 1 })
  return [...(scripts[seed % scripts.length] ?? []), ...(more ?? [])]
}

test(
  'in every state that actions lead to, each reader sees what the promises say, and nothing else',
  { timeout: 1_800_000 },
  async () => {
    const comparison = new Comparison()
    const begun = performance.now()
    const crashes = new Set<string>()
    let [taken, tried, onPages] = [0, 0, 0]
    for (const seed of seeds) {
      open.setToday(today)
      const walk = await Walk.begin(open, cast)
      walk.history.unshift(`seed ${seed}`)
      let since = 0
      for (const step of stepsOf(seed)) {
        const happened = await take(walk, step)
        tried += 1
        if (happened === null) continue
        taken += 1
        walk.taken.push(step)
        walk.history.push(`[${step.case}] ${happened}`)
        since += 1
        if (since < 3) continue
        since = 0
        await comparison.rows(open, walk, client)
      }
      await comparison.rows(open, walk, client)
      // Pages cost a hundred times what rows do: some readers of each walk, others in the next.
      const asked = full ? [...cast.keys()] : [...cast.keys()].filter((_, index) => index % 8 === seed % 8)
      const before = performance.now()
      await comparison.pages(open, walk, doors, (key) => asked.includes(key))
      onPages += performance.now() - before
      for (const crash of walk.crashes) crashes.add(crash)
    }
    const { states, readers, rows, texts, pages } = comparison.counts
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    console.log(
      `walked ${seeds.length} seeds, ${taken} of ${tried} steps taken: ${states} states × ${readers.size} readers = ${rows} rows and ${texts} texts held against the oracle, ${pages} pages and answers, ${seconds} s (${Math.round(onPages / 1000)} of them on pages)`,
    )
    if (process.env['TSUNAGU_WALK_SHORTEN'] !== undefined) {
      const inRows = [...comparison.found.values()].filter((each) => !each.place.startsWith('page'))
      for (const [kind, [each]] of Map.groupBy(inRows, ({ kind: of }) => of.split(' · ').slice(0, 2).join(' · '))) {
        if (each)
          console.log(
            `${kind} · ${each.place} — ${each.reader}\n   ${(await shorten(open, cast, client, today, each)).join(' → ')}`,
          )
      }
    }
    expect.soft([...crashes], 'actions that failed otherwise than by a refusal').toEqual([])
    expect(comparison.report(), 'differences between what is shown and what the promises say').toBe('')
  },
)
