import { createApiToken } from '../modules/accounts/index.ts'
import { createClock } from '../platform/clock.ts'
import { createGateway } from '../platform/database/handles.ts'
import { createPool } from '../platform/database/pool.ts'
import { commands } from '../platform/project.ts'
import { findDatabase, optionsOf, say, UsageError, type Verb } from './verb.ts'

export const tokenVerb: Verb = {
  name: 'token',
  usage: 'token --user ADDRESS',
  does: 'その利用者として API を使う鍵を作り、鍵だけを出します',
  // Scripts ask for one at each start of theirs: without opening the council, in less than a second.
  async run(argv) {
    const { values } = optionsOf(argv, ['user', 'council'])
    const { user } = values
    if (user === undefined) throw new UsageError('--user にメールアドレスが要ります。')
    const place = await findDatabase(values.council)
    const pool = createPool(place.url, { max: 1, applicationName: 'tsunagu-token' })
    try {
      say(await createApiToken({ gateway: createGateway(pool, createClock()) }, user))
      return 0
    } catch (error) {
      // No role, no table, no database of that name: nothing was ever migrated here.
      if (!/^(?:22023|42P01|3D000)$/.test((error as { code?: string }).code ?? '')) throw error
      throw new UsageError(`データベースの用意ができていません。先に ${commands.tsunagu} migrate を行ってください。`)
    } finally {
      await pool.end()
      await place.close()
    }
  },
}
