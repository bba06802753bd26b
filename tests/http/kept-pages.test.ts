/**
 * Public pages are kept until what they show changes: as a reader, a browser that comes back
 * and a council that writes meet them.
 */
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { nobody, type ReadDb } from '../../src/platform/database/handles.ts'
import { addFact } from '../kpi/population.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { signedInAs } from '../support/people.ts'
import { published, sealed } from '../support/releases.ts'
import { openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
/** What the public's transactions looked at, and how many there were. */
let looked = new Set<string>()
let transactions = 0

const lookedAt = async (db: ReadDb): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select distinct c.relname as name
    from pg_locks l
    join pg_class c on c.oid = l.relation
    join pg_namespace n on n.oid = c.relnamespace
    where l.pid = pg_backend_pid() and l.locktype = 'relation' and c.relkind = 'r'
      and n.nspname = current_schema()`.execute(db as never)
  return rows.map((row) => row.name)
}

beforeAll(async () => {
  open = await createTestCouncil()
  const { gateway } = open.council
  const counted =
    <T>(work: (db: ReadDb) => Promise<T>) =>
    async (db: ReadDb): Promise<T> => {
      transactions += 1
      const result = await work(db)
      for (const name of await lookedAt(db)) looked.add(name)
      return result
    }
  open.council.publicGateway = {
    ...gateway,
    read: (acting, work) => gateway.read(acting, counted(work)),
    statistics: (work) => gateway.statistics(counted(work)),
  }
  for (let index = 0; index < 12; index += 1)
    await addFact(open.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2025-07-10',
      person: `人${index}`,
      area: 'nagano',
      municipality: '20201',
      type: 1,
    })
  await sealed(open.council)
  await published(
    open.council,
    await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' }),
  )
  web = openWeb(open, { limits: { freshFor: 60_000 } })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

/** Every kept page, each with an address that leads somewhere. */
async function addresses(): Promise<string[]> {
  const { desk, release } = await open.council.gateway.read(nobody, async (db) => ({
    desk: await db.selectFrom('desks').select('id').orderBy('id').executeTakeFirstOrThrow(),
    release: await db.selectFrom('releases').select(['fiscal_year', 'number']).executeTakeFirstOrThrow(),
  }))
  const parts: Record<string, string> = {
    desk: desk.id,
    year: String(release.fiscal_year),
    number: String(release.number),
    code: 'regular-employment',
  }
  const paths = allRoutes(() => null as never)
    .filter((route) => route.isKept === true)
    .map((route) => route.path.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? ''))
  return [
    ...paths,
    '/find?worry=long-out-of-work',
    '/find?worry=long-out-of-work&who=self',
    '/find?worry=long-out-of-work&who=self&place=20203',
    '/find?worry=long-out-of-work&who=self&place=20203&age=40s',
    '/find?worry=long-out-of-work&who=self&place=20203&age=40s&change=1',
    '/find/desks?q=ハローワーク',
    '/find/places?q=松',
  ]
}

test('every table that a kept page is drawn from moves its version, unless what is read of it can’t change', async () => {
  looked = new Set()
  for (const path of await addresses()) expect([path, (await web.as(null).get(path)).status]).toEqual([path, 200])
  const moving = (await open.ownerQuery<{ of_table: string }>('select of_table from public_data')).map(
    (row) => row.of_table,
  )
  // Figures of a release are read as of its instant, and that past stays as it is.
  const past = ['facts', 'monthly_reports']
  expect(
    [...looked].filter((name) => name !== 'public_data' && !moving.includes(name) && !past.includes(name)).toSorted(),
  ).toEqual([])
  expect(moving.filter((name) => !looked.has(name))).toEqual([])
})

test('a page is drawn once, and known again by a browser that has it', async () => {
  const client = web.as(null)
  await client.get('/find/desks?q=x1')
  transactions = 0
  const first = await client.get('/find/desks?q=x1', { 'accept-encoding': 'gzip' })
  expect([first.status, first.headers.get('content-encoding'), first.headers.get('cache-control')]).toEqual([
    200,
    'gzip',
    'no-cache',
  ])
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{22}\.gz"$/)
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await client.get('/find/desks?q=x1', { 'accept-encoding': 'gzip', 'if-none-match': known })
    expect([known, again.status, again.text, again.headers.get('etag')]).toEqual([known, 304, '', tag])
  }
  // The plain bytes are another thing under a strong tag, and the same words.
  const plain = await client.get('/find/desks?q=x1', { 'if-none-match': tag })
  expect([plain.status, plain.headers.get('etag')]).toEqual([200, tag.replace('.gz', '')])
  expect(gunzipSync(first.bytes).toString()).toBe(plain.text)
  expect(transactions).toBe(0)
})

test('large letters, other words and another day are other pages', async () => {
  const client = web.as(null)
  const tags = [
    (await client.get('/find/places')).headers.get('etag'),
    (await client.get('/find/places', { cookie: 'tsunagu_large=1' })).headers.get('etag'),
    (await client.get('/find/places?q=%E6%9D%BE')).headers.get('etag'),
  ]
  expect(new Set(tags).size).toBe(3)
  const before = (await client.get('/')).text
  expect((await client.get('/', { cookie: 'tsunagu_large=1' })).text).not.toBe(before)
  expect((await client.get('/')).text).toBe(before)
})

test('what isn’t there is not kept: it is there once it is', async () => {
  const client = web.as(null)
  expect((await client.get('/find/no-such-desk')).status).toBe(404)
  expect((await client.get('/find/no-such-desk', { 'if-none-match': '*' })).status).toBe(404)
})

test('a written change shows at once in the process that wrote it, and only then is anything drawn again', async () => {
  const client = web.as(null)
  const [{ id } = { id: '' }] = await open.ownerQuery<{ id: string }>('select id from desks order by id limit 1')
  await client.get(`/find/${id}`)
  const tag = (await client.get(`/find/${id}`)).headers.get('etag')
  // Another process: seen when the version is looked at again (here a minute).
  await open.ownerQuery(`update desks set public_name = '新しい名前の窓口' where id = $1`, [id])
  expect((await client.get(`/find/${id}`)).headers.get('etag')).toBe(tag)
  // This process has written something, whatever it was.
  await open.council.gateway.write(nobody, (tx) => sql`select 1`.execute(tx))
  const after = await client.get(`/find/${id}`)
  expect(after.text).toContain('新しい名前の窓口')
  transactions = 0
  expect((await client.get(`/find/${id}`)).headers.get('etag')).toBe(after.headers.get('etag'))
  expect(transactions).toBe(0)
})

test('who comes while the version is being asked after a write waits for it, and sees nothing of before', async () => {
  const client = web.as(null)
  const [{ id } = { id: '' }] = await open.ownerQuery<{ id: string }>('select id from desks order by id limit 1')
  await client.get(`/find/${id}`)
  await open.ownerQuery(`update desks set public_name = 'もっと新しい名の窓口' where id = $1`, [id])
  await open.council.gateway.write(nobody, (tx) => sql`select 1`.execute(tx))
  const answers = await Promise.all(Array.from({ length: 8 }, () => client.get(`/find/${id}`)))
  expect(answers.map((answer) => answer.text.includes('もっと新しい名の窓口'))).toEqual(Array.from(answers, () => true))
})

test('a hundred at once ask for the version once and wait for one drawing', async () => {
  const client = web.as(null)
  await open.council.gateway.write(nobody, (tx) => sql`select 1`.execute(tx))
  transactions = 0
  const answers = await Promise.all(Array.from({ length: 100 }, () => client.get('/find/places')))
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('etag')}`)).size).toBe(1)
  expect(transactions).toBe(2)
})
