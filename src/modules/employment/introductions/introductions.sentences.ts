/** What happened, as the case page says it. */
import { formatDay } from '../../../platform/japanese/era.ts'
import { type Sentences, word } from '../../../platform/sentences.ts'
import { results, vias } from './introduction.labels.ts'

export const sentences: Sentences = {
  'introduction.made': (p) => (p.via === undefined ? '求人に紹介しました' : `求人に紹介しました(${word(vias, p.via)})`),
  'introduction.interviewSet': (p) =>
    p.heldOn === undefined ? '面接の日を決めました' : `面接の日を決めました(${formatDay(p.heldOn)})`,
  'introduction.interviewCancelled': () => '紹介した先での面接を取りやめました',
  'introduction.waits': (p) =>
    p.answerBy === undefined
      ? '紹介の返事を待つ日を変えました'
      : `紹介の返事を${formatDay(p.answerBy)}まで待つことにしました`,
  'introduction.ended': (p) =>
    p.result === undefined ? '紹介の結果を記録しました' : `紹介の結果を記録しました(${word(results, p.result)})`,
}
