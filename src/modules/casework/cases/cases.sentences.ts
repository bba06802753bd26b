/** What happened, as the case page says it. */
import { formatDay } from '../../../platform/japanese/era.ts'
import { type Sentences, word } from '../../../platform/sentences.ts'
import { targetTypes } from '../../council/index.ts'
import { appointmentEnds, channels, correctedKinds, nextActionKinds, speakers, typeReasons } from './case.labels.ts'

const typeMark = (value: unknown): string =>
  value === 1 || value === 2 || value === 3 ? `${targetTypes[value].mark}${targetTypes[value].short}` : '未判定'

export const sentences: Sentences = {
  'case.opened': (p) => `${word(speakers, p.speaker)}の相談を受け付けました`,
  'case.reopened': (p) =>
    p.reason === 'separation' ? '離職を受けて、新しい支援を始めました' : 'もう一度相談を受け、支援を再開しました',
  'case.cameElsewhere': () => '責任窓口でない窓口に来られ、責任窓口に知らせました',
  'case.cameElsewhereRead': () => 'ほかの窓口に来られたという知らせを確かめました',
  'consultation.recorded': (p) =>
    p.channel === undefined
      ? '相談を記録しました'
      : `相談を記録しました(${word(speakers, p.speaker)}・${word(channels, p.channel)})`,
  'consultation.corrected': () => '相談の記録を訂正しました',
  'record.corrected': (p) =>
    `${word(correctedKinds, p.kind)}の記録を${p.withdrawn === true ? '取り消しました' : '訂正しました'}`,
  'nextAction.set': (p) =>
    p.dueOn === undefined
      ? '次の予定を決めました'
      : `次の予定を${formatDay(p.dueOn)}に決めました(${word(nextActionKinds, p.kind)})`,
  'appointment.made': (p) => (p.onDay === undefined ? '約束をしました' : `${formatDay(p.onDay)}の約束をしました`),
  'appointment.ended': (p) =>
    p.how === undefined ? '約束がどうなったかを記録しました' : `約束を「${word(appointmentEnds, p.how)}」にしました`,
  'nextAction.done': () => '予定をすませました',
  'targetType.decided': (p) =>
    p.to === undefined
      ? '類型を判定しました'
      : `類型を${p.from === null ? '' : `${typeMark(p.from)}から`}${typeMark(p.to)}${p.from === null ? 'と判定しました' : 'にしました'}(${word(typeReasons, p.reason)}${p.provisional === true ? '・仮' : ''})`,
  'person.merged': () => '同じ方の記録を一つにまとめました',
  'person.unmerged': () => '記録のまとめを元に戻しました',
  'person.changed': () => '本人の情報を直しました',
}
