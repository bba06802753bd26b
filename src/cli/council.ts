import { resolve } from 'node:path'
import { checkCouncil, describeProblem } from '../modules/council/council/index.ts'
import { optionsOf, say, UsageError, type Verb } from './verb.ts'

export const councilVerb: Verb = {
  name: 'council',
  usage: 'council check DIR',
  does: '協議会のフォルダーを確かめ、誤りをファイル・行・項目で示します',
  async run(argv) {
    const [what, directory] = optionsOf(argv, []).positionals
    if (what !== 'check' || directory === undefined)
      throw new UsageError('council のあとには check とフォルダーを書いてください。')
    const problems = await checkCouncil(resolve(directory))
    for (const problem of problems) say(describeProblem(problem))
    say(problems.length === 0 ? '誤りはありません。' : `${problems.length}件の誤りがあります。`)
    return problems.length === 0 ? 0 : 1
  },
}
