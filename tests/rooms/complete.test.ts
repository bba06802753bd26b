/**
 * No form, endpoint or path of a room is without a specimen; that each is right, the hostile tests see: a right one is
 * taken after all tries. And no table is told of twice.
 */
import { expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { apiEndpoints, rooms } from '../../src/rooms.ts'
import { formSpecimens, pageParameters, writeSpecimens } from '../support/all-specimens.ts'

const routes = allRoutes(() => {
  throw new Error('only declared')
})

/** Forms that no specimen of fields can be. */
const formsElsewhere = [
  // A file comes with them (tests/http/uploads.test.ts, tests/actions/report-sheets.test.ts).
  ['/report-sheets', '/report-sheets/:month', '/cases/:id/work-history/job-card'],
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

test('no path with a parameter is without a record', () => {
  const patterns = [...routes.map((route) => route.path), ...apiEndpoints.map((endpoint) => endpoint.path)]
  const known = new Set([
    ...formSpecimens.keys(),
    ...pageParameters.keys(),
    ...[...writeSpecimens.keys()].map((name) => name.split(' ')[1] ?? ''),
  ])
  expect([...new Set(patterns.filter((path) => /[:{]/.test(path) && !known.has(path)))]).toEqual([])
})

test('no two rooms tell of the same table', () => {
  const told = rooms.flatMap((room) => Object.keys(room.disclosed ?? {}))
  expect(told.length).toBeGreaterThan(40)
  expect(told).toEqual([...new Set(told)])
})
