/** TABLE 2, its part on work: what happens between a person, a workplace and an employer, from trying to staying. */
import { z } from 'zod'
import { day, id, onCase, only } from './event-parts.ts'

export const workEvents = {
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
  'trial.planned': onCase(
    '体験・実習',
    { trialId: id, kind: z.string(), startsOn: day },
    only('trials', 'kind', 'startsOn'),
  ),
  'trial.changed': onCase('体験・実習の直し', { trialId: id }),
  'trial.agreed': onCase('体験・実習への同意', { trialId: id, side: z.string() }, only('trials', 'side')),
  'trial.dayNoted': onCase('体験・実習の一日の記録', { trialId: id, dayId: id }),
  'trial.ended': onCase('体験・実習の終わり', { trialId: id, next: z.string() }, only('trials', 'next')),
  'trial.cancelled': onCase('体験・実習の取りやめ', { trialId: id }),
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
} as const
