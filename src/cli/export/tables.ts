/**
 * The council's own tables, as one moment has them: read by a cursor, so that memory stays the same however many rows.
 */
import type pg from 'pg'
import { csvLine } from '../../platform/csv.ts'
import type { ExportFolder } from './folder.ts'
import { fileName } from '../../platform/file-name.ts'
import { digests, fileColumns, leftOut } from './what-is-told.ts'

export interface ExportedTable {
  name: string
  comment: string
  rows: number
  columns: { name: string; type: string; comment: string }[]
}

const rowsAtOnce = 500
const secretName = /(?:^|_)(?:secret|password|token|sealed)(?:_|$)/

/**
 * @throws when a column with bytes, or with a name like that of a secret, is known neither as a digest nor as a file
 */
export async function listTables(client: pg.ClientBase): Promise<Omit<ExportedTable, 'rows'>[]> {
  const { rows } = await client.query<{ name: string; comment: string | null; columns: ExportedTable['columns'] }>(`
    select c.relname as name, obj_description(c.oid) as comment,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'comment', coalesce(col_description(c.oid, a.attnum), '')) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
    group by c.oid, c.relname order by c.relname`)
  const told = rows
    .filter((table) => !(table.name in leftOut))
    .map((table) => ({ ...table, comment: table.comment ?? '' }))
  for (const table of told) {
    const unknown = table.columns.find(
      (column) =>
        (column.type === 'bytea' || (column.type === 'text' && secretName.test(column.name))) &&
        !digests.includes(`${table.name}.${column.name}`) &&
        fileColumns[table.name]?.column !== column.name,
    )
    if (unknown)
      throw new Error(`${table.name}.${unknown.name} may hold a secret: say in what-is-told.ts what they are`)
  }
  return told
}

/** One table as CSV (for spreadsheets) and as JSON Lines (exactly as it is). @returns how many rows */
export async function writeTable(
  client: pg.ClientBase,
  table: Omit<ExportedTable, 'rows'>,
  folder: ExportFolder,
): Promise<number> {
  const file = fileColumns[table.name]
  const columns = table.columns.map((column) => column.name)
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
  const value = (column: ExportedTable['columns'][number]): string =>
    file?.column === column.name
      ? `null::text as ${quoted(column.name)}`
      : column.type === 'bytea'
        ? `encode(${quoted(column.name)}, 'hex') as ${quoted(column.name)}`
        : quoted(column.name)
  const inner = `select ${table.columns.map(value).join(', ')}${file ? `, row_number() over () as "#", ${quoted(file.column)} as "#content"` : ''}
    from ${quoted(table.name)}`
  await client.query(
    `declare told no scroll cursor for
     select ${columns.map((name) => `q.${quoted(name)}::text`).join(', ')},
       (to_jsonb(q) - '{#,#content}'::text[])::text as "#json"${file ? `, q."#"::integer, q."#content"` : ''}
     from (${inner}) q`,
  )
  const [csv, json] = [await folder.open(`tables/${table.name}.csv`), await folder.open(`tables/${table.name}.jsonl`)]
  await csv.write(`\ufeff${csvLine(columns)}`)
  let many = 0
  for (;;) {
    const { rows } = await client.query<Record<string, string | null> & { '#json': string }>(
      `fetch ${file ? 5 : rowsAtOnce} from told`,
    )
    if (rows.length === 0) break
    many += rows.length
    const lines: string[] = []
    for (const row of rows) {
      if (file && row['#content']) row[file.column] = await writeFile(folder, table.name, row, file)
      lines.push(csvLine(columns.map((name) => row[name] ?? '')))
    }
    await csv.write(lines.join(''))
    await json.write(
      rows
        .map(
          (row) =>
            `${file ? JSON.stringify({ ...(JSON.parse(row['#json']) as object), [file.column]: row[file.column] }) : row['#json']}\n`,
        )
        .join(''),
    )
  }
  await Promise.all([csv.close(), json.close(), client.query('close told')])
  return many
}

/** A document as it was brought, under its own name with a number before it. @returns where it lies */
async function writeFile(
  folder: ExportFolder,
  table: string,
  row: Record<string, string | null>,
  { name }: { name: string },
): Promise<string> {
  const path = `documents/${table}/${String(row['#']).padStart(6, '0')}-${fileName(row[name] ?? '')}`
  const file = await folder.open(path)
  await file.write(row['#content'] as unknown as Uint8Array)
  await file.close()
  return path
}
