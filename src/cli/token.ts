import { createApiToken, endApiToken, listApiTokens } from '../modules/access/accounts/index.ts'
import { lastRecorded } from '../readiness.ts'
import { createClock } from '../platform/clock.ts'
import type { Council } from '../platform/council.ts'
import { createGateway } from '../platform/database/handles.ts'
import { createPool } from '../platform/database/pool.ts'
import { formatDate, formatDateTime } from '../platform/japanese/format-date.ts'
import { commands } from '../platform/project.ts'
import { findDatabase, optionsOf, say, UsageError, type Verb } from './verb.ts'

type Tokens = Pick<Council, 'gateway' | 'clock'>
type Given = ReturnType<typeof optionsOf<'user' | 'council' | 'purpose' | 'days'>>

/** What is to be done, from what was typed, before any database is asked. @throws UsageError */
function wanted({ values, positionals: [what, id, ...rest] }: Given): (council: Tokens) => Promise<void> {
  const { user, purpose, days } = values
  if (what === 'revoke' && id !== undefined && rest.length === 0) {
    return async (council) => {
      await endApiToken(council, id)
      say('鍵を止めました。')
    }
  }
  if (what !== undefined && (what !== 'list' || id !== undefined))
    throw new UsageError('token のあとに書けるのは、list か revoke と鍵の番号です。')
  if (user === undefined) throw new UsageError('--user にメールアドレスが要ります。')
  if (what === 'list') return (council) => tellTokens(council, user)
  const chosen = {
    ...(purpose === undefined ? {} : { purpose }),
    ...(days === undefined ? {} : { days: Number(days) }),
  }
  return async (council) => say(await createApiToken(council, user, chosen))
}

async function tellTokens(council: Tokens, user: string): Promise<void> {
  const tokens = await listApiTokens(council, user)
  for (const { id, purpose, madeOn, endsOn, usedAt } of tokens) {
    const use = usedAt === null ? 'まだ使われていません' : `最後に使われたのは ${formatDateTime(usedAt)}ごろ`
    say(`${id}  ${formatDate(madeOn)}から${formatDate(endsOn)}まで  ${use}  ${purpose}`)
  }
  if (tokens.length === 0) say('使える鍵はありません。')
}

export const tokenVerb: Verb = {
  name: 'token',
  usage: 'token --user ADDRESS [--purpose P] [--days N] | token list --user ADDRESS | token revoke ID',
  does: 'その利用者として API を使う鍵を作り、鍵だけを出します。list は使える鍵を並べ、revoke は止めます',
  // Scripts ask for one at each start of theirs: without opening the council, in less than a second.
  async run(argv) {
    const given = optionsOf(argv, ['user', 'council', 'purpose', 'days'])
    const work = wanted(given)
    const { config, source, url, close } = await findDatabase(given.values.council)
    const pool = createPool(url, { max: 1, applicationName: 'tsunagu-token' })
    try {
      // What is noted in a demo belongs to the demo's time, or its next day would begin after it.
      const clock = createClock(
        config.today === null ? {} : { today: config.today, notBefore: await lastRecorded(pool) },
      )
      await work({
        gateway: createGateway(pool, clock, pool, undefined, config.mode === 'demo' ? null : source.key),
        clock,
      })
      return 0
    } catch (error) {
      // No role, no table, no database of that name: nothing was ever migrated here.
      if (!/^(?:22023|42P01|42883|3D000)$/.test((error as { code?: string }).code ?? '')) throw error
      throw new UsageError(`データベースの用意ができていません。先に ${commands.tsunagu} migrate を行ってください。`)
    } finally {
      await pool.end()
      await close()
    }
  },
}
