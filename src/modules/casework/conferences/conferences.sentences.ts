/** What happened, as the case page says it. */
import { formatDay } from '../../../platform/japanese/era.ts'
import { type Sentences, word } from '../../../platform/sentences.ts'
import { conferenceKinds } from './conference.labels.ts'

export const sentences: Sentences = {
  'conference.planned': (p) => `会議を決めました(${word(conferenceKinds, p.kind)} ${formatDay(p.heldOn)})`,
  'conference.invited': () => '会議の参加者を加えました',
  'conference.uninvited': () => '会議の参加者を取り消しました',
  'conference.opened': () => '会議を開き、参加者に見える範囲を開けました',
  'conference.closed': (p) => `会議を終え、記録を確定しました(決まったこと ${p.decisions}件)`,
  'conference.cancelled': () => '会議を取りやめました',
  'conference.decisionDone': () => '会議で決まったことをすませました',
  'conference.noteAdded': () => '会議の記録に書き足しました',
}
