/**
 * こぼれ防止 through the API: the page's lists and numbers, to whom the page shows them, and small numbers to nobody else.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/platform/clock.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, openedCase, recordedTraining, sentReferral } from '../support/thread.ts'

let open: TestCouncil
let api: ApiCaller
let worker: SignedInPerson
let manager: SignedInPerson
let foreign: SignedInPerson
let office: SignedInPerson
let caseId: string
const today = '2026-01-20'
const later = addDays(today, 60)

beforeAll(async () => {
  open = await createTestCouncil({ today })
  api = createApiCaller(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  foreign = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-matsumoto' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  caseId = (await openedCase(open.council, worker)).id
  await recordedTraining(open.council, worker, caseId)
  const helloWork = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
  })
  const { id: given } = await openedCase(open.council, worker)
  await acceptedReferral(
    open.council,
    helloWork,
    await sentReferral(open.council, worker, given, 'ms-nagano', ['contact']),
  )
  open.setToday(later)
})
afterAll(async () => {
  await api.close()
  await open.close()
})

const items = async (by: SignedInPerson, path: string): Promise<Record<string, unknown>[]> => {
  const answer = await api.call(by.token, 'GET', path)
  expect(answer.status, path).toBe(200)
  return (answer.body as { items: Record<string, unknown>[] }).items
}

test('the lists are those of one’s own organization, each with what is to be done', async () => {
  const own = (await items(manager, '/gaps')).filter((item) => item['caseId'] === caseId)
  expect(own.map((item) => item['gap'])).toEqual(['overdue', 'silent', 'left-training'])
  expect(own.find((item) => item['gap'] === 'left-training')).toMatchObject({
    gapLabel: '訓練のあとが決まっていない',
    trainingId: expect.any(String) as string,
  })
  expect((await items(foreign, '/gaps')).map((item) => item['caseId'])).not.toContain(caseId)
  expect((await api.call(worker.token, 'GET', '/gaps')).status).toBe(403)
  const [load] = (await items(manager, '/workload')).filter((item) => item['accountId'] === worker.accountId)
  expect(load).toMatchObject({ open: 1, overdue: 1, silent: 1, untyped: 1 })
})

test('the council’s office gets numbers of every organization, and no case', async () => {
  const counts = await items(office, '/gap-counts')
  expect(
    counts.filter((row) => row['organizationId'] === 'sapo-shinano' && row['gap'] === 'left-training'),
  ).toMatchObject([{ many: 1 }])
  expect(JSON.stringify(counts)).not.toContain(caseId)
  expect((await api.call(manager.token, 'GET', '/gap-counts')).status).toBe(403)
  expect((await api.call(office.token, 'GET', '/gaps')).status).toBe(403)
})

test('small numbers of hand-overs are the office’s alone', async () => {
  const seam = (rows: Record<string, unknown>[]) => rows.find((row) => row['fromKind'] === 'youth-support-station')
  open.setToday(addDays(today, 40))
  expect(seam(await items(office, '/seams'))).toMatchObject({ sent: 1, accepted: 1 })
  expect(seam(await items(manager, '/seams'))).toMatchObject({
    sent: null,
    accepted: null,
    declined: null,
    silent: null,
    answerDays: null,
  })
  open.setToday(later)
})

test('what was there, came and went makes what is there', async () => {
  for (const by of [manager, office]) {
    const rows = (await items(by, '/caseload-flow?month=2026-01')) as Record<string, number>[]
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const sum =
        ['opening', 'opened', 'reopened', 'takenOver', 'movedIn', 'judgedIn'].reduce(
          (total, key) => total + (row[key] ?? 0),
          0,
        ) - ['closed', 'handedOver', 'movedOut', 'judgedOut'].reduce((total, key) => total + (row[key] ?? 0), 0)
      expect(row['closing']).toBe(sum)
    }
  }
  expect((await api.call(manager.token, 'GET', '/caseload-flow?month=2026-13')).status).toBe(422)
})
