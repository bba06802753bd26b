/** What happened, as the case page says it. */
import { type Sentences } from '../../../platform/sentences.ts'

export const sentences: Sentences = {
  'ownPage.opened': () => '本人のページを開きました',
  'ownPage.ended': () => '本人のページを閉じました',
}
