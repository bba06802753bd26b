/** What happened, as the case page says it. */
import { type Sentences, word } from '../../../platform/sentences.ts'
import { answers } from './matching.labels.ts'

export const sentences: Sentences = {
  'job.answered': (p) =>
    p.answer === undefined ? '求人を見せました' : `求人を見せました(本人の返事: ${word(answers, p.answer)})`,
}
