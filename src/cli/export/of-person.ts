/** What a body holds of one person, from the rows themselves: read as the owner at one moment. */
import type pg from 'pg'
import type { PersonTable } from '../../platform/disclosure.ts'
import { isPlumbing, notOfPerson, tablesOfPerson } from './person-tables.ts'

export interface SubjectFound {
  people: string[]
  cases: { id: string; number: string }[]
  organization: { id: string; name: string }
  /** What whoever hands the papers over has to know first. */
  cautions: string[]
}

export interface PersonPart {
  name: string
  table: PersonTable
  columns: { name: string; type: string }[]
  rows: Record<string, unknown>[]
}

/** Everybody of one record of a person, with their cases; a sentence where there is no such body or case. */
export async function findSubject(
  client: pg.ClientBase,
  number: string,
  organizationId: string,
): Promise<SubjectFound | string> {
  const {
    rows: [organization],
  } = await client.query<{ id: string; name: string }>('select id, name from organizations where id = $1', [
    organizationId,
  ])
  if (!organization) return `機関 ${organizationId} はありません。`
  const {
    rows: [found],
  } = await client.query<{ people: string[] }>(
    'select people_of_record(id) as people from cases where number = $1 and disposed_at is null',
    [number],
  )
  if (!found) return `受付番号 ${number} のケースはありません。廃棄したものは、もう残っていません。`
  const { rows: cases } = await client.query<{ id: string; number: string }>(
    'select id, number from cases where person_id = any($1) and disposed_at is null order by opened_on, id',
    [found.people],
  )
  const {
    rows: [state],
  } = await client.query<{ restricted: boolean; secret: boolean; anonymous: boolean }>(
    `select
    exists (select from case_restrictions where case_id = any($2) and ended_at is null) as restricted,
    exists (select from people where id = any($1) and address_secret) as secret,
    not exists (select from people where id = any($1) and family_name || given_name <> '') as anonymous`,
    [found.people, cases.map((each) => each.id)],
  )
  return {
    people: found.people,
    cases,
    organization,
    cautions: [
      ...(state?.restricted ? ['閲覧を限ったケースです。渡す前に、定めた機関の責任者に確かめてください。'] : []),
      ...(state?.secret
        ? ['住所を伏せる方です(支援措置など)。家族をふくむ本人以外の手にわたらないようにしてください。']
        : []),
      ...(state?.anonymous ? ['氏名のない記録です。請求した方のものであることを、記録の中身で確かめてください。'] : []),
    ],
  }
}

/** @throws where a table or a column about a person is not known: it would be left out in silence */
export async function readPerson(client: pg.ClientBase, subject: SubjectFound): Promise<PersonPart[]> {
  const { rows: reached } = await client.query<{ name: string; columns: { name: string; type: string }[] }>(`
    with recursive reached as (
      select oid from pg_class where relnamespace = current_schema()::regnamespace and relname in ('people', 'cases')
      union select k.conrelid from pg_constraint k join reached on k.confrelid = reached.oid where k.contype = 'f'
    ) select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
    from reached
    join pg_class c using (oid)
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    group by c.relname`)
  const columnsOf = new Map(reached.map(({ name, columns }) => [name, columns]))
  const unknown = reached.flatMap(({ name, columns }) =>
    name in notOfPerson
      ? []
      : name in tablesOfPerson
        ? columns.flatMap((column) =>
            column.name in (tablesOfPerson[name]?.columns ?? {}) || isPlumbing(column.name)
              ? []
              : [`${name}.${column.name}`],
          )
        : [name],
  )
  if (unknown.length > 0)
    throw new Error(`say in the *.disclosure.ts of their room what these are: ${unknown.join(', ')}`)
  const parts: PersonPart[] = []
  for (const [name, table] of Object.entries(tablesOfPerson)) {
    const columns = columnsOf.get(name) ?? []
    const own = ['organization_id', 'from_organization_id', 'to_organization_id'].filter((column) =>
      columns.some((each) => each.name === column),
    )
    const held = own.length === 0 ? 'true' : `$3 in (${own.map((column) => `t.${column}`).join(', ')})`
    const order = ['position', 'id']
      .filter((column) => columns.some((each) => each.name === column))
      .map((column) => `, t.${column}`)
      .join('')
    const values = columns.map(
      ({ name: column, type }) =>
        `${column.endsWith('readers') ? 'null' : type === 'bytea' && table.file?.column !== column ? `encode(t.${column}, 'hex')` : `t.${column}`} as "${column}"`,
    )
    const { rows } = await client.query<Record<string, unknown>>(
      `select ${values.join(', ')}, (${table.decide?.when ?? 'false'}) as "#decide"
       from ${name} t
       where ${table.of} and ${held} and num_nulls($1::uuid[], $2::uuid[], $3::text) = 0
       order by "#decide"${order}`,
      [subject.people, subject.cases.map((each) => each.id), subject.organization.id],
    )
    parts.push({ name, table, columns, rows })
  }
  // The thread itself is everybody's who wrote on it, and nobody's else.
  const isHeld = parts.some(({ name, rows }) =>
    rows.some(
      (row) =>
        (name !== 'cases' && name !== 'episodes') || row['responsible_organization_id'] === subject.organization.id,
    ),
  )
  return isHeld ? parts : []
}
