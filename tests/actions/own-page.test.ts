/** 本人のページ: what the person sees and answers, and that nothing else of the database opens to that account. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listReads } from '../../src/modules/casework/consents/access.queries.ts'
import { answerOwnPlan, endOwnPage, openOwnPage } from '../../src/modules/continuity/my/index.ts'
import { listOwnCases, listOwnPlans, listOwnReads } from '../../src/modules/continuity/my/own-page.queries.ts'
import {
  changeFrame,
  chooseMeasures,
  frameInput,
  getPlan,
  goalInput,
  offerPlan,
  removeGoal,
  seeOwnAnswer,
  signOffInput,
  signOffPlan,
  writeGoal,
} from '../../src/modules/casework/support-plans/index.ts'
import { listReminders } from '../../src/modules/continuity/workbench/today.queries.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { appendReads } from '../../src/platform/http/read-log.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  draftedPlan,
  offeredPlan,
  openedCase,
  sentReferral,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let manager: SignedInPerson
let other: SignedInPerson
const today = '2026-01-20'
let many = 0
const address = (): string => `person${++many}@mail.example`

beforeAll(async () => {
  open = await createTestCouncil({ today })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(() => open.close())

const opens = (by: Actor, caseId: string, email: string) =>
  act(open.council, by, (ctx) => openOwnPage(ctx, caseId, { email }, 'http://localhost'))
const newCase = async (): Promise<string> => (await openedCase(open.council, worker)).id
const plansOf = (person: Actor) => open.council.gateway.read(person, listOwnPlans)
const planSeenBy = (by: Actor, caseId: string, planId: string) =>
  open.council.gateway.read(by, (db) => getPlan(db, caseId, planId))
const answer = (person: Actor, planId: string, version: number, note: string | null = null) =>
  act(open.council, person, (ctx) =>
    answerOwnPlan(ctx, planId, { answer: note === null ? 'agree' : 'change', note: note ?? '', version }),
  )
const offered = async () => {
  const caseId = await newCase()
  return { caseId, ...(await offeredPlan(open, worker, caseId, address())) }
}
const kinds = async (caseId: string): Promise<string[]> =>
  (
    await open.ownerQuery<{ kind: string }>('select kind from ledger where case_id = $1 order by recorded_at, id', [
      caseId,
    ])
  ).map((row) => row.kind)

describe('opening', () => {
  test('invites the person, without a word about what it is for', async () => {
    const { id } = await openedCase(open.council, worker, { familyName: '高見', givenName: '敦' })
    const email = address()
    expect(valueOf(await opens(worker, id, email))).toMatchObject({ invited: true })
    expect(
      await open.ownerQuery(
        `select m.role, m.organization_id, a.display_name
         from accounts a join memberships m on m.account_id = a.id
         where email = $1`,
        [email],
      ),
    ).toEqual([{ role: 'person', organization_id: null, display_name: '本人' }])
    const [mail] = await open.ownerQuery<{ kind: string; body: string }>(
      'select kind, body from mails where recipient = $1',
      [email],
    )
    expect(mail).toMatchObject({ kind: 'invitation' })
    expect(mail?.body).not.toMatch(/高見|サポステ|シナノ/)
    expect(await opens(worker, id, address())).toMatchObject({ ok: false, kind: 'state' })
    // Closed and opened again while there is no password yet, it is another invitation.
    valueOf(await act(open.council, worker, (ctx) => endOwnPage(ctx, id)))
    expect(valueOf(await opens(worker, id, email))).toMatchObject({ invited: true })
    expect(await open.ownerQuery('select kind from mails where recipient = $1', [email])).toHaveLength(2)
  })

  test('is for who is responsible, of an open case, for somebody who is known', async () => {
    const id = await newCase()
    await expect(opens(other, id, address())).rejects.toBeInstanceOf(NotFound)
    const shared = await newCase()
    await sentReferral(open.council, worker, shared, 'ms-nagano', ['contact'])
    expect(await opens(other, shared, address())).toMatchObject({ ok: false, kind: 'state' })
    const nameless = (
      await openedCase(open.council, worker, { familyName: '', givenName: '', familyNameKana: '', givenNameKana: '' })
    ).id
    expect(await opens(worker, nameless, address())).toMatchObject({ ok: false, kind: 'state' })
    expect(await opens(worker, id, 'no address')).toMatchObject({ ok: false, errors: [{ field: 'email' }] })
  })

  test('takes no address of a worker, nor of another person, and says of neither whose it is', async () => {
    const email = address()
    valueOf(await opens(worker, await newCase(), email))
    const refusal = {
      ok: false,
      kind: 'invalid',
      errors: [{ field: 'email', message: 'このアドレスは使えません。本人に、ほかのアドレスを聞いてください。' }],
    }
    expect(await opens(worker, await newCase(), email)).toEqual(refusal)
    expect(await opens(worker, await newCase(), email.toUpperCase())).toEqual(refusal)
    expect(await opens(worker, await newCase(), other.email)).toEqual(refusal)
    const [account] = await open.ownerQuery<{ id: string }>('select id from accounts where email = $1', [email])
    // Not even past the action.
    await expect(
      open.ownerQuery(
        `insert into own_pages (id, case_id, organization_id, account_id)
         values (gen_random_uuid(), $1, 'sapo-shinano', $2)`,
        [await newCase(), account?.id],
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the account of a person', () => {
  test('reads no row of any table of a case', async () => {
    const { caseId, person } = await offered()
    await talkedAgain(open.council, worker, caseId, '家族の話')
    const tables = await open.ownerQuery<{ name: string }>(
      `select table_name as name from case_parts
       union select unnest(array['people', 'ledger', 'person_names', 'family_relations'])`,
    )
    for (const { name } of tables) {
      const { rows } = await open.council.gateway.read(person, (db) =>
        sql<{ many: number }>`select count(*)::integer as many from ${sql.table(name)}`.execute(db as never),
      )
      expect(rows, name).toEqual([{ many: 0 }])
    }
  })

  test('sees a plan once it was offered or agreed to, and of another person none', async () => {
    const caseId = await newCase()
    const email = address()
    valueOf(await opens(worker, caseId, email))
    const { person } = await offered()
    const [account] = await open.ownerQuery<{ id: string }>('select id from accounts where email = $1', [email])
    const own: Actor = { ...person, accountId: account?.id ?? '' }
    const { id } = await draftedPlan(open.council, worker, caseId)
    expect(await plansOf(own)).toEqual([])
    valueOf(await act(open.council, worker, (ctx) => offerPlan(ctx, caseId, id)))
    expect(await plansOf(own)).toMatchObject([{ id, offered: true, status: 'draft' }])
    expect((await plansOf(person)).map((plan) => plan.id)).not.toContain(id)
    await expect(answer(person, id, 2)).rejects.toBeInstanceOf(NotFound)
    expect(await open.council.gateway.read(worker, listOwnCases)).toEqual([])
  })

  test('loses all of it the moment the page is ended', async () => {
    const { caseId, planId, person } = await offered()
    const [plan] = await plansOf(person)
    valueOf(await act(open.council, worker, (ctx) => endOwnPage(ctx, caseId)))
    expect(await plansOf(person)).toEqual([])
    expect(await open.council.gateway.read(person, listOwnCases)).toEqual([])
    expect(await open.council.gateway.read(person, listOwnReads)).toEqual([])
    await expect(answer(person, planId, plan?.version ?? 0)).rejects.toBeInstanceOf(NotFound)
    expect(await act(open.council, worker, (ctx) => offerPlan(ctx, caseId, planId))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(await act(open.council, worker, (ctx) => endOwnPage(ctx, caseId))).toMatchObject({
      ok: false,
      kind: 'state',
    })
  })
})

describe('an answer', () => {
  test('agrees to the plan, which begins; once, and not to another version', async () => {
    const { caseId, planId, person } = await offered()
    const [plan] = await plansOf(person)
    expect(await answer(person, planId, (plan?.version ?? 0) - 1)).toMatchObject({ ok: false, kind: 'stale' })
    expect(valueOf(await answer(person, planId, plan?.version ?? 0))).toEqual({ agreed: true, begun: true })
    expect(await answer(person, planId, plan?.version ?? 0)).toMatchObject({ ok: false, kind: 'stale' })
    expect(await planSeenBy(worker, caseId, planId)).toMatchObject({
      status: 'running',
      agreedOn: today,
      agreedHow: 'own-page',
      answers: [{ agrees: true, seen: false }],
    })
    expect((await kinds(caseId)).slice(-2).toSorted()).toEqual(['supportPlan.agreed', 'supportPlan.begun'])
    expect(await plansOf(person)).toMatchObject([{ offered: false, status: 'running' }])
  })

  test('waits for the second look where the desk wants one, and is to be given anew when the plan comes back', async () => {
    await open.ownerQuery(`insert into desk_rules (desk_id, sign_off_plan) values ('sapo-shinano', true)`)
    const { caseId, planId, person } = await offered()
    await open.ownerQuery(`delete from desk_rules`)
    const [plan] = await plansOf(person)
    expect(valueOf(await answer(person, planId, plan?.version ?? 0))).toEqual({ agreed: true, begun: false })
    expect(await plansOf(person)).toMatchObject([{ status: 'agreed', waitsForSignOff: true }])
    valueOf(
      await act(open.council, manager, (ctx) =>
        signOffPlan(ctx, caseId, planId, signOffInput.parse({ decision: 'return', note: '期限を見直してください' })),
      ),
    )
    expect(await plansOf(person)).toEqual([])
  })

  test('asks for a change: the plan goes back with the words, which wait on 今日 until they were seen', async () => {
    const { caseId, planId, person } = await offered()
    const [plan] = await plansOf(person)
    const words = '𠮷日に変えたい 🙏\nはじめは2日がいいです。'
    expect(valueOf(await answer(person, planId, plan?.version ?? 0, words))).toEqual({ agreed: false, begun: false })
    expect(await plansOf(person)).toEqual([])
    expect(await planSeenBy(worker, caseId, planId)).toMatchObject({
      status: 'draft',
      agreedOn: null,
      offeredOn: null,
      answers: [{ agrees: false, note: words, seen: false }],
    })
    const waiting = async () =>
      (
        await open.council.gateway.read(worker, (db) =>
          listReminders(db, { organizationId: 'sapo-shinano', deskId: 'sapo-shinano', accountId: null }, today),
        )
      )
        .filter((each) => each.what === 'answer' && each.id === planId)
        .map((each) => each.text)
    expect(await waiting()).toEqual([words])
    valueOf(await act(open.council, worker, (ctx) => seeOwnAnswer(ctx, caseId, planId)))
    expect(await act(open.council, worker, (ctx) => seeOwnAnswer(ctx, caseId, planId))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(await waiting()).toEqual([])
    // The words stay.
    expect(await planSeenBy(worker, caseId, planId)).toMatchObject({ answers: [{ note: words, seen: true }] })
  })

  test('is not taken back by a hand-over; the next desk asks anew', async () => {
    const { caseId, planId, person } = await offered()
    await acceptedReferral(
      open.council,
      other,
      await sentReferral(open.council, worker, caseId, 'ms-nagano', ['contact', 'plan']),
    )
    expect(await plansOf(person)).toEqual([])
    expect(await answer(person, planId, 2)).toMatchObject({ ok: false, kind: 'stale' })
    expect(await open.council.gateway.read(person, listOwnCases)).toMatchObject([{ id: caseId, deskId: 'ms-nagano' }])
  })
})

describe('what the worker changes after the offer takes it back', () => {
  const frame = frameInput.parse({
    wish: '別の目指す姿',
    startsOn: today,
    endsOn: '2026-07-19',
    reviewOn: '2026-03-20',
    services: [],
  })
  const goal = goalInput.parse({
    goal: '別の目標',
    steps: [{ step: '別の手だて', doer: 'person', dueOn: '2026-03-01' }],
  })
  test.each([
    [
      'its frame',
      (caseId: string, planId: string) =>
        act(open.council, worker, (ctx) => changeFrame(ctx, caseId, planId, frame, null)),
    ],
    [
      'a goal',
      (caseId: string, planId: string, goalId: string) =>
        act(open.council, worker, (ctx) => writeGoal(ctx, caseId, planId, goalId, goal)),
    ],
    [
      'one goal more',
      (caseId: string, planId: string) =>
        act(open.council, worker, (ctx) => writeGoal(ctx, caseId, planId, null, goal)),
    ],
    [
      'a goal removed',
      (caseId: string, planId: string, goalId: string) =>
        act(open.council, worker, (ctx) => removeGoal(ctx, caseId, planId, goalId)),
    ],
    [
      'a measure',
      (caseId: string, planId: string) =>
        act(open.council, worker, (ctx) =>
          chooseMeasures(ctx, caseId, planId, 2025, { measures: [{ measureId: 'M101', fits: true, reason: '合う' }] }),
        ),
    ],
  ] as const)('%s', async (_, change) => {
    const { caseId, planId, goalId, person } = await offered()
    const [plan] = await plansOf(person)
    valueOf<unknown>(await change(caseId, planId, goalId))
    expect(await plansOf(person)).toEqual([])
    expect(await answer(person, planId, plan?.version ?? 0)).toMatchObject({ ok: false, kind: 'stale' })
  })

  test('whoever is faster: nobody has agreed to what was not before their eyes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), async (personFirst) => {
        const { caseId, planId, goalId, person } = await offered()
        const [seen] = await plansOf(person)
        const both = [
          () => answer(person, planId, seen?.version ?? 0),
          () => act(open.council, worker, (ctx) => writeGoal(ctx, caseId, planId, goalId, goal)),
        ]
        await Promise.all((personFirst ? both : both.toReversed()).map((each) => each()))
        const plan = await planSeenBy(worker, caseId, planId)
        expect(plan.goals.map((each) => each.goal)).toEqual(
          plan.status === 'running' ? seen?.goals.map((each) => each.goal) : [goal.goal],
        )
      }),
      { numRuns: 12 },
    )
  })
})

test('who looked: organizations and days for the person, not the own looks; for the worker the person is named as such', async () => {
  const { caseId, person } = await offered()
  await appendReads(open.council.gateway, worker, 'page', '/cases', [{ kind: 'case', of: 'cases', ids: [caseId] }])
  await appendReads(open.council.gateway, worker, 'page', '/cases', [{ kind: 'case', of: 'cases', ids: [caseId] }])
  await appendReads(open.council.gateway, person, 'page', '/my', [{ kind: 'case', of: 'cases', ids: [caseId] }])
  const reads = await open.council.gateway.read(person, listOwnReads)
  expect(reads).toMatchObject([{ organizationName: '若者サポートステーション・シナノ', basis: 'own-duty', many: 2 }])
  expect(JSON.stringify(reads)).not.toContain(worker.name)
  expect(
    (await open.council.gateway.read(worker, (db) => listReads(db, caseId)))
      .map((read) => read.organizationName)
      .toSorted(),
  ).toEqual(['本人', '若者サポートステーション・シナノ'].toSorted())
})
