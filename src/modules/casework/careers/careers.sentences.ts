/** What happened, as the case page says it. */
import { type Sentences } from '../../../platform/sentences.ts'

export const sentences: Sentences = {
  'career.recorded': (p) => (p.replaces === null ? '職歴を記録しました' : '職歴を直しました'),
  'career.removed': () => '職歴の期間を取り消しました',
  'qualification.recorded': (p) =>
    typeof p.replaces === 'string' ? '免許・資格を直しました' : '免許・資格を記録しました',
  'qualification.removed': () => '免許・資格を取り消しました',
}
