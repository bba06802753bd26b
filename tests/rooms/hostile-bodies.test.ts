/**
 * A thousand hostile texts, values of every wrong type and broken bodies through each endpoint
 * that writes: never a 5xx.
 */
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checked, readJson } from '../../src/platform/api/json-body.ts'
import { Refusal } from '../../src/platform/api/problem.ts'
import { apiEndpoints } from '../../src/rooms.ts'
import { writeSpecimens } from '../support/all-specimens.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { groupsOf, hostileTexts } from '../support/hostile.ts'
import type { SignedInPerson } from '../support/people.ts'
import { watchSoundness } from '../support/sound.ts'
import { pathWith, type WriteSpecimen } from '../support/specimens.ts'
import { tryingOnly } from '../support/undone.ts'
import { handOf, openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let world: World
let api: ApiCaller
const { noFailure, broken } = watchSoundness()

beforeAll(async () => {
  open = await createTestCouncil()
  world = await openWorld(open)
  api = createApiCaller(tryingOnly(open))
})
afterAll(async () => {
  await api.close()
  await open.close()
})

interface ReadyWrite {
  method: string
  path: string
  token: string
  body: Record<string, unknown>
}

const known = new Map<string, Promise<ReadyWrite>>()
/** One record serves all tries of an endpoint. */
function readyWrite(name: string, write: WriteSpecimen): Promise<ReadyWrite> {
  const ready = known.get(name) ?? makeReady(name, write)
  known.set(name, ready)
  return ready
}

async function makeReady(name: string, { by, at, body }: WriteSpecimen): Promise<ReadyWrite> {
  const own = world.fresh()
  const [method = '', path = ''] = name.split(' ')
  const parameters = at === undefined ? {} : await own.of(at)
  return {
    method,
    path: pathWith(path, parameters),
    token: ((await handOf(own, by)) as SignedInPerson).token,
    body: typeof body === 'function' ? await own.of(body) : body,
  }
}

type Path = (string | number)[]

function leavesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [
    at,
    ...Object.entries(value).flatMap(([key, each]) =>
      leavesOf(each, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

function withValue(body: unknown, at: Path, value: unknown): unknown {
  const [key, ...rest] = at
  if (key === undefined) return value
  const copy = Array.isArray(body) ? [...(body as unknown[])] : { ...(body as Record<string, unknown>) }
  ;(copy as Record<string | number, unknown>)[key] = withValue(
    (body as Record<string | number, unknown>)[key],
    rest,
    value,
  )
  return copy
}

const schemaOf = new Map(apiEndpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint.body]))

/**
 * What came as far as the action, or what the server would answer with a 500:
 * what is refused on the way is refused by one hand for all.
 */
function passes(name: string, value: unknown): boolean {
  const schema = schemaOf.get(name)
  try {
    if (schema) checked(schema, value)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** The same of a body as it is sent, by the reading of the server. */
async function isTaken(name: string, body: string | Uint8Array<ArrayBuffer>): Promise<boolean> {
  const headers = { 'content-type': 'application/json' }
  try {
    return passes(name, await readJson(new Request('http://localhost', { method: 'POST', headers, body })))
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const textPlaces = (body: Record<string, unknown>): Path[] =>
  leavesOf(body).filter(
    (at) => at.length > 0 && typeof at.reduce<unknown>((node, key) => (node as never)[key], body) === 'string',
  )

/** Each text into another place of the body, whatever belongs there. */
function overwritten(body: Record<string, unknown>, texts: readonly string[]): unknown {
  return leavesOf(body)
    .filter((at) => at.length > 0)
    .reduce<unknown>((made, at, index) => {
      const before = at.reduce<unknown>((node, key) => (node as Record<string | number, unknown> | null)?.[key], made)
      return typeof before === 'object' && before !== null ? made : withValue(made, at, texts[index % texts.length])
    }, body)
}

/**
 * As many texts as fit into a body that is taken: each place gets as many of the group together
 * as it takes, else what it had.
 */
function filled(name: string, body: Record<string, unknown>, texts: readonly string[], turn: number): unknown {
  return textPlaces(body).reduce<unknown>((made, at, index) => {
    const from = (index * 31 + turn * 17) % texts.length
    const turned = [...texts.slice(from), ...texts.slice(0, from)]
    return (
      [texts.length, 48, 24, 12, 6, 3, 1]
        .flatMap((many) => [turned.slice(0, many).join('\n'), turned.slice(0, many).join(' ')])
        .map((text) => withValue(made, at, text))
        .find((each) => passes(name, each)) ?? made
    )
  }, body)
}

const otherValues = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  5e-324,
  2 ** 53,
  4294967296,
  '',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '24:00',
  [],
  [[]],
  [null],
  {},
  { a: { b: 1 } },
  ['x', 'x'],
]

const times = (text: string, many: number): string => text.repeat(many)
const brokenBodies: (string | Uint8Array<ArrayBuffer>)[] = [
  '',
  ' ',
  '{',
  '}',
  '[',
  'null',
  'true',
  '0',
  '-0',
  '1e999999',
  '"x"',
  '[]',
  '{}',
  '{"a":1,}',
  "{'a':1}",
  'NaN',
  'undefined',
  '\ufeff{}',
  '{"note":"\\ud800"}',
  '{"note":"\\u0000"}',
  '{"\\u0000":1}',
  '{"note":"\\x"}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"note":"a","note":"b"}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
  `{"minutes":${times('9', 400)}}`,
  `{"weeklyHours":0.${times('1', 4000)}}`,
  times('[', 50_000),
  `${times('[', 19)}${times(']', 19)}`,
  `${times('{"a":', 15_000)}1${times('}', 15_000)}`,
  `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":${index}`).join(',')}}`,
  `[${times('0,', 100_000)}0]`,
  `{"topics":[${times('"job-search",', 20_000)}"job-search"]}`,
  `{"note":"${times('あ', 600_000)}"}`,
  new Uint8Array([0xff, 0xfe, 0x7b, 0x00]),
  new Uint8Array([0xc0, 0x80]),
  new Uint8Array([0xed, 0xa0, 0x80]),
]

describe.each([...writeSpecimens].map(([name, write], turn) => ({ name, write, turn })))(
  '$name',
  { timeout: 60_000 },
  ({ name, write, turn }) => {
    test('every text in every field, and as many as it takes', async () => {
      const { method, path, token, body } = await readyWrite(name, write)
      const send = async (sent: unknown): Promise<void> => {
        const { status } = await api.call(token, method, path, sent)
        noFailure(`${name} ${JSON.stringify(sent).slice(0, 200)}`, status)
      }
      for (const [index, texts] of groupsOf(hostileTexts, leavesOf(body).length).entries()) {
        const sent = overwritten(body, texts)
        // Each endpoint gets every third group that it takes, so that every text alone comes as far as a third of the
        // actions; what isn't taken is refused by one hand for all, and each endpoint sends some of it.
        if ((index + turn) % ((await isTaken(name, JSON.stringify(sent))) ? 3 : 20) === 0) await send(sent)
      }
      for (const [index, texts] of groupsOf(hostileTexts, 100).entries()) {
        const sent = filled(name, body, texts, index + turn)
        // Nothing in it is words.
        if (index === 0 || !isDeepStrictEqual(sent, body)) await send(sent)
      }
      expect(broken()).toEqual([])
    })

    test('a value of every other type in every place', async () => {
      const { method, path, token, body } = await readyWrite(name, write)
      let refused = 0
      for (const place of leavesOf(body)) {
        // Where words are taken, a day or a time is words like the thousand above.
        const isForWords = place.length > 0 && passes(name, withValue(body, place, '百瀬と①'))
        for (const value of otherValues) {
          if (isForWords && typeof value === 'string' && value !== '') continue
          const wrong = withValue(body, place, value)
          const what = `${name} ${place.join('.')}=${JSON.stringify(value)}`
          if (passes(name, wrong)) noFailure(what, (await api.call(token, method, path, wrong)).status)
          else if (refused++ % 20 === 0)
            expect([what, (await api.call(token, method, path, wrong)).status]).toEqual([what, 422])
        }
      }
      expect(broken()).toEqual([])
      // Else all of it was tried on nothing.
      expect((await api.call(token, method, path, body)).status).toBeLessThan(300)
    })

    test('no JSON, or JSON that nobody expects', async () => {
      const { method, path, token } = await readyWrite(name, write)
      for (const [index, body] of brokenBodies.entries()) {
        if (!(await isTaken(name, body)) && (index + turn) % 8 !== 0) continue
        const response = await api.raw(path, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
          body,
        })
        expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
        noFailure(`${name} body ${index}`, response.status)
      }
      expect(broken()).toEqual([])
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    })
  },
)
