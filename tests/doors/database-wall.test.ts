/**
 * The wall behind the actions: what the application's role may write past every action, by SQL alone. A defect in a
 * page must not make an account, a membership, a token, a door or history in somebody else's name.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOwnPage } from '../../src/modules/continuity/my/index.ts'
import { openEmergencyDoor } from '../../src/modules/casework/consents/index.ts'
import { newId } from '../../src/platform/action.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { program } from '../../src/platform/database/program.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, sentReferral, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let colleague: SignedInPerson
let manager: SignedInPerson
let foreign: SignedInPerson
let office: SignedInPerson
let administrator: SignedInPerson
/** A case of the worker's, which the foreign worker doesn't see. */
let subject: { id: string; number: string }
let emergencyId: string

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-20' })
  const at = (role: Actor['role'], organizationId: string | null, deskId: string | null = null) =>
    signedInAs(open.council, { role, organizationId, deskId })
  worker = await at('counselor', 'sapo-shinano', 'sapo-shinano')
  colleague = await at('counselor', 'sapo-shinano', 'sapo-shinano')
  manager = await at('manager', 'sapo-shinano')
  foreign = await at('counselor', 'hw-ueda', 'hw-ueda-main')
  office = await at('council-office', 'nagano-roudoukyoku')
  administrator = await at('administrator', null)
  subject = await openedCase(open.council, worker)
  valueOf(
    await act(open.council, foreign, (ctx) =>
      openEmergencyDoor(ctx, {
        kana: '',
        birthDate: null,
        number: subject.number,
        reason: '本人から死にたいと電話があった',
        hours: 1,
      }),
    ),
  )
  emergencyId = (await open.ownerQuery<{ id: string }>('select id from emergency_accesses'))[0]?.id ?? ''
  await open.ownerQuery(`update case_access set valid_until = '2026-01-20 11:00+09' where basis = 'emergency'`)
})
afterAll(() => open.close())

/** One statement as this person, undone afterwards. @returns how many rows it wrote or read, 0 where it was refused */
async function reach(by: Actor, text: string, values: unknown[] = []): Promise<number> {
  const client: pg.PoolClient = await open.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.program', $1, true),
         set_config('app.organization_id', $2, true), set_config('app.account_id', $3, true),
         set_config('app.now', $4, true)`,
      [
        program.newestMigration,
        by.organizationId ?? '',
        by.accountId,
        String(open.council.clock.now().getTime() / 1000),
      ],
    )
    return (await client.query(text, values)).rowCount ?? 0
  } catch (error) {
    // Refused by a policy, a grant, a check or a trigger; what the statement itself has wrong is a defect of this test.
    if (!/^(42501|23|P0001)/.test((error as { code?: string }).code ?? '')) throw error
    return 0
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const makeAccount = (
  role: string,
  organization: string | null,
) => `with made as (insert into accounts (id, email, display_name)
  values (gen_random_uuid(), 'neu@test.example', 'だれか') returning id)
insert into memberships (id, account_id, role, organization_id)
select gen_random_uuid(), id, '${role}', ${organization === null ? 'null' : `'${organization}'`}
from made`
const join = (role: string, organization: string) =>
  `insert into memberships (id, account_id, role, organization_id, valid_from)
   values (gen_random_uuid(), $1, '${role}', '${organization}', '2026-01-20')`
const token = `insert into api_tokens (id, account_id, token_hash, expires_at)
  values (gen_random_uuid(), $1, '\\x0102', now() + interval '1 year')`
const entry = (columns: string, values: string) =>
  `insert into ledger (id, kind, occurred_on, ${columns})
   values (gen_random_uuid(), 'case.closed', '2026-01-20', ${values})`

describe('accounts and memberships', () => {
  test.each<[string, () => Actor, string, () => unknown[]]>([
    ['a worker makes an account of a worker', () => worker, makeAccount('counselor', 'sapo-shinano'), () => []],
    ['a worker makes an administrator', () => worker, makeAccount('administrator', null), () => []],
    [
      'a worker ends a colleague’s account',
      () => worker,
      'update accounts set is_active = false where id = $1',
      () => [colleague.accountId],
    ],
    [
      'a worker takes over the address of somebody of another organization',
      () => worker,
      `update accounts set email = 'mine@test.example' where id = $1`,
      () => [foreign.accountId],
    ],
    [
      'a worker renames another',
      () => worker,
      `update accounts set display_name = 'x' where id = $1`,
      () => [foreign.accountId],
    ],
    [
      'a worker invites into another organization',
      () => worker,
      join('counselor', 'hw-ueda'),
      () => [colleague.accountId],
    ],
    ['a worker joins another organization', () => worker, join('counselor', 'hw-ueda'), () => [worker.accountId]],
    ['a worker becomes the manager', () => worker, join('manager', 'sapo-shinano'), () => [worker.accountId]],
    [
      'a worker changes the own role',
      () => worker,
      `update memberships set role = 'manager' where account_id = $1`,
      () => [worker.accountId],
    ],
    [
      'a worker moves a membership to another organization',
      () => worker,
      `update memberships set organization_id = 'hw-nagano', desk_id = null where account_id = $1`,
      () => [worker.accountId],
    ],
    [
      'a worker ends a membership elsewhere',
      () => worker,
      `update memberships set valid_to = '2026-01-20' where account_id = $1`,
      () => [foreign.accountId],
    ],
    [
      'a manager invites into another organization',
      () => manager,
      join('counselor', 'hw-ueda'),
      () => [manager.accountId],
    ],
    [
      'the office makes an administrator',
      () => office,
      `insert into memberships (id, account_id, role) values (gen_random_uuid(), $1, 'administrator')`,
      () => [office.accountId],
    ],
    [
      'an administrator joins an organization',
      () => administrator,
      join('counselor', 'hw-ueda'),
      () => [administrator.accountId],
    ],
  ])('%s', async (_, by, statement, values) => {
    expect(await reach(by(), statement, values())).toBe(0)
  })

  test('an administrator still makes accounts, a worker one for a person’s own page, and everybody changes the own name', async () => {
    expect(await reach(administrator, makeAccount('counselor', 'hw-ueda'))).toBe(1)
    // Without reading it back: the account of a person is seen by who has opened its page.
    expect(
      await reach(
        worker,
        `insert into accounts (id, email, display_name, is_person)
         values (gen_random_uuid(), 'neu@test.example', '本人', true)`,
      ),
    ).toBe(1)
    expect(await reach(administrator, join('counselor', 'hw-ueda'), [colleague.accountId])).toBe(1)
    expect(await reach(worker, `update accounts set display_name = 'x' where id = $1`, [worker.accountId])).toBe(1)
  })

  test('the mail address of a person with an own page is read by nobody of another organization', async () => {
    valueOf(
      await act(open.council, worker, (ctx) =>
        openOwnPage(ctx, subject.id, { email: 'honnin-wall@mail.example' }, 'http://localhost'),
      ),
    )
    expect(await reach(foreign, `select email from accounts where email = 'honnin-wall@mail.example'`)).toBe(0)
    expect(await reach(worker, `select email from accounts where email = 'honnin-wall@mail.example'`)).toBe(1)
  })
})

describe('tokens', () => {
  test.each<[string, () => Actor, string, () => unknown[]]>([
    ['a worker makes one for somebody else', () => worker, token, () => [foreign.accountId]],
    [
      'a worker reads another’s',
      () => worker,
      'select token_hash from api_tokens where account_id = $1',
      () => [foreign.accountId],
    ],
    [
      'a worker lengthens another’s',
      () => worker,
      `update api_tokens set expires_at = now() + interval '9 years' where account_id = $1`,
      () => [foreign.accountId],
    ],
    [
      'a worker puts a known key in place of another’s',
      () => worker,
      'update api_tokens set token_hash = $2 where account_id = $1',
      () => [foreign.accountId, createHash('sha256').update('x').digest()],
    ],
    [
      'a worker gives the own one to another account',
      () => worker,
      'update api_tokens set account_id = $2 where account_id = $1',
      () => [worker.accountId, foreign.accountId],
    ],
  ])('%s', async (_, by, statement, values) => {
    expect(await reach(by(), statement, values())).toBe(0)
  })
})

describe('the ledger and facts', () => {
  test.each<[string, () => Actor, string, () => unknown[]]>([
    [
      'on a case that one can’t see',
      () => foreign,
      entry('organization_id, account_id, case_id', `'hw-ueda', $1, $2`),
      () => [foreign.accountId, subject.id],
    ],
    [
      'in somebody else’s name',
      () => worker,
      entry('organization_id, account_id, case_id', `'sapo-shinano', $1, $2`),
      () => [colleague.accountId, subject.id],
    ],
    ['in nobody’s name', () => worker, entry('organization_id, case_id', `'sapo-shinano', $1`), () => [subject.id]],
    [
      'for another organization',
      () => worker,
      entry('organization_id, account_id', `'hw-ueda', $1`),
      () => [worker.accountId],
    ],
    [
      'without an organization',
      () => administrator,
      entry('account_id, case_id', '$1, $2'),
      () => [administrator.accountId, subject.id],
    ],
    [
      'recorded in the past',
      () => worker,
      entry('organization_id, account_id, case_id, recorded_at', `'sapo-shinano', $1, $2, '2025-04-02'`),
      () => [worker.accountId, subject.id],
    ],
    [
      'correcting an entry of a case that one can’t see',
      () => foreign,
      entry('organization_id, account_id, corrects_id', `'hw-ueda', $1, $2`),
      () => [foreign.accountId, foreignEntry],
    ],
    [
      'a fact on another organization’s entry',
      () => foreign,
      `insert into facts (id, kind, occurred_on, organization_id, ledger_id)
       values (gen_random_uuid(), 'placement.regular', '2026-01-20', 'hw-ueda', $1)`,
      () => [foreignEntry],
    ],
    [
      'a fact counted for another organization',
      () => worker,
      `insert into facts (id, kind, occurred_on, organization_id, ledger_id)
       values (gen_random_uuid(), 'placement.regular', '2026-01-20', 'hw-ueda', $1)`,
      () => [foreignEntry],
    ],
  ])('no entry %s', async (_, by, statement, values) => {
    expect(await reach(by(), statement, values())).toBe(0)
  })
  let foreignEntry: string
  beforeAll(async () => {
    foreignEntry =
      (await open.ownerQuery<{ id: string }>('select id from ledger where case_id = $1 limit 1', [subject.id]))[0]
        ?.id ?? ''
  })
})

describe('the emergency door', () => {
  const door = (reason: string, hours: number) =>
    `select
     where open_emergency_door(gen_random_uuid(), gen_random_uuid(), $1, '', null, null, '${reason}', ${hours})
       is not null`
  const reason = '命の危険があるため、すぐに見る'
  test.each<[string, () => Actor, string, () => unknown[]]>([
    ['for longer than a day', () => foreign, door(reason, 25), () => [subject.number]],
    ['for years', () => foreign, door(reason, 78840), () => [subject.number]],
    ['without a reason', () => foreign, door('', 1), () => [subject.number]],
    ['by the office, which reads no case', () => office, door(reason, 1), () => [subject.number]],
    ['by an account without an organization', () => administrator, door(reason, 1), () => [subject.number]],
    [
      'by an account that isn’t of the organization',
      () => ({ ...foreign, accountId: colleague.accountId }),
      door(reason, 1),
      () => [subject.number],
    ],
    ['in nobody’s name', () => ({ ...foreign, accountId: '' }), door(reason, 1), () => [subject.number]],
    [
      'a sixth time that day',
      () => foreign,
      `select open_emergency_door(gen_random_uuid(), gen_random_uuid(), $1, '', null, null, '${reason}', 1)
       from generate_series(1, 6)`,
      () => [subject.number],
    ],
    [
      'as a row of access without the door',
      () => worker,
      `insert into case_access (id, case_id, organization_id, account_id, scope, basis, valid_until)
       values (gen_random_uuid(), $1, 'hw-ueda', $2, '{all}', 'emergency', '2099-01-01')`,
      () => [subject.id, foreign.accountId],
    ],
    [
      'judged by who opened it',
      () => foreign,
      `update emergency_accesses set reviewed_at = now(), reviewed_by = account_id, review = 'justified' where id = $1`,
      () => [emergencyId],
    ],
    [
      'judged by a colleague who is no manager',
      () => worker,
      `update emergency_accesses set reviewed_at = now(), reviewed_by = $2, review = 'justified' where id = $1`,
      () => [emergencyId, worker.accountId],
    ],
    [
      'judged in the name of another',
      () => worker,
      `update emergency_accesses set reviewed_at = now(), reviewed_by = $2, review = 'justified' where id = $1`,
      () => [emergencyId, manager.accountId],
    ],
  ])('doesn’t open, and isn’t closed, %s', async (_, by, statement, values) => {
    expect(await reach(by(), statement, values())).toBe(0)
  })

  test('opens for an hour with a reason, and its manager judges it', async () => {
    expect(await reach(foreign, door(reason, 1), [subject.number])).toBe(1)
    expect(
      await reach(
        manager,
        `update emergency_accesses set reviewed_at = now(), reviewed_by = $2, review = 'justified' where id = $1`,
        [emergencyId, manager.accountId],
      ),
    ).toBe(1)
  })
})

describe('doors by name', () => {
  test('are given to members of the organization alone, in whose name they are given', async () => {
    const grant = (organization: string) =>
      `insert into case_access (id, case_id, organization_id, account_id, scope, basis, basis_given_on)
       values ('${newId()}', $1, '${organization}', $2, '{all}', 'consent', '2026-01-20')`
    expect(await reach(worker, grant('hw-nagano'), [subject.id, foreign.accountId])).toBe(0)
    expect(await reach(worker, grant('hw-ueda'), [subject.id, foreign.accountId])).toBe(1)
  })

  test('and in the giver’s own name', async () => {
    expect(
      await reach(
        worker,
        `insert into case_access (id, case_id, organization_id, scope, basis, basis_given_on, granted_by)
         values (gen_random_uuid(), $1, 'hw-ueda', '{all}', 'consent', '2026-01-20', $2)`,
        [subject.id, colleague.accountId],
      ),
    ).toBe(0)
  })

  test('a referral’s answer and words are written by the side whose they are', async () => {
    const referralId = await sentReferral(open.council, worker, subject.id, 'hw-ueda-main', ['contact'])
    expect(await reach(foreign, `update referrals set reason = 'x', requests = 'x' where id = $1`, [referralId])).toBe(
      0,
    )
    expect(
      await reach(
        worker,
        `update referrals
         set status = 'accepted', answered_at = now(), answered_on = '2026-01-20', first_appointment_on = '2026-01-21',
           first_contact_by = '2026-01-21'
         where id = $1`,
        [referralId],
      ),
    ).toBe(0)
  })
})

/**
 * Functions of our own that anybody may call who can connect, before a role is taken. Triggers aren't among them: they
 * can't be called. What only reads a setting of the transaction or computes on its arguments tells nothing.
 */
const harmless = [
  'acting_account()',
  'acting_organization()',
  'business_now()',
  'business_today()',
  'may_read(jsonb)',
  'read_rule()',
  'reader_keys(jsonb)',
  // Asked before a role is taken: they answer whoever holds a session's or a machine's key, and nobody else.
  'session_actor(text)',
  'token_actor(bytea)',
]

test('no helper of the database is everybody’s', async () => {
  const functions = await open.ownerQuery<{ name: string; definer: boolean }>(
    `select p.oid::regprocedure::text as name, p.prosecdef as definer
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and has_function_privilege('public', p.oid, 'execute')
       and p.prorettype <> 'trigger'::regtype
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.prosecdef desc, 1`,
  )
  expect(
    functions
      .filter(({ name }) => !harmless.includes(name))
      .map(({ name, definer }) => `${definer ? 'past the policies: ' : ''}${name}`),
  ).toEqual([])
})
