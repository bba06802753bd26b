/** What happened, as the case page says it. */
import { type Sentences, word } from '../../../platform/sentences.ts'
import { interviewResults } from './interview.labels.ts'

export const sentences: Sentences = {
  'gathering.signedUp': (p) =>
    p.waiting === true ? '催しに申し込みました(満席のため、キャンセル待ち)' : '催しに申し込みました',
  'gathering.signUpWithdrawn': () => '催しへの申込みを取り消しました',
  'gathering.interviewBooked': () => '催しの面談の時間を決めました',
  'gathering.interviewWithdrawn': () => '催しの面談を取り消しました',
  'gathering.interviewResult': (p) =>
    p.result === undefined
      ? '催しの面談の結果を記録しました'
      : `催しの面談の結果を記録しました(${word(interviewResults, p.result)})`,
  'gathering.movedUp': () => '催しのキャンセル待ちから、席が取れました',
}
