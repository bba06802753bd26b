/** The OpenAPI document: whole, made from the endpoints, and true of what the API really answers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions } from '../../src/permissions.ts'
import { apiEndpoints } from '../../src/rooms.ts'
import { openApiDocument } from '../../src/platform/api/index.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'

type Json = Record<string, unknown>

let open: TestCouncil
let api: ApiCaller
let counselor: SignedInPerson
let office: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  counselor = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(async () => {
  await api.close()
  await open.close()
})

const document = openApiDocument(apiEndpoints) as unknown as Json

function resolved(reference: string): Json | undefined {
  let at: unknown = document
  for (const part of reference.replace(/^#\//, '').split('/')) at = (at as Json | undefined)?.[part]
  return at as Json | undefined
}

/** What of JSON Schema 2020-12 the document uses; anything else there is a mistake of this test and fails it. */
const known = new Set([
  '$ref',
  'type',
  'properties',
  'required',
  'items',
  'anyOf',
  'enum',
  'const',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'default',
  'description',
  'propertyNames',
  'additionalProperties',
  'not',
])

function problems(schema: Json, value: unknown, at = '$'): string[] {
  for (const key of Object.keys(schema)) if (!known.has(key)) return [`${at}: unknown keyword ${key}`]
  if (typeof schema['$ref'] === 'string') return problems(resolved(schema['$ref']) ?? { type: 'nothing' }, value, at)
  if (Array.isArray(schema['anyOf'])) {
    const tries = (schema['anyOf'] as Json[]).map((each) => problems(each, value, at))
    return tries.some((each) => each.length === 0) ? [] : (tries[0] ?? [`${at}: nothing fits`])
  }
  const kind =
    value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  const types = [schema['type'] as string | string[] | undefined].flat().filter((type) => type !== undefined)
  if (types.length > 0 && !types.includes(kind) && !(kind === 'integer' && types.includes('number')))
    return [`${at}: ${kind} is no ${types.join('|')}`]
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    return [`${at}: ${String(value)} is none of the codes`]
  if ('const' in schema && schema['const'] !== value) return [`${at}: is not ${String(schema['const'])}`]
  if (typeof value === 'string' && typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern']).test(value))
    return [`${at}: ${value} does not match`]
  if (Array.isArray(value))
    return value.flatMap((each, index) => problems((schema['items'] ?? {}) as Json, each, `${at}[${index}]`))
  if (kind === 'object') {
    const of = value as Json
    const properties = (schema['properties'] ?? {}) as Record<string, Json>
    const missing = ((schema['required'] ?? []) as string[])
      .filter((name) => !(name in of))
      .map((name) => `${at}.${name}: missing`)
    const unknown = Object.keys(of)
      .filter((name) => !(name in properties))
      .map((name) => `${at}.${name}: not in the document`)
    return [
      ...missing,
      ...unknown,
      ...Object.entries(of).flatMap(([name, each]) =>
        properties[name] ? problems(properties[name], each, `${at}.${name}`) : [],
      ),
    ]
  }
  return []
}

function visit(node: unknown, work: (node: Json) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, work)
  else if (typeof node === 'object' && node !== null) {
    work(node as Json)
    for (const each of Object.values(node)) visit(each, work)
  }
}

const answerSchema = (method: string, path: string, status: number): Json => {
  const operation = ((document['paths'] as Json)[path] as Json)[method.toLowerCase()] as Json
  const response = (operation['responses'] as Json)[status] as Json
  const whole = typeof response['$ref'] === 'string' ? resolved(response['$ref']) : response
  return (Object.values((whole?.['content'] ?? {}) as Record<string, Json>)[0]?.['schema'] ?? {
    type: 'nothing',
  }) as Json
}

test('is public, whole and names every endpoint once', async () => {
  const answer = await api.call(null, 'GET', '/openapi.json')
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual(JSON.parse(JSON.stringify(document)))
  expect(document['openapi']).toBe('3.1.0')
  const references: string[] = []
  visit(document, (node) => void (typeof node['$ref'] === 'string' && references.push(node['$ref'])))
  expect(references.length).toBeGreaterThan(50)
  expect(references.filter((reference) => resolved(reference) === undefined)).toEqual([])

  const paths = document['paths'] as Record<string, Record<string, Json>>
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
    apiEndpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`).sort(),
  )
  const ids = operations.map(({ operation }) => operation['operationId'])
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of operations) {
    const named = ((operation['parameters'] ?? []) as { name: string; in: string }[])
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => parameter.name)
    expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(permissions).toHaveProperty([operation['x-permission'] as string])
    expect(operation['summary']).toMatch(/[ぁ-んァ-ヶ一-龠]/)
  }
  const schemas = (document['components'] as Json)['schemas'] as Record<string, Json>
  visit(schemas, (node) => {
    if (node['type'] === 'object' && node['required'])
      expect(Object.keys((node['properties'] ?? {}) as Json)).toEqual(
        expect.arrayContaining(node['required'] as string[]),
      )
  })
})

test('holds what the contract lists', () => {
  const contract = [
    'GET /plan',
    'GET /plan/findings',
    'GET /kpis',
    'GET /kpis/{code}/facts',
    'GET /desks',
    'GET /municipalities',
    'GET /people',
    'POST /people',
    'GET /cases',
    'POST /cases',
    'GET /cases/{id}',
    'GET /cases/{id}/timeline',
    'POST /cases/{id}/consultations',
    'PUT /cases/{id}/next-action',
    'PUT /cases/{id}/target-type',
    'POST /cases/{id}/referrals',
    'GET /referrals',
    'POST /referrals/{id}/accept',
    'POST /referrals/{id}/decline',
    'POST /referrals/{id}/withdraw',
    'POST /referrals/{id}/outcome',
    'POST /cases/{id}/placements',
    'POST /placements/{id}/follow-ups',
    'POST /cases/{id}/closure',
  ]
  expect(apiEndpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).toEqual(
    expect.arrayContaining(contract),
  )
})

test('is true of what is answered, also of refusals', async () => {
  const check = async (
    method: string,
    template: string,
    path: string,
    status: number,
    body?: unknown,
    token = counselor.token,
  ): Promise<Json> => {
    const answer = await api.call(token, method, path, body)
    expect([path, answer.status]).toEqual([path, status])
    expect(problems(answerSchema(method, template, status), answer.body)).toEqual([])
    return answer.body as Json
  }
  const talk = {
    occurredOn: '2026-01-20',
    channel: 'phone',
    speaker: 'family',
    speakerRelation: '母',
    topics: ['withdrawal'],
    note: '部屋から出られない',
  }
  const next = { kind: 'call', dueOn: '2026-01-23', note: '母に電話する' }
  const made = await check('POST', '/cases', '/cases', 201, {
    deskId: 'sapo-shinano',
    ...talk,
    person: { familyName: '百瀬', familyNameKana: 'モモセ' },
    nextAction: next,
  })
  const caseId = String(made['id'])
  await check('POST', '/people', '/people', 201, { alias: '橋の下のひと' })
  await check('GET', '/people', `/people?q=${encodeURIComponent('百瀬')}`, 200)
  await check('GET', '/cases', '/cases', 200)
  await check('GET', '/cases/{id}', `/cases/${caseId}`, 200)
  await check('POST', '/cases/{id}/consultations', `/cases/${caseId}/consultations`, 201, {
    ...talk,
    minutes: 30,
    time: '10:05',
    nextAction: next,
  })
  await check('PUT', '/cases/{id}/next-action', `/cases/${caseId}/next-action`, 200, {
    ...next,
    time: '09:30',
    assignee: counselor.accountId,
  })
  await check('PUT', '/cases/{id}/target-type', `/cases/${caseId}/target-type`, 200, {
    targetType: 3,
    provisional: true,
    decidedOn: '2026-01-20',
  })
  const appointment = await check('POST', '/cases/{id}/appointments', `/cases/${caseId}/appointments`, 201, {
    kind: 'visit',
    on: '2026-01-20',
    note: '家計の面談',
  })
  await check('GET', '/cases/{id}/appointments', `/cases/${caseId}/appointments`, 200)
  await check('GET', '/cases/{id}', `/cases/${caseId}`, 200)
  const moved = await check('POST', '/appointments/{id}/move', `/appointments/${String(appointment['id'])}/move`, 200, {
    on: '2026-01-22',
  })
  await check('POST', '/appointments/{id}/cancel', `/appointments/${String(moved['id'])}/cancel`, 200, {})
  const talked = await check('POST', '/cases/{id}/consultations', `/cases/${caseId}/consultations`, 201, {
    ...talk,
    nextAction: 'keep',
  })
  const correction = await check(
    'POST',
    '/consultations/{id}/correction',
    `/consultations/${String(talked['id'])}/correction`,
    200,
    { ...talk, reason: 'x' },
  )
  await check('POST', '/consultations/{id}/withdrawal', `/consultations/${String(correction['id'])}/withdrawal`, 200, {
    reason: 'x',
  })
  const sent = await check('POST', '/cases/{id}/referrals', `/cases/${caseId}/referrals`, 201, {
    toDeskId: 'ms-nagano',
    reason: 'r',
    requests: 'q',
    urgency: 'week',
    basis: { kind: 'emergency', givenOn: '2026-01-20', until: '2026-02-20' },
    shares: ['contact', 'plan'],
  })
  await check('GET', '/referrals', '/referrals', 200)
  await check('POST', '/referrals/{id}/withdraw', `/referrals/${String(sent['id'])}/withdraw`, 200, { reason: 'x' })
  const placed = await check('POST', '/cases/{id}/placements', `/cases/${caseId}/placements`, 201, {
    employerName: 'x',
    startedOn: '2026-01-15',
    regular: false,
    weeklyHours: 20,
    route: 'own-search',
  })
  await check('POST', '/placements/{id}/correction', `/placements/${String(placed['id'])}/correction`, 200, {
    employerName: 'y',
    startedOn: '2026-01-16',
    regular: true,
    weeklyHours: 20,
    route: 'own-search',
    reason: 'x',
  })
  await check('POST', '/placements/{id}/follow-ups', `/placements/${String(placed['id'])}/follow-ups`, 201, {
    month: 1,
    heldOn: '2026-01-20',
    with: 'employer',
    status: 'unknown',
  })
  await check('POST', '/cases/{id}/closure', `/cases/${caseId}/closure`, 200, {
    reason: 'moved',
    summary: 's',
    closedOn: '2026-01-20',
    followUpsEndReason: '転居',
  })
  await check('GET', '/cases/{id}/timeline', `/cases/${caseId}/timeline?limit=100`, 200)
  await check('POST', '/cases/{id}/closure/withdrawal', `/cases/${caseId}/closure/withdrawal`, 200, { reason: 'x' })
  await check('POST', '/cases/{id}/closure', `/cases/${caseId}/closure`, 200, {
    reason: 'moved',
    summary: 's',
    closedOn: '2026-01-20',
    followUpsEndReason: '転居',
  })
  for (const path of ['/plan', '/plan/findings', '/desks', '/municipalities'] as const)
    await check('GET', path, path, 200)
  await check('GET', '/kpis', '/kpis?asOf=2026-01-19', 200)
  await check('GET', '/kpis', '/kpis', 200, undefined, office.token)
  await check('GET', '/kpis/{code}/facts', '/kpis/saposute-consultations/facts', 200, undefined, office.token)

  await check('GET', '/cases/{id}', '/cases/01900000-0000-7000-8000-000000000000', 404)
  await check('POST', '/cases/{id}/closure', `/cases/${caseId}/closure`, 409, {
    reason: 'moved',
    summary: 's',
    closedOn: '2026-01-20',
  })
  await check('POST', '/cases', '/cases', 422, {})
  await check('POST', '/cases', '/cases', 403, {}, office.token)
  await check('GET', '/cases', '/cases', 401, undefined, 'tsu_none')
})
