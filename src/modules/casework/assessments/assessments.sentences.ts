/** What happened, as the case page says it. */
import { type Sentences } from '../../../platform/sentences.ts'

export const sentences: Sentences = {
  'assessment.recorded': (p) => (p.replaces === null ? '聞き取りを記録しました' : '聞き取りを書き足しました'),
}
