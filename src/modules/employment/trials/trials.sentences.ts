/** What happened, as the case page says it. */
import { formatDay } from '../../../platform/japanese/era.ts'
import { type Sentences, word } from '../../../platform/sentences.ts'
import { nexts, sides, trialKinds } from './trial.labels.ts'

export const sentences: Sentences = {
  'trial.planned': (p) =>
    p.kind === undefined || p.startsOn === undefined
      ? '体験・実習を決めました'
      : `${word(trialKinds, p.kind)}を決めました(${formatDay(p.startsOn)}から)`,
  'trial.changed': () => '体験・実習の中身を直しました',
  'trial.agreed': (p) =>
    p.side === undefined
      ? '体験・実習への同意を記録しました'
      : `体験・実習への同意を記録しました(${word(sides, p.side)})`,
  'trial.dayNoted': () => '体験・実習の一日を記録しました',
  'trial.ended': (p) =>
    p.next === undefined
      ? '体験・実習の終わりを記録しました'
      : `体験・実習の終わりを記録しました(${word(nexts, p.next)})`,
  'trial.cancelled': () => '体験・実習を取りやめました',
}
