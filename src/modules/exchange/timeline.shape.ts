/** A row of a case's timeline: what was done, when and where, and what it was about as far as the reader may know. */
import { z } from 'zod'
import type { EventName } from '../../events.ts'
import { answer } from './endpoint.ts'
import { day, instant, named } from './shapes.ts'

export const eventLabels = {
  'case.opened': '受付',
  'case.reopened': '支援の再開',
  'consultation.recorded': '相談',
  'consultation.corrected': '相談の記録の訂正',
  'record.corrected': '記録の訂正',
  'case.cameElsewhere': 'ほかの窓口に来られた',
  'case.cameElsewhereRead': 'ほかの窓口に来られたことを確かめた',
  'appointment.made': '約束をした',
  'appointment.ended': '約束がどうなったか',
  'nextAction.set': '次の予定を決めた',
  'nextAction.done': '予定をすませた',
  'targetType.decided': '類型の判定',
  'referral.sent': 'つないだ',
  'referral.accepted': 'つなぎを受け入れた',
  'referral.declined': 'つなぎを断った',
  'referral.withdrawn': 'つなぎを取り下げた',
  'referral.escalated': '返事がないので責任者に知らせた',
  'referral.reported': 'つなぎの結果を知らせた',
  'referral.acknowledged': 'つなぎの知らせを確かめた',
  'referral.amended': 'つなぎを書き直した',
  'referral.newsRead': 'つなぎの知らせを確かめた',
  'jointSupport.begun': 'いっしょの支援の始まり',
  'jointSupport.stepSet': 'いっしょに支援する窓口の次の予定を決めた',
  'jointSupport.ended': 'いっしょの支援の終わり',
  'jointSupport.endRead': 'いっしょの支援の終わりを確かめた',
  'career.recorded': '職歴',
  'career.removed': '職歴の行を消した',
  'assessment.recorded': '聞き取り',
  'consent.recorded': '本人の同意',
  'consent.withdrawn': '同意の取り消し',
  'access.ended': '見られなくした',
  'case.restricted': '見られる人を限った',
  'case.unrestricted': '見られる人を限るのをやめた',
  'emergency.opened': '緊急に開いた',
  'emergency.seconded': '緊急の閲覧を二人目が確かめた',
  'emergency.reviewed': '緊急の閲覧を責任者が確かめた',
  'supportPlan.drafted': '支援プランの案',
  'supportPlan.changed': '支援プランの案を書きかえた',
  'supportPlan.withdrawn': '支援プランの案を取り下げた',
  'supportPlan.agreed': '支援プランへの本人の同意',
  'supportPlan.decided': '支援プランの決定',
  'supportPlan.signedOff': '支援プランを責任者が確かめた',
  'supportPlan.returned': '支援プランを担当に戻した',
  'supportPlan.begun': '支援プランの始まり',
  'supportPlan.stepDone': '支援プランのひとつをすませた',
  'supportPlan.reviewed': '支援プランの見直し',
  'supportPlan.evaluated': '支援プランの評価',
  'supportPlan.offered': '支援プランを本人に見せた',
  'supportPlan.changeAsked': '本人から、支援プランを変えてほしい',
  'supportPlan.answerSeen': '本人の返事を確かめた',
  'ownPage.opened': '本人のページを開いた',
  'ownPage.ended': '本人のページを閉じた',
  'conference.planned': '会議を決めた',
  'conference.invited': '会議に人を加えた',
  'conference.uninvited': '会議から人を外した',
  'conference.opened': '会議を始めた',
  'conference.closed': '会議を終えた',
  'conference.cancelled': '会議を取りやめた',
  'conference.decisionDone': '会議で決まったことをすませた',
  'conference.noteAdded': '会議の記録に書き足した',
  'closure.asked': '終結の確認を頼んだ',
  'closure.returned': '終結を見送った',
  'retention.held': '廃棄を止めた',
  'retention.lifted': '廃棄を止めるのをやめた',
  'placement.recorded': '就職',
  'followUp.tried': '定着の確認で、連絡がとれなかった',
  'followUp.recorded': '定着の確認',
  'followUp.cancelled': '定着の確認の取りやめ',
  'jobTraining.recorded': '訓練',
  'jobTraining.ended': '訓練の終わり',
  'case.closed': '終結',
  'case.reassigned': '担当が替わった',
  'supervision.noted': '責任者の書きとめ',
  'supervision.read': '責任者の書きとめを読んだ',
  'person.merged': '同じ方の記録をまとめた',
  'person.unmerged': 'まとめを元に戻した',
  'person.changed': '本人の情報を直した',
} as const satisfies Partial<Record<EventName, string>>

export const timelineItem = answer(
  'TimelineItem',
  z.object({
    id: z.uuid(),
    kind: z.string(),
    label: z.string(),
    occurredOn: day,
    recordedAt: instant,
    organization: named.nullable(),
    desk: named.nullable(),
    account: named.nullable(),
    correctsId: z.uuid().nullable(),
    undisclosed: z.boolean().describe('記録はあるが、中身は見られる範囲に入っていない'),
    note: z.string().nullable(),
    consultation: z
      .object({
        id: z.uuid(), channel: z.string(), channelLabel: z.string(), speaker: z.string(), speakerLabel: z.string(), speakerRelation: z.string(), topics: z.array(z.string()),
        topicLabels: z.array(z.string()), minutes: z.int().nullable(), corrects: z.uuid().nullable(), correctedBy: z.uuid().nullable(), withdrawn: z.boolean().describe('取り消された'),
      })
      .optional(),
    nextAction: z.object({ kind: z.string(), kindLabel: z.string(), dueOn: day, time: z.string().nullable(), doneNote: z.string() }).optional(),
    targetType: z
      .object({ id: z.uuid(), from: z.int().nullable(), fromLabel: z.string(), to: z.int().nullable(), toLabel: z.string(), provisional: z.boolean(), move: z.boolean(), reason: z.string(), reasonLabel: z.string() })
      .optional(),
    referral: z
      .object({
        id: z.uuid(), from: named.nullable(), to: named.nullable(), respondBy: day.nullable(), firstAppointmentOn: day.nullable(), declineReason: z.string().nullable(),
        declineReasonLabel: z.string().nullable(), outcome: z.string().nullable(), outcomeLabel: z.string().nullable(),
      })
      .optional(),
    placement: z
      .object({
        id: z.uuid(), employerName: z.string(), startedOn: day, regular: z.boolean(), weeklyHours: z.number(), route: z.string(), routeLabel: z.string(), endedOn: day.nullable(),
        endReason: z.string().nullable(), endReasonLabel: z.string().nullable(),
      })
      .optional(),
    followUp: z
      .object({ id: z.uuid(), placementId: z.uuid(), month: z.int(), with: z.string().nullable(), withLabel: z.string().nullable(), status: z.string().nullable(), statusLabel: z.string().nullable() })
      .optional(),
    closure: z.object({ reason: z.string(), reasonLabel: z.string() }).optional(),
    episode: z.int().optional(),
  }),
)
export type TimelineItem = z.output<typeof timelineItem>
