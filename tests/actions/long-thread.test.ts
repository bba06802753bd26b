/** A case of many talks: what the page asks of the database is the same as what its rules would make of every row. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  correctConsultation,
  getCaseHeader,
  listRecordPage,
  listThread,
  recordConsultation,
} from '../../src/modules/casework/cases/index.ts'
import { mostKnots, threadOf } from '../../src/modules/continuity/workbench/thread.rules.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, openedCase, sentReferral, someTalk, valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let first: SignedInPerson
let second: SignedInPerson
let caseId: string
const begin = '2026-01-20'
const talks = 70

beforeAll(async () => {
  open = await createTestCouncil({ today: begin })
  web = openWeb(open)
  first = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  second = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  caseId = (await openedCase(open.council, first)).id
  for (let made = 0; made < talks; made++) {
    const day = addDays(begin, made * 3)
    open.setToday(day)
    if (made === 40)
      await acceptedReferral(
        open.council,
        second,
        await sentReferral(open.council, first, caseId, 'ms-nagano', ['contact', 'plan']),
      )
    const by = made < 40 ? first : second
    const { id } = valueOf(
      await act(open.council, by, (ctx) => recordConsultation(ctx, caseId, someTalk(day, `話 ${made}`))),
    )
    if (made === 50) {
      const { nextAction: _, ...talk } = someTalk(day, '話 50 を直した')
      valueOf(
        await act(open.council, by, (ctx) => correctConsultation(ctx, caseId, id, { ...talk, reason: '聞きちがい' })),
      )
    }
  }
}, 60_000)
afterAll(async () => {
  await web.close()
  await open.close()
})

test('folded by the database or by the rules, it is the same thread', async () => {
  const [folded, every, header] = await open.council.gateway.read(second, (db) =>
    Promise.all([listThread(db, caseId, mostKnots), listThread(db, caseId, 10_000), getCaseHeader(db, caseId)]),
  )
  expect(folded.length).toBeLessThan(every.length / 2)
  expect(folded.reduce((sum, entry) => sum + entry.times, 0)).toBe(every.length)
  const drawn = (ledger: typeof every) =>
    threadOf({ header, ledger, referrals: [], joints: [], today: open.council.clock.today() })
  const byPlace = (data: ReturnType<typeof drawn>) => ({
    ...data,
    events: data.events.toSorted((a, b) =>
      `${a.on} ${a.kind} ${a.laneId}`.localeCompare(`${b.on} ${b.kind} ${b.laneId}`),
    ),
  })
  expect(byPlace(drawn(folded))).toEqual(byPlace(drawn(every)))
  expect(drawn(folded).events.some((event) => /^相談 \d+回$/.test(event.label) && event.until !== undefined)).toBe(true)
})

test('pages of records: the newest wording once, and 非開示 for each that belongs to another desk', async () => {
  const own = await open.council.gateway.read(second, (db) => listRecordPage(db, caseId, 0, 30))
  expect([own.entries.length, own.total, own.own]).toEqual([30, 30, 30])
  const pages = [1, 2, 3].map(async (number) =>
    decoded((await web.as(second).get(`/cases/${caseId}?page=${number}`)).text),
  )
  const [one = '', two = '', three = ''] = await Promise.all(pages)
  expect(one).toContain(`話 ${talks - 1}`)
  expect(one.match(/話 50/g)).toHaveLength(1)
  expect(one).toContain('話 50 を直した')
  // 40 of the first desk and its opening talk, none of them in words.
  expect(
    [one, two, three]
      .map((page) => page.match(/class="[^"]*undisclosed/g)?.length ?? 0)
      .reduce((sum, each) => sum + each, 0),
  ).toBe(41)
  expect(one).toContain('71件')
  for (const page of [one, two, three]) expect(page).not.toMatch(/話 [0-3]?\d\b(?!\d)/)
})
