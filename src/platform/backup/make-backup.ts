/**
 * A backup: the state of one moment, read by pg_dump and counted by us in the same snapshot, into one encrypted file.
 */
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { once } from 'node:events'
import type pg from 'pg'
import type { Encrypter } from 'age-encryption'
import { writeArchive } from './archive.ts'
import { connect } from './connect.ts'
import { allRows, archiveFormat, describeContents, type Manifest } from './manifest.ts'
import { runTool, type Tool, toolFor } from './postgres-tools.ts'
import type { Progress } from './progress.ts'
import { BackupRefused, fileProblem } from './refusal.ts'
import { commands } from '../project.ts'

export interface BackupOrder {
  databaseUrl: string
  to: string
  encrypter: Encrypter
  postgresTools: string | null
  program: { version: string; secretFingerprint: string }
  progress: Progress
  signal?: AbortSignal
}

/** @throws BackupRefused; then there is no file */
export async function makeBackup(order: BackupOrder): Promise<{ manifest: Manifest; bytes: number }> {
  refuseExisting(order.to)
  const client = await connect(order.databaseUrl, 'tsunagu-backup')
  try {
    // pg_dump reads what this transaction sees, so that the counts are those of the dump.
    await client.query('begin transaction isolation level repeatable read read only')
    const {
      rows: [here],
    } = await client.query<{ snapshot: string; server: number }>(`
      select pg_export_snapshot() as snapshot, current_setting('server_version_num')::integer / 10000 as server`)
    const { snapshot, server } = here as { snapshot: string; server: number }
    const tool = toolFor('pg_dump', order.postgresTools, { from: server, to: server })
    const manifest = await describe(client, order, server, tool)
    const bytes = await writeFile(order, manifest, tool, snapshot)
    return { manifest, bytes }
  } finally {
    await client.end().catch(() => {})
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new BackupRefused(`${file} はもうあります。バックアップは上書きしません。別の名前にしてください。`)
}

async function describe(client: pg.Client, { program }: BackupOrder, server: number, tool: Tool): Promise<Manifest> {
  const contents = await describeContents(client)
  const {
    rows: [council],
  } = await client.query<{ id: string; name: string }>('select id, name from council')
  const {
    rows: [migration],
  } = await client.query<{ name: string }>(
    `select name from migrations where kind = 'migration' order by name desc limit 1`,
  )
  if (council === undefined || migration === undefined)
    throw new BackupRefused(
      `データベースに協議会のデータがありません。DATABASE_URL を確かめるか、${commands.tsunagu} migrate を行ってください。`,
    )
  return {
    format: archiveFormat,
    madeAt: new Date().toISOString(),
    council,
    program: { version: program.version, newestMigration: migration.name },
    postgres: { server, tool: tool.major },
    secretFingerprint: program.secretFingerprint,
    ...contents,
  }
}

/** Written beside its place and moved there when it is whole and on the disk. */
async function writeFile(order: BackupOrder, manifest: Manifest, tool: Tool, snapshot: string): Promise<number> {
  const part = `${order.to}.part`
  const out = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
  try {
    await once(out, 'open')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new BackupRefused(
        `${part} があります。ほかのバックアップが動いているか、前のものが途中で止まりました。動いていなければ、${part} を消してください。`,
        { cause: error },
      )
    throw fileProblem(part, error) ?? error
  }
  try {
    await writeArchive(manifest, dumpOf(order, manifest, tool, snapshot), order.encrypter, out, order.signal)
    refuseExisting(order.to)
    await rename(part, order.to)
    await keepName(order.to)
    return (await stat(order.to)).size
  } catch (error) {
    await rm(part, { force: true })
    throw fileProblem(part, error) ?? error
  }
}

async function* dumpOf(
  order: BackupOrder,
  manifest: Manifest,
  tool: Tool,
  snapshot: string,
): AsyncGenerator<Uint8Array> {
  const { progress } = order
  let [bytes, rows, begun] = [0, 0, 0]
  const { child, ended } = runTool(tool, order.databaseUrl, ['--format=custom', `--snapshot=${snapshot}`], (table) => {
    rows += begun
    begun = manifest.rows[table] ?? 0
    progress.show({ rows })
  })
  child.stdin?.end()
  progress.show({ of: allRows(manifest) })
  try {
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      progress.show({ bytes })
      yield chunk
    }
    const { failed, problem } = await ended
    if (failed)
      throw new BackupRefused(`pg_dump が終わりまで行かなかったので、バックアップは作られていません(${problem})。`)
  } finally {
    child.kill()
    progress.end()
  }
}

/**
 * A new name is on the disk when its folder is. Some file systems of other makers can't say so;
 * the data are there already.
 */
async function keepName(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r')
  try {
    await folder.sync().catch(() => {})
  } finally {
    await folder.close()
  }
}
