/** What happened, as the case page says it. */
import { type Sentences, word } from '../../../platform/sentences.ts'
import { holdKinds } from './retention.labels.ts'

export const sentences: Sentences = {
  'retention.held': (p) => `保存期間が過ぎても廃棄しないよう止めました(${word(holdKinds, p.kind)})`,
  'retention.lifted': () => '廃棄の停止を解きました',
}
