import type pg from 'pg'
import { rotateSecret } from '../modules/access/accounts/index.ts'
import { connectTo } from '../platform/database/hosts.ts'
import { findDatabase, optionsOf, say, UsageError, type Verb } from './verb.ts'

export const secretVerb: Verb = {
  name: 'secret',
  usage: 'secret rotate',
  does: '秘密を TSUNAGU_NEW_SECRET に替えます。サーバーを止めてから行います',
  async run(argv) {
    const { values, positionals } = optionsOf(argv, ['council'])
    if (positionals[0] !== 'rotate') throw new UsageError('secret のあとには rotate と書いてください。')
    const place = await findDatabase(values.council)
    let client: pg.Client | undefined
    try {
      const { newSecret } = place.config
      if (newSecret === null)
        throw new UsageError('TSUNAGU_NEW_SECRET に新しい秘密が要ります (例 openssl rand -base64 32 の出力)。')
      if (newSecret === place.source.secret) throw new UsageError('TSUNAGU_NEW_SECRET が、いまの秘密と同じです。')
      client = await connectTo(place.ownerUrl)
      const {
        rows: [others],
      } = await client.query<{ count: number }>(
        `select count(*)::integer as count from pg_stat_activity
         where datname = current_database() and application_name like 'tsunagu%'`,
      )
      if ((others?.count ?? 0) > 0) throw new UsageError('サーバーが動いています。止めてから、もう一度行ってください。')
      const done = await rotateSecret(client, place.source.secret, newSecret)
      say(
        `秘密を替えました。二段階認証${done.secondFactors}件、預かった入力${done.keptInputs}件、APIの控え${done.keptAnswers}件を新しい秘密で封じ直し、${done.sessions}件のログインを終わらせました。`,
      )
      say(
        'TSUNAGU_SECRET を新しい秘密に書きかえ、TSUNAGU_NEW_SECRET を消してから、始めてください。バックアップのそばの控えも替えてください。',
      )
      return 0
    } finally {
      await client?.end().catch(() => {})
      await place.close()
    }
  },
}
