/** What a body holds of one person, from the rows themselves: read as the owner at one moment, written as files and as a paper. */
import type pg from 'pg'
import { triageQuestions } from '../../modules/casework/cases/index.ts'
import type { CivilDate } from '../../platform/clock.ts'
import type { Council } from '../../platform/council.ts'
import { writeCsv } from '../../platform/csv.ts'
import { type Block, wordOf } from '../../platform/documents/index.ts'
import { formatBirthDate, formatDate, formatDateTime } from '../../platform/japanese/format-date.ts'
import { fileName } from '../../platform/file-name.ts'
import type { ExportFolder } from './folder.ts'
import { isPlumbing, notOfPerson, tablesOfPerson } from './person-tables.ts'
import type { PersonTable } from './person-tables/table.ts'

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
    ) select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
    from reached join pg_class c using (oid) join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped group by c.relname`)
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
  if (unknown.length > 0) throw new Error(`say in person-tables.ts what these are: ${unknown.join(', ')}`)
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
      `select ${values.join(', ')}, (${table.decide?.when ?? 'false'}) as "#decide" from ${name} t where ${table.of} and ${held} and num_nulls($1::uuid[], $2::uuid[], $3::text) = 0 order by "#decide"${order}`,
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

/** Two folders: what may be handed over, and what has to be decided about before. @returns how many records are in each */
export async function writePerson(
  council: Council,
  client: pg.ClientBase,
  subject: SubjectFound,
  parts: readonly PersonPart[],
  folder: ExportFolder,
): Promise<{ given: number; undecided: number }> {
  const say = await wordsOf(client)
  const counts = { given: 0, undecided: 0 }
  for (const [place, isUndecided] of [
    ['1-渡す', false],
    ['2-渡すか決める', true],
  ] as const) {
    const blocks: Block[] = []
    for (const { name, table, columns, rows } of parts) {
      const mine = rows.filter((row) => (row['#decide'] === true) === isUndecided)
      if (mine.length === 0) continue
      counts[isUndecided ? 'undecided' : 'given'] += mine.length
      const shown = columns.filter((column) => column.name in table.columns)
      for (const [index, row] of mine.entries())
        if (table.file)
          row[table.file.column] = await writeDocument(folder, `${place}/書類`, index + 1, row, table.file)
      await writeText(
        folder,
        `${place}/データ/${table.title}.csv`,
        writeCsv(
          shown.map((column) => table.columns[column.name] ?? ''),
          mine.map((row) => shown.map((column) => say(name, column, row[column.name]))),
        ),
      )
      await writeText(
        folder,
        `${place}/データ/${table.title}.jsonl`,
        mine
          .map(
            (row) =>
              `${JSON.stringify(Object.fromEntries(columns.filter((column) => !column.name.endsWith('readers')).map((column) => [column.name, row[column.name]])))}\n`,
          )
          .join(''),
      )
      blocks.push({ kind: 'heading', level: 2, text: `${table.title}(${mine.length.toLocaleString('ja')}件)` })
      if (isUndecided) blocks.push({ kind: 'paragraph', text: `渡す前に確かめるわけ: ${table.decide?.why ?? ''}` })
      for (const [index, row] of mine.entries())
        blocks.push(
          { kind: 'label', text: `${index + 1}件目` },
          {
            kind: 'list',
            items: shown.flatMap((column) => {
              const words = say(name, column, row[column.name])
              return words === '' ? [] : [`${table.columns[column.name] ?? ''}: ${words}`]
            }),
          },
        )
    }
    if (blocks.length === 0) continue
    const foot = `${formatDateTime(council.clock.now())} ${subject.organization.name}`
    const title = isUndecided ? '渡すかどうかを決める記録' : 'あなたについての記録'
    const whose = `${subject.organization.name}が持っている、受付番号 ${subject.cases.map((each) => each.number).join('・')} の記録です。`
    const paper = await wordOf({
      title,
      cover: [],
      owner: subject.organization.name,
      foot,
      parts: [{ landscape: false, blocks: [{ kind: 'paragraph', text: whose }, ...blocks] }],
    })
    const file = await folder.open(`${place}/記録.docx`)
    await file.write(paper)
    await file.close()
  }
  return counts
}

async function writeText(folder: ExportFolder, path: string, text: string): Promise<void> {
  const file = await folder.open(path)
  await file.write(text)
  await file.close()
}

async function writeDocument(
  folder: ExportFolder,
  place: string,
  number: number,
  row: Record<string, unknown>,
  { column, name }: { column: string; name: string },
): Promise<string> {
  const content = row[column]
  if (!(content instanceof Uint8Array)) return ''
  const path = `${place}/${String(number).padStart(3, '0')}-${fileName(String(row[name]))}`
  const file = await folder.open(path)
  await file.write(content)
  await file.close()
  return path
}

/** Values as a person reads them: names instead of ids, Japanese days, words instead of codes. */
async function wordsOf(
  client: pg.ClientBase,
): Promise<(table: string, column: PersonPart['columns'][number], value: unknown) => string> {
  const { rows: named } = await client.query<{ id: string; name: string }>(
    'select id, name from organizations union all select id, name from desks union all select id::text, display_name from accounts union all select code, name from municipalities union all select id, title from plan_measures',
  )
  const { rows: asked } = await client.query<{ key: string; label: string }>(
    `select distinct on (key) f ->> 'key' as key, f ->> 'label' as label from form_versions v, jsonb_array_elements(v.sections) s, jsonb_array_elements(s -> 'fields') f order by key, v.version desc`,
  )
  const { rows: titles } = await client.query<{ key: string; title: string }>(
    `select form_key as key, title from form_versions union select s ->> 'key', s ->> 'title' from form_versions v, jsonb_array_elements(v.sections) s`,
  )
  const [names, questions, forms] = [
    new Map(named.map(({ id, name }) => [id, name])),
    new Map(asked.map(({ key, label }) => [key, label])),
    new Map(titles.map(({ key, title }) => [key, title])),
  ]
  const triage: Readonly<Record<string, { label: string; options: Readonly<Record<string, string>> }>> = triageQuestions
  const answered = (table: string, key: string, answer: unknown): string => {
    const texts = (Array.isArray(answer) ? answer : [answer]).map((each) =>
      typeof each === 'object' ? JSON.stringify(each) : String(each),
    )
    const question = table === 'target_type_decisions' ? triage[key] : undefined
    if (question) return `${question.label}: ${texts.map((text) => question.options[text] ?? text).join('、')}`
    if (table === 'support_reviews')
      return texts.map((text) => tablesOfPerson[table]?.words?.['progress']?.[text] ?? text).join('、')
    return `${questions.get(key) ?? key}: ${texts.join('、')}`
  }
  const one = (table: string, { name, type }: PersonPart['columns'][number], value: unknown): string => {
    if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
    if (typeof value === 'object' && value !== null)
      return Object.entries(value)
        .map(([key, answer]) => answered(table, key, answer))
        .join(' / ')
    const text = String(value)
    const words = tablesOfPerson[table]?.words?.[name]
    if (words) return words[text] ?? text
    if (name === 'form_key' || name === 'section_key') return forms.get(text) ?? text
    if (/(?:_id|_by|_code|recipients|authors|first_contact_by)$/.test(name)) return names.get(text) ?? text
    if (name === 'birth_date') return formatBirthDate(text as CivilDate)
    return type === 'date' ? formatDate(text as CivilDate) : text
  }
  return (table, column, value) => {
    if (value === null || value === undefined || value === '') return ''
    if (value instanceof Date) return formatDateTime(value)
    return Array.isArray(value) ? value.map((each) => one(table, column, each)).join('、') : one(table, column, value)
  }
}
