import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  createProgress,
  durationText,
  encrypterFor,
  makeBackup,
  makeKeyFile,
  type Manifest,
  rowsOf,
  sizeText,
  untilStopped,
} from '../platform/backup/index.ts'
import { formatDateTime } from '../platform/japanese/index.ts'
import { createKeys } from '../platform/keys.ts'
import { projectDir } from '../platform/project.ts'
import { findDatabase, optionsOf, say, UsageError, type Verb } from './verb.ts'

const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as { version: string }

/** What is in a backup, in a line that two people can compare. */
export function describeBackup(manifest: Manifest): string {
  const count = (table: string): string => rowsOf(manifest, table).toLocaleString('ja-JP')
  const seal = manifest.lastSeal === null ? '封はまだありません' : `最後の封は${manifest.lastSeal.number}番`
  return `${manifest.council.name}、${formatDateTime(new Date(manifest.madeAt))}の状態。人${count('people')}人、ケース${count('cases')}件、書類${count('documents')}件、台帳${count('ledger')}行、事実${count('facts')}行、${seal}。`
}

export const backupVerb: Verb = {
  name: 'backup',
  usage: 'backup --to FILE [--council NAME] / backup --new-key FILE',
  does: 'データベースを、閉じた一つのファイルに写します。--new-key は鍵を作ります',
  async run(argv) {
    const { values } = optionsOf(argv, ['to', 'new-key', 'council'])
    const keyFile = values['new-key']
    if (keyFile !== undefined && values.to === undefined) return newKey(resolve(keyFile))
    if (values.to === undefined || keyFile !== undefined)
      throw new UsageError('--to のあとに、作るファイルの名前を書いてください。')
    const to = resolve(values.to)
    const started = performance.now()
    const place = await findDatabase(values.council)
    try {
      const { config, source } = place
      const { manifest, bytes } = await untilStopped((signal) =>
        makeBackup({
          databaseUrl: place.ownerUrl,
          to,
          encrypter: encrypterFor(config.backup),
          postgresTools: config.postgresTools,
          program: { version, secretFingerprint: createKeys(source.secret).fingerprint },
          progress: createProgress('バックアップを作っています', process.stderr),
          signal,
        }),
      )
      say(`バックアップを作りました: ${to}(${sizeText(bytes)}、${durationText(performance.now() - started)})`)
      say(describeBackup(manifest))
      say(
        '戻すには、このファイルのほかに、鍵(または合言葉)と TSUNAGU_SECRET が要ります。どちらも、別の場所に置いてください。',
      )
      return 0
    } finally {
      await place.close()
    }
  },
}

async function newKey(file: string): Promise<number> {
  const recipient = await makeKeyFile(file)
  say(`鍵を作りました: ${file}`)
  say(`公開鍵(サーバーの設定に書くもの): TSUNAGU_BACKUP_RECIPIENT=${recipient}`)
  say('この鍵のファイルがないと、バックアップは開きません。サーバーの外の二か所に置き、サーバーからは消してください。')
  return 0
}
