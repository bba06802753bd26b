import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bringUpToDate } from '../prepare-council.ts'
import {
  checkBackup,
  createProgress,
  durationText,
  type Installation,
  openerFor,
  restoreBackup,
  sizeText,
  untilStopped,
} from '../platform/backup/index.ts'
import { readConfig } from '../platform/config.ts'
import { databaseDir } from '../platform/database/program.ts'
import { createKeys } from '../platform/keys.ts'
import { describeBackup } from './backup.ts'
import { findDatabase, openForOperator, optionsOf, type Place, say, UsageError, type Verb } from './verb.ts'
import { verifyCouncil } from './verify-council.ts'
import { commands } from '../platform/project.ts'

const progress = (what: string) => createProgress(what, process.stderr)

export const restoreVerb: Verb = {
  name: 'restore',
  usage: 'restore --from FILE [--council NAME] / restore check --from FILE',
  does: 'バックアップを空のデータベースに戻し、確かめます。check はファイルだけを確かめます',
  async run(argv) {
    const {
      values,
      positionals: [what],
    } = optionsOf(argv, ['from', 'council'])
    if (values.from === undefined || (what !== undefined && what !== 'check'))
      throw new UsageError('--from のあとに、バックアップのファイルを書いてください。')
    const from = resolve(values.from)
    return what === 'check' ? checkOnly(from) : restore(from, values.council)
  },
}

async function checkOnly(from: string): Promise<number> {
  const { backup } = readConfig(process.env)
  const { manifest, bytes } = await untilStopped((signal) =>
    checkBackup({ from, opener: () => openerFor(backup), progress, signal }),
  )
  say(`ファイルは終わりまで読め、中身は作ったときのままです: ${from}(${sizeText(bytes)})`)
  say(describeBackup(manifest))
  return 0
}

async function restore(from: string, councilName: string | undefined): Promise<number> {
  const started = performance.now()
  const place = await findDatabase(councilName)
  try {
    const { config } = place
    const manifest = await untilStopped((signal) =>
      restoreBackup({
        databaseUrl: place.ownerUrl,
        from,
        opener: () => openerFor(config.backup),
        postgresTools: config.postgresTools,
        installation: installationOf(place),
        progress,
        signal,
      }),
    )
    say(
      `データベースに戻しました。行の数と最後の封は、バックアップの控えと同じです(${durationText(performance.now() - started)})。`,
    )
    const { applied } = await bringUpToDate(place.ownerUrl, place.source, {
      now: new Date(),
      ...(place.source.databaseUrl === null ? { login: 'tsunagu_login' } : {}),
    })
    if (applied.length > 0) say(`新しい版にしました: ${applied.join('、')}`)
    const sound = await verifyRestored(place)
    say(`戻したもの: ${describeBackup(manifest)}`)
    say(
      `全部で${durationText(performance.now() - started)}かかりました。${sound ? '' : '合わないところがあるので、使いはじめる前に調べてください。'}`,
    )
    if (place.source.databaseUrl !== null)
      say(`つぎに、つなぐ利用者に役を与え(grant tsunagu_app, … to …)、${commands.tsunagu} doctor で確かめてください。`)
    return sound ? 0 : 1
  } finally {
    await place.close()
  }
}

async function verifyRestored(place: Place): Promise<boolean> {
  const open = await openForOperator(place, place.ownerUrl)
  try {
    return await verifyCouncil(open.council)
  } finally {
    await open.close()
  }
}

function installationOf({ source }: Place): Installation {
  const { id } = JSON.parse(readFileSync(join(source.folder, 'council.json'), 'utf8')) as { id: string }
  const migrations = readdirSync(join(databaseDir, 'migrations')).filter((name) => name.endsWith('.sql'))
  return { councilId: id, secretFingerprint: createKeys(source.secret).fingerprint, migrations }
}
