/** The plan check: every finding keeps its place, whoever answers; answers are added and none is changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  answerFinding,
  enterFinding,
  findingAnswerInput,
  findingInput,
  listFindings,
} from '../../src/modules/council/plan/index.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let office: SignedInPerson
let worker: SignedInPerson
const year = 2025

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-20' })
  web = openWeb(open)
  office = await signedInAs(open.council, {
    role: 'council-office',
    organizationId: 'nagano-roudoukyoku',
    name: '事務 太郎',
  })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const all = () => open.council.gateway.read(worker, (db) => listFindings(db, year, true))
const find = async (code: string) => (await all()).find((finding) => finding.code === code)
const say = (code: string, status: string, note = '協議会で確かめた。', fixedIn = '') =>
  act(open.council, office, (ctx) =>
    answerFinding(ctx, year, code, findingAnswerInput.parse({ status, note, fixedIn })),
  )

describe('an answer', () => {
  test('moves a finding as the table says, and the older answers stay below it', async () => {
    expect((await find('L01'))?.status).toBe('open')
    expect(await say('L01', 'open')).toMatchObject({ ok: false, errors: [{ field: 'status' }] })
    valueOf(await say('L01', 'explained', '607は転換した人、609は支給の件数。'))
    valueOf(await say('L01', 'fixed', '609に合わせた。', '令和8年度計画'))
    expect(await say('L01', 'accepted')).toMatchObject({ ok: false, errors: [{ field: 'status' }] })
    valueOf(await say('L01', 'open', '総会で異論があった。'))
    const finding = await find('L01')
    expect(finding?.status).toBe('open')
    expect(finding?.answers.map((answer) => [answer.status, answer.note, answer.fixedIn, answer.authorName])).toEqual([
      ['open', '総会で異論があった。', '', '事務 太郎'],
      ['fixed', '609に合わせた。', '令和8年度計画', '事務 太郎'],
      ['explained', '607は転換した人、609は支給の件数。', '', '事務 太郎'],
    ])
  })

  test('needs a word, and where it was put right', () => {
    expect(findingAnswerInput.safeParse({ status: 'explained', note: ' ' }).error?.issues[0]?.path).toEqual(['note'])
    expect(findingAnswerInput.safeParse({ status: 'fixed', note: 'x' }).error?.issues[0]?.path).toEqual(['fixedIn'])
  })

  test('is the office’s, for a finding that is there, and is never changed or taken away', async () => {
    await expect(
      act(open.council, office, (ctx) =>
        answerFinding(ctx, year, 'L99', findingAnswerInput.parse({ status: 'accepted', note: 'x' })),
      ),
    ).rejects.toBeInstanceOf(NotFound)
    valueOf(await say('L02', 'accepted', 'このままにする。'))
    for (const statement of [
      `update finding_answers set note = 'x'`,
      'delete from finding_answers',
      `update plan_findings set status = 'fixed'`,
      'delete from entered_findings',
    ]) {
      await expect(
        open.council.gateway.write(office, async (tx) => (await import('kysely')).sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toThrow(/permission denied/)
    }
    await expect(
      open.ownerQuery(
        `insert into finding_answers (id, fiscal_year, code, status, note, account_id)
         values (gen_random_uuid(), 2025, 'L03', 'fixed', 'x', $1)`,
        [office.accountId],
      ),
    ).rejects.toMatchObject({ code: '23514' })
    expect((await find('L02'))?.status).toBe('accepted')
  })

  test('of twenty in one moment each builds on the one before', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => say('L05', index % 2 === 0 ? 'accepted' : 'explained')),
    )
    const statuses = (await find('L05'))?.answers.map((answer) => answer.status).toReversed() ?? []
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(statuses.length)
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(1)
    expect(statuses.at(-1)).toBe('accepted')
  })
})

test('a finding that somebody enters stands among the others, answered like them', async () => {
  const before = (await all()).length
  const input = findingInput.parse({
    kind: 'scope',
    title: '範囲がちがう',
    text: '本文と別紙で対象がちがう。',
    places: [
      { document: 'body', place: 'III 1', quote: '対象' },
      { document: 'annex', place: 'No.3', quote: '50代以上' },
    ],
    measureId: 'M101',
  })
  const { code } = valueOf(await act(open.council, office, (ctx) => enterFinding(ctx, year, input)))
  expect(
    await act(open.council, office, (ctx) => enterFinding(ctx, year, { ...input, measureId: 'M999' })),
  ).toMatchObject({ ok: false, errors: [{ field: 'measureId' }] })
  expect((await all()).length).toBe(before + 1)
  expect(await find(code)).toMatchObject({
    foundBy: 'person',
    status: 'open',
    measureIds: ['M101'],
    places: [{ document: 'body' }, { document: 'annex', quote: '50代以上' }],
  })
  valueOf(await say(code, 'explained', '別紙は市の事業。'))
  const page = decoded((await web.as(worker).get('/plan?part=findings&status=explained')).text)
  expect(page).toContain('範囲がちがう')
  expect(page).toContain('別紙は市の事業。')
  expect(page).not.toContain('/plan/findings/')
  expect(decoded((await web.as(office).get('/plan?part=findings')).text)).toContain(`/plan/findings/${code}`)
})
