/** What stands on 今日 can be opened by whoever reads it there, or be finished where it stands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  begunJointSupport,
  closedConference,
  madeAppointment,
  openedCase,
  recordedPlacement,
  sentReferral,
  toldWalkIn,
  acceptedReferral,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let host: SignedInPerson
let guest: SignedInPerson
let guestsManager: SignedInPerson
beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  host = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  guest = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  guestsManager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const linksOf = (html: string): string[] =>
  [...new Set([...decoded(html).matchAll(/href="(\/[^"#]*)"/g)].map(([, path]) => path ?? ''))].filter(
    (path) => !path.startsWith('/assets/') && path !== '/sign-out',
  )

test('for who held a meeting, who sat there, and the manager of who has something to do from it', async () => {
  const { id } = await openedCase(open.council, host, {
    familyName: '若林',
    familyNameKana: 'ワカバヤシ',
    givenName: '遥',
    givenNameKana: 'ハルカ',
  })
  const { guestDecisionId } = await closedConference(open.council, host, id, guest)
  await open.ownerQuery('update conference_decisions set due_on = $2 where id = $1', [
    guestDecisionId,
    open.council.clock.today(),
  ])
  await madeAppointment(open.council, host, id)
  await recordedPlacement(open.council, host, id)
  await begunJointSupport(open.council, host, guest, id, 'sapo-shinano')
  const handed = await openedCase(open.council, guest)
  await acceptedReferral(
    open.council,
    host,
    await sentReferral(open.council, guest, handed.id, 'ms-nagano', ['contact']),
  )
  await toldWalkIn(open.council, guest, handed.id)
  for (const reader of [host, guest, guestsManager]) {
    const today = await web.as(reader).get('/today?whose=all')
    expect(today.status).toBe(200)
    const dead: string[] = []
    for (const path of linksOf(today.text)) if ((await web.as(reader).get(path)).status >= 400) dead.push(path)
    expect(dead, reader.role).toEqual([])
  }
  const shown = await web.as(guestsManager).get('/today')
  const done = /action="(\/conferences\/[^"]+\/done\?back=today)"/.exec(shown.text)?.[1]
  expect([decoded(shown.text).includes('若林 遥'), done === undefined]).toEqual([true, false])
  // The name is read there, though the case can't be seen: on the meeting's basis.
  expect(
    await open.ownerQuery('select basis from read_log where account_id = $1 and subject_ids @> array[$2::uuid]', [
      guestsManager.accountId,
      id,
    ]),
  ).toEqual(expect.arrayContaining([{ basis: 'consent' }]))
  expect(await web.as(guestsManager).post(done ?? '', {})).toMatchObject({ status: 303, location: '/today' })
  expect(
    await open.ownerQuery('select done_on is not null as done from conference_decisions where id = $1', [
      guestDecisionId,
    ]),
  ).toEqual([{ done: true }])
})
