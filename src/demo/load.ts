/** Puts told lives into the database, as the tables' owner and in large portions. */
import type pg from 'pg'
import type { DemoRows } from './rows.ts'

/**
 * Tables whose triggers rest while rows are loaded: readers are computed already, and the rule that an open case has one
 * next action is asked once at the end. Foreign keys and checks stay in force for every row.
 */
const withTriggers = ['people', 'cases', 'case_access', 'episodes', 'consultations', 'next_actions', 'target_type_decisions', 'placements', 'follow_ups', 'monthly_reports'] as const

const rowsAtOnce = 4_000

export type Client = Pick<pg.ClientBase, 'query'>

/**
 * One transaction as tsunagu_owner in which `load` may be called for each portion.
 * @throws when an open case has no next action, or a closed one has one
 */
export async function asOwner<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('set local role tsunagu_owner')
    for (const table of withTriggers) await client.query(`alter table ${table} disable trigger user`)
    const result = await work()
    await insistOnNextActions(client)
    for (const table of withTriggers) await client.query(`alter table ${table} enable trigger user`)
    await client.query(`select setval('case_numbers', greatest((select coalesce(max(split_part(number, '-', 2)::bigint), 0) from cases), 1))`)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

export async function loadRows(client: Client, rows: DemoRows): Promise<void> {
  for (const table of Object.keys(rows) as (keyof DemoRows)[]) await insertAll(client, table, rows[table])
}

/** The keys of a row are the names of its columns; the table's own row type says what they hold. */
async function insertAll(client: Client, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).join(', ')
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await client.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`, [JSON.stringify(rows.slice(from, from + rowsAtOnce))])
  }
}

async function insistOnNextActions(client: Client): Promise<void> {
  const { rows: [wrong] } = await client.query<{ number: string }>(`
    select c.number from cases c left join lateral (select count(*) as open from next_actions n where n.case_id = c.id and n.ended_at is null) n on true
    where n.open <> case c.status when 'open' then 1 else 0 end limit 1`)
  if (wrong) throw new Error(`${wrong.number}: an open case needs one next action, a closed one none`)
}
