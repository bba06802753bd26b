/** What happened, as the case page says it. */
import { formatDay } from '../../../platform/japanese/era.ts'
import { type Sentences, word } from '../../../platform/sentences.ts'
import { trainingKinds, trainingResults } from './training.labels.ts'

export const sentences: Sentences = {
  'jobTraining.recorded': (p) =>
    p.kind === undefined || p.startsOn === undefined
      ? '訓練を記録しました'
      : `訓練を記録しました(${word(trainingKinds, p.kind)}・${formatDay(p.startsOn)}から)`,
  'jobTraining.ended': (p) =>
    p.result === undefined
      ? '訓練の終わりを記録しました'
      : `訓練の終わりを記録しました(${word(trainingResults, p.result)})`,
}
