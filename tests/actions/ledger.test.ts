/** Promise 3, the part below the figures: the ledger, the facts and their seals. */
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctConsultation } from '../../src/modules/casework/cases/index.ts'
import { getKpiOverview } from '../../src/modules/council/indicators/index.ts'
import { addDays, endOfDayInTokyo } from '../../src/platform/clock.ts'
import { program } from '../../src/platform/database/program.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, recordedPlacement, someTalk, talkedAgain, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(() => open.close())

const seal = (): Promise<number | null> =>
  open.council.gateway.write(
    nobody,
    async (tx) =>
      (await sql<{ number: number | null }>`select seal_ledger() as number`.execute(tx)).rows[0]?.number ?? null,
  )

interface Broken {
  seal_number: number
  source: string
  entry_id: string | null
  problem: string
}
const firstBroken = (): Promise<Broken | null> =>
  open.council.gateway.read(
    nobody,
    async (db) => (await sql<Broken>`select * from first_broken_entry()`.execute(db as never)).rows[0] ?? null,
  )

/** A transaction of the application that the test holds open. */
async function holding<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await open.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.program', $1, true),
         set_config('app.organization_id', 'hw-nagano', true), set_config('lock_timeout', '2s', true)`,
      [program.newestMigration],
    )
    return await work(client)
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

const append = (client: pg.PoolClient): Promise<string> =>
  client
    .query<{ id: string }>(
      `insert into ledger (id, kind, organization_id, occurred_on)
       values (gen_random_uuid(), 'test', 'hw-nagano', '2026-01-20') returning id`,
    )
    .then(({ rows }) => rows[0]?.id ?? '')
const sealedIds = async (ids: string[]): Promise<string[]> =>
  (
    await open.ownerQuery<{ entry_id: string }>('select entry_id from seal_entries where entry_id = any($1::uuid[])', [
      ids,
    ])
  ).map((row) => row.entry_id)

describe('sealing', () => {
  test('nobody waits: two transactions append while a seal runs, and what isn’t settled is sealed later', async () => {
    const settled = await holding(async (client) => {
      const id = await append(client)
      await client.query('commit')
      return id
    })
    const ids = await holding(async (first) => {
      const one = await append(first)
      const two = await holding(async (second) => {
        const id = await append(second)
        // Both are open; neither waited for the other (lock_timeout would have ended this),
        // and a seal waits for neither.
        expect(await seal()).toEqual(expect.any(Number))
        expect(await sealedIds([settled, one, id])).toEqual([settled])
        await append(second)
        await second.query('commit')
        return id
      })
      // The second is settled, but stands behind the first, which is open still.
      await seal()
      expect(await sealedIds([one, two])).toEqual([])
      await first.query('commit')
      return [one, two]
    })
    await seal()
    expect((await sealedIds(ids)).toSorted()).toEqual(ids.toSorted())
    expect(await seal()).toBeNull()
    expect(await firstBroken()).toBeNull()
  })

  test('a writer doesn’t wait for a sealer either', async () => {
    await holding(async (client) => {
      await append(client)
      await client.query('commit')
    })
    await holding(async (sealer) => {
      await sealer.query('select seal_ledger()')
      await holding(async (writer) => {
        await append(writer)
        await writer.query('commit')
      })
      // A second sealer doesn't wait but leaves it to the first.
      expect(await seal()).toBeNull()
      await sealer.query('commit')
    })
    expect(await seal()).toEqual(expect.any(Number))
    expect(await firstBroken()).toBeNull()
  })

  test('every row is sealed once, whatever runs at the same time', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => (index % 3 === 0 ? seal() : openedCase(open.council, worker))),
    )
    await seal()
    const [counts] = await open.ownerQuery(
      `select (select count(*) from ledger)::int + (select count(*) from facts)::int as rows,
         (select count(*) from seal_entries)::int as sealed, (select sum(entries) from seals)::int as said`,
    )
    expect(counts?.['sealed']).toBe(counts?.['rows'])
    expect(counts?.['said']).toBe(counts?.['rows'])
  })

  test('goes on after a backup was restored on a server whose transactions are numbered anew', async () => {
    await seal()
    // As it looks there: the last border, and rows that came with the backup unsealed, lie in a future that never was.
    await openedCase(open.council, worker)
    await open.ownerQuery(`update seals set horizon = '99999999999' where number = (select max(number) from seals)`)
    await open.ownerQuery(
      `update ledger set written_by = '99999999998' where id not in (select entry_id from seal_entries)`,
    )
    await openedCase(open.council, worker)
    expect(await seal()).toEqual(expect.any(Number))
    await openedCase(open.council, worker)
    expect(await seal()).toEqual(expect.any(Number))
    expect(
      await open.ownerQuery(
        `select id from ledger where id not in (select entry_id from seal_entries)
         union all select id from facts where id not in (select entry_id from seal_entries)`,
      ),
    ).toEqual([])
    expect(await firstBroken()).toBeNull()
  })

  test('the application can’t say for itself which transaction wrote a row', async () => {
    await holding((client) =>
      expect(
        client.query(
          `insert into ledger (id, kind, organization_id, occurred_on, written_by)
           values (gen_random_uuid(), 'test', 'hw-nagano', '2026-01-20', '1')`,
        ),
      ).rejects.toThrow(/permission denied/),
    )
  })
})

describe('verify names the first broken row after the owner tampered with', () => {
  const undo: [string, unknown[]][] = []
  let middle: { id: string; seal_number: number }
  let fact: { id: string; seal_number: number }

  beforeAll(async () => {
    for (let index = 0; index < 3; index += 1) {
      await openedCase(open.council, worker)
      await seal()
    }
    const of = async (source: string) =>
      (
        await open.ownerQuery<{ id: string; seal_number: number }>(
          `select entry_id as id, seal_number from seal_entries
           where source = $1 and seal_number < (select max(number) from seals)
           order by seal_number desc, position limit 1`,
          [source],
        )
      )[0]
    middle = (await of('ledger')) ?? { id: '', seal_number: 0 }
    fact = (await of('fact')) ?? { id: '', seal_number: 0 }
  })
  beforeEach(async () => expect(await firstBroken()).toBeNull())
  afterEach(async () => {
    for (const [statement, values] of undo.splice(0).toReversed()) await open.ownerQuery(statement, values)
    expect(await firstBroken()).toBeNull()
  })

  test.each(['kind', 'occurred_on', 'organization_id', 'payload', 'recorded_at', 'account_id'])(
    'a ledger row’s %s',
    async (column) => {
      const [row] = await open.ownerQuery<{ value: unknown }>(
        `select ${column}::text as value from ledger where id = $1`,
        [middle.id],
      )
      undo.push([`update ledger set ${column} = $2 where id = $1`, [middle.id, row?.value]])
      const other: Record<string, string> = {
        kind: `'other'`,
        occurred_on: 'occurred_on - 1',
        organization_id: `'hw-matsumoto'`,
        payload: `'{}'`,
        recorded_at: `recorded_at - interval '1 second'`,
        account_id: 'null',
      }
      await open.ownerQuery(`update ledger set ${column} = ${other[column]} where id = $1`, [middle.id])
      expect(await firstBroken()).toEqual({
        seal_number: middle.seal_number,
        source: 'ledger',
        entry_id: middle.id,
        problem: 'changed',
      })
    },
  )

  test('a value that moved to the empty place beside it', async () => {
    const [row] = await open.ownerQuery<{ id: string; seal_number: number; subject_id: string }>(
      `select l.id, e.seal_number, l.subject_id
       from ledger l join seal_entries e on e.entry_id = l.id
       where l.corrects_id is null and l.kind = 'test' order by l.id limit 1`,
    )
    if (!row) throw new Error('no such row')
    undo.push(
      ['update ledger set subject_id = null where id = $1', [row.id]],
      ['update ledger set case_id = null where id = $1', [row.id]],
    )
    const [{ id: caseId } = { id: '' }] = await open.ownerQuery<{ id: string }>('select id from cases limit 1')
    await open.ownerQuery('update ledger set subject_id = $2 where id = $1', [row.id, caseId])
    const [one] = await open.ownerQuery<{ hash: Buffer }>(
      'select ledger_row_hash(l) as hash from ledger l where id = $1',
      [row.id],
    )
    await open.ownerQuery('update ledger set subject_id = null, case_id = $2 where id = $1', [row.id, caseId])
    const [other] = await open.ownerQuery<{ hash: Buffer }>(
      'select ledger_row_hash(l) as hash from ledger l where id = $1',
      [row.id],
    )
    expect(one?.hash.equals(other?.hash ?? Buffer.alloc(0))).toBe(false)
  })

  test.each(['quantity', 'person_digest', 'municipality_code', 'target_type'])('a fact’s %s', async (column) => {
    const [row] = await open.ownerQuery<{ value: unknown }>(`select ${column} as value from facts where id = $1`, [
      fact.id,
    ])
    undo.push([`update facts set ${column} = $2 where id = $1`, [fact.id, row?.value]])
    const other: Record<string, string> = {
      quantity: '2',
      person_digest: `'\\x01'`,
      municipality_code: `'20202'`,
      target_type: '3',
    }
    await open.ownerQuery(`update facts set ${column} = ${other[column]} where id = $1`, [fact.id])
    expect(await firstBroken()).toEqual({
      seal_number: fact.seal_number,
      source: 'fact',
      entry_id: fact.id,
      problem: 'changed',
    })
  })

  test('a removed row', async () => {
    await open.ownerQuery('create table kept_aside as select * from facts where false')
    await open.ownerQuery('insert into kept_aside select * from facts where id = $1', [fact.id])
    undo.push(['drop table kept_aside', []], ['insert into facts select * from kept_aside', []])
    await open.ownerQuery('delete from facts where id = $1', [fact.id])
    expect(await firstBroken()).toEqual({
      seal_number: fact.seal_number,
      source: 'fact',
      entry_id: fact.id,
      problem: 'missing',
    })
  })

  test('a row together with the hash that was kept of it', async () => {
    const [before] = await open.ownerQuery<{ kind: string; hash: Buffer }>(
      `select kind, hash from ledger l join seal_entries e on e.entry_id = l.id where l.id = $1`,
      [middle.id],
    )
    undo.push(
      ['update ledger set kind = $2 where id = $1', [middle.id, before?.kind]],
      ['update seal_entries set hash = $2 where entry_id = $1', [middle.id, before?.hash]],
    )
    await open.ownerQuery(`update ledger set kind = 'other' where id = $1`, [middle.id])
    await open.ownerQuery(
      `update seal_entries e set hash = ledger_row_hash(l) from ledger l where l.id = e.entry_id and l.id = $1`,
      [middle.id],
    )
    expect(await firstBroken()).toEqual({
      seal_number: middle.seal_number,
      source: 'seal',
      entry_id: null,
      problem: 'chain',
    })
  })

  test('a seal made anew over the changed row: the next one no longer follows', async () => {
    const [before] = await open.ownerQuery<{ kind: string; entry: Buffer; seal: Buffer }>(
      `select l.kind, e.hash as entry, s.hash as seal
       from ledger l join seal_entries e on e.entry_id = l.id join seals s on s.number = e.seal_number
       where l.id = $1`,
      [middle.id],
    )
    undo.push(
      ['update ledger set kind = $2 where id = $1', [middle.id, before?.kind]],
      ['update seal_entries set hash = $2 where entry_id = $1', [middle.id, before?.entry]],
      ['update seals set hash = $2 where number = $1', [middle.seal_number, before?.seal]],
    )
    await open.ownerQuery(`update ledger set kind = 'other' where id = $1`, [middle.id])
    await open.ownerQuery(
      `update seal_entries e set hash = ledger_row_hash(l) from ledger l where l.id = e.entry_id and l.id = $1`,
      [middle.id],
    )
    await open.ownerQuery(
      `update seals s
       set hash = sha256(s.previous_hash
         || (select string_agg(hash, ''::bytea order by position) from seal_entries where seal_number = s.number))
       where number = $1`,
      [middle.seal_number],
    )
    expect(await firstBroken()).toEqual({
      seal_number: middle.seal_number + 1,
      source: 'seal',
      entry_id: null,
      problem: 'chain',
    })
  })
})

test('a correction adds rows, and what it strikes out stays readable', async () => {
  const { id: caseId } = await openedCase(open.council, worker)
  const talkId = await talkedAgain(open.council, worker, caseId)
  const rows = async () =>
    open.ownerQuery<{ id: string; whole: string }>(
      `select id, l::text as whole from ledger l where case_id = $1
       union all select f.id, f::text from facts f join ledger l on l.id = f.ledger_id where l.case_id = $1`,
      [caseId],
    )
  const before = await rows()
  valueOf(
    await act(open.council, worker, (ctx) =>
      correctConsultation(ctx, caseId, talkId, { ...someTalk(addDays(today, -1)), reason: '日をまちがえた' }),
    ),
  )
  const after = await rows()
  for (const row of before) expect(after).toContainEqual(row)
  expect(after.length).toBeGreaterThan(before.length)
  // The old fact is struck out by one that names it, the new one stands on the right day.
  const facts = await open.ownerQuery<{ occurred_on: string; struck: boolean }>(
    `select f.occurred_on, exists (select from facts c where c.corrects_id = f.id) as struck
     from facts f join ledger l on l.id = f.ledger_id
     where l.case_id = $1 and f.kind = 'consultation' and f.corrects_id is null
     order by f.recorded_at desc, 1 limit 2`,
    [caseId],
  )
  expect(facts).toContainEqual({ occurred_on: addDays(today, -1), struck: false })
  expect(
    await open.ownerQuery(
      `select from facts f join ledger l on l.id = f.ledger_id
       where l.case_id = $1 and f.kind = 'consultation' and f.corrects_id is not null`,
      [caseId],
    ),
  ).toHaveLength(1)
})

test('history has no other verbs: the application can’t change or remove a row of it', async () => {
  for (const table of [
    'ledger',
    'facts',
    'seals',
    'seal_entries',
    'sealed_figures',
    'consultations',
    'target_type_decisions',
    'episodes',
  ]) {
    await holding((client) => expect(client.query(`delete from ${table}`), table).rejects.toThrow(/permission denied/))
    const [{ column } = { column: '' }] = await open.ownerQuery<{ column: string }>(
      `select column_name as column from information_schema.columns where table_name = $1 limit 1`,
      [table],
    )
    await holding((client) =>
      expect(client.query(`update ${table} set ${column} = default`), table).rejects.toThrow(/permission denied/),
    )
  }
})

test('a hire moves 正規雇用 by exactly one, and yesterday’s figure is reproduced', async () => {
  const figure = async (asOf: string | null): Promise<number | null> => {
    const overview = await open.council.gateway.statistics((db) =>
      getKpiOverview(db, {
        fiscalYear: 2025,
        asOf: asOf === null ? null : endOfDayInTokyo(asOf),
        now: open.council.clock.now(),
        exact: true,
      }),
    )
    return overview.items.find((item) => item.code === 'regular-employment')?.actual ?? null
  }
  const { id: caseId } = await openedCase(open.council, worker)
  const { id: other } = await openedCase(open.council, worker)
  const before = (await figure(null)) ?? 0
  open.setToday('2026-01-21')
  await recordedPlacement(open.council, worker, other, { regular: false })
  expect(await figure(null)).toBe(before)
  await recordedPlacement(open.council, worker, caseId)
  expect(await figure(null)).toBe(before + 1)
  expect(await figure('2026-01-21')).toBe(before + 1)
  expect(await figure('2026-01-20')).toBe(before)
  // The same person hired again in the same year is one person.
  open.setToday('2026-01-22')
  await recordedPlacement(open.council, worker, caseId, { employerName: '別の会社' })
  expect(await figure(null)).toBe(before + 1)
  await seal()
  expect(await figure('2026-01-20')).toBe(before)
  open.setToday(today)
})
