/**
 * The second question, is the row theirs, answered by PostgreSQL itself:
 * SQL with the application's role, past every page.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctConsultation, decideTargetType, recordConsultation } from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { correctPlacement, recordFollowUp } from '../../src/modules/employment/placements/index.ts'
import { declineReferral, withdrawReferral } from '../../src/modules/casework/referrals/index.ts'
import { newId } from '../../src/platform/action.ts'
import { addDays, endOfDayInTokyo, instantInTokyo } from '../../src/platform/clock.ts'
import { createGateway, nobody } from '../../src/platform/database/handles.ts'
import { program } from '../../src/platform/database/program.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { createTestCouncil, type TestCouncil, waitingForLock } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  openedCase,
  recordedPlacement,
  sentReferral,
  someClosure,
  someTalk,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let saposute: SignedInPerson
let helloWork: SignedInPerson
let foreign: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  saposute = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  helloWork = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  foreign = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-matsumoto',
    deskId: 'ms-matsumoto',
  })
})
beforeAll(async () => {
  const tables = await open.ownerQuery<{ name: string }>(
    `select distinct table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'case_id'`,
  )
  ofCase = new Map([['cases', 'id'], ...tables.map(({ name }): [string, string] => [name, 'case_id'])])
})
afterAll(() => open.close())

/** Every table of a case, with the column that says of which; tests/rooms/tables.test.ts finds them in the same way. */
let ofCase: ReadonlyMap<string, string>
type Visible = Record<'cases' | 'consultations' | 'placements' | 'target_type_decisions', number> &
  Record<string, number>

/** What an organization sees of a case, counted table by table with plain SQL as the application's role. */
async function visibleTo(organizationId: string, caseId: string, at?: Date): Promise<Visible> {
  const client = await open.pool.connect()
  try {
    await client.query('begin read only')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.organization_id', $1, true),
         set_config('app.now', $2, true)`,
      [organizationId, String((at ?? open.council.clock.now()).getTime() / 1000)],
    )
    const parts = [...ofCase].map(
      ([table, column]) => `(select count(*)::int from ${table} where ${column} = $1) as ${table}`,
    )
    const { rows } = await client.query<Visible>(
      `select ${parts.join(', ')}, (select count(*)::int from people) as people,
         (select count(*)::int from facts) as facts`,
      [caseId],
    )
    return rows[0] as Visible
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** A case with something in every table, kept by the サポステ. */
async function richCase(): Promise<{ caseId: string; placementId: string; talkId: string }> {
  const { id: caseId } = await openedCase(open.council, saposute)
  const talkId = await talkedAgain(open.council, saposute, caseId, '家族には知られたくない。')
  valueOf(
    await act(open.council, saposute, (ctx) =>
      decideTargetType(ctx, caseId, {
        targetType: 2,
        provisional: false,
        decidedOn: today,
        reasonCode: null,
        reason: '長く無業',
        answers: {},
      }),
    ),
  )
  const placementId = await recordedPlacement(open.council, saposute, caseId)
  valueOf(
    await act(open.council, saposute, (ctx) =>
      correctPlacement(
        ctx,
        placementId,
        { employerName: '信州精機', startedOn: today, regular: true, weeklyHours: 38, route: 'hello-work' },
        { how: 'correct', reason: '聞き違い' },
      ),
    ),
  )
  return { caseId, placementId, talkId }
}

/** No row of any table of a case. */
const nothing = (): Record<string, number> =>
  Object.fromEntries([...ofCase.keys(), 'people', 'facts'].map((table) => [table, 0]))

describe('a foreign organization', () => {
  test('can change and add nothing, whatever it sends', async () => {
    const { caseId, placementId } = await richCase()
    const {
      rows: [theirs],
    } = await asApplication('sapo-shinano', (client) =>
      client.query<{ person_id: string }>('select person_id from cases where id = $1', [caseId]),
    )
    const [personId, id] = [theirs?.person_id, '00000000-0000-7000-8000-00000000f001']
    const denied: [string, unknown[]][] = [
      [
        `insert into consultations (id, case_id, organization_id, desk_id, occurred_on, channel, speaker, note)
         values ($1, $2, 'hw-matsumoto', 'ms-matsumoto', '2026-01-20', 'visit', 'self', 'x')`,
        [id, caseId],
      ],
      [
        `insert into next_actions (id, case_id, organization_id, desk_id, kind, due_on, note)
         values ($1, $2, 'hw-matsumoto', 'ms-matsumoto', 'call', '2026-01-21', 'x')`,
        [id, caseId],
      ],
      [
        `insert into case_access (id, case_id, organization_id, scope, basis)
         values ($1, $2, 'hw-matsumoto', '{all}', 'own-duty')`,
        [id, caseId],
      ],
      [
        `insert into referrals (id, case_id, from_organization_id, from_desk_id, to_organization_id, to_desk_id, reason,
          requests, urgency, basis_kind, basis_given_on, shares, status, sent_at, sent_on, respond_by)
        values ($1, $2, 'hw-matsumoto', 'ms-matsumoto', 'hw-nagano', 'ms-nagano', 'x', 'x', 'normal', 'consent',
          '2026-01-20', '{all}', 'sent', now(), '2026-01-20', '2026-01-23')`,
        [id, caseId],
      ],
      // A case of one's own over somebody else's person would open the person.
      [
        `insert into cases (id, number, person_id, opened_on, status, responsible_organization_id, responsible_desk_id,
          responsible_since, first_speaker, last_contact_on, person_digest)
        values ($1, 'X-1', $2, '2026-01-20', 'open', 'hw-matsumoto', 'ms-matsumoto', '2026-01-20', 'self', '2026-01-20',
          '\\x00')`,
        [id, personId],
      ],
      [
        `insert into facts (id, kind, occurred_on, organization_id, ledger_id)
         values ($1, 'placement.regular', '2026-01-20', 'sapo-shinano', $1)`,
        [id],
      ],
      [
        `insert into ledger (id, kind, organization_id, occurred_on)
         values ($1, 'case.opened', 'sapo-shinano', '2026-01-20')`,
        [id],
      ],
    ]
    for (const [statement, values] of denied)
      await expect(
        asApplication('hw-matsumoto', (client) => client.query(statement, values)),
        statement,
      ).rejects.toThrow(/row-level security/)
    const untouched: [string, unknown[]][] = [
      [
        `update cases set responsible_organization_id = 'hw-matsumoto', responsible_desk_id = 'ms-matsumoto'
         where id = $1`,
        [caseId],
      ],
      [`update people set family_name = 'x' where id = $1`, [personId]],
      [`update next_actions set ended_at = now(), ended_how = 'done' where case_id = $1`, [caseId]],
      [`update case_access set scope = '{}' where case_id = $1`, [caseId]],
      [`update placements set ended_on = current_date, end_reason = 'unknown' where id = $1`, [placementId]],
      [`update follow_ups set cancelled_on = current_date, cancel_reason = 'x' where case_id = $1`, [caseId]],
    ]
    for (const [statement, values] of untouched)
      expect(
        (await asApplication('hw-matsumoto', (client) => client.query(statement, values))).rowCount,
        statement,
      ).toBe(0)
  })
})

/** One writing transaction as the application's role, committed. */
async function asApplication<T>(organizationId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await open.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.program', $3, true),
         set_config('app.organization_id', $1, true), set_config('app.now', $2, true)`,
      [organizationId, String(open.council.clock.now().getTime() / 1000), program.newestMigration],
    )
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

describe('what was shared', () => {
  const contactAndWork = {
    cases: 1,
    case_access: 2,
    next_actions: 0,
    consultations: 0,
    target_type_decisions: 0,
    episodes: 1,
    referrals: 1,
    placements: 1,
    follow_ups: 4,
    people: 1,
  }

  test('is exactly what the receiver sees, until the answer is no', async () => {
    const { caseId } = await richCase()
    const referralId = await sentReferral(open.council, saposute, caseId, 'ms-nagano', ['contact', 'work-history'])
    expect(await visibleTo('hw-nagano', caseId)).toMatchObject(contactAndWork)
    valueOf(
      await act(open.council, helloWork, (ctx) =>
        declineReferral(ctx, referralId, { reason: 'full', suggestion: '来月なら' }),
      ),
    )
    expect(await visibleTo('hw-nagano', caseId)).toMatchObject({
      ...nothing(),
      referrals: 1,
      facts: expect.any(Number),
    })

    const second = await sentReferral(open.council, saposute, caseId, 'ms-nagano', ['consultations'])
    expect(await visibleTo('hw-nagano', caseId)).toMatchObject({
      cases: 1,
      consultations: 2,
      people: 0,
      placements: 0,
      target_type_decisions: 0,
      next_actions: 0,
    })
    valueOf(
      await act(open.council, saposute, (ctx) => withdrawReferral(ctx, second, { reason: '本人の考えが変わった' })),
    )
    expect(await visibleTo('hw-nagano', caseId)).toMatchObject({
      ...nothing(),
      referrals: 2,
      facts: expect.any(Number),
    })
  })

  test('is seen to the second, and not a second longer', async () => {
    const { caseId } = await richCase()
    await sentReferral(open.council, saposute, caseId, 'ms-nagano', ['contact', 'work-history'], addDays(today, 1))
    const end = endOfDayInTokyo(addDays(today, 1)).getTime()
    expect(await visibleTo('hw-nagano', caseId, new Date(end - 1_000))).toMatchObject(contactAndWork)
    expect(await visibleTo('hw-nagano', caseId, new Date(end + 1))).toMatchObject({
      ...nothing(),
      referrals: 1,
      facts: expect.any(Number),
    })
    // For those who keep it, it goes on.
    expect((await visibleTo('sapo-shinano', caseId, instantInTokyo('2030-01-01', '00:00'))).cases).toBe(1)
  })

  test('after acceptance the sender sees its own rows and not what the new desk writes', async () => {
    const { caseId } = await richCase()
    const before = await visibleTo('sapo-shinano', caseId)
    const referralId = await sentReferral(open.council, saposute, caseId, 'ms-nagano', ['all'])
    await acceptedReferral(open.council, helloWork, referralId)
    await talkedAgain(open.council, helloWork, caseId, '新しい窓口での相談')
    const after = await visibleTo('sapo-shinano', caseId)
    expect(after).toMatchObject({
      cases: 1,
      consultations: before.consultations,
      target_type_decisions: before.target_type_decisions,
      placements: before.placements,
    })
    const { rows } = await asApplication('sapo-shinano', (client) =>
      client.query<{ organization_id: string }>(
        `select distinct organization_id from consultations where case_id = $1
         union select organization_id from next_actions where case_id = $1`,
        [caseId],
      ),
    )
    expect(rows).toEqual([{ organization_id: 'sapo-shinano' }])
    expect((await visibleTo('hw-nagano', caseId)).consultations).toBe(before.consultations + 1)
  })

  test('whatever was shared, the receiver can accept, work and close', async () => {
    for (const part of [
      'contact',
      'work-history',
      'consultations',
      'assessment',
      'plan',
      'family',
      'health',
    ] as const) {
      const { caseId } = await richCase()
      await acceptedReferral(
        open.council,
        helloWork,
        await sentReferral(open.council, saposute, caseId, 'ms-nagano', [part]),
      )
      await talkedAgain(open.council, helloWork, caseId)
      // A type decided before is known to have been, also by who may not read the decision: a change is a move.
      expect(
        valueOf(
          await act(open.council, helloWork, (ctx) =>
            decideTargetType(ctx, caseId, {
              targetType: 1,
              provisional: false,
              decidedOn: today,
              reasonCode: null,
              reason: '',
              answers: {},
            }),
          ),
        ),
        part,
      ).toEqual({ moved: true })
      valueOf(await act(open.council, helloWork, (ctx) => closeCase(ctx, caseId, someClosure(today))))
      expect(
        await open.ownerQuery(
          `select ended_how, count(*)::int from next_actions
           where case_id = $1 and ended_how in ('handed-over', 'closed') group by 1 order by 1`,
          [caseId],
        ),
        part,
      ).toEqual([
        { ended_how: 'closed', count: 1 },
        { ended_how: 'handed-over', count: 1 },
      ])
    }
  })

  test('nobody widens access, takes responsibility or lends a row to others by SQL', async () => {
    const { caseId } = await richCase()
    await sentReferral(open.council, saposute, caseId, 'ms-nagano', ['contact'], addDays(today, 30))
    await expect(
      asApplication('hw-nagano', (client) =>
        client.query(`update case_access set scope = '{all}' where case_id = $1 and organization_id = 'hw-nagano'`, [
          caseId,
        ]),
      ),
    ).rejects.toMatchObject({ constraint: 'access_only_narrows' })
    await expect(
      asApplication('hw-nagano', (client) =>
        client.query(`update case_access set valid_until = null where case_id = $1 and organization_id = 'hw-nagano'`, [
          caseId,
        ]),
      ),
    ).rejects.toMatchObject({ constraint: 'access_only_narrows' })
    await expect(
      asApplication('hw-nagano', (client) =>
        client.query(
          `insert into case_access (id, case_id, organization_id, scope, basis)
           values (gen_random_uuid(), $1, 'hw-nagano', '{all}', 'own-duty')`,
          [caseId],
        ),
      ),
    ).rejects.toThrow(/row-level security/)
    expect(
      (
        await asApplication('hw-nagano', (client) =>
          client.query(
            `update cases set responsible_organization_id = 'hw-nagano', responsible_desk_id = 'ms-nagano'
             where id = $1`,
            [caseId],
          ),
        )
      ).rowCount,
    ).toBe(0)
    await expect(
      asApplication('sapo-shinano', (client) =>
        client.query(
          `update cases set responsible_organization_id = 'hw-iida', responsible_desk_id = 'ms-nagano' where id = $1`,
          [caseId],
        ),
      ),
    ).rejects.toThrow(/row-level security/)
    for (const table of ['people', 'cases', 'consultations', 'next_actions', 'placements']) {
      await expect(
        asApplication('sapo-shinano', (client) =>
          client.query(`update ${table} set readers = '{"hw-matsumoto": 9e15}'`),
        ),
        table,
      ).rejects.toThrow(/permission denied/)
    }
  })

  test('an access without a basis, an undated consent and an endless emergency are refused by the table', async () => {
    const { caseId } = await richCase()
    const grant = (basis: string, more = '') =>
      asApplication('sapo-shinano', (client) =>
        client.query(
          `insert into case_access (id, case_id, organization_id, scope, basis${more === '' ? '' : ', valid_until'})
           values (gen_random_uuid(), $1, 'hw-nagano', '{all}', ${basis}${more})`,
          [caseId],
        ),
      )
    await expect(grant('null')).rejects.toThrow(/not-null/)
    await expect(grant(`'because'`)).rejects.toThrow(/case_access_basis_check/)
    await expect(grant(`'consent'`)).rejects.toThrow(/case_access_check/)
    await expect(
      open.ownerQuery(
        `insert into case_access (id, case_id, organization_id, scope, basis)
         values (gen_random_uuid(), $1, 'hw-nagano', '{all}', 'emergency')`,
        [caseId],
      ),
    ).rejects.toThrow(/case_access_check/)
    // An emergency's door is a referral's, or the function's that keeps its limits.
    await expect(grant(`'emergency'`, `, now()`)).rejects.toThrow(/row-level security/)
  })
})

test('a record written in the very moment in which access is given is seen by the new reader', async () => {
  // The former desk corrects its own record, for which it holds no lock on the case, while the new desk passes it on.
  const { caseId, talkId } = await richCase()
  await acceptedReferral(
    open.council,
    helloWork,
    await sentReferral(open.council, saposute, caseId, 'ms-nagano', ['all']),
  )
  let correcting: Promise<unknown> = Promise.resolve()
  await act(open.council, helloWork, async (ctx) => {
    await ctx.tx
      .insertInto('case_access')
      .values({
        id: '00000000-0000-7000-8000-00000000f002',
        case_id: caseId,
        organization_id: 'hw-matsumoto',
        scope: ['consultations'],
        basis: 'consent',
        basis_given_on: today,
      })
      .execute()
    correcting = act(open.council, saposute, (other) =>
      correctConsultation(other, caseId, talkId, { ...someTalk(today, '訂正した記録'), reason: '聞き違い' }),
    ).then(valueOf)
    await waitingForLock(open, correcting)
  })
  await correcting
  expect((await visibleTo('hw-matsumoto', caseId)).consultations).toBe(3)
  expect(await disagreements()).toEqual([])
})

/**
 * Where a row's own `readers` and the access table disagree: by the function that keeps them, and by plain SQL that
 * knows neither. Also asked of each organization through the policy itself.
 */
async function disagreements(): Promise<unknown[]> {
  const parts: Record<string, string> = {
    cases: 'null',
    episodes: 'null',
    consultations: `'consultations'`,
    next_actions: `'plan'`,
    target_type_decisions: `'assessment'`,
    placements: `'work-history'`,
    follow_ups: `'work-history'`,
    consents: `'lead'`,
    support_plans: `'plan'`,
    support_goals: `'plan'`,
  }
  const found: unknown[] = await open.ownerQuery(
    `select 'people' as place, id from people where readers <> person_readers(id)`,
  )
  for (const [table, part] of Object.entries(parts)) {
    const [caseId, author] = [
      table === 'cases' ? 'id' : 'case_id',
      table === 'cases' || table === 'episodes' ? 'null::text' : 't.organization_id',
    ]
    found.push(
      ...(await open.ownerQuery(
        `select '${table}' as place, t.id from ${table} t where readers <> case_readers(${caseId}, ${part}, ${author})`,
      )),
    )
    const opens = `(${part}::text is null
      or ${part} = 'lead' and a.organization_id = (select responsible_organization_id from cases where id = t.${caseId})
      or a.basis <> 'own-duty' and a.scope && array['all', ${part}]
        and (a.authors is null or ${author} = any(a.authors)))`
    found.push(
      ...(await open.ownerQuery(
        `select '${table} by hand' as place, t.id, o.id as organization
         from ${table} t cross join organizations o
         where o.id = any($1)
           and coalesce((t.readers ->> o.id)::float8, 0) > $2
             is distinct from exists (
               select from case_access a
               where a.case_id = t.${caseId} and a.organization_id = o.id and a.account_id is null
                 and (a.valid_until is null or extract(epoch from a.valid_until) > $2) and ${opens})
           and not (${author} is not distinct from o.id)`,
        [['sapo-shinano', 'hw-nagano', 'hw-matsumoto', 'maisapo-ueda'], open.council.clock.now().getTime() / 1000],
      )),
    )
    // And for a door that is one account's alone, which also opens what its organization wrote itself.
    found.push(
      ...(await open.ownerQuery(
        `select '${table} by hand' as place, t.id, w.id as account
         from ${table} t cross join accounts w
         where coalesce((select max(value::float8) from jsonb_each_text(t.readers) where key like w.id || '@%'), 0) > $1
           is distinct from exists (
             select from case_access a
             where a.case_id = t.${caseId} and a.account_id = w.id
               and (a.valid_until is null or extract(epoch from a.valid_until) > $1)
               and (${opens} or a.organization_id = ${author}))`,
        [open.council.clock.now().getTime() / 1000],
      )),
    )
  }
  return found
}

test('on any history, what stands on the rows is what the access table says', { timeout: 60_000 }, async () => {
  const workers: Record<string, SignedInPerson> = {
    'ms-nagano': helloWork,
    'sapo-shinano': saposute,
    'ms-matsumoto': foreign,
  }
  const desk = fc.constantFrom(...Object.keys(workers))
  const step = fc.oneof(
    fc.record({
      do: fc.constant('send' as const),
      to: desk,
      shares: fc.subarray(['contact', 'work-history', 'consultations', 'assessment', 'plan'] as const, {
        minLength: 1,
      }),
      until: fc.constantFrom(null, 0, 30),
    }),
    fc.record({
      do: fc.constantFrom(
        'accept' as const,
        'decline' as const,
        'withdraw' as const,
        'talk' as const,
        'correct' as const,
        'type' as const,
        'job' as const,
        'left' as const,
      ),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { id: caseId } = await openedCase(open.council, saposute)
      const council = open.council
      let referral: { id: string; from: string; to: string } | null = null
      let responsible = 'sapo-shinano'
      let [lastTalk, lastJob]: [string | null, string | null] = [null, null]
      for (const each of steps) {
        const worker = workers[responsible] as SignedInPerson
        if (each.do === 'send') {
          if (referral === null && each.to !== responsible) {
            referral = {
              id: await sentReferral(
                council,
                worker,
                caseId,
                each.to,
                each.shares,
                each.until === null ? null : addDays(today, each.until),
              ),
              from: responsible,
              to: each.to,
            }
          }
        } else if (each.do === 'talk') lastTalk = await talkedAgain(council, worker, caseId)
        else if (each.do === 'type')
          await act(council, worker, (ctx) =>
            decideTargetType(ctx, caseId, {
              targetType: 1,
              provisional: true,
              decidedOn: today,
              reasonCode: 'correction',
              reason: '',
              answers: {},
            }),
          )
        else if (each.do === 'job')
          lastJob = await recordedPlacement(council, worker, caseId, {
            employerName: `会社${steps.indexOf(each)}`,
          }).catch(() => lastJob)
        else if (each.do === 'left' && lastJob !== null) {
          const job = lastJob
          await act(council, worker, (ctx) =>
            recordFollowUp(ctx, job, {
              month: 1,
              heldOn: today,
              with: 'person',
              status: 'left',
              endedOn: today,
              endReason: 'health',
              note: '',
            }),
          ).catch(() => undefined)
        } else if (each.do === 'correct' && lastTalk !== null) {
          const talk = lastTalk
          for (const author of Object.values(workers))
            await act(council, author, (ctx) =>
              correctConsultation(ctx, caseId, talk, { ...someTalk(today), reason: '聞き違い' }),
            ).catch(() => undefined)
        } else if (referral !== null && (each.do === 'accept' || each.do === 'decline' || each.do === 'withdraw')) {
          const { id, from, to } = referral
          if (each.do === 'accept') {
            await acceptedReferral(council, workers[to] as SignedInPerson, id)
            responsible = to
          } else if (each.do === 'decline')
            valueOf(
              await act(council, workers[to] as SignedInPerson, (ctx) =>
                declineReferral(ctx, id, { reason: 'full', suggestion: 'x' }),
              ),
            )
          else
            valueOf(
              await act(council, workers[from] as SignedInPerson, (ctx) => withdrawReferral(ctx, id, { reason: 'x' })),
            )
          referral = null
        }
      }
      expect(await disagreements()).toEqual([])
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

describe('the other roles', () => {
  const tryAs = async (role: string, statement: string): Promise<string> => {
    const client = await open.pool.connect()
    try {
      await client.query(`begin; set local role ${role}`)
      await client.query(statement)
      return 'done'
    } catch (error) {
      return (error as Error).message
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  test('the statistics role counts facts and reads no person, record or ledger', async () => {
    for (const table of [
      'people',
      'consultations',
      'ledger',
      'next_actions',
      'referrals',
      'placements',
      'follow_ups',
      'case_access',
      'episodes',
      'target_type_decisions',
      'drafts',
      'accounts',
      'read_log',
      'seal_entries',
    ]) {
      expect(await tryAs('tsunagu_stats', `select from ${table}`), table).toMatch(/permission denied/)
    }
    expect(await tryAs('tsunagu_stats', 'select person_id from cases')).toMatch(/permission denied/)
    expect(await tryAs('tsunagu_stats', 'select number from cases')).toMatch(/permission denied/)
    for (const column of ['case_id', 'source_id'])
      expect(await tryAs('tsunagu_stats', `select ${column} from facts`)).toMatch(/permission denied/)
    for (const statement of [
      'select id, person_digest from facts',
      'select status, count(*) from cases group by status',
      'select * from kpi_definitions',
    ])
      expect(await tryAs('tsunagu_stats', statement), statement).toBe('done')
    expect(await tryAs('tsunagu_stats', `select * from search_people('山', null, 5)`)).toMatch(/permission denied/)
  })

  test('the read log’s role adds to four tables and reads nothing, not even these', async () => {
    const tables = await open.ownerQuery<{ relname: string }>(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
    )
    for (const { relname } of tables) {
      expect(await tryAs('tsunagu_readlog', `select from ${relname}`), relname).toMatch(/permission denied/)
      expect(await tryAs('tsunagu_readlog', `delete from ${relname}`), relname).toMatch(/permission denied/)
      const added = await tryAs('tsunagu_readlog', `insert into ${relname} default values`)
      if (['read_log', 'kept_inputs', 'security_events', 'quarantined_files'].includes(relname))
        expect(added, relname).toMatch(/violates/)
      else expect(added, relname).toMatch(/permission denied/)
    }
    expect(await tryAs('tsunagu_app', 'select from read_log')).toMatch(/permission denied/)
    expect(await tryAs('tsunagu_app', 'insert into read_log default values')).toMatch(/permission denied/)
  })

  test('the login itself, before a role is taken, can do nothing', async () => {
    const client = await open.pool.connect()
    try {
      for (const table of ['people', 'facts', 'organizations'])
        await expect(client.query(`select from ${table}`), table).rejects.toThrow(/permission denied/)
      await expect(client.query('set role tsunagu_owner')).rejects.toThrow(/permission denied/)
    } finally {
      client.release()
    }
  })
})

test('nothing of a request stays on its connection, and no statement keeps a name', async () => {
  const { caseId } = await richCase()
  const pool = createPool(open.url, { max: 1 })
  try {
    const gateway = createGateway(pool, open.council.clock)
    const left = async () =>
      (
        await pool.query(`select current_user <> session_user as role,
            coalesce(current_setting('app.organization_id', true), '') as organization,
            coalesce(current_setting('app.account_id', true), '') as account,
            coalesce(current_setting('app.now', true), '') as now,
            current_setting('transaction_read_only') as read_only,
            (select count(*)::int from pg_prepared_statements) as prepared`)
      ).rows[0] as unknown
    const clean = { role: false, organization: '', account: '', now: '', read_only: 'off', prepared: 0 }
    await gateway.read(saposute, (db) => db.selectFrom('cases').select('id').where('id', '=', caseId).execute())
    expect(await left()).toEqual(clean)
    expect(await gateway.read(nobody, (db) => db.selectFrom('cases').select('id').execute())).toEqual([])
    await expect(
      gateway.write(saposute, async (tx) => {
        await sql`select set_config('app.note', 'x', true)`.execute(tx)
        throw new Error('goes wrong')
      }),
    ).rejects.toThrow('goes wrong')
    expect(await left()).toEqual(clean)
    await gateway.statistics((db) => db.selectFrom('facts').select('id').execute())
    await gateway.write(saposute, (tx) =>
      recordConsultation(
        {
          tx,
          actor: saposute,
          now: open.council.clock.now(),
          today,
          settings: open.council.settings,
          keys: open.council.keys,
          fold: open.council.fold,
        },
        caseId,
        someTalk(today),
      ),
    )
    expect(await left()).toEqual(clean)
  } finally {
    await pool.end()
  }
})

test('the read log is all of an entry or none of it, and its connection is as it was', async () => {
  const pool = createPool(open.url, { max: 1 })
  try {
    const gateway = createGateway(pool, open.council.clock)
    const entry = {
      id: newId(),
      account_id: saposute.accountId,
      organization_id: saposute.organizationId,
      kind: 'case',
      subject_ids: [newId()],
      basis: 'own-duty',
      door: 'page',
      path: '/cases',
    }
    const logged = async () =>
      (await open.ownerQuery<{ count: number }>('select count(*) from read_log where id = $1', [entry.id]))[0]?.count
    await expect(
      gateway.append(saposute, (db) => db.insertInto('read_log').values({ ...entry, kind: 'no such kind' })),
    ).rejects.toMatchObject({ code: '23514' })
    expect(await logged()).toBe(0)
    await gateway.append(saposute, (db) => db.insertInto('read_log').values(entry))
    expect(await logged()).toBe(1)
    expect(
      (await pool.query('select current_user <> session_user as role, pg_current_xact_id_if_assigned() as open'))
        .rows[0],
    ).toEqual({ role: false, open: null })
  } finally {
    await pool.end()
  }
})

test('questions that are asked together are answered in their order, and one that fails fails the transaction', async () => {
  const answers = await open.council.gateway.read(saposute, (db) =>
    Promise.all(
      [1, 2, 3].map(
        async (each) =>
          (
            await sql<{ is: number }>`select ${each}::int as is, pg_sleep(${each === 1 ? 0.02 : 0})`.execute(
              db as never,
            )
          ).rows[0]?.is,
      ),
    ),
  )
  expect(answers).toEqual([1, 2, 3])
  const { caseId } = await richCase()
  const broken = open.council.gateway.write(saposute, (tx) =>
    Promise.all([
      tx.updateTable('cases').set({ closure_summary: '残らない' }).where('id', '=', caseId).execute(),
      sql`select 1 / 0`.execute(tx),
    ]),
  )
  await expect(broken).rejects.toMatchObject({ code: '22012' })
  expect(await open.ownerQuery('select closure_summary as text from cases where id = $1', [caseId])).toEqual([
    { text: '' },
  ])
})
