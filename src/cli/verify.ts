import { optionsOf, type Verb, withCouncil } from './verb.ts'
import { verifyCouncil } from './verify-council.ts'

export const verifyVerb: Verb = {
  name: 'verify',
  usage: 'verify',
  does: '台帳の鎖を確かめ、封をしたときの数字と公表した号をもう一度数えます',
  async run(argv) {
    return withCouncil(
      async ({ council }) => ((await verifyCouncil(council)) ? 0 : 1),
      optionsOf(argv, ['council']).values.council,
    )
  },
}
