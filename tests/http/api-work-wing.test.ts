/** The API of the work wing, as other systems know it (contract: shapes of the work wing), by what they send alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobWishForm, recordJobWish } from '../../src/modules/employment/job-wishes/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { someEmployer } from '../support/employers.ts'
import { openedGathering } from '../support/gatherings.ts'
import { publishedJob } from '../support/jobs.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { today } from '../support/specimens.ts'
import { openedCase, valueOf } from '../support/thread.ts'

let open: TestCouncil
let api: ApiCaller
let us: SignedInPerson
let manager: SignedInPerson
let employerId: string

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  us = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'hw-nagano-main' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-nagano' })
  employerId = await someEmployer(open.council, us, '善光寺平製作所')
})
afterAll(async () => {
  await api.close()
  await open.close()
})

const post = (path: string, body: unknown, by = us) => api.call(by.token, 'POST', path, body)
const get = (path: string, by = us) => api.call(by.token, 'GET', path)

describe('年齢の限り方', () => {
  test.each([
    ['J1', {}, 'lawful'],
    ['J2', { max: 59, retirementAge: 60, clause: '1' }, 'lawful'],
    ['J3', { max: 59, retirementAge: 65, clause: '1' }, 'unlawful'],
    ['J4', { min: 40, max: 59, retirementAge: 60, clause: '1' }, 'unlawful'],
    [
      'J5',
      { min: 35, max: 59, clause: '3-ni', measure: '特開金 中高年層', channel: 'hello-work', date: '2025-10-01' },
      'check',
    ],
    [
      'J5 by its whole name',
      { min: 35, max: 59, clause: '3-ni', measure: '中高年層安定雇用支援コース', channel: 'hello-work' },
      'check',
    ],
    ['J6', { min: 35, max: 55, clause: 'former-10', channel: 'hello-work', date: '2025-04-01' }, 'unlawful'],
    ['J7', { max: 44, clause: '3-i', experienceAsked: true }, 'unlawful'],
    ['J8', { min: 18, clause: '2', law: '警備業法14条', term: 'fixed' }, 'lawful'],
    ['J9', { min: 60, clause: '3-ni' }, 'lawful'],
    ['J9b', { min: 60, max: 69, clause: '3-ni' }, 'unlawful'],
    ['J10', { min: 30, max: 49 }, 'unlawful'],
  ])('%s', async (_, question, verdict) => {
    const answer = await post('/jobs/age-limit-check', { term: 'indefinite', ...question })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ verdict })
    const { reasons } = answer.body as { reasons: { code: string; text: string }[] }
    expect(reasons.length > 0).toBe(verdict !== 'lawful')
    for (const reason of reasons) expect(reason).toEqual({ code: expect.stringMatching(/./), text: expect.any(String) })
  })
  test('refuses what is no age', async () => {
    expect((await post('/jobs/age-limit-check', { min: -1 })).status).toBe(422)
    expect((await post('/jobs/age-limit-check', { clause: '9' })).status).toBe(422)
  })
})

describe('a job', () => {
  const sent = () => ({
    employerId,
    number: '20010-00000001',
    title: '部品の検査',
    occupation: '074',
    municipalityCode: '20201',
    regular: true,
    weeklyHours: 38.5,
    wage: { kind: 'month', from: 210_000, to: 250_000 },
    ageLimit: null,
    welcome: true,
    limited: false,
  })
  test('is entered, completed, published and withdrawn', async () => {
    const made = await post('/jobs', sent())
    expect(made.status).toBe(201)
    const { id } = made.body as { id: string }
    const { welcome, ...rest } = sent()
    expect(made.body).toMatchObject({ id, ...rest, welcome, publishedOn: null, status: 'draft' })
    // What has to be said before anybody is shown it is still missing.
    expect((await post(`/jobs/${id}/publish`, {})).status).toBe(422)
    const { said } = made.body as { said: Record<string, unknown> }
    const whole = {
      ...said,
      isFullTime: true,
      duties: '部品を見る。',
      dutiesChange: '変更なし',
      place: '長野市',
      placeChange: '変更なし',
      term: 'permanent',
      wordsSeen: false,
    }
    expect((await api.call(us.token, 'PUT', `/jobs/${id}`, whole)).status).toBe(200)
    const published = await post(`/jobs/${id}/publish`, {})
    expect(published.body).toMatchObject({ status: 'open', publishedOn: today, expiresOn: '2026-03-31' })
    const { items } = (await get('/jobs?words=部品')).body as { items: Record<string, unknown>[] }
    expect(items.find((each) => each['id'] === id)).toMatchObject({ ...rest, welcome, status: 'open' })
    expect((await post(`/jobs/${id}/withdraw`, {})).body).toMatchObject({ status: 'withdrawn' })
  })
})

describe('somebody and a job', () => {
  test('match, are introduced, and are hired', async () => {
    const { id: caseId } = await openedCase(open.council, us)
    const wish = jobWishForm.schema.parse({ firstOccupation: '検査', regular: 'regular', musts: ['regular'] })
    valueOf(await act(open.council, us, (ctx) => recordJobWish(ctx, caseId, wish, null)))
    const [fits, near] = [
      await publishedJob(open.council, us),
      await publishedJob(open.council, us, { kind: 'part-time', offers: ['tour'] }),
    ]
    const matches = await get(`/cases/${caseId}/matches?kind=job&limit=10`)
    expect(matches.status).toBe(200)
    const { items } = matches.body as { items: Record<string, unknown>[] }
    expect(items.find((each) => each['id'] === fits)).toMatchObject({
      kind: 'job',
      fits: 'yes',
      reasons: expect.arrayContaining([{ for: true, text: '正社員' }]),
      missing: [],
    })
    expect(items.find((each) => each['id'] === near)).toMatchObject({
      fits: 'near',
      reasons: expect.arrayContaining([{ for: false, text: 'パート' }]),
      missing: [{ text: '正社員なら合います' }],
    })
    // The best first.
    expect(items.map((each) => each['fits'])).toEqual(
      items
        .map((each) => each['fits'])
        .toSorted()
        .toReversed(),
    )
    const trials = (await get(`/cases/${caseId}/matches?kind=trial`)).body as { items: Record<string, unknown>[] }
    expect(trials.items.map((each) => each['id'])).toEqual([near])
    expect((await get(`/cases/${caseId}/matches?kind=x`)).status).toBe(422)
    expect((await get(`/cases/${caseId}/matches?limit=0`)).status).toBe(422)

    const made = await post(`/cases/${caseId}/introductions`, {
      jobId: fits,
      introducedOn: today,
      told: ['name', 'work-history'],
      note: '社内のメモ',
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      status: 'open',
      answerBy: '2026-01-29',
      via: 'hello-work',
      told: ['name', 'career', 'qualifications'],
      toldWords: '',
      note: '社内のメモ',
    })
    const { id } = made.body as { id: string }
    const hired = await post(`/introductions/${id}/result`, { result: 'hired', reasons: [], note: '', hiredOn: today })
    expect(hired.body).toMatchObject({ status: 'hired', hiredOn: today, reasons: [] })
  })
  test('are refused with several reasons; a reason of nobody’s is none', async () => {
    const { id: caseId } = await openedCase(open.council, us)
    const body = { jobId: await publishedJob(open.council, us), introducedOn: today, told: [], note: '' }
    const { id } = (await post(`/cases/${caseId}/introductions`, body)).body as { id: string }
    const result = (more: object) => post(`/introductions/${id}/result`, { result: 'refused', note: '', ...more })
    expect((await result({ reasons: [] })).status).toBe(422)
    expect((await result({ reasons: ['x'] })).status).toBe(422)
    expect((await result({ reasons: ['pay'] })).status).toBe(422)
    expect((await result({ reasons: ['hours', 'experience'] })).body).toMatchObject({
      status: 'refused',
      reasons: ['hours', 'experience'],
      hiredOn: null,
    })
    expect((await result({ reasons: ['hours'] })).status).toBe(409)
  })
  test('a desk that may not introduce by law helps with an application', async () => {
    const them = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const { id } = await openedCase(open.council, them)
    const body = { jobId: await publishedJob(open.council, us), introducedOn: today, told: ['name'] }
    expect((await post(`/cases/${id}/introductions`, body, them)).body).toMatchObject({ via: 'application' })
  })
})

describe('a gathering', () => {
  test('gives its seat, then a place in line, and gives it back', async () => {
    const gathering = await openedGathering(open.council, manager, { seats: 1 })
    const [first, second] = [await openedCase(open.council, us), await openedCase(open.council, us)]
    const sign = (body: object, by = us) => post(`/gatherings/${gathering}/sign-ups`, body, by)
    const seated = await sign({ caseId: first.id })
    expect([seated.status, seated.body]).toEqual([201, { id: expect.any(String), status: 'seated' }])
    expect((await sign({ caseId: second.id })).body).toMatchObject({ status: 'waiting' })
    expect((await sign({})).status).toBe(422)
    expect((await sign({ caseId: first.id, employerId })).status).toBe(422)
    const { id } = seated.body as { id: string }
    const elsewhere = await openedGathering(open.council, manager)
    const strike = (of: string) => api.call(us.token, 'DELETE', `/gatherings/${of}/sign-ups/${id}`)
    expect((await strike(elsewhere)).status).toBe(404)
    expect((await strike(gathering)).status).toBe(200)
    expect((await strike(gathering)).status).toBe(409)
    const [row] = await open.ownerQuery(
      `select c.state from seat_claims c join gathering_sign_ups s on s.id = c.id where s.case_id = $1`,
      [second.id],
    )
    expect(row).toEqual({ state: 'seated' })
    expect((await sign({ employerId }, manager)).body).toMatchObject({ status: 'seated' })
  })
  test('notes who came', async () => {
    const gathering = await openedGathering(open.council, manager, {
      heldOn: today,
      signUpFrom: addDays(today, -1),
      signUpUntil: today,
    })
    const { id: caseId } = await openedCase(open.council, us)
    await post(`/gatherings/${gathering}/sign-ups`, { caseId })
    expect((await post(`/gatherings/${gathering}/attendance`, { typed: '1' }, manager)).body).toMatchObject({
      number: 1,
    })
  })
})
