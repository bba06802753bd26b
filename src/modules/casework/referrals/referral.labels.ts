import type { ReferralStatus } from './referral.rules.ts'

export const statuses: Record<ReferralStatus, string> = {
  sent: '返事待ち',
  accepted: '受け入れ',
  declined: '断り',
  withdrawn: '取り下げ',
}

export const urgencies = { today: '今日のうちに', week: '1週間のうちに', normal: '急がない' } as const
export type Urgency = keyof typeof urgencies

/** What is asked: to take the case over, or to help on it while it stays where it is. */
export const referralModes = { 'hand-over': '引き継いでもらう', joint: 'いっしょに支援してもらう' } as const
export type ReferralMode = keyof typeof referralModes

export const declineReasons = {
  full: 'いまは受け入れの余力がない',
  'not-eligible': '対象の条件に合わない',
  'out-of-area': '担当の地域ではない',
  'better-elsewhere': 'ほかの窓口のほうが合う',
  'no-contact': '本人と連絡がつかない',
  other: 'その他',
} as const
export type DeclineReason = keyof typeof declineReasons

export const outcomes = {
  supporting: '支援を続けている',
  employed: '就職した',
  training: '訓練・講座に進んだ',
  'referred-on': 'さらに別の窓口につないだ',
  'ended-by-person': '本人の希望で終わった',
  'no-contact': '連絡がとれなくなった',
  other: 'その他',
} as const
export type ReferralOutcome = keyof typeof outcomes

/** What became of a joint support, told by the desk that helped; while it goes on nothing has become of it yet. */
const { supporting: _, ...jointResults } = outcomes
export { jointResults }

/** How a joint support ended. */
export const jointEnds = {
  ...jointResults,
  lead: '責任窓口が終えた',
  closed: 'ケースが終結した',
  'became-lead': 'この窓口が責任窓口になった',
} as const
export type JointEnd = keyof typeof jointEnds
