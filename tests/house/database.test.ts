/** What the database promises whatever the code above it does: asked of PostgreSQL's own catalog. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupRoles } from '../../src/platform/database/migrate.ts'
import { schemaText } from '../../scripts/schema-text.ts'
import { projectDir } from '../../src/platform/project.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

let open: TestCouncil
beforeAll(async () => {
  open = await createTestCouncil()
})
afterAll(() => open.close())

const ours = `relnamespace = 'public'::regnamespace`
const names = async (query: string): Promise<string[]> =>
  (await open.ownerQuery<{ name: string }>(query)).map((row) => row.name)
/** Roles that pages, jobs and figures work in. */
const workingRoles = groupRoles.filter((role) => role !== 'tsunagu_owner')

describe('row policies', () => {
  test('stand on every table but the list of migrations', async () => {
    expect(
      await names(
        `select relname as name from pg_class
         where relkind in ('r', 'p') and ${ours} and not relrowsecurity order by 1`,
      ),
    ).toEqual(['migrations'])
  })

  test('are forced wherever they are on', async () => {
    expect(
      await names(
        `select relname as name from pg_class
         where relkind = 'r' and ${ours} and relrowsecurity and not relforcerowsecurity`,
      ),
    ).toEqual([])
    expect(
      (await names(`select relname as name from pg_class where relkind = 'r' and ${ours} and relforcerowsecurity`))
        .length,
    ).toBeGreaterThan(25)
  })

  test('of tables about people read only the row and the transaction’s settings', async () => {
    const rows = await open.ownerQuery<{ name: string; expression: string }>(
      `select c.relname as name, pg_get_expr(p.polqual, p.polrelid) as expression
       from pg_policy p join pg_class c on c.oid = p.polrelid
       where (c.relname in ('people', 'cases') or c.relname in (select table_name from case_parts)) and p.polcmd = 'r'
         and 'tsunagu_app'::regrole = any (p.polroles)
       order by 1`,
    )
    const tables = await names(`select table_name as name from case_parts`)
    expect(rows.map((row) => row.name)).toEqual([...tables, 'people', 'cases'].toSorted())
    // One expression, written out: the text that may_read is made of as well.
    for (const row of rows) expect(row.expression, row.name).toBe(rows[0]?.expression)
    expect(rows[0]?.expression).toMatch(
      /^COALESCE\(\(GREATEST\(\(\(readers ->> current_setting\('app\.organization_id'/,
    )
    expect(rows[0]?.expression).not.toMatch(/\bselect\b/i)
    expect(
      await open.ownerQuery(`select strpos(prosrc, read_rule()) > 0 as same from pg_proc where proname = 'may_read'`),
    ).toEqual([{ same: true }])
  })
})

describe('roles', () => {
  test('that work own nothing, bypass nothing, inherit nothing and can’t log in', async () => {
    const rows = await open.ownerQuery(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication
       from pg_roles where rolname = any($1) order by 1`,
      [groupRoles],
    )
    for (const row of rows)
      expect(row).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolcanlogin: false,
        rolreplication: false,
      })
    expect(rows).toHaveLength(groupRoles.length)
    const owned = await names(`select c.relname || ' of ' || c.relowner::regrole as name from pg_class c
    where c.relowner = any (array['tsunagu_app', 'tsunagu_stats', 'tsunagu_readlog']::regrole[])
    union all select p.proname from pg_proc p
      where p.proowner = any (array['tsunagu_app', 'tsunagu_stats', 'tsunagu_readlog']::regrole[])
    union all select n.nspname from pg_namespace n
      where n.nspowner = any (array['tsunagu_app', 'tsunagu_stats', 'tsunagu_readlog']::regrole[])`)
    expect(owned).toEqual([])
    // No working role is a member of another: what it may, it may by itself.
    expect(
      await names(
        `select roleid::regrole || ' in ' || member::regrole as name from pg_auth_members
         where member = any (array['${workingRoles.join("','")}']::regrole[])`,
      ),
    ).toEqual([])
  })

  test('can make nothing in our schema', async () => {
    for (const role of workingRoles)
      expect(
        await open.ownerQuery('select has_schema_privilege($1, current_schema(), $2) as may', [role, 'create']),
        role,
      ).toEqual([{ may: false }])
  })

  test('history is added to, never changed: no role has another verb', async () => {
    const history = [
      'ledger',
      'facts',
      'seals',
      'seal_entries',
      'sealed_figures',
      'consultations',
      'target_type_decisions',
      'episodes',
      'read_log',
      'roadmap_states',
      'monthly_reports',
      'figure_sources',
      'releases',
      'release_figures',
      'release_cells',
      'kpi_goal_decisions',
      'kpi_definition_periods',
      'figure_definitions',
      'figure_definition_withdrawals',
      'plan_node_history',
      'disposal_counts',
    ]
    for (const table of history) {
      for (const role of workingRoles) {
        for (const verb of ['update', 'delete', 'truncate', 'trigger', 'references']) {
          const [row] = await open.ownerQuery<{ may: boolean }>(
            `select has_table_privilege($1, $2, $3)
               ${['update', 'references'].includes(verb) ? 'or has_any_column_privilege($1, $2, $3)' : ''} as may`,
            [role, table, verb],
          )
          expect(row?.may, `${role} may ${verb} ${table}`).toBe(false)
        }
      }
    }
  })

  test('nothing about a person is ever deleted by a page', async () => {
    const deletable = await names(
      `select relname as name from pg_class
       where relkind = 'r' and ${ours} and has_table_privilege('tsunagu_app', oid, 'delete') order by 1`,
    )
    expect(deletable).toEqual(['drafts', 'kept_inputs'])
    expect(
      await names(
        `select relname as name from pg_class
         where ${ours} and relkind = 'r' and has_table_privilege('tsunagu_app', oid, 'truncate')`,
      ),
    ).toEqual([])
  })

  test('who may read a row, to whom it belongs and of which case it is are no page’s to change', async () => {
    const columns = await names(`select c.relname || '.' || a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and a.attname in ('readers', 'case_id', 'person_id', 'person_digest', 'basis', 'basis_kind', 'shares',
        'written_by')
      and has_column_privilege('tsunagu_app', c.oid, a.attname, 'update')`)
    expect(columns).toEqual([])
  })
})

describe('functions', () => {
  test('with their owner’s rights look in our schema first and for temporary tables last', async () => {
    const rows = await open.ownerQuery<{ name: string; config: string[] | null }>(
      `select oid::regprocedure::text as name, proconfig as config from pg_proc
       where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
       order by 1`,
    )
    expect(rows.length).toBeGreaterThan(10)
    // A limit of time or how it is planned changes nothing of where they look.
    for (const row of rows)
      expect(
        row.config?.filter((setting) => !/^(?:lock_timeout|plan_cache_mode)=/.test(setting)),
        row.name,
      ).toEqual(['search_path=public, pg_temp'])
  })

  test('a temporary table with the name of ours changes nothing for them', async () => {
    const client = await open.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `select set_config('role', 'tsunagu_app', true), set_config('app.organization_id', 'hw-nagano', true)`,
      )
      await client.query(`create temporary table people (id uuid, search_text text, birth_date date, readers jsonb)`)
      await client.query(
        `insert into pg_temp.people
         values ('00000000-0000-7000-8000-000000000001', 'x', '1980-01-01', '{"hw-nagano": 9e15}')`,
      )
      expect((await client.query(`select * from search_people('x', null, 5)`)).rows).toEqual([])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('migrations', () => {
  const directory = join(projectDir, 'db', 'migrations')
  const files = readdirSync(directory).sort()
  const withoutComments = (text: string): string => text.replace(/--.*$/gm, '')

  test('are numbered without a gap', () => {
    expect(files.map((name) => name.slice(0, 5))).toEqual(
      files.map((_, index) => `${String(index + 1).padStart(4, '0')}_`),
    )
    for (const name of files) expect(name).toMatch(/^\d{4}_[a-z_]+\.sql$/)
  })

  test('name no schema but that of sign-in, no database and no path', () => {
    const places = [
      ...files.map((name) => join(directory, name)),
      ...['functions', 'views'].flatMap((folder) =>
        readdirSync(join(projectDir, 'db', folder)).map((name) => join(projectDir, 'db', folder, name)),
      ),
    ]
    for (const place of places) {
      const text = withoutComments(readFileSync(place, 'utf8'))
      expect(
        text.match(
          /\bpublic\.|\bschema public\b|current_database|\bset search_path(?! from current)|\bin schema\b|\bcreate schema\b/gi,
        ) ?? [],
        place,
      ).toEqual([])
    }
  })

  test('explain each table in Japanese for whoever looks into the database', async () => {
    expect(
      await names(
        `select c.relname as name from pg_class c
         where c.relkind = 'r' and c.${ours} and coalesce(obj_description(c.oid), '') = ''
           and c.relname not in ('migrations')
         order by 1`,
      ),
    ).toEqual([])
  })

  test('say no function from 0065 on: each stands once, in db/functions or db/views', () => {
    for (const name of files.filter((each) => each >= '0065'))
      expect(withoutComments(readFileSync(join(directory, name), 'utf8')), name).not.toMatch(
        /create\s+(?:or\s+replace\s+)?function/i,
      )
    const [functions, views] = ['functions', 'views'].map((folder) => readdirSync(join(projectDir, 'db', folder)))
    expect(functions?.filter((name) => views?.includes(name))).toEqual([])
  })

  test('leave each function as its file says it', async () => {
    const rows = await open.ownerQuery<{ name: string; source: string }>(
      `select proname as name, prosrc as source from pg_proc
       where pronamespace = current_schema()::regnamespace and pg_get_userbyid(proowner) = 'tsunagu_owner'
         and prokind = 'f'`,
    )
    const texts = ['functions', 'views']
      .flatMap((folder) =>
        readdirSync(join(projectDir, 'db', folder)).map((name) => join(projectDir, 'db', folder, name)),
      )
      .map((place) => readFileSync(place, 'utf8'))
      .join('\n')
    expect(rows.filter(({ source }) => !texts.includes(source)).map(({ name }) => name)).toEqual([])
  })

  test('make what db/schema.sql shows (node scripts/database-types.ts writes it anew)', async () => {
    expect((await schemaText(open.ownerQuery as never)).split('\n')).toEqual(
      readFileSync(join(projectDir, 'db', 'schema.sql'), 'utf8').split('\n'),
    )
  })
})
