/** What a desk had begun follows the case, whatever statement moves it or closes it: asked of the tables alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  begunJointSupport,
  draftedPlan,
  madeAppointment,
  openedCase,
  recordedPlacement,
  toldWalkIn,
} from '../support/thread.ts'

const today = '2026-01-20'
let open: TestCouncil
let lead: SignedInPerson
let helper: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil({ today })
  lead = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  helper = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(() => open.close())

/** A case with all that a desk can have begun. */
async function begun(): Promise<string> {
  const { id } = await openedCase(open.council, lead)
  await draftedPlan(open.council, lead, id)
  await recordedPlacement(open.council, lead, id)
  await madeAppointment(open.council, lead, id)
  await begunJointSupport(open.council, lead, helper, id, 'ms-nagano', ['contact', 'consultations'])
  await toldWalkIn(open.council, helper, id)
  await open.ownerQuery(
    `insert into closure_requests (id, case_id, organization_id, desk_id, reason, closed_on, summary, asked_by,
       asked_at)
     select gen_random_uuid(), id, responsible_organization_id, responsible_desk_id, 'other', '${today}', 'まとめ', $2,
       business_now()
     from cases where id = $1`,
    [id, lead.accountId],
  )
  return id
}

/** How many rows of each kind are still somebody's, and whose. */
const left = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await open.ownerQuery<{ what: string; who: string }>(
        `select 'next action' as what, string_agg(desk_id, ' ') as who from next_actions
         where case_id = $1 and ended_at is null
         union all select 'plan', string_agg(organization_id, ' ') from support_plans
           where case_id = $1 and status in ('draft', 'agreed', 'running')
         union all select 'closure request', string_agg(organization_id, ' ')
           from closure_requests
           where case_id = $1 and decision is null
         union all select 'follow-ups', string_agg(distinct desk_id, ' ') from follow_ups
           where case_id = $1 and held_on is null and cancelled_on is null
         union all select 'walk-in', string_agg(for_desk_id, ' ') from walk_ins
           where case_id = $1 and acknowledged_at is null
         union all select 'helper', string_agg(desk_id, ' ') from joint_supports
           where case_id = $1 and ended_on is null
         union all select 'appointments', string_agg(distinct desk_id, ' ') from appointments
           where case_id = $1 and status = 'planned'
         union all select 'own duty', string_agg(organization_id, ' ' order by organization_id)
           from case_access
           where case_id = $1 and basis = 'own-duty'
         union all select 'reads all', string_agg(organization_id, ' ') from case_access
           where case_id = $1 and basis = 'own-duty' and scope <> '{}'`,
        [id],
      )
    ).flatMap(({ what, who }) => (who === null ? [] : [[what, who]])),
  )

describe('a case with all that a desk can have begun', () => {
  test('is all of that to begin with', async () => {
    expect(await left(await begun())).toEqual({
      'next action': 'sapo-shinano',
      plan: 'sapo-shinano',
      'closure request': 'sapo-shinano',
      'follow-ups': 'sapo-shinano',
      'walk-in': 'sapo-shinano',
      helper: 'ms-nagano',
      appointments: 'sapo-shinano',
      'own duty': 'hw-nagano sapo-shinano',
      'reads all': 'sapo-shinano',
    })
  })

  test.each([
    {
      to: 'a third organization',
      organization: 'hw-ueda',
      desk: 'hw-ueda-main',
      helper: 'ms-nagano',
      duty: 'hw-nagano hw-ueda sapo-shinano',
    },
    {
      to: 'the helper',
      organization: 'hw-nagano',
      desk: 'ms-nagano',
      helper: undefined,
      duty: 'hw-nagano hw-nagano sapo-shinano',
    },
  ])(
    'moved to $to by any statement leaves nothing with the former desk',
    async ({ organization, desk, duty, ...to }) => {
      const id = await begun()
      await open.ownerQuery(`
      do $$ begin
        update cases
          set responsible_organization_id = '${organization}', responsible_desk_id = '${desk}',
            responsible_account_id = null
          where id = '${id}';
        insert into next_actions (id, case_id, organization_id, desk_id, kind, due_on, note)
          values (gen_random_uuid(), '${id}', '${organization}', '${desk}', 'call', '2026-01-22', '次');
      end $$`)
      const after = await left(id)
      expect(after).toEqual({
        'next action': desk,
        'follow-ups': desk,
        // Whoever told of it and answers now knows it.
        ...(to.helper ? { 'walk-in': desk, helper: to.helper } : {}),
        // What was agreed with the person holds until somebody ends it.
        appointments: 'sapo-shinano',
        'own duty': duty,
      })
    },
  )

  test('closed by any statement has nothing ahead', async () => {
    const id = await begun()
    await open.ownerQuery(`
      do $$ begin
        update next_actions set ended_at = business_now(), ended_how = 'closed'
          where case_id = '${id}' and ended_at is null;
        update follow_ups set cancelled_on = '${today}', cancel_reason = '終わり'
          where case_id = '${id}' and held_on is null;
        update support_plans set status = 'withdrawn', ended_on = '${today}' where case_id = '${id}';
        update cases set status = 'closed', closed_on = '${today}', closure_reason = 'other' where id = '${id}';
      end $$`)
    expect(await left(id)).toMatchObject({ 'own duty': 'hw-nagano sapo-shinano' })
    const { plan, helper: helping, appointments, 'closure request': request } = await left(id)
    expect([plan, helping, appointments, request]).toEqual([undefined, undefined, undefined, undefined])
  })
})
