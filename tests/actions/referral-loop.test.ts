/** Promise 2: a hand-over closes its loop, exactly once, whatever happens at the same time; silence never ends it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  acceptReferral,
  declineReferral,
  withdrawReferral,
  escalateSilentReferrals,
} from '../../src/modules/casework/referrals/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, sentReferral } from '../support/thread.ts'

let open: TestCouncil
let sender: SignedInPerson
let receiver: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  sender = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  receiver = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
beforeEach(() => open.setToday(today))
afterAll(() => open.close())

const stateOf = async (caseId: string) =>
  (
    await open.ownerQuery<Record<string, unknown>>(
      `select responsible_organization_id as organization, responsible_desk_id as desk,
         (select count(*)::int from next_actions n where n.case_id = c.id and ended_at is null) as open_actions,
         (select desk_id from next_actions n where n.case_id = c.id and ended_at is null) as action_desk
       from cases c where id = $1`,
      [caseId],
    )
  )[0]
const entriesOf = async (caseId: string, kind: string): Promise<number> =>
  (await open.ownerQuery(`select from ledger where case_id = $1 and kind like $2`, [caseId, kind])).length

test('acceptance moves responsibility and what is next together, and only then', async () => {
  const { id: caseId } = await openedCase(open.council, sender)
  const referralId = await sentReferral(open.council, sender, caseId, 'ms-nagano', ['contact'])
  expect(await stateOf(caseId)).toEqual({
    organization: 'sapo-shinano',
    desk: 'sapo-shinano',
    open_actions: 1,
    action_desk: 'sapo-shinano',
  })
  const outcome = await act(open.council, receiver, (ctx) =>
    acceptReferral(ctx, referralId, {
      firstAppointmentOn: addDays(today, 2),
      time: null,
      assignee: null,
      note: '',
      task: '',
    }),
  )
  expect(outcome.ok).toBe(true)
  expect(await stateOf(caseId)).toEqual({
    organization: 'hw-nagano',
    desk: 'ms-nagano',
    open_actions: 1,
    action_desk: 'ms-nagano',
  })
})

test('of twenty answers in the same moment exactly one wins', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { id: caseId } = await openedCase(open.council, sender)
    const referralId = await sentReferral(open.council, sender, caseId, 'ms-nagano', ['contact', 'plan'])
    const answers = Array.from({ length: 20 }, (_, index) => {
      if (index % 3 === 0)
        return act(open.council, receiver, (ctx) =>
          acceptReferral(ctx, referralId, {
            firstAppointmentOn: addDays(today, 1),
            time: null,
            assignee: null,
            note: '',
            task: '',
          }),
        )
      if (index % 3 === 1)
        return act(open.council, receiver, (ctx) =>
          declineReferral(ctx, referralId, { reason: 'full', suggestion: 'x' }),
        )
      return act(open.council, sender, (ctx) => withdrawReferral(ctx, referralId, { reason: 'x' }))
    })
    const settled = await Promise.allSettled(answers)
    // A loser hears why in a sentence, or (when the door closed while it waited) that there is nothing for it to see.
    for (const each of settled) if (each.status === 'rejected') expect(String(each.reason)).toMatch(/not found/)
    expect(settled.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(1)
    const [row] = await open.ownerQuery<{ status: string }>('select status from referrals where id = $1', [referralId])
    expect(await stateOf(caseId)).toEqual({
      organization: row?.status === 'accepted' ? 'hw-nagano' : 'sapo-shinano',
      desk: expect.any(String),
      open_actions: 1,
      action_desk: row?.status === 'accepted' ? 'ms-nagano' : 'sapo-shinano',
    })
    const answered =
      (await entriesOf(caseId, 'referral.accepted')) +
      (await entriesOf(caseId, 'referral.declined')) +
      (await entriesOf(caseId, 'referral.withdrawn'))
    expect(answered).toBe(1)
    expect(
      await open.ownerQuery(
        `select from facts f join ledger l on l.id = f.ledger_id
         where l.case_id = $1 and f.kind in ('referral.accepted', 'referral.declined', 'referral.withdrawn')`,
        [caseId],
      ),
    ).toHaveLength(1)
  }
})

describe('silence', () => {
  test('escalates once, keeps responsibility, gives the sender something to do, and never ends the referral', async () => {
    const { id: caseId } = await openedCase(open.council, sender)
    const referralId = await sentReferral(open.council, sender, caseId, 'ms-nagano', ['contact'])
    const [row] = await open.ownerQuery<{ respond_by: string }>('select respond_by from referrals where id = $1', [
      referralId,
    ])
    const limit = row?.respond_by ?? ''
    open.setToday(limit)
    await escalateSilentReferrals(open.council)
    expect(await entriesOf(caseId, 'referral.escalated')).toBe(0)

    open.setToday(addDays(limit, 1))
    // Two processes do their duty at the same time.
    const escalated = await Promise.all([
      escalateSilentReferrals(open.council),
      escalateSilentReferrals(open.council),
      escalateSilentReferrals(open.council),
    ])
    expect(escalated.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await escalateSilentReferrals(open.council)).toBe(0)
    expect(await entriesOf(caseId, 'referral.escalated')).toBe(1)
    expect(await stateOf(caseId)).toEqual({
      organization: 'sapo-shinano',
      desk: 'sapo-shinano',
      open_actions: 1,
      action_desk: 'sapo-shinano',
    })
    const [next] = await open.ownerQuery<{ due_on: string }>(
      `select due_on from next_actions where case_id = $1 and ended_at is null`,
      [caseId],
    )
    expect(next && next.due_on <= addDays(limit, 1)).toBe(true)

    // Weeks later it still waits, and can still be accepted.
    open.setToday(addDays(limit, 40))
    expect(await escalateSilentReferrals(open.council)).toBe(0)
    expect(await open.ownerQuery('select status from referrals where id = $1', [referralId])).toEqual([
      { status: 'sent' },
    ])
    const late = await act(open.council, receiver, (ctx) =>
      acceptReferral(ctx, referralId, {
        firstAppointmentOn: addDays(limit, 41),
        time: null,
        assignee: null,
        note: '',
        task: '',
      }),
    )
    expect(late.ok).toBe(true)
  })

  test('an answer in the moment of the escalation is an answer', async () => {
    const { id: caseId } = await openedCase(open.council, sender)
    const referralId = await sentReferral(open.council, sender, caseId, 'ms-nagano', ['contact'])
    open.setToday(addDays(today, 20))
    const [, accepted] = await Promise.all([
      escalateSilentReferrals(open.council),
      act(open.council, receiver, (ctx) =>
        acceptReferral(ctx, referralId, {
          firstAppointmentOn: addDays(today, 21),
          time: null,
          assignee: null,
          note: '',
          task: '',
        }),
      ),
    ])
    expect(accepted.ok).toBe(true)
    expect(await stateOf(caseId)).toEqual({
      organization: 'hw-nagano',
      desk: 'ms-nagano',
      open_actions: 1,
      action_desk: 'ms-nagano',
    })
  })
})
