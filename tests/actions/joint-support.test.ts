/** いっしょに支援: one lead, whatever happens; each side with its next step, neither dropped without a word. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { mergePeople } from '../../src/modules/casework/cases/index.ts'
import {
  acceptReferral,
  acknowledgeJointEnd,
  endJointSupport,
  getReferral,
  listJointSupportsOfCase,
  recordJointTalk,
  sendReferral,
  setJointStep,
} from '../../src/modules/casework/referrals/index.ts'
import { listReminders } from '../../src/modules/continuity/workbench/today.queries.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  begunJointSupport,
  openedCase,
  sentReferral,
  someClosure,
  someTalk,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let lead: SignedInPerson
let helper: SignedInPerson
let third: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  lead = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  helper = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  third = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
})
afterAll(() => open.close())

const leadOf = async (caseId: string) =>
  (
    await open.ownerQuery<{ lead: string; open: number }>(
      `select responsible_desk_id as lead,
         (select count(*)::int from next_actions n
           where n.case_id = c.id and ended_at is null and n.desk_id = c.responsible_desk_id) as open
       from cases c where id = $1`,
      [caseId],
    )
  )[0]
const joints = (by: SignedInPerson, caseId: string) =>
  open.council.gateway.read(by, (db) => listJointSupportsOfCase(db, caseId))
const words = async (by: SignedInPerson, caseId: string): Promise<string[]> =>
  (
    await open.council.gateway.read(by, (db) =>
      db.selectFrom('consultations').where('case_id', '=', caseId).select('note').execute(),
    )
  ).map((row) => row.note)
const reminders = (by: SignedInPerson, what: string) =>
  open.council.gateway.read(by, async (db) =>
    (
      await listReminders(
        db,
        { organizationId: by.organizationId ?? '', deskId: null, accountId: null },
        addDays(today, 30),
      )
    ).filter((each) => each.what === what),
  )

test('accepting a request for joint support leaves lead and next step where they were, and gives the helper its own', async () => {
  const { id: caseId } = await openedCase(open.council, lead)
  const before = await leadOf(caseId)
  const { id } = valueOf(
    await act(open.council, lead, (ctx) =>
      sendReferral(ctx, caseId, {
        toDeskId: 'ms-nagano',
        mode: 'joint',
        reason: 'x',
        requests: '見学',
        urgency: 'normal',
        basis: { kind: 'consent', givenOn: today, until: null },
        shares: ['contact'],
      }),
    ),
  )
  const accept = (task: string) =>
    act(open.council, helper, (ctx) =>
      acceptReferral(ctx, id, {
        firstAppointmentOn: addDays(today, 2),
        time: '10:00',
        assignee: helper.accountId,
        note: '',
        task,
      }),
    )
  expect(await accept('')).toMatchObject({ ok: false, errors: [{ field: 'task' }] })
  expect(valueOf(await accept('見学に付きそう'))).toMatchObject({ joint: true })
  expect(await leadOf(caseId)).toEqual(before)
  expect(await joints(lead, caseId)).toMatchObject([
    {
      deskId: 'ms-nagano',
      task: '見学に付きそう',
      endedOn: null,
      next: { dueOn: addDays(today, 2), time: '10:00' },
      leadDeskName: 'サポステ・シナノ',
    },
  ])
  expect((await reminders(helper, 'joint')).map((each) => each.caseId)).toContain(caseId)
  // Not even by SQL could the helper take the lead.
  await expect(
    open.council.gateway.write(helper, (tx) =>
      tx
        .updateTable('cases')
        .set({ responsible_organization_id: 'hw-nagano', responsible_desk_id: 'ms-nagano' })
        .where('id', '=', caseId)
        .returning('id')
        .execute(),
    ),
  ).resolves.toEqual([])
  // The same desk can't help twice, and the lead can't help itself.
  expect(
    await act(open.council, lead, (ctx) =>
      sendReferral(ctx, caseId, {
        toDeskId: 'ms-nagano',
        mode: 'joint',
        reason: 'x',
        requests: 'x',
        urgency: 'normal',
        basis: { kind: 'consent', givenOn: today, until: null },
        shares: ['contact'],
      }),
    ),
  ).toMatchObject({ ok: false, errors: [{ field: 'toDeskId' }] })
  await expect(
    open.ownerQuery(
      `insert into joint_supports (id, case_id, referral_id, organization_id, desk_id, task, began_on, next_kind,
         next_on, next_note)
       select gen_random_uuid(), $1, gen_random_uuid(), 'sapo-shinano', 'sapo-shinano', 'x', $2, 'call', $2, 'x'`,
      [caseId, today],
    ),
  ).rejects.toMatchObject({ code: '23503' })
  await expect(
    open.ownerQuery('update joint_supports set next_on = null where case_id = $1', [caseId]),
  ).rejects.toMatchObject({ code: '23514' })
})

describe('what each writes', () => {
  test('the helper records talks and its own step; the lead reads them as far as was agreed, a former desk does not', async () => {
    const { id: caseId } = await openedCase(open.council, third)
    await acceptedReferral(
      open.council,
      lead,
      await sentReferral(open.council, third, caseId, 'sapo-shinano', ['contact']),
    )
    const jointId = await begunJointSupport(open.council, lead, helper, caseId, 'ms-nagano', [
      'contact',
      'consultations',
    ])
    const step = { ...someTalk(today, '見学に行った').nextAction, note: '二回目の見学' }
    valueOf(
      await act(open.council, helper, (ctx) =>
        recordJointTalk(ctx, jointId, { ...someTalk(today, '見学に行った'), nextAction: step }),
      ),
    )
    expect(await words(lead, caseId)).toContain('見学に行った')
    expect(await words(third, caseId)).not.toContain('見学に行った')
    expect(await joints(lead, caseId)).toMatchObject([{ next: { note: '二回目の見学' } }])
    expect((await leadOf(caseId))?.open).toBe(1)
    expect(
      (await open.ownerQuery<{ day: string }>('select last_contact_on as day from cases where id = $1', [caseId]))[0]
        ?.day,
    ).toBe(today)
    expect(
      (
        await open.ownerQuery<{ desk: string }>(
          `select f.desk_id as desk from facts f join ledger l on l.id = f.ledger_id
           where l.case_id = $1 and f.kind = 'consultation' order by f.recorded_at desc limit 1`,
          [caseId],
        )
      )[0]?.desk,
    ).toBe('ms-nagano')
    expect(await act(open.council, lead, (ctx) => recordJointTalk(ctx, jointId, someTalk(today)))).toMatchObject({
      ok: false,
    })
    expect(await act(open.council, lead, (ctx) => setJointStep(ctx, jointId, { ...step }))).toMatchObject({ ok: false })
    valueOf(
      await act(open.council, helper, (ctx) =>
        setJointStep(ctx, jointId, { ...step, note: '電話で確かめる', kind: 'call' }),
      ),
    )
    expect(await joints(helper, caseId)).toMatchObject([{ next: { kind: 'call', note: '電話で確かめる' } }])
  })

  test('what was not agreed stays closed to the lead as well', async () => {
    const { id: caseId } = await openedCase(open.council, third)
    await acceptedReferral(
      open.council,
      lead,
      await sentReferral(open.council, third, caseId, 'sapo-shinano', ['contact']),
    )
    const jointId = await begunJointSupport(open.council, lead, helper, caseId, 'ms-nagano', ['contact'])
    valueOf(await act(open.council, helper, (ctx) => recordJointTalk(ctx, jointId, someTalk(today, 'こちらだけの話'))))
    expect(await words(lead, caseId)).not.toContain('こちらだけの話')
    expect(await words(helper, caseId)).toContain('こちらだけの話')
  })
})

describe('the end', () => {
  test('told by the helper it goes back to who asked; the door closes and own records stay', async () => {
    const { id: caseId } = await openedCase(open.council, lead)
    await talkedAgain(open.council, lead, caseId, '渡した話')
    const jointId = await begunJointSupport(open.council, lead, helper, caseId, 'ms-nagano', [
      'contact',
      'consultations',
    ])
    expect(await words(helper, caseId)).toContain('渡した話')
    valueOf(await act(open.council, helper, (ctx) => recordJointTalk(ctx, jointId, someTalk(today, '自分の話'))))
    expect(
      await act(open.council, helper, (ctx) => endJointSupport(ctx, jointId, { result: null, note: '' })),
    ).toMatchObject({ ok: false, errors: [{ field: 'result' }] })
    valueOf(
      await act(open.council, helper, (ctx) =>
        endJointSupport(ctx, jointId, { result: 'employed', note: '見学先に決まった' }),
      ),
    )
    expect(await words(helper, caseId)).toEqual(['自分の話'])
    const [joint] = await joints(lead, caseId)
    expect(joint).toMatchObject({ endedReason: 'employed', endedOn: today, next: null })
    const referral = await open.council.gateway.read(lead, (db) => getReferral(db, joint?.referralId ?? ''))
    expect(referral).toMatchObject({ outcome: 'employed', outcomeNote: '見学先に決まった', acknowledgedAt: null })
    expect(
      await act(open.council, lead, (ctx) => endJointSupport(ctx, jointId, { result: null, note: '' })),
    ).toMatchObject({ ok: false })
    // Afterwards the same desk can be asked again.
    await begunJointSupport(open.council, lead, helper, caseId, 'ms-nagano')
  })

  test('set by the lead, or by the end of the case, the helper learns of it on 今日', async () => {
    const ended: string[] = []
    for (const how of ['lead', 'closed'] as const) {
      const { id: caseId } = await openedCase(open.council, lead)
      const jointId = await begunJointSupport(open.council, lead, helper, caseId, 'ms-nagano', [
        'contact',
        'consultations',
      ])
      if (how === 'lead')
        valueOf(
          await act(open.council, lead, (ctx) =>
            endJointSupport(ctx, jointId, { result: 'employed', note: 'ありがとうございました' }),
          ),
        )
      else valueOf(await act(open.council, lead, (ctx) => closeCase(ctx, caseId, someClosure(today))))
      expect((await joints(helper, caseId))[0]).toMatchObject({ endedReason: how })
      expect(await words(helper, caseId)).toEqual([])
      expect((await reminders(helper, 'joint')).map((each) => each.id)).not.toContain(jointId)
      expect((await reminders(helper, 'joint-end')).find((each) => each.id === jointId)).toMatchObject({ text: how })
      expect(await act(open.council, lead, (ctx) => acknowledgeJointEnd(ctx, jointId))).toMatchObject({ ok: false })
      valueOf(await act(open.council, helper, (ctx) => acknowledgeJointEnd(ctx, jointId)))
      ended.push(jointId)
    }
    expect((await reminders(helper, 'joint-end')).filter((each) => ended.includes(each.id))).toEqual([])
  })

  test('a helper that takes the lead helps no more; one that helps stays when another takes it, and the new lead sees it', async () => {
    const { id: caseId } = await openedCase(open.council, lead)
    await begunJointSupport(open.council, lead, helper, caseId, 'ms-nagano', ['contact', 'consultations'])
    await acceptedReferral(
      open.council,
      third,
      await sentReferral(open.council, lead, caseId, 'hw-ueda-main', ['contact']),
    )
    expect(await leadOf(caseId)).toEqual({ lead: 'hw-ueda-main', open: 1 })
    expect(await joints(third, caseId)).toMatchObject([{ deskId: 'ms-nagano', endedOn: null }])
    await acceptedReferral(
      open.council,
      helper,
      await sentReferral(open.council, third, caseId, 'ms-nagano', ['contact']),
    )
    expect(await leadOf(caseId)).toEqual({ lead: 'ms-nagano', open: 1 })
    expect(await joints(helper, caseId)).toMatchObject([{ endedReason: 'became-lead' }])
    expect(
      (
        await open.ownerQuery<{ many: number }>(
          `select count(*)::int as many from ledger where case_id = $1 and kind = 'referral.accepted'`,
          [caseId],
        )
      )[0]?.many,
    ).toBe(2)
  })

  test('a record on which two desks work is not merged away', async () => {
    const [first, second] = [await openedCase(open.council, lead), await openedCase(open.council, lead)]
    await begunJointSupport(open.council, lead, helper, second.id, 'ms-nagano')
    const people = await open.ownerQuery<{ id: string; person: string }>(
      'select id, person_id as person from cases where id = any($1)',
      [[first.id, second.id]],
    )
    const personOf = (id: string) => people.find((row) => row.id === id)?.person ?? ''
    expect(
      await act(open.council, lead, (ctx) =>
        mergePeople(ctx, personOf(first.id), personOf(second.id), { reason: '同じ方' }),
      ),
    ).toMatchObject({ ok: false, errors: [{ message: expect.stringContaining('いっしょに支援') as string }] })
  })
})
