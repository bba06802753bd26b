/** What was not handed over isn't shown elsewhere either: page, list, drawing, history and API ask the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countCases, listCases } from '../../src/modules/casework/cases/case.list.queries.ts'
import { decideTargetType } from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  openedCase,
  recordedPlacement,
  recordedTraining,
  sentReferral,
  someClosure,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

const today = '2026-01-20'
let open: TestCouncil
let web: Web
let api: ApiCaller
let station: SignedInPerson
let office: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  api = createApiCaller(open)
  station = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  office = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(async () => {
  await Promise.all([web.close(), api.close()])
  await open.close()
})

const decide = (by: SignedInPerson, id: string, targetType: 1 | 2 | 3) =>
  act(open.council, by, (ctx) =>
    decideTargetType(ctx, id, {
      targetType,
      provisional: false,
      decidedOn: today,
      reasonCode: 'change-of-state',
      reason: '見立て',
      answers: {},
    }),
  )
const words = async (by: SignedInPerson, path: string): Promise<string> =>
  decoded((await web.as(by).get(path)).text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
async function handedOn(shares: ('contact' | 'assessment')[]): Promise<string> {
  const { id } = await openedCase(open.council, station)
  valueOf(await decide(station, id, 2))
  await acceptedReferral(open.council, office, await sentReferral(open.council, station, id, 'ms-nagano', shares))
  return id
}
const asked = async (by: SignedInPerson, id: string) => (await api.call(by.token, 'GET', `/cases/${id}`)).body
const listed = (by: SignedInPerson, targetType: 1 | 2 | 3 | null, id: string) =>
  open.council.gateway.read(by, async (db) =>
    (
      await listCases(
        db,
        {
          organizationId: by.organizationId ?? '',
          deskId: null,
          accountId: null,
          status: 'open',
          targetType,
          due: null,
          folded: '',
          sort: 'next',
          page: 1,
        },
        today,
      )
    ).rows.find((row) => row.id === id),
  )

describe('the type', () => {
  test('is the new desk’s to know where the assessment was handed over', async () => {
    const id = await handedOn(['contact', 'assessment'])
    expect(await words(office, `/cases/${id}`)).toContain('② 長期の無業')
    expect(await asked(office, id)).toMatchObject({ targetType: 2, targetTypeUndisclosed: false })
    expect(await listed(office, 2, id)).toMatchObject({ targetType: 2, targetTypeHidden: false })
  })

  test('and else is said not to be disclosed, on the page, in the list, in its filter and count, and by the API', async () => {
    const count = () => open.council.gateway.read(office, (db) => countCases(db, 'hw-nagano', today))
    const before = await count()
    const id = await handedOn(['contact'])
    for (const path of [`/cases/${id}`, `/cases/${id}/consultations/new`, '/cases'])
      expect(await words(office, path), path).toContain('類型は非開示')
    for (const path of [`/cases/${id}`, `/cases/${id}?tab=history`])
      expect(await words(office, path), path).not.toMatch(/長期の無業|②/)
    expect(await asked(office, id)).toMatchObject({
      targetType: null,
      targetTypeLabel: '非開示',
      targetTypeUndisclosed: true,
    })
    expect(await listed(office, 2, id)).toBeUndefined()
    expect(await listed(office, null, id)).toMatchObject({ targetType: null, targetTypeHidden: true })
    expect(await count()).toMatchObject({ open: before.open + 1, type2: before.type2, none: before.none })
    // Its own decision is its own, and not the former desk's.
    valueOf(await decide(office, id, 1))
    expect(await words(office, `/cases/${id}`)).toContain('① 不安定な就労')
    expect(await asked(station, id)).toMatchObject({ targetType: 2 })
    expect(await words(station, `/cases/${id}`)).not.toContain('① 不安定な就労')
  })
})

test('of what the new desk records, the former one sees that it happened and nothing of what it was', async () => {
  const id = await handedOn(['contact'])
  await talkedAgain(open.council, office, id)
  valueOf(await decide(office, id, 3))
  await recordedPlacement(open.council, office, id)
  await recordedTraining(open.council, office, id)
  for (const path of [`/cases/${id}`, `/cases/${id}?tab=history`]) {
    const [theirs, own] = [await words(office, path), await words(station, path)]
    for (const told of ['正社員で就職', '正規・ハローワーク', '①→③', '②から③'])
      if (theirs.includes(told)) expect(own, `${path}: ${told}`).not.toContain(told)
    expect(own, path).toContain('就職')
    expect(own, path).not.toMatch(/正社員|正規/)
  }
  const history = await words(station, `/cases/${id}?tab=history`)
  for (const sentence of ['就職を記録しました', '類型を判定しました', '訓練を記録しました', '次の予定を決めました'])
    expect(history).toContain(sentence)
})

test('the summary at the end is of the talks: page and API give it to the same readers', async () => {
  const id = await handedOn(['contact'])
  valueOf(await act(open.council, office, (ctx) => closeCase(ctx, id, someClosure(today, '終わりのまとめの言葉'))))
  for (const [by, sees] of [
    [office, true],
    [station, false],
  ] as const) {
    expect((await words(by, `/cases/${id}`)).includes('終わりのまとめの言葉'), by.organizationId ?? '').toBe(sees)
    expect(((await asked(by, id)) as { closure: { summary: string | null } }).closure.summary).toBe(
      sees ? '終わりのまとめの言葉' : null,
    )
  }
})
