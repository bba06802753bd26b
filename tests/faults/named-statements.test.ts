/**
 * Names of statements on a connection: given to what is asked again, bounded,
 * and given anew where a migration changed their answer.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { keepsNames } from '../../src/platform/database/named-statements.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

let open: TestCouncil
let pool: pg.Pool
beforeAll(async () => {
  open = await createTestCouncil()
  pool = createPool(open.url, { names: true, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await open.close()
})

const prepared = async (client: pg.PoolClient) =>
  (
    await client.query<{ statement: string; many: number }>(
      'select statement, generic_plans + custom_plans as many from pg_prepared_statements order by prepare_time',
    )
  ).rows

test('what is asked again with values has a name from the second time on, and holds nobody’s values', async () => {
  const client = await pool.connect()
  try {
    for (const secret of ['秘密の人', '別の人', '三人目']) await client.query('select $1::text as name', [secret])
    await client.query('select 1 as without_values')
    await client.query('select 1 as without_values')
    expect(await prepared(client)).toEqual([{ statement: 'select $1::text as name', many: 2 }])
    // Asked in one go, as the questions of a page are.
    const answers = await Promise.all(
      [1, 2, 3].map((value) => client.query<{ n: number }>('select $1::integer + 1 as n', [value])),
    )
    expect(answers.map((answer) => answer.rows[0]?.n)).toEqual([2, 3, 4])
  } finally {
    client.release()
  }
})

test('a text that is put together anew each time fills nothing', async () => {
  const client = await pool.connect()
  try {
    const before = (await prepared(client)).length
    for (let index = 0; index < 200; index += 1) await client.query(`select $1::integer as "n${index}"`, [index])
    expect((await prepared(client)).length).toBe(before)
  } finally {
    client.release()
  }
})

test('a statement that fails, and one whose transaction has failed, can be asked again', async () => {
  const client = await pool.connect()
  try {
    const divide = (by: number) => client.query<{ n: number }>('select 10 / $1::integer as n', [by])
    await divide(1)
    await expect(divide(0)).rejects.toThrow('division by zero')
    await client.query('begin')
    await expect(divide(0)).rejects.toThrow('division by zero')
    await expect(client.query('select $1::integer as never_before', [1])).rejects.toThrow('aborted')
    await expect(client.query('select $1::integer as never_before', [1])).rejects.toThrow('aborted')
    await client.query('rollback')
    expect([
      (await divide(5)).rows[0]?.n,
      (await client.query<{ never_before: number }>('select $1::integer as never_before', [7])).rows[0]?.never_before,
    ]).toEqual([2, 7])
  } finally {
    client.release()
  }
})

test('after a migration that changes its answer a statement fails once, and then answers with the new columns', async () => {
  const client = await pool.connect()
  try {
    await client.query('create temporary table shelf (id integer); insert into shelf values (1)')
    const ask = () => client.query('select * from shelf where id = $1', [1])
    await ask()
    await ask()
    await client.query('alter table shelf add title text')
    await expect(ask()).rejects.toThrow('cached plan must not change result type')
    expect((await ask()).rows).toEqual([{ id: 1, title: null }])
  } finally {
    client.release()
  }
})

test('a server that is asked directly keeps names', async () => {
  const two = createPool(open.url, { names: true, max: 2 })
  expect(await keepsNames(two)).toBe(true)
  await two.end()
})
