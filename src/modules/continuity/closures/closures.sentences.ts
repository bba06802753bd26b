/** What happened, as the case page says it. */
import { type Sentences, word } from '../../../platform/sentences.ts'
import { closureReasons } from '../../casework/index.ts'

export const sentences: Sentences = {
  'closure.asked': (p) => `終結の確認を責任者に頼みました(${word(closureReasons, p.reason)})`,
  'closure.returned': () => '責任者が終結を見送り、戻しました',
  'case.closed': (p) => `終結しました(${word(closureReasons, p.reason)})`,
}
