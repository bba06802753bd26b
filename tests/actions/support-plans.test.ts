/**
 * A plan from the first word to its evaluation: nothing begins without the person,
 * the decision and the second look it needs.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approveClosure, closeCase, returnClosure } from '../../src/modules/continuity/closures/index.ts'
import { limitsOf, planReviewGap } from '../../src/modules/casework/index.ts'
import { listGap, setDeskRules } from '../../src/modules/continuity/oversight/index.ts'
import {
  agreementInput,
  agreePlan,
  changeFrame,
  chooseMeasures,
  decidePlan,
  decisionInput,
  draftPlan,
  evaluatePlan,
  evaluationInput,
  finishStep,
  frameInput,
  getPlan,
  livingPlan,
  reviewInput,
  reviewPlan,
  signOffPlan,
  withdrawPlan,
  writeGoal,
} from '../../src/modules/casework/support-plans/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  agreedPlan,
  draftedPlan,
  openedCase,
  sentReferral,
  someClosure,
  valueOf,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let manager: SignedInPerson
let strict: SignedInPerson
let strictManager: SignedInPerson
let receiver: SignedInPerson
let receiverManager: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  strict = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-ueda',
    deskId: 'hw-ueda-main',
    name: '小林 実',
  })
  strictManager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
  receiver = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  receiverManager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-nagano' })
  valueOf(
    await act(open.council, strictManager, (ctx) => setDeskRules(ctx, 'hw-ueda-main', { plan: true, closure: true })),
  )
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const plan = (by: SignedInPerson, caseId: string, id: string) =>
  open.council.gateway.read(by, (db) => getPlan(db, caseId, id))
const living = (by: SignedInPerson, caseId: string) => open.council.gateway.read(by, (db) => livingPlan(db, caseId))
const kindsOf = async (caseId: string): Promise<string[]> =>
  (
    await open.ownerQuery<{ kind: string }>(
      `select kind from ledger
       where case_id = $1 and (kind like 'supportPlan.%' or kind like 'closure.%' or kind = 'case.closed')
       order by recorded_at, id`,
      [caseId],
    )
  ).map((row) => row.kind)
const evaluation = (goalId: string, more: object = {}) =>
  evaluationInput.parse({
    endedOn: today,
    results: { [goalId]: { result: 'partly' } },
    evaluation: '朝の外出が身についてきた',
    continues: 'replan',
    changes: ['rhythm'],
    ...more,
  })

describe('a plan', () => {
  test('begins when the person has agreed, is looked at, evaluated and followed by the next', async () => {
    const { id: caseId } = await openedCase(open.council, worker)
    const frame = frameInput.parse({
      wish: '家族に心配をかけずに暮らしたい',
      startsOn: today,
      endsOn: addDays(today, 180),
      reviewOn: addDays(today, 60),
      services: [],
    })
    const first = valueOf(await act(open.council, worker, (ctx) => draftPlan(ctx, caseId, frame)))
    expect(first.number).toBe(1)
    // Without a goal there is nothing to agree to; a second plan beside it is refused.
    const agreement = agreementInput.parse({ agreedOn: today, how: 'oral', witness: '姉' })
    expect(await act(open.council, worker, (ctx) => agreePlan(ctx, caseId, first.id, agreement))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(await act(open.council, worker, (ctx) => draftPlan(ctx, caseId, frame))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    const goal = valueOf(
      await act(open.council, worker, (ctx) =>
        writeGoal(ctx, caseId, first.id, null, {
          goal: '週に2回出かける',
          steps: [{ step: '図書館へ行く', doer: 'person', doerName: '', dueOn: addDays(today, 7) }],
        }),
      ),
    )
    expect(
      await act(open.council, worker, (ctx) =>
        writeGoal(ctx, caseId, first.id, null, {
          goal: 'あとで',
          steps: [{ step: '遠い先', doer: 'person', doerName: '', dueOn: addDays(today, 400) }],
        }),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'steps.0.dueOn' }] })
    expect(
      valueOf(await act(open.council, worker, (ctx) => chooseMeasures(ctx, caseId, first.id, 2025, { measures: [] }))),
    ).toEqual({ many: 0 })
    const [measure] = await open.ownerQuery<{ id: string }>(
      `select id from plan_measures where fiscal_year = 2025 and level = 'action' order by position limit 1`,
    )
    valueOf(
      await act(open.council, worker, (ctx) =>
        chooseMeasures(ctx, caseId, first.id, 2025, {
          measures: [{ measureId: measure?.id ?? '', fits: true, reason: '本人が希望している' }],
        }),
      ),
    )
    expect(
      await act(open.council, worker, (ctx) =>
        chooseMeasures(ctx, caseId, first.id, 2025, { measures: [{ measureId: 'nowhere', fits: true, reason: 'x' }] }),
      ),
    ).toMatchObject({ ok: false, kind: 'invalid' })
    expect(valueOf(await act(open.council, worker, (ctx) => agreePlan(ctx, caseId, first.id, agreement)))).toEqual({
      begun: true,
    })
    // What was agreed stays as it was agreed.
    expect(await act(open.council, worker, (ctx) => changeFrame(ctx, caseId, first.id, frame, null))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(await act(open.council, worker, (ctx) => withdrawPlan(ctx, caseId, first.id))).toMatchObject({
      ok: false,
      kind: 'state',
    })

    const running = await plan(worker, caseId, first.id)
    expect(running).toMatchObject({
      status: 'running',
      agreedWitness: '姉',
      measures: [{ measureId: measure?.id, fits: true }],
    })
    const step = running.goals[0]?.steps[0]?.id ?? ''
    valueOf(await act(open.council, worker, (ctx) => finishStep(ctx, caseId, first.id, step)))
    expect(await act(open.council, worker, (ctx) => finishStep(ctx, caseId, first.id, step))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(
      await act(open.council, worker, (ctx) =>
        reviewPlan(
          ctx,
          caseId,
          first.id,
          reviewInput.parse({ heldOn: today, method: 'visit', progress: {}, nextReviewOn: addDays(today, 30) }),
        ),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: `progress.${goal.id}` }] })
    valueOf(
      await act(open.council, worker, (ctx) =>
        reviewPlan(
          ctx,
          caseId,
          first.id,
          reviewInput.parse({
            heldOn: today,
            method: 'visit',
            progress: { [goal.id]: 'on-track' },
            voice: '慣れてきた',
            nextReviewOn: addDays(today, 30),
          }),
        ),
      ),
    )
    expect(await living(worker, caseId)).toMatchObject({ status: 'running', reviewOn: addDays(today, 30) })

    // A running plan keeps the case open until it is evaluated.
    expect(await act(open.council, worker, (ctx) => closeCase(ctx, caseId, someClosure(today)))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(
      await act(open.council, worker, (ctx) =>
        evaluatePlan(ctx, caseId, first.id, evaluation(goal.id, { results: {} })),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: `result.${goal.id}` }] })
    valueOf(await act(open.council, worker, (ctx) => evaluatePlan(ctx, caseId, first.id, evaluation(goal.id))))
    const next = valueOf(await act(open.council, worker, (ctx) => draftPlan(ctx, caseId, frame)))
    expect(next.number).toBe(2)
    expect(
      (
        await open.ownerQuery<{ follows_id: string }>('select follows_id from support_plans where id = $1', [next.id])
      )[0]?.follows_id,
    ).toBe(first.id)
    expect(await kindsOf(caseId)).toEqual([
      'supportPlan.drafted',
      'supportPlan.changed',
      'supportPlan.changed',
      'supportPlan.changed',
      'supportPlan.agreed',
      'supportPlan.begun',
      'supportPlan.stepDone',
      'supportPlan.reviewed',
      'supportPlan.evaluated',
      'supportPlan.drafted',
    ])
    valueOf(await act(open.council, worker, (ctx) => withdrawPlan(ctx, caseId, next.id)))
    valueOf(await act(open.council, worker, (ctx) => closeCase(ctx, caseId, someClosure(today))))
  })

  test('waits for 支援調整会議 and 支援決定 where a service of the act is used', async () => {
    const { id: caseId } = await openedCase(open.council, worker)
    const { id } = await draftedPlan(open.council, worker, caseId, { services: ['household-budget'] })
    const decision = decisionInput.parse({
      conferenceOn: today,
      form: 'paper',
      result: 'fit',
      decidedOn: today,
      decidedBy: '上田市',
    })
    expect(await act(open.council, worker, (ctx) => decidePlan(ctx, caseId, id, decision))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(
      valueOf(
        await act(open.council, worker, (ctx) =>
          agreePlan(ctx, caseId, id, agreementInput.parse({ agreedOn: today, how: 'signature' })),
        ),
      ),
    ).toEqual({ begun: false })
    expect((await living(worker, caseId))?.status).toBe('agreed')
    expect(valueOf(await act(open.council, worker, (ctx) => decidePlan(ctx, caseId, id, decision)))).toEqual({
      begun: true,
    })
    // The database holds it too, whatever the code does.
    await expect(
      open.ownerQuery(`update support_plans set decided_on = null, decided_by = '' where id = $1`, [id]),
    ).rejects.toThrow(/check constraint/)
    await expect(
      open.ownerQuery(`update support_plans set agreed_on = null, agreed_how = null where id = $1`, [id]),
    ).rejects.toThrow(/check constraint/)
  })

  test('waits for the second look where the desk wants one; returned, it is agreed to anew', async () => {
    const { id: caseId } = await openedCase(open.council, strict)
    const { id } = await agreedPlan(open.council, strict, caseId)
    expect((await living(strict, caseId))?.status).toBe('agreed')
    expect(decoded((await web.as(strictManager).get('/team')).text)).toContain(
      `/cases/${caseId}/support-plans/${id}/sign-off`,
    )
    await expect(
      act(open.council, strict, (ctx) => signOffPlan(ctx, caseId, id, { decision: 'approve' })),
    ).rejects.toThrow(/not permitted/)
    valueOf(
      await act(open.council, strictManager, (ctx) =>
        signOffPlan(ctx, caseId, id, { decision: 'return', note: '手だてに家計のことも入れてください' }),
      ),
    )
    expect(await plan(strict, caseId, id)).toMatchObject({
      status: 'draft',
      agreedOn: null,
      returnedNote: '手だてに家計のことも入れてください',
    })
    valueOf(
      await act(open.council, strict, (ctx) =>
        agreePlan(ctx, caseId, id, agreementInput.parse({ agreedOn: today, how: 'signature' })),
      ),
    )
    expect(
      valueOf(await act(open.council, strictManager, (ctx) => signOffPlan(ctx, caseId, id, { decision: 'approve' }))),
    ).toEqual({ begun: true })
    expect((await living(strict, caseId))?.status).toBe('running')
  })

  test('ends where it stands when another desk takes over, and a new desk writes its own, shown or not', async () => {
    const { id: caseId } = await openedCase(open.council, worker)
    const { id } = await agreedPlan(open.council, worker, caseId)
    await acceptedReferral(
      open.council,
      receiver,
      await sentReferral(open.council, worker, caseId, 'ms-nagano', ['contact']),
    )
    expect(
      (await open.ownerQuery<{ status: string }>('select status from support_plans where id = $1', [id]))[0]?.status,
    ).toBe('handed-over')
    // Not shared: the new desk sees that there was one, and nothing of it.
    await expect(plan(receiver, caseId, id)).rejects.toThrow(NotFound)
    const page = decoded((await web.as(receiver).get(`/cases/${caseId}/support-plans`)).text)
    expect(page).toContain('非開示')
    expect(page).not.toContain('週に3日は外に出たい')
    expect(
      valueOf(
        await act(open.council, receiver, (ctx) =>
          draftPlan(
            ctx,
            caseId,
            frameInput.parse({
              wish: '正社員になりたい',
              startsOn: today,
              endsOn: addDays(today, 90),
              reviewOn: addDays(today, 30),
              services: [],
            }),
          ),
        ),
      ).number,
    ).toBe(2)
    // The former desk changes nothing any more.
    expect(await act(open.council, worker, (ctx) => withdrawPlan(ctx, caseId, id))).toMatchObject({
      ok: false,
      kind: 'state',
    })
  })

  test('is given back with what was typed when somebody was faster', async () => {
    const { id: caseId } = await openedCase(open.council, worker)
    const { id } = await draftedPlan(open.council, worker, caseId)
    const before = await plan(worker, caseId, id)
    const frame = frameInput.parse({
      wish: '別の願い',
      startsOn: today,
      endsOn: addDays(today, 180),
      reviewOn: addDays(today, 60),
      services: [],
    })
    valueOf(await act(open.council, worker, (ctx) => changeFrame(ctx, caseId, id, frame, before.version)))
    expect(
      await act(open.council, worker, (ctx) =>
        changeFrame(ctx, caseId, id, { ...frame, wish: '古いところから' }, before.version),
      ),
    ).toMatchObject({ ok: false, kind: 'stale' })
    expect((await plan(worker, caseId, id)).wish).toBe('別の願い')
  })

  test('stands on the gap board once its day has passed, until somebody looks', async () => {
    const { id: caseId } = await openedCase(open.council, worker, { familyName: '見直', givenName: '遅' })
    const { id, goalId } = await agreedPlan(open.council, worker, caseId)
    const onBoard = () =>
      open.council.gateway.read(manager, async (db) =>
        (
          await listGap(db, planReviewGap, 'sapo-shinano', limitsOf(open.council.settings, open.council.clock.today()))
        ).rows.map((row) => row.caseId),
      )
    expect(await onBoard()).not.toContain(caseId)
    open.setToday(addDays(today, 61))
    expect(await onBoard()).toContain(caseId)
    expect(decoded((await web.as(worker).get('/today')).text)).toContain(`/cases/${caseId}/support-plans/${id}`)
    const later = open.council.clock.today()
    valueOf(
      await act(open.council, worker, (ctx) =>
        reviewPlan(
          ctx,
          caseId,
          id,
          reviewInput.parse({
            heldOn: later,
            method: 'phone',
            progress: { [goalId]: 'slow' },
            nextReviewOn: addDays(later, 30),
          }),
        ),
      ),
    )
    expect(await onBoard()).not.toContain(caseId)
    open.setToday(today)
  })
})

describe('a closure', () => {
  test('waits for the second look, comes back with a word, and ends when the manager agrees', async () => {
    const { id: caseId } = await openedCase(open.council, strict)
    expect(
      valueOf(await act(open.council, strict, (ctx) => closeCase(ctx, caseId, someClosure(today, '本人から申し出')))),
    ).toEqual({ caseId, asked: true })
    const status = async () =>
      (
        await open.ownerQuery<{ status: string; next: string }>(
          `select c.status, (select count(*) from next_actions n where n.case_id = c.id and n.ended_at is null) as next
           from cases c where c.id = $1`,
          [caseId],
        )
      )[0]
    expect(await status()).toMatchObject({ status: 'open', next: 1 })
    await expect(act(open.council, strict, (ctx) => approveClosure(ctx, caseId))).rejects.toThrow(/not permitted/)
    valueOf(
      await act(open.council, strictManager, (ctx) =>
        returnClosure(ctx, caseId, { note: '家族の様子も確かめてください' }),
      ),
    )
    expect(decoded((await web.as(strict).get(`/cases/${caseId}/closure`)).text)).toContain(
      '家族の様子も確かめてください',
    )
    valueOf(
      await act(open.council, strict, (ctx) => closeCase(ctx, caseId, someClosure(today, '家族も落ち着いている'))),
    )
    // Sent again, it takes the place of the one before.
    valueOf(
      await act(open.council, strict, (ctx) =>
        closeCase(ctx, caseId, someClosure(today, '家族も落ち着いている。本人も納得')),
      ),
    )
    const page = decoded((await web.as(strictManager).get(`/cases/${caseId}/closure/review`)).text)
    expect(page).toContain('本人も納得')
    valueOf(await act(open.council, strictManager, (ctx) => approveClosure(ctx, caseId)))
    expect(await status()).toMatchObject({ status: 'closed', next: 0 })
    expect(
      (
        await open.ownerQuery<{ summary: string }>('select closure_summary as summary from cases where id = $1', [
          caseId,
        ])
      )[0]?.summary,
    ).toBe('家族も落ち着いている。本人も納得')
    expect(await kindsOf(caseId)).toEqual([
      'closure.asked',
      'closure.returned',
      'closure.asked',
      'closure.asked',
      'case.closed',
    ])
    expect(await act(open.council, strictManager, (ctx) => approveClosure(ctx, caseId))).toMatchObject({
      ok: false,
      kind: 'state',
    })
  })

  test('that waits is dropped when the case goes on at another desk, which may ask for its own', async () => {
    const { id: caseId } = await openedCase(open.council, strict)
    valueOf(await act(open.council, strict, (ctx) => closeCase(ctx, caseId, someClosure(today))))
    valueOf(
      await act(open.council, receiverManager, (ctx) => setDeskRules(ctx, 'ms-nagano', { plan: false, closure: true })),
    )
    await acceptedReferral(
      open.council,
      receiver,
      await sentReferral(open.council, strict, caseId, 'ms-nagano', ['contact']),
    )
    expect(valueOf(await act(open.council, receiver, (ctx) => closeCase(ctx, caseId, someClosure(today))))).toEqual({
      caseId,
      asked: true,
    })
    expect(
      await open.ownerQuery(
        'select organization_id as desk, decision from closure_requests where case_id = $1 order by asked_at, id',
        [caseId],
      ),
    ).toEqual([
      { desk: 'hw-ueda', decision: 'replaced' },
      { desk: 'hw-nagano', decision: null },
    ])
    expect(decoded((await web.as(strictManager).get('/team')).text)).not.toContain(`/cases/${caseId}/closure/review`)
    valueOf(
      await act(open.council, receiverManager, (ctx) =>
        setDeskRules(ctx, 'ms-nagano', { plan: false, closure: false }),
      ),
    )
  })

  test('of the manager is the second look itself; of a desk without the rule it needs none', async () => {
    const one = await openedCase(open.council, strict)
    expect(
      valueOf(await act(open.council, strictManager, (ctx) => closeCase(ctx, one.id, someClosure(today)))),
    ).toMatchObject({ asked: false })
    const two = await openedCase(open.council, worker)
    expect(valueOf(await act(open.council, worker, (ctx) => closeCase(ctx, two.id, someClosure(today))))).toMatchObject(
      { asked: false },
    )
  })
})
