/** What happened, as the case page says it. */
import { type Sentences } from '../../../platform/sentences.ts'

export const sentences: Sentences = {
  'case.reassigned': () => '担当が変わりました',
  'supervision.noted': () => '責任者がひとことを残しました',
  'supervision.read': () => '責任者のひとことを読みました',
}
