import { createApiToken } from '../modules/accounts/index.ts'
import { optionsOf, say, UsageError, type Verb, withCouncil } from './verb.ts'

export const tokenVerb: Verb = {
  name: 'token',
  usage: 'token --user ADDRESS',
  does: 'その利用者として API を使う鍵を作り、鍵だけを出します',
  async run(argv) {
    const { values } = optionsOf(argv, ['user', 'council'])
    const { user } = values
    if (user === undefined) throw new UsageError('--user にメールアドレスが要ります。')
    return withCouncil(async ({ council }) => {
      say(await createApiToken(council, user))
      return 0
    }, values.council)
  },
}
