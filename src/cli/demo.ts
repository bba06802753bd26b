import { resetDemo } from '../demo/index.ts'
import { ensureDemoAccounts } from '../modules/access/accounts/index.ts'
import { optionsOf, say, UsageError, type Verb, withCouncil } from './verb.ts'

export const demoVerb: Verb = {
  name: 'demo',
  usage: 'demo',
  does: 'デモの人と数字を、はじめの状態に戻します',
  async run(argv) {
    return withCouncil(
      async ({ council }, place) => {
        if (place.config.mode !== 'demo') throw new UsageError('demo はデモのデータベースだけに使えます。')
        // A demo that was never started has none yet, and the people's cases are theirs.
        await ensureDemoAccounts(council, place.config.demoPassword ?? '')
        const { people } = await resetDemo({ ownerUrl: place.ownerUrl, council, folder: council.folder })
        say(`デモの${people}人を、はじめの状態に戻しました。`)
        return 0
      },
      optionsOf(argv, ['council']).values.council,
      { anew: true },
    )
  },
}
