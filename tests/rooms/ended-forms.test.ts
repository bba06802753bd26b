/**
 * Promise 5, for every form about a record: sent to one that is no longer there, or never was for whom sends it, it
 * says so and shows what was written.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formSpecimens } from '../support/all-specimens.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type FormSpecimen, pathWith } from '../support/specimens.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'
import { handOf, openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let web: Web
let world: World
beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  world = await openWorld(open)
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const written = '長く話を聞いた。\n次は「はい」と<答える>😀'

/** The fields with these words wherever the specimen has free ones, or null where it has none. */
async function ended(
  route: string,
  form: FormSpecimen,
): Promise<{ at: Record<string, string>; fields: Record<string, string> } | null> {
  const at = form.at ? await world.of(form.at) : {}
  const fields = typeof form.fields === 'function' ? form.fields(at) : form.fields
  const free = Object.entries(fields).filter(([, value]) => value === 'x')
  const named = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => at[name] ?? '')
  if (free.length === 0 || !named.some((value) => uuid.test(value))) return null
  return {
    at: Object.fromEntries(Object.entries(at).map(([name, value]) => [name, uuid.test(value) ? randomUUID() : value])),
    fields: { ...fields, ...Object.fromEntries(free.map(([name]) => [name, written])) },
  }
}

test('a form about a record that is gone keeps what was written before the eyes of who wrote it', async () => {
  let tried = 0
  for (const [route, form] of formSpecimens) {
    const sent = await ended(route, form)
    if (sent === null) continue
    const by = await handOf(world, form.by)
    const answer = await web.as(by).post(pathWith(route, sent.at), sent.fields)
    // Of an account whose cases are handed on there is nothing to hand on: done, and said so.
    if (route === '/team/caseload/:account') continue
    expect([route, answer.status]).toEqual([route, 404])
    const shown = decoded(answer.text).replaceAll('\r', '')
    expect([route, shown.includes(written), shown.includes('記録されていません')]).toEqual([route, true, true])
    tried++
  }
  expect(tried).toBeGreaterThan(40)
})
