/**
 * Restoring: read the whole file and believe it first, then fill an empty database in one transaction, then compare.
 */
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { ensureRoles } from '../database/migrate.ts'
import { readArchive } from './archive.ts'
import type { Opener } from './encryption.ts'
import { allRows, describeContents, differences, type Manifest } from './manifest.ts'
import { runTool, type Tool, toolFor } from './postgres-tools.ts'
import type { Progress } from './progress.ts'
import { BackupRefused, fileProblem } from './refusal.ts'
import { connect } from './connect.ts'

/** What this installation is, to be compared with what the backup says. */
export interface Installation {
  councilId: string
  secretFingerprint: string
  /** Names of the migrations this program has. */
  migrations: readonly string[]
}

export interface RestoreOrder {
  databaseUrl: string
  from: string
  /** A new one for each reading. */
  opener: () => Opener
  postgresTools: string | null
  installation: Installation
  progress: (what: string) => Progress
  signal?: AbortSignal
}

/** Reads a backup from its start to its end. @param onManifest looks at what it is, before the rest is read */
export async function checkBackup(
  order: Pick<RestoreOrder, 'from' | 'opener' | 'progress' | 'signal'>,
  onManifest: (manifest: Manifest) => Promise<void> | void = () => {},
): Promise<{ manifest: Manifest; bytes: number; sha256: string }> {
  const progress = order.progress('ファイルを確かめています')
  let found: Manifest | undefined
  let read = 0
  let sha256 = ''
  try {
    for await (const piece of readArchive(order.from, order.opener())) {
      order.signal?.throwIfAborted()
      if ('manifest' in piece) await onManifest((found = piece.manifest))
      else if ('end' in piece) ({ sha256 } = piece.end)
      else progress.show({ bytes: (read += piece.data.length) })
    }
  } finally {
    progress.end()
  }
  return { manifest: found as Manifest, bytes: (await stat(order.from)).size, sha256 }
}

/** Why this backup doesn't belong here; undefined when it does. */
export function whyNotHere({ council, program, secretFingerprint }: Manifest, here: Installation): string | undefined {
  if (council.id !== here.councilId)
    return `このバックアップは別の協議会(${council.name})のものです。その協議会を、--council か TSUNAGU_COUNCIL で選んでください。`
  if (!here.migrations.includes(program.newestMigration))
    return `このバックアップは、このプログラムより新しい版(${program.version}、${program.newestMigration})で作られています。その版のプログラムを入れて戻してください。`
  if (secretFingerprint !== here.secretFingerprint)
    return 'TSUNAGU_SECRET が、バックアップを作ったときのものと違います。そのときの TSUNAGU_SECRET を設定してから戻してください。違うままでは二段階認証が読めなくなり、同じ人が二度数えられます。'
  return undefined
}

/** @throws BackupRefused; the database is then as empty as before, unless the sentence says otherwise */
export async function restoreBackup(order: RestoreOrder): Promise<Manifest> {
  const client = await connect(order.databaseUrl, 'tsunagu-restore')
  try {
    let tool: Tool | undefined
    const { manifest, sha256 } = await checkBackup(order, async (stated) => {
      const reason = whyNotHere(stated, order.installation)
      if (reason !== undefined) throw new BackupRefused(reason)
      tool = await refuseUnfit(client, stated, order.postgresTools)
    })
    await ensureRoles(client)
    await fill(order, manifest, tool as Tool, sha256)
    await compare(client, manifest)
    await client.query('analyze')
    return manifest
  } finally {
    await client.end().catch(() => {})
  }
}

/** The place: empty, of our encoding, not older than what comes. @returns the tool that fits it and the file */
async function refuseUnfit(client: pg.Client, { postgres }: Manifest, postgresTools: string | null): Promise<Tool> {
  const {
    rows: [place],
  } = await client.query<{ name: string; encoding: string; server: number; things: number; chief: boolean }>(`
    select current_database() as name, current_setting('server_encoding') as encoding,
      (select rolsuper from pg_roles where rolname = current_user) as chief,
      current_setting('server_version_num')::integer / 10000 as server,
      ((select count(*) from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public'))
        + (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and not exists (select from pg_depend d
              where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')))::integer as things`)
  if (place === undefined) throw new Error('no answer')
  const { name, encoding, server, things, chief } = place
  // Owners of tables and schemas are several roles; only a superuser may hand things over to all of them.
  if (!chief)
    throw new BackupRefused(
      '戻すには、データベースの管理者(superuser、ふつうは postgres)を DATABASE_URL に書いてください。戻したあとは、いつもの利用者に書きもどします。',
    )
  if (things > 0)
    throw new BackupRefused(
      `戻す先のデータベース ${name} は空ではありません。空のデータベースを作り(create database …)、DATABASE_URL をそれに変えてください。`,
    )
  if (encoding !== 'UTF8')
    throw new BackupRefused(
      `戻す先のデータベース ${name} の文字コードが ${encoding} です。encoding 'UTF8' で作り直してください。`,
    )
  if (server < postgres.server)
    throw new BackupRefused(
      `このバックアップは PostgreSQL ${postgres.server} のものなので、PostgreSQL ${server} には戻せません。${postgres.server} 以上の PostgreSQL を使ってください。`,
    )
  return toolFor('pg_restore', postgresTools, { from: postgres.tool, to: server })
}

async function fill(order: RestoreOrder, manifest: Manifest, tool: Tool, sha256: string): Promise<void> {
  const progress = order.progress('データベースに戻しています')
  let [rows, begun, bytes] = [0, 0, 0]
  progress.show({ of: allRows(manifest) })
  const { child, ended } = runTool(tool, order.databaseUrl, ['--single-transaction', '--exit-on-error'], (table) => {
    rows += begun
    begun = manifest.rows[table] ?? 0
    progress.show({ rows })
  })
  child.stdout?.resume()
  async function* dump(): AsyncGenerator<Uint8Array> {
    for await (const piece of readArchive(order.from, order.opener())) {
      if ('end' in piece && piece.end.sha256 !== sha256)
        throw new BackupRefused(
          '戻しているあいだにファイルが変わりました。データベースを作り直し、もう一度戻してください。',
        )
      if (!('data' in piece)) continue
      progress.show({ bytes: (bytes += piece.data.length) })
      yield piece.data
    }
  }
  try {
    const feeding = pipeline(
      Readable.from(dump()),
      child.stdin as NodeJS.WritableStream,
      ...(order.signal === undefined ? [] : ([{ signal: order.signal }] as const)),
    )
    const fed = await feeding.then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    // Ended by us before it can commit; what it did is undone by the server.
    if (fed !== undefined && (fed.error as NodeJS.ErrnoException).code !== 'EPIPE') child.kill()
    const { failed, problem } = await ended
    if (fed?.error instanceof BackupRefused || order.signal?.aborted === true) throw fed?.error
    if (failed)
      throw new BackupRefused(`pg_restore が終わりまで行かなかったので、データベースは空のままです(${problem})。`)
    if (fed !== undefined && (fed.error as NodeJS.ErrnoException).code !== 'EPIPE')
      throw fileProblem(order.from, fed.error) ?? fed.error
  } finally {
    child.kill()
    progress.end()
  }
}

async function compare(client: pg.Client, manifest: Manifest): Promise<void> {
  await client.query('begin transaction isolation level repeatable read read only')
  const different = differences(manifest, await describeContents(client))
  await client.query('commit')
  if (different.length > 0)
    throw new BackupRefused(
      `戻した中身が、バックアップの控えと合いません。このデータベースは使わないでください。\n${different.map((each) => `  ${each}`).join('\n')}`,
    )
}
