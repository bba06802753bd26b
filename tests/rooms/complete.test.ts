/**
 * No form, endpoint or path of a room is without a specimen; that each is right, the hostile tests see: a right one is
 * taken after all tries. And no table is told of twice.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '../../src/app.tsx'
import { projectDir } from '../../src/platform/project.ts'
import { apiEndpoints, draftTitle, rooms } from '../../src/rooms.ts'
import { formSpecimens, pageParameters, writeSpecimens } from '../support/all-specimens.ts'

const routes = allRoutes(() => {
  throw new Error('only declared')
})

/** Forms that no specimen of fields can be. */
const formsElsewhere = [
  // A file comes with them (tests/http/uploads.test.ts, tests/actions/report-sheets.test.ts).
  ['/report-sheets', '/report-sheets/:month', '/cases/:id/work-history/job-card', '/jobs/imports'],
  // The session itself decides (tests/http/accounts.test.ts, tests/e2e/sign-in.test.ts).
  ['/account/password', '/account/second-factor', '/account/second-factor/confirm', '/account/second-factor/off'],
  ['/account/second-factor/codes/new', '/sign-in/second-factor', '/sign-in/recovery'],
].flat()

test('no form that writes is without a specimen', () => {
  const posts = routes.filter((route) => route.method === 'POST').map((route) => route.path)
  expect([...formSpecimens.keys()].toSorted()).toEqual(
    posts.filter((path) => !formsElsewhere.includes(path)).toSorted(),
  )
})

test('no endpoint that writes is without a specimen', () => {
  const writes = apiEndpoints.filter((endpoint) => endpoint.write).map((each) => `${each.method} ${each.path}`)
  expect([...writeSpecimens.keys()].toSorted()).toEqual(writes.toSorted())
})

/** The names that a body may have at its top; a schema that isn't one object has none to tell. */
function namesOf(schema: z.ZodType | undefined): string[] {
  if (schema === undefined) return []
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>
  }
  return Object.keys(properties)
}

test('no body of a specimen leaves out what the endpoint takes', () => {
  const left = apiEndpoints.flatMap((endpoint) => {
    const specimen = writeSpecimens.get(`${endpoint.method} ${endpoint.path}`)
    if (specimen === undefined || typeof specimen.body === 'function') return []
    const { body } = specimen
    return namesOf(endpoint.body).flatMap((name) =>
      name in body ? [] : [`${endpoint.method} ${endpoint.path} ${name}`],
    )
  })
  expect(left).toEqual([])
})

test('no path with a parameter is without a record', () => {
  const patterns = [...routes.map((route) => route.path), ...apiEndpoints.map((endpoint) => endpoint.path)]
  const known = new Set([
    ...formSpecimens.keys(),
    ...pageParameters.keys(),
    ...[...writeSpecimens.keys()].map((name) => name.split(' ')[1] ?? ''),
  ])
  expect([...new Set(patterns.filter((path) => /[:{]/.test(path) && !known.has(path)))]).toEqual([])
})

const sources = readdirSync(join(projectDir, 'src/modules'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|specimens)\./.test(name))
  .map((name) => ({ name, text: readFileSync(join(projectDir, 'src/modules', name), 'utf8') }))

test('every draft has a name, which 今日 shows', () => {
  const keys = sources.flatMap(({ text }) =>
    [...text.matchAll(/draft\b[^\n]*`([a-z-]+:)\$/g)].map(([, key = '']) => key),
  )
  expect(new Set(keys).size).toBeGreaterThan(30)
  expect([...new Set(keys)].filter((key) => draftTitle(`${key}x`) === '書きかけ')).toEqual([])
})

test('every panel and gap of a room stands in the list of who shows it', () => {
  const listed = sources
    .filter(({ name }) => /case-panels\.ts$|oversight\/gaps\.ts$/.test(name))
    .map(({ text }) => text)
    .join('\n')
  const made = sources
    .filter(({ name }) => /\.(?:panel\.tsx|gaps\.tsx?)$/.test(name))
    .flatMap(({ text }) => [...text.matchAll(/^export const (\w+(?:Panel|Gap))\b/gm)].map(([, name = '']) => name))
  expect(made.length).toBeGreaterThan(15)
  expect(made.filter((name) => !new RegExp(`\\b${name}\\b`).test(listed))).toEqual([])
})

test('every room stands in the table of ARCHITECTURE.md', () => {
  const architecture = readFileSync(join(projectDir, 'docs/ARCHITECTURE.md'), 'utf8')
  const folders = [
    ...new Set(sources.filter(({ name }) => name.endsWith('/room.ts')).map(({ name }) => basename(dirname(name)))),
  ]
  expect(folders.length).toBeGreaterThan(25)
  expect(folders.filter((folder) => !architecture.includes(`\`${folder}\``))).toEqual([])
})

test('no two rooms tell of the same table', () => {
  const told = rooms.flatMap((room) => Object.keys(room.disclosed ?? {}))
  expect(told.length).toBeGreaterThan(40)
  expect(told).toEqual([...new Set(told)])
})
