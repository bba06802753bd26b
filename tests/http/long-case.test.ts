/** A long record comes in pages; nothing of it is lost between them, and what may not be read keeps its place. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { restrictCase } from '../../src/modules/casework/consents/index.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, leftNote, openedCase, sentReferral, talkedAgain, valueOf } from '../support/thread.ts'
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

const shown = async (by: SignedInPerson, path: string): Promise<string[]> =>
  decoded((await web.as(by).get(path)).text).match(/[0-9]+回目の話|非開示/g) ?? []

test('every talk stands on one page, and only on one; the history has pages too', async () => {
  const { id } = await openedCase(open.council, worker, {}, '1回目の話')
  for (let number = 2; number <= 52; number++) await talkedAgain(open.council, worker, id, `${number}回目の話`)
  const [first, second, third] = [
    await shown(worker, `/cases/${id}`),
    await shown(worker, `/cases/${id}?page=2`),
    await shown(worker, `/cases/${id}?page=3`),
  ]
  expect(first.length).toBe(30)
  expect(first[0]).toBe('52回目の話')
  expect([...first, ...second].toSorted()).toEqual(
    Array.from({ length: 52 }, (_, index) => `${index + 1}回目の話`).toSorted(),
  )
  expect(third).toEqual([])
  const page = decoded((await web.as(worker).get(`/cases/${id}`)).text)
  expect(page).toContain('52件のうち1〜30件目')
  expect(page).toContain(`/cases/${id}?page=2`)
  const histories = await Promise.all(
    [1, 2].map(async (number) => decoded((await web.as(worker).get(`/cases/${id}?tab=history&page=${number}`)).text)),
  )
  // Each talk, the plan it made and the plan it finished.
  expect(histories.map((text) => (text.match(/相談を記録しました/g) ?? []).length).reduce((a, b) => a + b)).toBe(52)
  // What another desk may not read is as many lines there, in the same order of days.
  await acceptedReferral(open.council, receiver, await sentReferral(open.council, worker, id, 'ms-nagano', ['contact']))
  await talkedAgain(open.council, receiver, id, '99回目の話')
  const elsewhere = [...(await shown(receiver, `/cases/${id}`)), ...(await shown(receiver, `/cases/${id}?page=2`))]
  expect(elsewhere.filter((text) => text === '非開示').length).toBe(52)
  expect(elsewhere.filter((text) => text !== '非開示')).toEqual(['99回目の話'])
})

test('on paper it is whole, or of the days that were asked for; nothing of the team’s own, no links, and it says when it is restricted', async () => {
  const { id } = await openedCase(open.council, worker, {}, '1回目の話')
  for (let number = 2; number <= 111; number++) await talkedAgain(open.council, worker, id, `${number}回目の話`)
  await open.ownerQuery(
    `update consultations set occurred_on = '2025-11-01' where case_id = $1 and note in ('1回目の話', '2回目の話')`,
    [id],
  )
  await leftNote(
    open,
    await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' }),
    id,
    '責任者の内々の言葉',
  )
  const paper = async (query = ''): Promise<string> =>
    /<main[\s\S]*<\/main>/.exec(decoded((await web.as(worker).get(`/cases/${id}/paper${query}`)).text))?.[0] ?? ''
  const whole = await paper()
  expect(whole.match(/[0-9]+回目の話/g)).toHaveLength(111)
  expect(whole).toContain('111件')
  expect(whole).not.toContain('内々の言葉')
  // The way back to the screen is the only link.
  expect(whole.match(/<a /g)).toHaveLength(1)
  expect(whole).not.toContain('見られる人を限っている')
  const part = await paper('?from.year=令和7&from.month=10&from.day=1&to.year=令和7年12月31日')
  expect(part.match(/[0-9]+回目の話/g)).toEqual(['1回目の話', '2回目の話'])
  expect(part).toContain('令和7年10月1日(水)から令和7年12月31日(水)まで')
  const wrong = await paper('?from.year=きのう')
  expect(wrong).toContain('か所を直してください')
  valueOf(
    await act(open.council, worker, (ctx) =>
      restrictCase(ctx, id, { reason: '支援措置', accounts: [worker.accountId] }),
    ),
  )
  expect(await paper()).toContain('見られる人を限っている記録です')
  expect((await web.as(receiver).get(`/cases/${id}/paper`)).status).toBe(404)
})
