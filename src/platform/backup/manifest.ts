/**
 * What a backup says about itself, first in the file: enough to refuse it before anything
 * is touched, and to check it after.
 */
import type { ClientBase } from 'pg'
import { z } from 'zod'
import { BackupRefused } from './refusal.ts'
import { commands } from '../project.ts'

/** Another shape of the file or of the manifest is another number. */
export const archiveFormat = 1

const sealSchema = z.object({ number: z.number(), hash: z.string() })

const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  madeAt: z.iso.datetime(),
  council: z.object({ id: z.string(), name: z.string() }),
  program: z.object({ version: z.string(), newestMigration: z.string() }),
  /** Major versions of the server and of the pg_dump that read it. */
  postgres: z.object({ server: z.int(), tool: z.int() }),
  secretFingerprint: z.string(),
  /** Every table with its rows; names as `schema.table`. */
  rows: z.record(z.string(), z.int()),
  lastSeal: sealSchema.nullable(),
})

export type Manifest = z.infer<typeof manifestSchema>

/** @throws BackupRefused for another format or none of ours */
export function parseManifest(text: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BackupRefused('このファイルは、つなぐのバックアップではありません。')
  }
  const { format } = z.object({ format: z.number() }).catch({ format: 0 }).parse(json)
  if (format > archiveFormat)
    throw new BackupRefused(
      'このバックアップは、このプログラムより新しい版で作られています。新しいプログラムで戻してください。',
    )
  const parsed = manifestSchema.safeParse(json)
  if (!parsed.success) throw new BackupRefused('このファイルは、つなぐのバックアップではありません。')
  return parsed.data
}

export type Contents = Pick<Manifest, 'rows' | 'lastSeal'>

const ownTables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** Counts everything, in the transaction the client is in. @throws BackupRefused when its user doesn't see every row */
export async function describeContents(client: ClientBase): Promise<Contents> {
  const {
    rows: [user],
  } = await client.query<{ name: string; sees_all: boolean; closed: number }>(`select current_user as name,
    (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as sees_all,
    (select count(*) ${ownTables}
        and not (has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')))::integer as closed`)
  if (user?.sees_all !== true || user.closed > 0) {
    throw new BackupRefused(
      `データベースの利用者 ${user?.name ?? ''} には見えない行があります。postgres か、バックアップのための利用者(create role … login bypassrls in role pg_read_all_data)を DATABASE_URL に書いてください。`,
    )
  }
  const { rows: tables } = await client.query<{ name: string; quoted: string }>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted ${ownTables}
     order by 1`,
  )
  if (!tables.some(({ name }) => name.endsWith('.migrations')))
    throw new BackupRefused(
      `データベースに協議会のデータがありません。DATABASE_URL を確かめるか、${commands.tsunagu} migrate を行ってください。`,
    )
  await client.query('set local row_security = off')
  const { rows: counts } = await client.query<{ place: number; rows: string }>(
    tables
      .map(({ quoted }, place) => `select ${place} as place, count(*)::text as rows from only ${quoted}`)
      .join(' union all '),
  )
  const {
    rows: [seal],
  } = await client.query<{ number: string; hash: string }>(
    `select number::text, encode(hash, 'hex') as hash from seals order by seals.number desc limit 1`,
  )
  return {
    rows: Object.fromEntries(counts.map(({ place, rows }) => [tables[place]?.name ?? '', Number(rows)])),
    lastSeal: seal === undefined ? null : { number: Number(seal.number), hash: seal.hash },
  }
}

/** What differs between what was written down and what is there, a sentence each. */
export function differences(written: Contents, found: Contents): string[] {
  const tables = [...new Set([...Object.keys(written.rows), ...Object.keys(found.rows)])].sort()
  const different = tables.flatMap((name) => {
    const [before, now] = [written.rows[name], found.rows[name]]
    return before === now ? [] : [`表 ${name}: 控え ${before ?? 'なし'}、戻したもの ${now ?? 'なし'}`]
  })
  const [before, now] = [written.lastSeal, found.lastSeal]
  if (before?.number !== now?.number || before?.hash !== now?.hash)
    different.push(`最後の封: 控え ${before?.number ?? 'なし'}、戻したもの ${now?.number ?? 'なし'}`)
  return different
}

/** Rows of the tables people ask about, whatever schema they stand in. */
export function rowsOf(contents: Contents, table: string): number {
  return Object.entries(contents.rows).find(([name]) => name.endsWith(`.${table}`))?.[1] ?? 0
}

export const allRows = (contents: Contents): number => Object.values(contents.rows).reduce((sum, rows) => sum + rows, 0)
