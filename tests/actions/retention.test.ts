import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase, openCaseInput, recordConsultation } from '../../src/modules/casework/cases/index.ts'
import { verifyFigures, sealLedger } from '../../src/modules/council/indicators/index.ts'
import { restrictCase } from '../../src/modules/casework/consents/index.ts'
import {
  approveDisposal,
  getDisposal,
  liftHold,
  listCandidates,
  proposeDisposal,
  returnDisposal,
  setHold,
  sweepExpired,
} from '../../src/modules/continuity/retention/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { closedOn, fullCase, placesOf, plant, whereIs } from '../support/old-case.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { closedConference, openedCase, someTalk, twinRecords, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let manager: SignedInPerson
let other: SignedInPerson
let otherManager: SignedInPerson
const began = '2026-01-20'
const later = '2031-01-21'

beforeAll(async () => {
  open = await createTestCouncil({ today: began })
  const at = (role: 'counselor' | 'manager', organizationId: string, deskId: string) =>
    signedInAs(open.council, { role, organizationId, deskId })
  ;[worker, manager, other, otherManager] = [
    await at('counselor', 'sapo-shinano', 'sapo-shinano'),
    await at('manager', 'sapo-shinano', 'sapo-shinano'),
    await at('counselor', 'hw-nagano', 'ms-nagano'),
    await at('manager', 'hw-nagano', 'ms-nagano'),
  ]
})
afterAll(() => open.close())

const candidates = async (by: SignedInPerson) =>
  (await open.council.gateway.read(by, (db) => listCandidates(db, 500))).rows
const propose = (by: SignedInPerson, cases: string[], conferences: string[] = []) =>
  act(open.council, by, (ctx) => proposeDisposal(ctx, { cases, conferences }))
const approve = (by: SignedInPerson, id: string) => act(open.council, by, (ctx) => approveDisposal(ctx, id))
const exists = async (caseId: string) =>
  (await open.ownerQuery(`select from cases where id = $1 and disposed_at is null`, [caseId])).length === 1
async function oldCase(by = worker, day = began): Promise<string> {
  open.setToday(began)
  const { id } = await openedCase(open.council, by)
  await closedOn(open, id, day)
  return id
}

const counted = async () => ({
  facts: await open.ownerQuery('select f::text from facts f order by id'),
  ledger: await open.ownerQuery(`select l::text from ledger l where kind !~ '^disposal' order by id`),
  figures: await open.ownerQuery(
    `select d.kpi_code, d.version, as_of, f::text
     from figure_definitions d, (values (null::timestamptz), ('2026-01-20 13:00+09')) t (as_of),
       figure_facts(d.kpi_code, d.version, '2025-04-01', '2026-03-31', as_of) f
     order by 1, 2, 3, 4`,
  ),
  meetings: await open.ownerQuery(`select * from conference_counts('2025-04-01', '2026-03-31') order by 1, 2`),
  referrals: await open.ownerQuery(`select * from referral_flow('2025-04-01', '2026-03-31', 90) order by 1, 2`),
  flow: await open.ownerQuery(`select * from caseload_flow('2026-01-01', '2026-01-31', null) order by 1, 2`),
})

describe('disposal', () => {
  test('leaves no word about the person anywhere, and every figure, seal and entry as it was', async () => {
    const of = await fullCase(open, worker)
    // The same person at another organization, which knows nothing of the first: its record is its own.
    const same = await openedCase(open.council, other, {
      familyName: '双葉',
      givenName: '明1',
      familyNameKana: 'フタバ',
      givenNameKana: 'アキライ',
      birthDate: '1979-01-02',
    })
    const neighbor = await open.ownerQuery('select p::text from people p where id = $1', [same.personId])
    const places = await placesOf(open, of)
    for (const [table, rows] of places) {
      const [row] = await open.ownerQuery<{ many: number }>(`select count(*)::int as many from ${table} where ${rows}`)
      expect(row?.many, `${table} hangs on a case: give tests/support/old-case.ts a row of it`).toBeGreaterThan(0)
    }
    const mark = 'しるし9f27c4'
    const planted = await plant(open, places, mark)
    await open.ownerQuery(`update accounts set display_name = $2 where id = $1`, [of.account, mark])
    await open.ownerQuery(`update drafts set body = body || jsonb_build_object('x', $1::text)`, [mark])
    await open.ownerQuery(`update submissions set answer = answer || jsonb_build_object('x', $1::text)`, [mark])
    await open.ownerQuery(`update kept_inputs set sealed = convert_to($1, 'UTF8')`, [mark])
    await open.ownerQuery(`update mails set body = $1 where recipient = (select email from accounts where id = $2)`, [
      mark,
      of.account,
    ])
    await open.ownerQuery(`update family_relations set name = $1, phone = $1 where relative_id = $2`, [
      mark,
      of.personId,
    ])
    expect(planted.length).toBeGreaterThan(70)
    expect(planted).toEqual(
      expect.arrayContaining([
        'assessment_entries.answers',
        'cases.closure_summary',
        'cases.person_digest',
        'conference_papers.minutes',
        'consultations.note',
        'documents.content',
        'people.family_name',
        'person_merges.reason',
        'placements.employer_name',
        'referrals.reason',
        'retention_holds.reason',
        'support_goals.goal',
      ]),
    )
    expect((await whereIs(open, mark)).length).toBeGreaterThan(75)
    await sealLedger(open.council)
    expect((await counted()).figures.length).toBeGreaterThan(3)

    open.setToday(later)
    // A word of these days, whose answer is kept for a repeated sending; the draft of the form that it came from.
    const { id: holdId } = valueOf(
      await act(open.council, worker, (ctx) =>
        setHold(ctx, of.caseId, { kind: 'own-wish', reason: mark, since: later, until: null }),
      ),
    )
    valueOf(await act(open.council, worker, (ctx) => liftHold(ctx, of.caseId, holdId, { note: mark })))
    const before = await counted()
    // Who has never written on the case gets its name in the answer to the proposal.
    const proposer = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const { id } = valueOf(await propose(proposer, [of.caseId]))
    await open.ownerQuery(
      `insert into submissions (account_id, submission_id, action, answer)
       values ($1, 'x', '/retention/disposals',
         jsonb_build_object('list', jsonb_build_array(jsonb_build_object('caseId', $2::text, 'name', $3::text))))`,
      [proposer.accountId, of.caseId, mark],
    )
    expect(valueOf(await approve(manager, id))).toEqual({ id, disposed: 1, kept: 0 })

    expect(await whereIs(open, mark)).toEqual([])
    // Ids without anything behind them stand in the ledger and in the log of who read what, until its own term.
    for (const each of [of.personId, `${of.caseId}@mail.example`])
      expect(
        (await whereIs(open, each)).filter(
          (place) => !['ledger.payload', 'ledger.subject_id', 'read_log.subject_ids'].includes(place),
        ),
      ).toEqual([])
    expect(await counted()).toEqual(before)
    const broken = await open.council.gateway.write(
      nobody,
      async (tx) => (await sql`select * from first_broken_entry()`.execute(tx)).rows,
    )
    expect([broken, await verifyFigures(open.council)]).toEqual([[], []])
    expect(await open.ownerQuery('select p::text from people p where id = $1', [same.personId])).toEqual(neighbor)
    expect(
      await open.ownerQuery('select relation, name from family_relations where person_id = $1', [of.relative.personId]),
    ).toEqual([{ relation: 'child', name: 'ご家族' }])
    // The record says how many, by which term and by whom, and can be read and not changed.
    const kept = await open.council.gateway.read(worker, (db) => getDisposal(db, id))
    expect(kept).toMatchObject({
      state: 'disposed',
      proposedByName: worker.name,
      decidedOn: later,
      counts: [{ kind: 'case', termYears: 5, many: 1, endedFrom: began, endedUntil: began }],
    })
    expect(kept.counts[0]?.rowsGone).toBeGreaterThan(40)
    await expect(open.council.gateway.read(other, (db) => getDisposal(db, id))).rejects.toThrow('not found')
  })

  test('takes the day after the term has passed, not that day, and never an open case or another organization’s', async () => {
    const id = await oldCase()
    const running = await (async () => (await openedCase(open.council, worker)).id)()
    open.setToday('2031-01-20')
    expect((await candidates(worker)).map((row) => row.caseId)).not.toContain(id)
    open.setToday(later)
    const found = await candidates(worker)
    expect(found.find((row) => row.caseId === id)).toMatchObject({
      kind: 'case',
      endedOn: began,
      termYears: 5,
      held: false,
    })
    expect(found.map((row) => row.caseId)).not.toContain(running)
    expect((await candidates(other)).map((row) => row.caseId)).not.toContain(id)
    expect((await propose(other, [id])).ok).toBe(false)
  })

  test('needs two people, and what has changed in between stays', async () => {
    const [first, second, third] = [await oldCase(), await oldCase(), await oldCase()]
    open.setToday(later)
    const { id } = valueOf(await propose(manager, [first, second, third]))
    expect(await approve(manager, id)).toMatchObject({
      ok: false,
      errors: [{ message: '提案した人は承認できません。ほかの責任者に頼んでください。' }],
    })
    // Also past the action: the database itself refuses.
    expect(
      await open.council.gateway.write(
        manager,
        async (tx) => (await sql`select * from dispose(${id}::uuid)`.execute(tx)).rows,
      ),
    ).toEqual([])
    expect((await propose(worker, [first])).ok).toBe(false)
    await expect(approve(worker, id)).rejects.toThrow('not permitted')
    valueOf(
      await act(open.council, worker, (ctx) =>
        setHold(ctx, second, { kind: 'disclosure', reason: '開示の請求があった', since: later, until: null }),
      ),
    )
    await open.ownerQuery(`begin;
      insert into next_actions (id, case_id, organization_id, desk_id, kind, due_on, note)
        values (gen_random_uuid(), '${third}', 'sapo-shinano', 'sapo-shinano', 'call', '${later}', 'x');
      update cases set status = 'open', closed_on = null, closure_reason = null where id = '${third}'; commit`)
    const deputy = await signedInAs(open.council, {
      role: 'manager',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    await expect(approve(otherManager, id)).rejects.toThrow('not found')
    expect(valueOf(await approve(deputy, id))).toMatchObject({ disposed: 1, kept: 2 })
    expect([await exists(first), await exists(second), await exists(third)]).toEqual([false, true, true])
    expect((await approve(deputy, id)).ok).toBe(false)
  })

  test('returned leaves everything, and may be proposed again', async () => {
    const id = await oldCase()
    open.setToday(later)
    const first = valueOf(await propose(worker, [id])).id
    expect((await candidates(worker)).map((row) => row.caseId)).not.toContain(id)
    valueOf(await act(open.council, manager, (ctx) => returnDisposal(ctx, first, { note: 'まだ要ります' })))
    expect(await exists(id)).toBe(true)
    expect((await candidates(worker)).map((row) => row.caseId)).toContain(id)
    expect((await approve(manager, first)).ok).toBe(false)
  })

  test('is stopped by a hold on any record of the person until it is lifted by who has set it, or its day is over', async () => {
    open.setToday(began)
    const { kept, twin } = await twinRecords(open.council, worker)
    await closedOn(open, kept.id, began)
    await closedOn(open, twin.id, began)
    await open.ownerQuery(`update people set merged_into = $2 where id = $1`, [twin.personId, kept.personId])
    await open.ownerQuery(`update cases set merged_into = $2 where id = $1`, [twin.id, kept.id])
    open.setToday(later)
    const held = async () => (await candidates(worker)).find((row) => row.caseId === kept.id)?.held
    expect((await candidates(worker)).map((row) => row.caseId)).not.toContain(twin.id)
    const { id: holdId } = valueOf(
      await act(open.council, worker, (ctx) =>
        setHold(ctx, twin.id, { kind: 'lawsuit', reason: '訴え', since: later, until: '2031-03-01' }),
      ),
    )
    expect(await held()).toBe(true)
    expect((await propose(worker, [kept.id])).ok).toBe(false)
    open.setToday('2031-03-02')
    expect(await held()).toBe(false)
    open.setToday(later)
    valueOf(await act(open.council, manager, (ctx) => liftHold(ctx, twin.id, holdId, { note: '終わった' })))
    expect((await act(open.council, manager, (ctx) => liftHold(ctx, twin.id, holdId, { note: '終わった' }))).ok).toBe(
      false,
    )
    valueOf(await approve(manager, valueOf(await propose(worker, [kept.id])).id))
    expect([await exists(kept.id), await exists(twin.id)]).toEqual([false, false])
  })

  test('of an anonymous caller comes a year after the last word, unless a name was heard', async () => {
    open.setToday(began)
    const anonymous = async () =>
      valueOf(
        await act(open.council, worker, (ctx) =>
          openCase(
            ctx,
            openCaseInput.parse({
              deskId: 'sapo-shinano',
              occurredOn: began,
              channel: 'phone',
              speaker: 'anonymous',
              topics: ['job-search'],
              note: '名前は言わない',
              person: {},
              nextAction: { kind: 'call', dueOn: '2026-01-27', note: 'x' },
            }),
          ),
        ),
      ).id
    const [unnamed, named] = [await anonymous(), await anonymous()]
    await open.ownerQuery(
      `update people set family_name = '林' where id = (select person_id from cases where id = $1)`,
      [named],
    )
    for (const id of [unnamed, named]) await closedOn(open, id, began)
    open.setToday('2027-01-21')
    const found = (await candidates(worker)).filter((row) => [unnamed, named].includes(row.caseId))
    expect(found).toMatchObject([{ caseId: unnamed, kind: 'anonymous', termYears: 1 }])
  })

  test('of a restricted case is possible without anybody learning whose it is', async () => {
    open.setToday(began)
    const { id } = await openedCase(open.council, worker)
    valueOf(
      await act(open.council, worker, (ctx) =>
        restrictCase(ctx, id, { reason: '知り合い', accounts: [worker.accountId] }),
      ),
    )
    await closedOn(open, id, began)
    open.setToday(later)
    expect((await candidates(manager)).find((row) => row.caseId === id)).toMatchObject({
      number: null,
      familyName: null,
    })
    expect((await candidates(worker)).find((row) => row.caseId === id)?.number).toMatch(/^R/)
    valueOf(await approve(manager, valueOf(await propose(worker, [id])).id))
    expect(await exists(id)).toBe(false)
  })

  test('of a conference’s papers goes while the case lives on, and keeps a closed case as long as they are kept', async () => {
    open.setToday(began)
    const { id } = await openedCase(open.council, worker)
    const conference = await closedConference(open.council, worker, id, other, '秘密の話')
    open.setToday(later)
    valueOf(await approve(manager, valueOf(await propose(worker, [], [conference.id])).id))
    expect(await whereIs(open, '秘密の話')).toEqual([])
    expect(await exists(id)).toBe(true)
    await closedOn(open, id, began)
    await open.ownerQuery(`update conferences set held_on = '2030-01-01', disposed_at = null where id = $1`, [
      conference.id,
    ])
    expect((await candidates(worker)).map((row) => row.caseId)).not.toContain(id)
  })

  test('leaves an empty case that takes nothing any more', async () => {
    const id = await oldCase()
    open.setToday(later)
    const late = open.council.gateway.write(worker, async (tx) =>
      tx.selectFrom('cases').where('id', '=', id).select('id').execute(),
    )
    expect(await late).toHaveLength(1)
    valueOf(await approve(manager, valueOf(await propose(worker, [id])).id))
    await expect(
      act(open.council, worker, (ctx) =>
        recordConsultation(ctx, id, { ...someTalk(later), nextAction: null } as never),
      ),
    ).rejects.toThrow('not found')
    await expect(
      open.ownerQuery(
        `insert into episodes (id, case_id, number, opened_on, reason)
         values (gen_random_uuid(), $1, 9, '2031-01-21', 'first')`,
        [id],
      ),
    ).rejects.toThrow('was disposed of')
    await expect(open.ownerQuery(`update cases set closure_summary = 'x' where id = $1`, [id])).rejects.toThrow(
      'cases_disposed_are_empty',
    )
  })
})

describe('sweeping', () => {
  const many = async (table: string) =>
    (await open.ownerQuery<{ many: number }>(`select count(*)::int as many from ${table}`))[0]?.many
  test('takes what is older than its term, in batches, and nothing else', async () => {
    open.setToday(began)
    for (const table of ['drafts', 'submissions', 'kept_inputs', 'mails', 'read_log'])
      await open.ownerQuery(`delete from ${table}`)
    for (const [days, count] of [
      [29, 2],
      [31, 7],
    ] as const) {
      const [series, moment] = [`generate_series(1, ${count}) n`, `now() - interval '${days} days'`]
      await open.ownerQuery(
        `insert into drafts (id, account_id, draft_key, path, body, updated_at)
         select gen_random_uuid(), $1, $2 || n, '/x', '{}',
           timestamptz '2026-01-20 12:00+09' - make_interval(days => $3)
         from ${series}`,
        [worker.accountId, `d${days}-`, days],
      )
      await open.ownerQuery(
        `insert into submissions (account_id, submission_id, action, answer, created_at)
         select $1, $2 || n, 'x', '{}', ${moment} from ${series}`,
        [worker.accountId, `s${days}-`],
      )
      await open.ownerQuery(
        `insert into kept_inputs (id, account_id, path, sealed, created_at)
         select gen_random_uuid(), $1, '/x', '', ${moment} from ${series}`,
        [worker.accountId],
      )
    }
    for (const [days, count] of [
      [89, 2],
      [91, 7],
    ] as const)
      await open.ownerQuery(
        `insert into mails (id, kind, recipient, subject, body, created_at)
         select gen_random_uuid(), 'own-page', 'a@b.example', 'x', '', now() - interval '${days} days'
         from generate_series(1, ${count}) n`,
      )
    for (const [days, count] of [
      [1800, 2],
      [1830, 7],
    ] as const)
      await open.ownerQuery(
        `insert into read_log (id, kind, subject_ids, door, path, read_at)
         select gen_random_uuid(), 'case', '{}', 'page', '/x', now() - interval '${days} days'
         from generate_series(1, ${count}) n`,
      )
    const tries = (opened: string, of: string) =>
      open.ownerQuery(
        `insert into emergency_accesses (id, account_id, organization_id, typed_number, reason, case_id, opened_at,
           valid_until)
         values (gen_random_uuid(), $1, 'sapo-shinano', 'R', '連絡がつかず、とても危ない', ${of}, '${opened}',
           ${of === 'null' ? 'null' : 'now()'})`,
        [worker.accountId],
      )
    const opened = await open.ownerQuery<{ many: number }>('select count(*)::int as many from emergency_accesses')
    await tries('2021-01-19', 'null')
    await tries('2021-01-21', 'null')
    await tries('2021-01-19', '(select id from cases limit 1)')
    expect(await sweepExpired(open.council, 3, 2)).toBe(31)
    expect(await sweepExpired(open.council, 3)).toBe(5)
    expect(await many('emergency_accesses')).toBe((opened[0]?.many ?? 0) + 2)
    expect(await Promise.all(['drafts', 'submissions', 'kept_inputs', 'mails', 'read_log'].map(many))).toEqual([
      2, 2, 2, 2, 2,
    ])
  })

  test('is no page’s: an account that asks takes nothing, and no caller says how old is old', async () => {
    await open.ownerQuery(
      `insert into read_log (id, kind, subject_ids, door, path, read_at)
       values (gen_random_uuid(), 'case', '{}', 'page', '/x', now() - interval '6 years')`,
    )
    const asked = (acting: typeof nobody) =>
      open.council.gateway.write(
        acting,
        async (tx) => (await sql<{ many: number }>`select sweep_read_log(10) as many`.execute(tx)).rows[0]?.many,
      )
    expect([await asked(worker), await asked(nobody)]).toEqual([0, 1])
    open.setToday('2050-01-01')
    await open.ownerQuery(
      `insert into read_log (id, kind, subject_ids, door, path) values (gen_random_uuid(), 'case', '{}', 'page', '/x')`,
    )
    expect(await asked(nobody)).toBe(0)
  })
})
