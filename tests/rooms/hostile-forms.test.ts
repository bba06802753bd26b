/**
 * A thousand hostile texts, and one wrong value at a time, through every form that a room has a specimen of: never a
 * 5xx, and nothing of them is run. (The API has the same in hostile-bodies.test.ts.)
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { formSpecimens } from '../support/all-specimens.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { eightAtOnce, groupsOf, hostileTexts } from '../support/hostile.ts'
import { watchSoundness } from '../support/sound.ts'
import { type FormSpecimen, pathWith } from '../support/specimens.ts'
import { tryingOnly } from '../support/undone.ts'
import { type Client, type FormFields, openWeb, type Web } from '../support/web.ts'
import { handOf, openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let world: World
let web: Web
const { sound, broken } = watchSoundness()

beforeAll(async () => {
  open = await createTestCouncil()
  world = await openWorld(open)
  web = openWeb(tryingOnly(open))
})
afterAll(async () => {
  await web.close()
  await open.close()
})

interface ReadyForm {
  path: string
  fields: Record<string, string>
  client: Client
}

/** The form before somebody's eyes, with a record that is open to it. */
async function readyForm(route: string, { by, at, fields }: FormSpecimen): Promise<ReadyForm> {
  const own = world.fresh()
  const parameters = at === undefined ? {} : await own.of(at)
  return {
    path: pathWith(route, parameters),
    fields: typeof fields === 'function' ? fields(parameters) : fields,
    client: web.as(await handOf(own, by)),
  }
}

const wrongValues: (string | string[])[] = [
  '',
  '\u0000',
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  '-99999999999999999999',
  'NaN',
  '２０２６',
  '9999',
  '0000',
  '275760',
  '13',
  '32',
  '令和99',
  '24:00',
  '25:61',
  ['a', 'b'],
  ['', ''],
  '__proto__',
  '00000000-0000-7000-8000-000000000000',
  "x'; drop table people; --",
  '\ud800',
  '葛󠄀城',
  '<script>alert(1)</script>',
  'a'.repeat(5000),
]

/** Forms with a secret have no transaction around them. */
const ownHand = new Set(
  allRoutes(() => {
    throw new Error('only declared')
  }).flatMap((route) => (route.transaction === 'none' ? [route.path] : [])),
)

describe.each([...formSpecimens].map(([route, form], turn) => ({ route, form, turn })))(
  '$route',
  { timeout: 60_000 },
  ({ route, form, turn }) => {
    test('every text in every field', async () => {
      const { path, fields, client } = await readyForm(route, form)
      const names = Object.keys(fields)
      // Each form gets every other group, so that every text meets half of the forms.
      await eightAtOnce(
        [...groupsOf(hostileTexts, Math.max(25, names.length)).entries()].filter(([index]) => (index + turn) % 2 === 0),
        async ([index, group]) => {
          // Turn by turn each field gets one; a form with few fields gets what is left as one text.
          const sent: FormFields = Object.fromEntries(
            names.map((name, at) => [name, group[(at + index) % group.length] ?? '']),
          )
          if (names.length < 25) sent[names.at(-1) ?? 'x'] = group.join('\n')
          if (index % 3 === 0) sent['_draft'] ??= 'case-new'
          sound(`POST ${path} ${JSON.stringify(group).slice(0, 200)}`, await client.post(path, sent))
        },
      )
      expect(broken()).toEqual([])
    })

    test('one wrong value at a time, where all else is right', async () => {
      let { path, fields, client } = await readyForm(route, form)
      for (const name of Object.keys(fields))
        for (const value of wrongValues.filter((_, number) => (number + name.length + turn) % 13 === 0)) {
          const answer = await client.post(path, { ...fields, [name]: value })
          sound(`POST ${path} ${name}=${JSON.stringify(value).slice(0, 60)}`, answer)
          // What the sign-in writes by its own hand stays.
          if (answer.status === 303 && ownHand.has(route)) ({ path, fields, client } = await readyForm(route, form))
        }
      expect(broken()).toEqual([])
      // Else all of it was tried on nothing.
      expect((await client.post(path, fields)).status).toBe(303)
    })
  },
)
