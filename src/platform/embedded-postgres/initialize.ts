/** A fresh cluster, and the one of another version that is refused. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { give } from './place.ts'
import { environment, lastLine } from './server.ts'
import { EmbeddedPostgresError, type Runner } from './binaries.ts'

export function initialize(options: {
  binaries: string
  cluster: string
  runner: Runner | null
  durable: boolean
}): void {
  const { binaries, cluster, runner } = options
  // Made aside and moved at once: a start that is killed here leaves nothing half made.
  const staging = `${cluster}.new`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { mode: 0o700 })
  give(staging, runner)
  // ICU sorts Japanese for people; LC_CTYPE must know UTF-8 as well, or pg_trgm finds no trigram in Japanese text.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const args = [
    '-D',
    staging,
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=ja',
    `--locale=${locale}`,
    '--data-checksums',
  ]
  if (!options.durable) args.push('--no-sync')
  const made = spawnSync(join(binaries, 'bin', 'initdb'), args, {
    cwd: '/',
    env: environment(),
    encoding: 'utf8',
    ...runner,
  })
  if (made.status !== 0) {
    rmSync(staging, { recursive: true, force: true })
    throw new EmbeddedPostgresError(
      `組み込みの PostgreSQL の用意に失敗しました: ${lastLine(made.stderr) ?? made.error?.message ?? '理由は不明です'}`,
    )
  }
  rmSync(cluster, { recursive: true, force: true }) // the empty folder
  renameSync(staging, cluster)
}

export function refuseOtherVersion(binaries: string, cluster: string): void {
  const data = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const answer = spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    env: environment(),
    encoding: 'utf8',
  })
  const program = /(\d+)(?:\.|\s|$)/.exec(answer.stdout)?.[1]
  if (program !== undefined && program !== data) {
    throw new EmbeddedPostgresError(
      `データベース ${cluster} は PostgreSQL ${data} のもので、今のプログラムは ${program} です。前の版で backup を取り、新しい DATA_DIR に restore してください。`,
    )
  }
}
