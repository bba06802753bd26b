/** Puts told lives into the database, as the tables' owner and in large portions. */
import type pg from 'pg'
import { type DemoRows, noRows } from './rows.ts'

/**
 * Tables whose triggers rest while rows are loaded: readers are computed already, and the rule that an open case has
 * one next action is asked once at the end.
 */
const withTriggers = [
  'people',
  'cases',
  'case_access',
  'episodes',
  'consultations',
  'next_actions',
  'target_type_decisions',
  'placements',
  'follow_ups',
  'monthly_reports',
] as const

const deadlock = '40P01'

export type Client = Pick<pg.ClientBase, 'query'>

/**
 * One transaction as tsunagu_owner, in which `work` loads portion after portion. Foreign keys are taken off and put on
 * again, because asking them row by row takes longer than everything else; putting them on checks every row. Checks of
 * the tables themselves stay in force.
 * @throws when an open case has no next action, a closed one has one, or something refers to nothing
 */
export async function asOwner<T>(client: Client, work: () => Promise<T>, options: LoadOptions = {}): Promise<T> {
  const attempts = options.attempts ?? 3
  await client.query('begin')
  try {
    await client.query('set local role tsunagu_owner')
    // What counts is told with the lives; a test asks whether it is what follows from their records.
    await client.query(`set local app.projecting = 'on'`)
    await options.before?.()
    const foreignKeys = await takeOffForeignKeys(client)
    const indexes = options.manyRows === true ? await takeOffIndexes(client) : []
    for (const table of withTriggers) await client.query(`alter table ${table} disable trigger user`)
    const result = await work()
    await insistOnNextActions(client)
    for (const definition of indexes) await client.query(definition)
    // What triggers would have written beside: found by the indexes, so once they are there again.
    await client.query('select adopt_appointments()')
    await client.query(
      `insert into person_homes select id, '-infinity', municipality_code
       from people where municipality_code is not null on conflict do nothing`,
    )
    for (const table of withTriggers) await client.query(`alter table ${table} enable trigger user`)
    for (const key of foreignKeys)
      await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
    await client.query(
      `select setval('case_numbers',
         greatest((select coalesce(max(split_part(number, '-', 2)::bigint), 0) from cases), 1))`,
    )
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    // Somebody was just reading in the running demo.
    if (attempts > 1 && (error as { code?: string }).code === deadlock)
      return asOwner(client, work, { ...options, attempts: attempts - 1 })
    throw error
  }
}

export interface LoadOptions {
  /** Indexes are taken off as well and built at the end: worth it from some ten thousand lives on. */
  manyRows?: boolean
  /** In the same transaction, while foreign keys still stand. */
  before?: () => Promise<void>
  attempts?: number
}

interface ForeignKey {
  table: string
  name: string
  definition: string
}

async function takeOffForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where contype = 'f' and conparentid = 0 and conrelid = any($1::regclass[])
     order by conrelid::regclass::text, conname`,
    [Object.keys(noRows())],
  )
  for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  return rows
}

/** @returns the statements that build them again */
async function takeOffIndexes(client: Client): Promise<string[]> {
  await client.query(`set local maintenance_work_mem = '256MB'`)
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by 1`,
    [Object.keys(noRows())],
  )
  for (const row of rows) await client.query(`drop index ${row.name}`)
  return rows.map((row) => row.definition)
}

/**
 * All tables in one statement, so that the next portion can be told while the database works on this one. The keys of a
 * row are the names of its columns; the table's own row type says what they hold.
 */
export async function loadRows(client: Client, rows: DemoRows): Promise<void> {
  const filled = (Object.keys(rows) as (keyof DemoRows)[]).filter((table) => rows[table].length > 0)
  const inserts = filled.map((table, index) => {
    const columns = Object.keys(rows[table][0] ?? {}).join(', ')
    return `in_${table} as (insert into ${table} (${columns}) select ${columns}
      from json_populate_recordset(null::${table}, $${index + 1}::json))`
  })
  if (inserts.length > 0)
    await client.query(
      `with ${inserts.join(', ')} select 1`,
      filled.map((table) => JSON.stringify(rows[table])),
    )
}

async function insistOnNextActions(client: Client): Promise<void> {
  const {
    rows: [wrong],
  } = await client.query<{ number: string }>(`
    select c.number
    from cases c
    left join (select case_id, count(*) as open from next_actions where ended_at is null group by case_id) n
      on n.case_id = c.id
    where coalesce(n.open, 0) <> case c.status when 'open' then 1 else 0 end limit 1`)
  if (wrong) throw new Error(`${wrong.number}: an open case needs one next action, a closed one none`)
}
