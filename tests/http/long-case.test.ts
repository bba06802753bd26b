/** A long record comes in pages; nothing of it is lost between them, and what may not be read keeps its place. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, openedCase, sentReferral, talkedAgain } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let receiver: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-20' })
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  receiver = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const shown = async (by: SignedInPerson, path: string): Promise<string[]> => decoded((await web.as(by).get(path)).text).match(/[0-9]+回目の話|非開示/g) ?? []

test('every talk stands on one page, and only on one; the history has pages too', async () => {
  const { id } = await openedCase(open.council, worker, {}, '1回目の話')
  for (let number = 2; number <= 52; number++) await talkedAgain(open.council, worker, id, `${number}回目の話`)
  const [first, second, third] = [await shown(worker, `/cases/${id}`), await shown(worker, `/cases/${id}?page=2`), await shown(worker, `/cases/${id}?page=3`)]
  expect(first.length).toBe(30)
  expect(first[0]).toBe('52回目の話')
  expect([...first, ...second].toSorted()).toEqual(Array.from({ length: 52 }, (_, index) => `${index + 1}回目の話`).toSorted())
  expect(third).toEqual([])
  const page = decoded((await web.as(worker).get(`/cases/${id}`)).text)
  expect(page).toContain('52件のうち1〜30件目')
  expect(page).toContain(`/cases/${id}?page=2`)
  const histories = await Promise.all([1, 2].map(async (number) => decoded((await web.as(worker).get(`/cases/${id}?tab=history&page=${number}`)).text)))
  // Each talk, the plan it made and the plan it finished.
  expect(histories.map((text) => (text.match(/相談を記録しました/g) ?? []).length).reduce((a, b) => a + b)).toBe(52)
  // What another desk may not read is as many lines there, in the same order of days.
  await acceptedReferral(open.council, receiver, await sentReferral(open.council, worker, id, 'ms-nagano', ['contact']))
  await talkedAgain(open.council, receiver, id, '99回目の話')
  const elsewhere = [...(await shown(receiver, `/cases/${id}`)), ...(await shown(receiver, `/cases/${id}?page=2`))]
  expect(elsewhere.filter((text) => text === '非開示').length).toBe(52)
  expect(elsewhere.filter((text) => text !== '非開示')).toEqual(['99回目の話'])
})
