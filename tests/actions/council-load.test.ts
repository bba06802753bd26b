/** Loading a council's folder: what is there afterwards, twice, with rows gone, and who may read it. */
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  type CouncilFiles,
  type LoadSummary,
  findCouncil,
  findPlanYear,
  listAreas,
  listMembers,
  loadCouncil,
  readCouncilFolder,
  findVariantCharacters,
} from '../../src/modules/council/council/index.ts'
import {
  findDesk,
  listDeskChoices,
  listDeskKinds,
  listDesks,
  listDesksOf,
  listMunicipalities,
  matchDesks,
} from '../../src/modules/council/desks/index.ts'
import { createClock } from '../../src/platform/clock.ts'
import { withDatabase } from '../../src/platform/embedded-postgres/index.ts'
import { type ActingFor, type Gateway, createGateway, nobody } from '../../src/platform/database/handles.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { createDatabase, createPool } from '../../src/platform/database/pool.ts'
import type { DB } from '../../src/platform/database/types.ts'

// Its own database: other tests share one in which the council is already loaded and must stay as it is.
const name = 'council_load'
const root = fileURLToPath(new URL('../..', import.meta.url))
const worker: ActingFor = { ...nobody, organizationId: 'sapo-shinano' }
let pool: pg.Pool
let db: Kysely<DB>
let gateway: Gateway
let nagano: CouncilFiles

async function load(files: CouncilFiles, day = '2026-01-20'): Promise<LoadSummary> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role tsunagu_owner`.execute(tx)
    return loadCouncil(tx, files, { recordedAt: new Date(`${day}T03:00:00Z`) })
  })
}

/** But for the version of the public pages: they may be drawn anew for nothing. */
async function allRows(): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('migrations', 'public_data')
     order by 1`,
  )
  const result: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${table.name}" t order by 1`,
    )
    if (rows.length > 0) result[table.name] = rows.map(({ row }) => row)
  }
  return result
}

beforeAll(async () => {
  const admin = createPool(inject('postgresUrl'), { max: 1 })
  await admin.query(`drop database if exists ${name}`)
  await admin.query(`create database ${name}`)
  await admin.end()
  pool = createPool(withDatabase(inject('postgresUrl'), name), { max: 2 })
  const client = await pool.connect()
  await migrate(client, `${root}/db`)
  client.release()
  db = createDatabase(pool)
  gateway = createGateway(pool, createClock({ today: '2026-01-20' }))
  nagano = await readCouncilFolder(`${root}/councils/nagano`)
  await load(nagano)
})

afterAll(async () => {
  await db.destroy()
})

test('loading twice gives the same rows', async () => {
  const once = await allRows()
  expect(once['municipalities']).toHaveLength(77)
  expect(once['roadmap_rows']).toHaveLength(25)
  const summary = await load(nagano)
  expect(summary.retired).toEqual({})
  expect(await allRows()).toEqual(once)
})

test('a desk that left the folder is retired and still found; back in the folder, it is in use again', async () => {
  const without = { ...nagano, desks: nagano.desks.filter((desk) => desk.id !== 'sapo-shiojiri') }
  const summary = await load(without, '2026-02-01')
  expect(summary.retired).toEqual({ desks: 1 })
  const row = await db
    .selectFrom('desks')
    .select('retired_on')
    .where('id', '=', 'sapo-shiojiri')
    .executeTakeFirstOrThrow()
  expect(row.retired_on).toBe('2026-02-01')
  const listed = await gateway.read(worker, listDesks)
  expect(listed).toHaveLength(139)
  expect((await gateway.read(worker, (read) => findDesk(read, 'sapo-shiojiri')))?.shortName).toBe('サポステ・しおじり')
  await load(without, '2026-02-02')
  expect(
    (await db.selectFrom('desks').select('retired_on').where('id', '=', 'sapo-shiojiri').executeTakeFirstOrThrow())
      .retired_on,
  ).toBe('2026-02-01')
  await load(nagano, '2026-02-03')
  expect(await gateway.read(worker, listDesks)).toHaveLength(140)
})

test('a measure that left the plan is retired, its links and wordings are gone', async () => {
  const [plan] = nagano.plans
  if (plan === undefined) throw new Error('no plan')
  const shorter = {
    ...plan,
    plan: { ...plan.plan, measures: plan.plan.measures.filter((row) => row.id !== 'M501') },
    roadmap: {
      ...plan.roadmap,
      rows: plan.roadmap.rows.map((row) => ({ ...row, measures: row.measures.filter((id) => id !== 'M501') })),
    },
  }
  expect((await load({ ...nagano, plans: [shorter] })).retired).toEqual({ plan_measures: 1 })
  expect(await db.selectFrom('plan_statements').select('position').where('measure_id', '=', 'M501').execute()).toEqual(
    [],
  )
  expect(
    await db.selectFrom('roadmap_row_measures').select('row_id').where('measure_id', '=', 'M501').execute(),
  ).toEqual([])
  await load(nagano)
  expect(
    await db.selectFrom('plan_statements').select('position').where('measure_id', '=', 'M501').execute(),
  ).toHaveLength(2)
  // Each is kept as a version of its own: what the plan was taken for, and when that was corrected.
  const { rows } = await sql<{
    kind: string
    measures: number
  }>`select kind, (select count(*)::integer from plan_nodes where version_id = v.id and kind = 'measure') as measures
    from plan_versions v order by number`.execute(db)
  expect(rows).toEqual(
    [
      ['adopted', 0],
      ['transcribed', 1],
      ['transcribed', 0],
    ].map(([kind, less]) => ({ kind, measures: plan.plan.measures.length - Number(less) })),
  )
})

test('a setting that the council changed keeps its value and follows the new default', async () => {
  const key = 'referral.respondBusinessDays'
  const setting = () =>
    db.selectFrom('settings').select(['value', 'default_value']).where('key', '=', key).executeTakeFirstOrThrow()
  const with4: CouncilFiles = {
    ...nagano,
    council: {
      ...nagano.council,
      settings: nagano.council.settings.map((row) => (row.key === key ? { ...row, value: 4 } : row)),
    },
  }
  await load(with4)
  expect(await setting()).toEqual({ value: 4, default_value: 4 })
  await pool.query(`update settings set value = '5', changed_at = now() where key = $1`, [key])
  await load(nagano)
  expect(await setting()).toEqual({ value: 5, default_value: 3 })
  await pool.query(`update settings set value = default_value, changed_at = null where key = $1`, [key])
})

test('what a version counts stays as it is; its words may be put better, and what changes is a version more', async () => {
  const definition = (change: object): CouncilFiles => ({
    ...nagano,
    definitions: {
      definitions: nagano.definitions.definitions.map((row) =>
        row.code === 'saposute-registrations' ? { ...row, ...change } : row,
      ),
    },
  })
  const counts = { facts: ['consultation'], organizationKinds: [], oncePer: 'person-year' } as const
  await expect(load(definition({ counts: { ...counts, facts: [...counts.facts] } }))).rejects.toThrow(
    'definitions.json に次の版を足してください',
  )
  await load(definition({ description: 'サポステに登録した人の数' }))
  const { rows } = await pool.query<{ kinds: string[]; description: string }>(
    `select fact_kinds as kinds, description from figure_definitions where kpi_code = 'saposute-registrations'`,
  )
  expect(rows).toEqual([{ kinds: ['registration'], description: 'サポステに登録した人の数' }])
  await load(nagano)
})

test('a database belongs to one council', async () => {
  await expect(load({ ...nagano, council: { ...nagano.council, id: 'yamanashi' } })).rejects.toThrow(
    '別のデータベースに読み込んでください',
  )
})

test('the application and statistics roles read master data and write none', async () => {
  expect(await gateway.statistics((read) => findPlanYear(read, 2026))).toBe(2025)
  for (const role of ['tsunagu_app', 'tsunagu_stats']) {
    for (const statement of [
      `update desks set name = 'x'`,
      `delete from settings`,
      `insert into areas (key, name, region, position) values ('x', 'x', 'x', 1)`,
    ]) {
      const attempt = db.transaction().execute(async (tx) => {
        await sql`set local role ${sql.id(role)}`.execute(tx)
        await sql.raw(statement).execute(tx)
      })
      await expect(attempt, `${role}: ${statement}`).rejects.toThrow('permission denied')
    }
  }
})

test('the reads give what the folder has', async () => {
  await gateway.read(worker, async (read) => {
    expect((await findCouncil(read))?.shortName).toBe('ながの協議会')
    expect((await listAreas(read)).map((area) => area.key)).toEqual(nagano.areas.map((area) => area.key))
    expect(await listMembers(read)).toHaveLength(nagano.members.length)
    expect((await findVariantCharacters(read)).get('髙')).toBe('高')
    expect(await findPlanYear(read, 2024)).toBeNull()
    expect((await listDesksOf(read, 'hw-nagano')).map((desk) => desk.id)).toEqual(['hw-nagano-main', 'ms-nagano'])
    const desk = await findDesk(read, 'sapo-shinano')
    expect(desk).toMatchObject({
      shortName: 'サポステ・シナノ',
      kindLabel: 'サポステ',
      organizationId: 'sapo-shinano',
      municipalityName: '上田市',
      area: 'ueda',
      targetTypes: [2],
      ageMin: 15,
      ageMax: 49,
      certainty: 'S',
    })
    expect(await findDesk(read, 'nowhere')).toBeNull()
    const choices = await listDeskChoices(read, {
      fromDeskId: 'sapo-shinano',
      municipalityCode: '20203',
      area: 'ueda',
      age: 42,
      targetType: 1,
    })
    expect(choices[0]?.desk.shortName).toBe('ハローワーク上田')
    const directory = {
      desks: await listDesks(read),
      kinds: await listDeskKinds(read),
      municipalities: await listMunicipalities(read),
    }
    const { matches } = matchDesks(
      { worry: 'long-out-of-work', municipalityCode: '20203', ageBand: '40s', seeker: 'self' },
      directory,
    )
    expect(matches.map((match) => match.desk.publicName)).toEqual([
      '若者サポートステーション・シナノ',
      'まいさぽ上田',
      'ハローワーク上田',
    ])
  })
})

test('every table of the council has forced row policies and a comment for people', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class c
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations'
       and (not relrowsecurity or not relforcerowsecurity or obj_description(c.oid, 'pg_class') is null)
       and (relname like 'plan%' or relname like 'kpi%' or relname like 'roadmap%'
         or relname in ('council', 'areas', 'municipalities', 'organizations', 'council_members', 'organization_covers',
           'desk_kinds', 'desks', 'settings', 'variant_characters', 'annex_projects'))`,
  )
  expect(rows).toEqual([])
})
