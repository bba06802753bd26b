/**
 * The database as one text: tables with columns, constraints, indexes, policies,
 * triggers and grants, from the catalogs.
 */
type Ask = <Row extends object>(text: string) => Promise<Row[]>

interface TableParts {
  name: string
  comment: string | null
  columns: string[]
  constraints: string[]
  indexes: string[]
  policies: string[]
  triggers: string[]
  grants: string[]
  security: string
}

/** `pg_dump --schema-only` isn't among the programs that a demo brings, and says each thing in five lines. */
const question = `
  select t.relname as name, obj_description(t.oid, 'pg_class') as comment,
    array(select format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' end,
        case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
          when a.attidentity <> '' then ' generated as identity'
          when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
        case when col_description(t.oid, a.attnum) is not null then '  -- ' || col_description(t.oid, a.attnum) end)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
    array(select format('%I %s', conname, pg_get_constraintdef(c.oid)) from pg_constraint c
      where c.conrelid = t.oid and c.contype not in ('n', 't') order by c.contype desc, conname) as constraints,
    array(select regexp_replace(pg_get_indexdef(i.indexrelid), ' ON (?:ONLY )?\\S+ ', ' ')
      from pg_index i
      where i.indrelid = t.oid and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      order by 1) as indexes,
    array(select format('%s %s for %s to %s%s%s',
        case when p.permissive = 'PERMISSIVE' then 'policy' else 'restrictive policy' end, p.policyname, lower(p.cmd),
        array_to_string(p.roles, ', '), ' using (' || p.qual || ')', ' with check (' || p.with_check || ')')
      from pg_policies p
      where p.schemaname = n.nspname and p.tablename = t.relname order by p.policyname) as policies,
    array(select regexp_replace(regexp_replace(pg_get_triggerdef(g.oid), '^CREATE (CONSTRAINT )?TRIGGER ', '\\1'),
        ' ON \\S+ ', ' ')
      from pg_trigger g
      where g.tgrelid = t.oid and not g.tgisinternal order by g.tgname) as triggers,
    array(select format('%s: %s', grantee, string_agg(right_, ', ' order by right_))
      from (
        select pg_get_userbyid(x.grantee) as grantee, lower(x.privilege_type) as right_
        from aclexplode(t.relacl) x
        where x.grantee not in (0, t.relowner)
        union all
        select pg_get_userbyid(x.grantee),
          format('%s (%s)', lower(x.privilege_type), string_agg(a.attname, ', ' order by a.attname))
        from pg_attribute a, aclexplode(a.attacl) x
        where a.attrelid = t.oid and a.attacl is not null group by 1, x.privilege_type
      ) of_role
      group by grantee order by grantee) as grants,
    case when t.relrowsecurity then 'row-level security' || case when t.relforcerowsecurity then ', forced' else '' end
      else 'no row-level security' end as security
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
  where t.relkind in ('r', 'p') and n.nspname = current_schema() and pg_get_userbyid(t.relowner) = 'tsunagu_owner'
  order by t.relname`

const functionsQuestion = `
  select format('%s(%s)%s: %s', p.proname, pg_get_function_identity_arguments(p.oid),
    case when p.prosecdef then ' as its owner' else '' end,
    coalesce((select string_agg(coalesce(nullif(pg_get_userbyid(x.grantee), 'unknown (OID=0)'), 'everybody'), ', '
        order by pg_get_userbyid(x.grantee))
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
      where x.grantee <> p.proowner), 'nobody else')) as line
  from pg_proc p
  where p.pronamespace = current_schema()::regnamespace and pg_get_userbyid(p.proowner) = 'tsunagu_owner'
  order by 1`

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  -- ${title}`, ...lines.map((line) => `  ${line}`)]

const noSchema = (text: string, schema: string): string => text.replaceAll(`${schema}.`, '')

/**
 * @param ask of a migrated database of PostgreSQL 18: older ones word expressions differently
 * @returns the text of `db/schema.sql`
 */
export async function schemaText(ask: Ask): Promise<string> {
  const tables = await ask<TableParts>(question)
  const functions = await ask<{ line: string }>(functionsQuestion)
  const [place] = await ask<{ schema: string }>('select current_schema() as schema')
  const text = [
    '-- What the migrations make of an empty database, for reading. Made by scripts/database-types.ts with the types; no program runs',
    '-- it, and tests/house/database.test.ts compares it. What functions say stands in db/functions and db/views.',
    ...tables.map((table) =>
      [
        '',
        `-- ${table.name}: ${table.comment ?? ''} (${table.security})`,
        `table ${table.name} (`,
        ...table.columns.map((line) => `  ${line}`),
        ...part('constraints', table.constraints),
        ...part('indexes', table.indexes),
        ...part('policies', table.policies),
        ...part('triggers', table.triggers),
        ...part('grants', table.grants),
        ')',
      ].join('\n'),
    ),
    '',
    '-- Functions, whether they run with the rights of their owner, and who may call them.',
    ...functions.map(({ line }) => `-- ${line}`),
    '',
  ].join('\n')
  return noSchema(text, place?.schema ?? 'public')
}
