/** Who may what: every endpoint with every role, from the table of permissions itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiEndpoints } from '../../src/rooms.ts'
import { may, type Role, roles } from '../../src/permissions.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { published, sealed } from '../support/releases.ts'
import { addFact } from '../kpi/population.ts'

let open: TestCouncil
let api: ApiCaller
const people = new Map<Role, SignedInPerson>()

const places: Record<Role, { organizationId?: string; deskId?: string }> = {
  counselor: { organizationId: 'hw-matsumoto', deskId: 'ms-matsumoto' },
  manager: { organizationId: 'hw-matsumoto', deskId: 'ms-matsumoto' },
  'employer-support': { organizationId: 'hw-matsumoto', deskId: 'ms-matsumoto' },
  municipal: { organizationId: 'muni-20202', deskId: 'muni-20202-soudan' },
  'council-office': { organizationId: 'nagano-roudoukyoku' },
  employer: {},
  person: {},
  administrator: {},
}

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  for (const role of roles) people.set(role, await signedInAs(open.council, { role, ...places[role] }))
  await addFact(open.council, { kind: 'training.maisapo', by: 'nagano-ken', on: '2025-06-15' })
  await sealed(open.council)
  expect(
    await published(
      open.council,
      await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' }),
    ),
  ).toMatchObject({ ok: true })
})
afterAll(async () => {
  await api.close()
  await open.close()
})

const foreignId = '01900000-0000-7000-8000-000000000000'

test.each(roles)('%s', async (role) => {
  const by = people.get(role)
  if (!by) throw new Error(role)
  for (const endpoint of apiEndpoints) {
    const path =
      endpoint.path
        .replace('{id}', foreignId)
        .replace('{desk}', 'ms-nagano')
        .replace('{code}', 'regular-employment')
        .replace('{form}', 'reception')
        .replace('{finding}', 'L20')
        .replace('{row}', 'R03')
        .replace('{year}', '2025')
        .replace('{number}', '1')
        .replace('{organization}', by.organizationId ?? 'hw-matsumoto') +
      (endpoint.id === 'searchPeople'
        ? '?q=a'
        : endpoint.id === 'listReportRevisions'
          ? '?kpi=regular-employment&month=2025-12'
          : '')
    const { status } = await api.call(by.token, endpoint.method, path, endpoint.write ? {} : undefined)
    const expected = !may(by, endpoint.permission)
      ? 403
      : endpoint.write
        ? endpoint.path.includes('{id}') && endpoint.body?.safeParse({}).success === true
          ? 404
          : // Nothing has to be said to close a year, and the one that runs can't be closed.
            endpoint.id === 'closeFiscalYear'
            ? 409
            : // A job of which nothing is said limits nobody.
              endpoint.id === 'checkAgeLimit'
              ? 200
              : 422
        : endpoint.path.includes('{id}')
          ? 404
          : 200
    expect([endpoint.id, status]).toEqual([endpoint.id, expected])
    expect((await api.call(null, endpoint.method, path, endpoint.write ? {} : undefined)).status).toBe(401)
  }
})
