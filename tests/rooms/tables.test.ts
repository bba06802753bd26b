/**
 * Every table that holds something of a case, found in the database, with rows as the rooms' specimens make them: an
 * organization that has nothing to do with the case reads, adds and changes nothing, whatever SQL it sends.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program } from '../../src/platform/database/program.ts'
import { aCase } from '../../src/modules/casework/cases/cases.specimens.ts'
import { actionSpecimens, parametersOfPaths } from '../support/all-specimens.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { importedRow } from '../support/old-case.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { handOf, openWorld } from '../support/world.ts'

/** No specimen has a hand in any of the cases there. */
const place = { organizationId: 'hw-matsumoto', deskId: 'ms-matsumoto' }
interface Column {
  name: string
  /** Whether the application may write it at all. */
  inserts: boolean
  updates: boolean
}

let open: TestCouncil
let tables: Map<string, Column[]>
let stranger: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  stranger = await signedInAs(open.council, { role: 'counselor', ...place })
  const world = await openWorld(open)
  // One after another: they speak of the same council.
  for (const { at } of parametersOfPaths.values()) await world.of(at)
  for (const { by, ready } of actionSpecimens.values()) {
    const own = world.fresh()
    const action = await ready(own)
    await act(open.council, await handOf(own, by), action)
  }
  // Written by the operator's command alone.
  await importedRow(open, 'sapo-shinano', (await world.of(aCase)).id)
  const columns = await open.ownerQuery<Column & { table: string }>(
    `select c.relname as table, a.attname as name,
       has_column_privilege('tsunagu_app', c.oid, a.attnum, 'insert') as inserts,
       has_column_privilege('tsunagu_app', c.oid, a.attnum, 'update') as updates
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and (c.relname in ('cases', 'people') or exists (
         select from pg_attribute b where b.attrelid = c.oid and b.attname = 'case_id' and not b.attisdropped))
     order by 1, a.attnum`,
  )
  tables = Map.groupBy(columns, (column) => column.table)
  expect(tables.size).toBeGreaterThan(30)
})
afterAll(() => open.close())

/** As the application works for a worker of the stranger; nothing of it stays. */
async function asStranger<T>(
  work: (client: pg.PoolClient) => Promise<T>,
  organization = place.organizationId,
): Promise<T> {
  const client = await open.pool.connect()
  try {
    await client.query('begin')
    const settings = {
      role: 'tsunagu_app',
      'app.account_id': stranger.accountId,
      'app.organization_id': organization,
      'app.role': 'counselor',
      'app.now': String(open.council.clock.now().getTime() / 1000),
      'app.program': program.newestMigration,
    }
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Entries of the ledger and facts may be of no case. */
const isOfCase = (table: string): string => (['cases', 'people'].includes(table) ? 'true' : 'case_id is not null')

/** A row of a case as it stands, that the stranger might copy. */
async function anyRow(table: string): Promise<Record<string, unknown>> {
  const [row] = await open.ownerQuery<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t
     where ${isOfCase(table)} limit 1`,
  )
  expect(row, `no specimen makes a row of ${table}`).toBeDefined()
  return row?.row ?? {}
}

/** What the database says of the right to it, before it looks at anything else. */
const isRefused = (error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  error.code === '42501' &&
  /row-level security|permission denied/.test(error.message)

describe('a table of a case', () => {
  test('has rows here, and none for a stranger, for nobody, for an unknown organization, for the office', async () => {
    for (const table of tables.keys()) {
      await anyRow(table)
      // The council's office reads figures, never a case.
      for (const organization of [place.organizationId, '', 'no-such-organization', 'nagano-roudoukyoku']) {
        const seen = await asStranger(
          (client) =>
            client.query(`select count(*)::int as many from ${table} where ${isOfCase(table)}`).then(
              ({ rows }: pg.QueryResult<{ many: number }>) => rows[0]?.many,
              (error: unknown) => (isRefused(error) ? 0 : String(error)),
            ),
          organization,
        )
        expect([table, organization, seen]).toEqual([table, organization, 0])
      }
    }
  })

  test('takes no row of a stranger, of its own organization or of another', async () => {
    const outcomes: [string, boolean, string][] = []
    for (const [table, columns] of tables) {
      const row = await anyRow(table)
      // Somebody whom it takes down itself is its own.
      for (const own of table === 'people' ? [false] : [false, true]) {
        const copied = Object.fromEntries(
          columns.filter((column) => column.inserts && column.name in row).map(({ name }) => [name, row[name]]),
        )
        if ('id' in copied) copied['id'] = randomUUID()
        if (own)
          for (const name of Object.keys(copied))
            if (name.endsWith('organization_id')) copied[name] = place.organizationId
            else if (name.endsWith('desk_id')) copied[name] = place.deskId
            // That of a page is the person's.
            else if (name === 'account_id' && table !== 'own_pages') copied[name] = stranger.accountId
        const names = Object.keys(copied)
        // The application may add no row of it, whoever asks.
        if (names.length === 0) continue
        const outcome = await asStranger((client) =>
          client
            .query(
              `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from jsonb_populate_record(null::${table}, $1)`,
              [JSON.stringify(copied)],
            )
            .then(
              () => 'taken',
              (error: unknown) => (isRefused(error) ? 'refused' : String(error)),
            ),
        )
        outcomes.push([table, own, outcome])
      }
    }
    expect(outcomes.filter(([, , outcome]) => outcome !== 'refused')).toEqual([])
    expect(outcomes.length).toBeGreaterThan(40)
  })

  test('is changed by no stranger', async () => {
    for (const [table, columns] of tables) {
      for (const statement of [
        ...columns.filter((column) => column.updates).map(({ name }) => `update ${table} set ${name} = ${name}`),
        `delete from ${table}`,
      ]) {
        const outcome = await asStranger((client) =>
          client.query(statement).then(
            ({ rowCount }) => rowCount,
            (error: unknown) => (isRefused(error) ? 0 : String(error)),
          ),
        )
        expect([statement, outcome]).toEqual([statement, 0])
      }
    }
  })
})
