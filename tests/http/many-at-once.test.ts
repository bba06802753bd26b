/** More people at once than there are connections: each waits its turn, nobody waits for ever. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase } from '../support/thread.ts'
import { openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

test('forty pages of every kind at once are all answered', async () => {
  const { id } = await openedCase(open.council, worker)
  const paths = [
    '/kpis',
    '/roadmap',
    '/today',
    `/cases/${id}`,
    '/figures',
    '/cases',
    '/plan',
    `/cases/${id}/referrals/new`,
  ]
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => web.as(worker).get(paths[index % paths.length] ?? '/')),
  )
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 40 }, () => 200))
})

test('and forty figures at once, which a page asks for while it reads', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => web.as(worker).get('/kpis')))
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 40 }, () => 200))
})
