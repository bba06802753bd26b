/** The people of a whole prefecture: everybody of the installation, again and again, under the same desks. */
import pg from 'pg'
import { type Installation, signIn } from './install.ts'
import { measure, repeated } from './measure.ts'
import type { Measured } from './pages.ts'

const typed = ['たかはし', '高橋', 'さとう', '斉藤', 'ゆみ', '小林', 'よしだ', '渡辺', 'みやざわ', '山本']
const goal = 20

/**
 * Fills up to `many` people past the product (no cases of their own) and measures what shows
 * while somebody types a name.
 */
export async function measureCrowd(installation: Installation, many: number, worker: string): Promise<Measured> {
  await fillUp(installation.ownerUrl, many)
  const cookie = await signIn(installation, worker)
  const visits = repeated(120, (index) => ({
    path: `/people/hint?q=${encodeURIComponent(typed[index % typed.length] ?? '')}`,
    cookie,
  }))
  return {
    name: `${Math.round(many / 10_000).toLocaleString('en')}万人から、打つあいだにさがす`,
    goal,
    times: await measure(installation.origin, visits, 200),
  }
}

async function fillUp(ownerUrl: string, many: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where schemaname = 'public' and tablename = 'people'
         and indexname not in (select conname from pg_constraint where conrelid = 'people'::regclass)`,
    )
    const {
      rows: [of],
    } = await client.query<{ columns: string; have: number }>(
      `select (select string_agg(quote_ident(column_name), ', ') from information_schema.columns
           where table_schema = 'public' and table_name = 'people' and column_name <> 'id') as columns,
         (select count(*)::int from people) as have`,
    )
    if (!of || of.have === 0) throw new Error('nobody is there to be many')
    // Triggers would work out again who may read each row; the copies have it from their originals.
    await client.query('set session_replication_role = replica')
    for (const index of indexes) await client.query(`drop index ${index.name}`)
    await client.query(
      `insert into people (id, ${of.columns})
       select gen_random_uuid(), ${of.columns} from people, generate_series(1, $1)
       where merged_into is null`,
      [Math.ceil(many / of.have) - 1],
    )
    for (const index of indexes) await client.query(index.definition)
    await client.query('vacuum analyze people')
  } finally {
    await client.end()
  }
}
