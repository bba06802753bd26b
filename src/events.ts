/**
 * TABLE 2: what can happen, each with its payload: ids and codes, never personal text. An event is one row of the
 * ledger, written by the action that made it happen, in the same transaction. Those of offices, which stand on no case,
 * are in office-events.ts.
 */
import { z } from 'zod'
import { officeEvents } from './office-events.ts'

const id = z.uuid()
const deskId = z.string()
const day = z.string()

/** That it happened is for everybody on the thread; these words of it only for who may read the record itself. */
const only = <const Word extends string>(record: string, ...words: Word[]) => ({ record, words })

/** @param label what it is called on a case's timeline */
const onCase = <Shape extends z.ZodRawShape, Hidden extends string & keyof Shape = never>(
  label: string,
  shape: Shape,
  hidden?: { record: string; words: Hidden[] },
) => ({ label, payload: z.object(shape), hidden })

export const events = {
  'case.opened': onCase('受付', { personId: id, consultationId: id, speaker: z.string(), known: z.boolean() }),
  'case.reopened': onCase('支援の再開', { episode: z.number(), reason: z.string() }),
  'case.cameElsewhere': onCase('ほかの窓口に来られた', { walkInId: id, toDeskId: deskId }),
  'case.cameElsewhereRead': onCase('ほかの窓口に来られたことを確かめた', { walkInId: id }),
  'consultation.recorded': onCase(
    '相談',
    { consultationId: id, channel: z.string(), speaker: z.string(), topics: z.array(z.string()) },
    only('consultations', 'channel', 'speaker', 'topics'),
  ),
  'consultation.corrected': onCase('相談の記録の訂正', { consultationId: id, corrects: id }),
  'record.corrected': onCase('記録の訂正', { kind: z.string(), recordId: id, withdrawn: z.boolean() }),
  'nextAction.set': onCase(
    '次の予定を決めた',
    { nextActionId: id, kind: z.string(), dueOn: day },
    only('next_actions', 'kind', 'dueOn'),
  ),
  'appointment.made': onCase('約束をした', { appointmentId: id, onDay: day }, only('appointments', 'onDay')),
  'appointment.ended': onCase(
    '約束がどうなったか',
    { appointmentId: id, how: z.string() },
    only('appointments', 'how'),
  ),
  'nextAction.done': onCase('予定をすませた', { nextActionId: id }),
  'targetType.decided': onCase(
    '類型の判定',
    {
      decisionId: id,
      from: z.number().nullable(),
      to: z.number().nullable(),
      provisional: z.boolean(),
      move: z.boolean(),
      reason: z.string(),
    },
    only('target_type_decisions', 'from', 'to', 'provisional', 'move', 'reason'),
  ),
  'referral.sent': onCase('つないだ', {
    referralId: id,
    fromDeskId: deskId,
    toDeskId: deskId,
    basis: z.string(),
    shares: z.array(z.string()),
    respondBy: day,
  }),
  'referral.accepted': onCase('つなぎを受け入れた', {
    referralId: id,
    fromDeskId: deskId,
    toDeskId: deskId,
    firstAppointmentOn: day,
  }),
  'referral.declined': onCase('つなぎを断った', {
    referralId: id,
    fromDeskId: deskId,
    toDeskId: deskId,
    reason: z.string(),
  }),
  'referral.withdrawn': onCase('つなぎを取り下げた', { referralId: id, fromDeskId: deskId, toDeskId: deskId }),
  'referral.escalated': onCase('返事がないので責任者に知らせた', {
    referralId: id,
    fromDeskId: deskId,
    toDeskId: deskId,
  }),
  'referral.reported': onCase('つなぎの結果を知らせた', { referralId: id, outcome: z.string() }),
  'referral.amended': onCase('つなぎを書き直した', { referralId: id }),
  'referral.newsRead': onCase('つなぎの知らせを確かめた', { newsId: id }),
  'referral.acknowledged': onCase('つなぎの知らせを確かめた', { referralId: id }),
  'jointSupport.begun': onCase('いっしょの支援の始まり', {
    jointSupportId: id,
    referralId: id,
    fromDeskId: deskId,
    toDeskId: deskId,
  }),
  'jointSupport.stepSet': onCase('いっしょに支援する窓口の次の予定を決めた', { jointSupportId: id, dueOn: day }),
  'jointSupport.ended': onCase('いっしょの支援の終わり', { jointSupportId: id, reason: z.string() }),
  'jointSupport.endRead': onCase('いっしょの支援の終わりを確かめた', { jointSupportId: id }),
  'career.recorded': onCase('職歴', { spanId: id, kind: z.string(), replaces: id.nullable() }),
  'career.removed': onCase('職歴の行を消した', { spanId: id }),
  'assessment.recorded': onCase('聞き取り', {
    entryId: id,
    form: z.string(),
    section: z.string(),
    part: z.string(),
    fields: z.array(z.string()),
    replaces: id.nullable(),
  }),
  'consent.recorded': onCase('本人の同意', {
    consentId: id,
    purposes: z.array(z.string()),
    parts: z.array(z.string()),
    recipients: z.array(z.string()),
    until: day.nullable(),
  }),
  'consent.withdrawn': onCase('同意の取り消し', { consentId: id }),
  'access.ended': onCase('見られなくした', { accessId: id, organizationId: z.string(), basis: z.string() }),
  'case.restricted': onCase('見られる人を限った', { restrictionId: id, accounts: z.number() }),
  'case.unrestricted': onCase('見られる人を限るのをやめた', { restrictionId: id }),
  'emergency.opened': onCase('緊急に開いた', { emergencyId: id, opened: z.boolean(), hours: z.number() }),
  'emergency.seconded': onCase('緊急の閲覧を二人目が確かめた', { emergencyId: id, hours: z.number() }),
  'emergency.reviewed': onCase('緊急の閲覧を責任者が確かめた', { emergencyId: id, review: z.string() }),
  'supportPlan.drafted': onCase('支援プランの案', { planId: id, number: z.number(), follows: id.nullable() }),
  'supportPlan.changed': onCase('支援プランの案を書きかえた', {
    planId: id,
    what: z.enum(['frame', 'goal', 'measures']),
  }),
  'supportPlan.withdrawn': onCase('支援プランの案を取り下げた', { planId: id }),
  'supportPlan.agreed': onCase('支援プランへの本人の同意', { planId: id, how: z.string() }),
  'supportPlan.decided': onCase('支援プランの決定', { planId: id, result: z.string() }),
  'supportPlan.signedOff': onCase('支援プランを責任者が確かめた', { planId: id }),
  'supportPlan.returned': onCase('支援プランを担当に戻した', { planId: id }),
  'supportPlan.begun': onCase('支援プランの始まり', { planId: id }),
  'supportPlan.stepDone': onCase('支援プランのひとつをすませた', { planId: id, stepId: id }),
  'supportPlan.reviewed': onCase('支援プランの見直し', { planId: id, reviewId: id }),
  'supportPlan.evaluated': onCase('支援プランの評価', { planId: id, continues: z.string() }),
  'supportPlan.offered': onCase('支援プランを本人に見せた', { planId: id }),
  'supportPlan.changeAsked': onCase('本人から、支援プランを変えてほしい', { planId: id, answerId: id }),
  'supportPlan.answerSeen': onCase('本人の返事を確かめた', { planId: id, answerId: id }),
  'ownPage.opened': onCase('本人のページを開いた', { ownPageId: id }),
  'ownPage.ended': onCase('本人のページを閉じた', { ownPageId: id }),
  'conference.planned': onCase('会議を決めた', { conferenceId: id, kind: z.string(), basis: z.string(), heldOn: day }),
  'conference.invited': onCase('会議に人を加えた', { conferenceId: id, organization: z.string().nullable() }),
  'conference.uninvited': onCase('会議から人を外した', { conferenceId: id }),
  'conference.opened': onCase('会議を始めた', { conferenceId: id, parts: z.array(z.string()), accounts: z.number() }),
  'conference.closed': onCase('会議を終えた', { conferenceId: id, decisions: z.number(), seal: z.string() }),
  'conference.cancelled': onCase('会議を取りやめた', { conferenceId: id }),
  'conference.decisionDone': onCase('会議で決まったことをすませた', { conferenceId: id, decisionId: id }),
  'conference.noteAdded': onCase('会議の記録に書き足した', { conferenceId: id }),
  'closure.asked': onCase('終結の確認を頼んだ', { requestId: id, reason: z.string() }),
  'closure.returned': onCase('終結を見送った', { requestId: id }),
  'retention.held': onCase('廃棄を止めた', { holdId: id, kind: z.string(), until: day.nullable() }),
  'retention.lifted': onCase('廃棄を止めるのをやめた', { holdId: id }),
  'placement.recorded': onCase(
    '就職',
    { placementId: id, regular: z.boolean(), startedOn: day, route: z.string() },
    only('placements', 'regular', 'startedOn', 'route'),
  ),
  'followUp.tried': onCase(
    '定着の確認で、連絡がとれなかった',
    { placementId: id, followUpId: id, month: z.number(), tries: z.number() },
    only('follow_ups', 'tries'),
  ),
  'followUp.recorded': onCase(
    '定着の確認',
    { placementId: id, followUpId: id, month: z.number(), status: z.string() },
    only('follow_ups', 'status'),
  ),
  'followUp.cancelled': onCase('定着の確認の取りやめ', { placementId: id, followUpId: id, month: z.number() }),
  'jobTraining.recorded': onCase(
    '訓練',
    { trainingId: id, kind: z.string(), startsOn: day, endsOn: day },
    only('trainings', 'kind', 'startsOn'),
  ),
  'jobTraining.ended': onCase('訓練の終わり', { trainingId: id, result: z.string() }, only('trainings', 'result')),
  'qualification.recorded': onCase(
    '免許・資格',
    { qualificationId: id, kind: z.string(), replaces: id.nullable() },
    only('qualifications', 'kind', 'replaces'),
  ),
  'qualification.removed': onCase('免許・資格の取り消し', { qualificationId: id }),
  'jobWish.recorded': onCase('希望する仕事', { wishId: id }),
  'job.answered': onCase(
    '求人への返事',
    { answerId: id, jobId: id, answer: z.string() },
    only('job_answers', 'jobId', 'answer'),
  ),
  'gathering.signedUp': onCase(
    '催しへの申込み',
    { signUpId: id, gatheringId: id, waiting: z.boolean() },
    only('gathering_sign_ups', 'gatheringId', 'waiting'),
  ),
  'gathering.signUpWithdrawn': onCase('催しへの申込みの取り消し', { signUpId: id }),
  'gathering.movedUp': onCase(
    'キャンセル待ちから席が取れた',
    { signUpId: id, gatheringId: id },
    only('gathering_sign_ups', 'gatheringId'),
  ),
  'gathering.interviewBooked': onCase(
    '催しの面談の予約',
    { interviewId: id, slotId: id },
    only('gathering_interviews', 'slotId'),
  ),
  'gathering.interviewWithdrawn': onCase('催しの面談の取り消し', { interviewId: id }),
  'gathering.interviewResult': onCase(
    '催しの面談の結果',
    { interviewId: id, result: z.string() },
    only('gathering_interviews', 'result'),
  ),
  'introduction.made': onCase(
    '紹介',
    { introductionId: id, jobId: id.nullable(), via: z.string() },
    only('introductions', 'jobId', 'via'),
  ),
  'introduction.interviewSet': onCase(
    '紹介した先での面接の日',
    { introductionId: id, interviewId: id, heldOn: day },
    only('introduction_interviews', 'introductionId', 'heldOn'),
  ),
  'introduction.interviewCancelled': onCase('紹介した先での面接の取りやめ', { introductionId: id, interviewId: id }),
  'introduction.waits': onCase(
    '紹介の返事を待つ日の変更',
    { introductionId: id, answerBy: day },
    only('introductions', 'answerBy'),
  ),
  'introduction.ended': onCase(
    '紹介の結果',
    { introductionId: id, result: z.string() },
    only('introductions', 'result'),
  ),
  'case.closed': onCase('終結', { reason: z.string() }),
  'case.reassigned': onCase('担当が替わった', { from: id.nullable(), to: id }),
  'supervision.noted': onCase('責任者の書きとめ', { noteId: id }),
  'supervision.read': onCase('責任者の書きとめを読んだ', { noteId: id }),
  'person.merged': onCase('同じ方の記録をまとめた', {
    mergeId: id,
    keptPersonId: id,
    mergedPersonId: id,
    mergedCaseId: id.nullable(),
  }),
  'person.unmerged': onCase('まとめを元に戻した', { mergeId: id }),
  'person.changed': onCase('本人の情報を直した', { personId: id, fields: z.array(z.string()) }),
  ...officeEvents,
} as const

export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]['payload']>

/** Of doors and rights: rows of 安全の記録 (0048, note_security_event) and lines for whoever watches the machine. */
export const securityEvents: ReadonlySet<EventName> = new Set([
  'account.created',
  'account.changed',
  'account.tokenMade',
  'account.tokenEnded',
  'council.exported',
  'council.personExported',
  'emergency.opened',
  'emergency.reviewed',
])
