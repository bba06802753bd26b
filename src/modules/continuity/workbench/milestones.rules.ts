/** The ledger of a case in sentences, in one place. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { holdKinds } from '../retention/index.ts'
import {
  appointmentEnds,
  channels,
  closureReasons,
  correctedKinds,
  type LedgerEntry,
  nextActionKinds,
  speakers,
  typeReasons,
  declineReasons,
  jointEnds,
  referralOutcomes,
  conferenceKinds,
  continuations,
} from '../../casework/index.ts'
import { followUpStatuses, placementRoutes, trainingKinds, trainingResults } from '../../employment/index.ts'
import { targetTypes } from '../../council/index.ts'

export interface Milestone {
  id: string
  on: CivilDate
  text: string
  place: string
  who: string
}

const word = (labels: Record<string, string>, code: unknown): string => labels[String(code)] ?? ''
const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const typeMark = (value: unknown): string =>
  value === 1 || value === 2 || value === 3 ? `${targetTypes[value].mark}${targetTypes[value].short}` : '未判定'

function sentence(entry: LedgerEntry): string {
  const p = entry.payload
  switch (entry.kind) {
    case 'case.opened':
      return `${word(speakers, p['speaker'])}の相談を受け付けました`
    case 'case.reopened':
      return p['reason'] === 'separation'
        ? '離職を受けて、新しい支援を始めました'
        : 'もう一度相談を受け、支援を再開しました'
    case 'case.cameElsewhere':
      return '責任窓口でない窓口に来られ、責任窓口に知らせました'
    case 'case.cameElsewhereRead':
      return 'ほかの窓口に来られたという知らせを確かめました'
    case 'consultation.recorded':
      return p['channel'] === undefined
        ? '相談を記録しました'
        : `相談を記録しました(${word(speakers, p['speaker'])}・${word(channels, p['channel'])})`
    case 'consultation.corrected':
      return '相談の記録を訂正しました'
    case 'record.corrected':
      return `${word(correctedKinds, p['kind'])}の記録を${p['withdrawn'] === true ? '取り消しました' : '訂正しました'}`
    case 'nextAction.set':
      return p['dueOn'] === undefined
        ? '次の予定を決めました'
        : `次の予定を${formatDay(said(p['dueOn']))}に決めました(${word(nextActionKinds, p['kind'])})`
    case 'appointment.made':
      return p['onDay'] === undefined ? '約束をしました' : `${formatDay(said(p['onDay']))}の約束をしました`
    case 'appointment.ended':
      return p['how'] === undefined
        ? '約束がどうなったかを記録しました'
        : `約束を「${word(appointmentEnds, p['how'])}」にしました`
    case 'nextAction.done':
      return '予定をすませました'
    case 'targetType.decided':
      return p['to'] === undefined
        ? '類型を判定しました'
        : `類型を${p['from'] === null ? '' : `${typeMark(p['from'])}から`}${typeMark(p['to'])}${p['from'] === null ? 'と判定しました' : 'にしました'}(${word(typeReasons, p['reason'])}${p['provisional'] === true ? '・仮' : ''})`
    case 'referral.sent':
      return `つなぎを送りました(返事の期限 ${formatDay(String(p['respondBy']))})`
    case 'referral.accepted':
      return `つなぎを受け入れ、責任窓口が移りました(はじめて会う日 ${formatDay(String(p['firstAppointmentOn']))})`
    case 'referral.declined':
      return `つなぎを断りました(${word(declineReasons, p['reason'])})`
    case 'referral.withdrawn':
      return 'つなぎを取り下げました'
    case 'referral.escalated':
      return '返事の期限を過ぎたため、両方の責任者に知らせました'
    case 'referral.reported':
      return `その後を伝えました(${word(referralOutcomes, p['outcome'])})`
    case 'referral.amended':
      return 'つなぎの言葉を書き直しました'
    case 'referral.newsRead':
      return '前に支援した窓口が知らせを確かめました'
    case 'referral.acknowledged':
      return 'つなぎの知らせを確かめました'
    case 'jointSupport.begun':
      return 'つなぎを受け入れ、いっしょに支援することになりました(責任窓口はそのまま)'
    case 'jointSupport.stepSet':
      return `いっしょに支援する窓口が、次の予定を${formatDay(String(p['dueOn']))}に決めました`
    case 'jointSupport.ended':
      return `いっしょの支援を終えました(${word(jointEnds, p['reason'])})`
    case 'jointSupport.endRead':
      return 'いっしょの支援が終わったことを確かめました'
    case 'jobTraining.recorded':
      return p['kind'] === undefined
        ? '訓練を記録しました'
        : `訓練を記録しました(${word(trainingKinds, p['kind'])}・${formatDay(String(p['startsOn']))}から)`
    case 'jobTraining.ended':
      return p['result'] === undefined
        ? '訓練の終わりを記録しました'
        : `訓練の終わりを記録しました(${word(trainingResults, p['result'])})`
    case 'career.recorded':
      return p['replaces'] === null ? '職歴を記録しました' : '職歴を直しました'
    case 'career.removed':
      return '職歴の期間を取り消しました'
    case 'assessment.recorded':
      return p['replaces'] === null ? '聞き取りを記録しました' : '聞き取りを書き足しました'
    case 'consent.recorded':
      return '本人の同意を記録しました'
    case 'consent.withdrawn':
      return '同意が取り消され、見られる範囲を閉じました'
    case 'access.ended':
      return 'ほかの機関から見られなくしました'
    case 'case.restricted':
      return '見られる人を限りました'
    case 'case.unrestricted':
      return '閲覧の制限を解きました'
    case 'retention.held':
      return `保存期間が過ぎても廃棄しないよう止めました(${word(holdKinds, p['kind'])})`
    case 'retention.lifted':
      return '廃棄の停止を解きました'
    case 'emergency.opened':
      return '緊急の閲覧がありました'
    case 'emergency.seconded':
      return '緊急の閲覧を、二人目が確かめて開きました'
    case 'emergency.reviewed':
      return '緊急の閲覧を責任者が確かめました'
    case 'supportPlan.drafted':
      return p['follows'] === null
        ? `支援プラン(第${String(p['number'])}回)を書きはじめました`
        : `再プラン(第${String(p['number'])}回)を書きはじめました`
    case 'supportPlan.changed':
      return p['what'] === 'goal'
        ? 'プランの目標を書きました'
        : p['what'] === 'measures'
          ? 'プランに合う施策を選びました'
          : 'プランを書き直しました'
    case 'supportPlan.withdrawn':
      return '支援プランを取り下げました'
    case 'supportPlan.agreed':
      return `本人がプランに同意しました(${p['how'] === 'signature' ? '署名' : p['how'] === 'oral' ? '口頭' : '本人のページ'})`
    case 'supportPlan.decided':
      return '支援調整会議と支援決定を記録しました'
    case 'supportPlan.signedOff':
      return '責任者がプランを確かめました'
    case 'supportPlan.returned':
      return '責任者がプランを書き直しに戻しました'
    case 'supportPlan.begun':
      return 'プランによる支援を始めました'
    case 'supportPlan.stepDone':
      return 'プランの手だてを一つすませました'
    case 'supportPlan.reviewed':
      return 'プランの進みを見直しました'
    case 'supportPlan.evaluated':
      return `プランを評価しました(${word(continuations, p['continues'])})`
    case 'supportPlan.offered':
      return 'プランを本人のページに出しました'
    case 'supportPlan.changeAsked':
      return '本人から、プランを直してほしいと返事がありました'
    case 'supportPlan.answerSeen':
      return '本人の返事を確かめました'
    case 'ownPage.opened':
      return '本人のページを開きました'
    case 'ownPage.ended':
      return '本人のページを閉じました'
    case 'conference.planned':
      return `会議を決めました(${word(conferenceKinds, p['kind'])} ${formatDay(String(p['heldOn']))})`
    case 'conference.invited':
      return '会議の参加者を加えました'
    case 'conference.uninvited':
      return '会議の参加者を取り消しました'
    case 'conference.opened':
      return '会議を開き、参加者に見える範囲を開けました'
    case 'conference.closed':
      return `会議を終え、記録に封をしました(決まったこと ${String(p['decisions'])}件)`
    case 'conference.cancelled':
      return '会議を取りやめました'
    case 'conference.decisionDone':
      return '会議で決まったことをすませました'
    case 'conference.noteAdded':
      return '会議の記録に書き足しました'
    case 'closure.asked':
      return `終結の確認を責任者に頼みました(${word(closureReasons, p['reason'])})`
    case 'closure.returned':
      return '責任者が終結を見送り、戻しました'
    case 'placement.recorded':
      return p['regular'] === undefined
        ? '就職を記録しました'
        : `就職を記録しました(${p['regular'] === true ? '正規' : '正規ではない'}・${word(placementRoutes, p['route'])})`
    case 'followUp.tried':
      return `定着の確認(${String(p['month'])}か月)で、連絡がとれなかったことを記録しました${p['tries'] === undefined ? '' : `(${said(p['tries'])}回目)`}`
    case 'followUp.recorded':
      return `${String(p['month'])}か月の定着を確かめました${p['status'] === undefined ? '' : `(${word(followUpStatuses, p['status'])})`}`
    case 'followUp.cancelled':
      return `${String(p['month'])}か月の定着の確認を取りやめました`
    case 'case.closed':
      return `終結しました(${word(closureReasons, p['reason'])})`
    case 'case.reassigned':
      return '担当が変わりました'
    case 'supervision.noted':
      return '責任者がひとことを残しました'
    case 'supervision.read':
      return '責任者のひとことを読みました'
    case 'person.merged':
      return '同じ方の記録を一つにまとめました'
    case 'person.unmerged':
      return '記録のまとめを元に戻しました'
    case 'person.changed':
      return '本人の情報を直しました'
    default:
      return ''
  }
}

/** In the order of the entries. */
export function milestonesOf(ledger: LedgerEntry[]): Milestone[] {
  return ledger
    .map((entry) => ({
      id: entry.id,
      on: entry.occurredOn,
      text: sentence(entry),
      place: entry.deskShortName ?? entry.organizationName ?? '',
      who: entry.authorName ?? 'しくみ',
    }))
    .filter((milestone) => milestone.text !== '')
}
