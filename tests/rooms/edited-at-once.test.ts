/**
 * Two who change one record at once, in every form that says which version it was written against: who is slower keeps
 * what they wrote, sees what stands on record now, and only then may write over it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formSpecimens } from '../support/all-specimens.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { date, type FormSpecimen, pathWith, today } from '../support/specimens.ts'
import { decoded, fieldOf, openWeb, type Web } from '../support/web.ts'
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

const theirs = '先に残した言葉'
const mine = 'あとから書いた言葉'

const rightFields = ({ fields }: FormSpecimen, at: Record<string, string>): Record<string, string> =>
  typeof fields === 'function' ? fields(at) : fields

/** All that is free in the form says these words. */
const saying = (fields: Record<string, string>, words: string, version: string): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === 'x' ? words : value])),
  _version: version,
})

/** Answers to a version: nothing of it is edited, and their pages show it whole. */
const answers = new Set(['/my/plans/:id/answer', '/progress-reports/:id/approval'])

/** Of a 聞き取り another section than the specimen's, which has no free words. */
const freer: Record<string, { at: Record<string, string>; fields: Record<string, string> }> = {
  '/cases/:id/assessment/:form/:section': {
    at: { section: 'life' },
    fields: { ...date('askedOn', today), 'a.rhythm': 'x', 'a.strength': 'x' },
  },
}

const edits = [...formSpecimens].flatMap(([route, form]) =>
  '_version' in rightFields(form, {}) && !answers.has(route) ? [{ route, form }] : [],
)

describe('the slower of two sees what the faster one left', () => {
  test.each(edits)('$route', async ({ route, form }) => {
    const own = world.fresh()
    const at = { ...(form.at ? await own.of(form.at) : {}), ...freer[route]?.at }
    const path = pathWith(route, at)
    const client = web.as(await handOf(own, form.by))
    const version = fieldOf((await client.get(path)).text, '_version') ?? ''
    const fields = freer[route]?.fields ?? rightFields(form, at)
    expect((await client.post(path, saying(fields, theirs, version))).status).toBe(303)
    const late = await client.post(path, saying(fields, mine, version))
    expect(late.status).toBe(422)
    const shown = decoded(late.text)
    expect([shown.includes(theirs), shown.includes(mine)]).toEqual([true, true])
    const again = await client.post(path, saying(fields, mine, fieldOf(late.text, '_version') ?? ''))
    expect(again.status).toBe(303)
  })
})
