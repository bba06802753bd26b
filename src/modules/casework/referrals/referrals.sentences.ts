/** What happened, as the case page says it. */
import { formatDay } from '../../../platform/japanese/era.ts'
import { type Sentences, word } from '../../../platform/sentences.ts'
import { declineReasons, jointEnds, outcomes } from './referral.labels.ts'

export const sentences: Sentences = {
  'referral.sent': (p) => `つなぎを送りました(返事の期限 ${formatDay(p.respondBy)})`,
  'referral.accepted': (p) =>
    `つなぎを受け入れ、責任窓口が移りました(はじめて会う日 ${formatDay(p.firstAppointmentOn)})`,
  'referral.declined': (p) => `つなぎを断りました(${word(declineReasons, p.reason)})`,
  'referral.withdrawn': () => 'つなぎを取り下げました',
  'referral.escalated': () => '返事の期限を過ぎたため、両方の責任者に知らせました',
  'referral.reported': (p) => `その後を伝えました(${word(outcomes, p.outcome)})`,
  'referral.amended': () => 'つなぎの言葉を書き直しました',
  'referral.newsRead': () => '前に支援した窓口が知らせを確かめました',
  'referral.acknowledged': () => 'つなぎの知らせを確かめました',
  'jointSupport.begun': () => 'つなぎを受け入れ、いっしょに支援することになりました(責任窓口はそのまま)',
  'jointSupport.stepSet': (p) => `いっしょに支援する窓口が、次の予定を${formatDay(p.dueOn)}に決めました`,
  'jointSupport.ended': (p) => `いっしょの支援を終えました(${word(jointEnds, p.reason)})`,
  'jointSupport.endRead': () => 'いっしょの支援が終わったことを確かめました',
}
