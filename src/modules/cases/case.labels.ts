/** Codes of a case and what people read for them. */

export const channels = {
  visit: '来所',
  phone: '電話',
  outreach: '訪問',
  online: 'オンライン',
  message: 'メール・SNS',
  letter: '手紙',
} as const
export type Channel = keyof typeof channels

export const speakers = { self: '本人', family: '家族', supporter: '支援者', anonymous: '匿名' } as const
export type Speaker = keyof typeof speakers

/** Whether what was said may be shown to the person; what a family says is asked about first (domain §3.1). */
export const disclosures = { yes: '見せてよい', no: '見せない', ask: '見せる前に、話した人に聞く' } as const
export type Disclosure = keyof typeof disclosures

/** 相談内容 of the national standard sheet (生活困窮者自立支援の相談受付・申込票), in its order. */
export const topics = {
  'job-search': '仕事探し・就職',
  'work-trouble': '仕事上の不安やトラブル',
  health: '病気・健康・障害',
  income: '収入・生活費',
  housing: '住まい',
  'rent-loan': '家賃やローンの支払い',
  tax: '税金・公共料金等の支払い',
  debt: '債務',
  community: '地域との関係',
  family: '家族との関係',
  childcare: '子育て',
  care: '介護',
  withdrawal: 'ひきこもり・不登校',
  violence: 'DV・虐待',
  food: '食べるものがない',
  other: 'その他',
} as const
export type Topic = keyof typeof topics

export const nextActionKinds = {
  appointment: '来所の予約',
  call: '電話する',
  outreach: '訪問する',
  letter: '手紙を出す',
  message: 'メール・SNSを送る',
  review: '見直す',
  other: 'その他',
} as const
export type NextActionKind = keyof typeof nextActionKinds

/** 終結理由 of the standard sheets (domain §3.4, E1–E9). */
export const closureReasons = {
  'goal-reached': '目標を達成した',
  employed: '就職し、定着した',
  'handed-over': '他の制度・機関に引き継いだ',
  'public-assistance': '生活保護に移った',
  moved: '転居した',
  'own-wish': '本人の申し出',
  'no-contact': '連絡がとれない',
  died: '亡くなった',
  'information-only': '情報提供・相談だけで終わった',
  other: 'その他',
} as const
/** What only the system writes: the case went on in another record of the same person. */
export const mergedReason = { merged: '同じ方の記録にまとめた' } as const
export type ClosureReason = keyof typeof closureReasons

/** Reasons to end a talk that ends with itself. */
export const talkEndReasons = ['information-only', 'own-wish', 'other'] as const satisfies readonly ClosureReason[]

export const targetTypes = {
  1: { mark: '①', short: '不安定な就労', long: '不安定な就労状態にある方' },
  2: { mark: '②', short: '長期無業', long: '就業を希望しながら長期にわたり無業の状態にある方' },
  3: { mark: '③', short: '社会参加の支援', long: '社会参加に向けた支援を必要とする方' },
} as const
export type TargetType = 1 | 2 | 3

/** 移動の理由 (domain §2.4); 見立て修正 isn't counted as a move. */
export const typeReasons = {
  first: 'はじめての判定',
  'change-of-state': '状態が変わった',
  'own-wish': '本人の希望',
  correction: '見立てを直した',
  age: '年齢が達した',
  separation: '離職した',
  illness: '病状が変わった',
  household: '世帯が変わった',
} as const
export type TypeReason = keyof typeof typeReasons

/** Parts of a case that may be shared on their own, in the words of the consent form. */
export const shareParts = {
  contact: '氏名・連絡先',
  'work-history': '職歴・就職',
  consultations: '相談の記録',
  assessment: 'アセスメント・類型',
  plan: '支援計画・次の予定',
  family: '家族のこと',
  health: '健康のこと',
} as const
export type SharePart = keyof typeof shareParts

export const legalBases = {
  consent: '本人の同意',
  'livelihood-act-9': '生活困窮者自立支援法9条 支援会議',
  'loneliness-act-15': '孤独・孤立対策推進法15条 地域協議会',
  'youth-council': '子ども・若者支援地域協議会',
  'social-welfare-act-106': '社会福祉法106条の6 支援会議',
  'privacy-act-69': '個人情報保護法69条2項',
  emergency: '生命・身体・財産の保護(緊急)',
} as const
export type LegalBasis = keyof typeof legalBases

/** Basis of an organization's access, with the one that needs no other: the case it took up itself. */
export const accessBases = { 'own-duty': 'この機関の業務', 'own-record': '本人の記録', ...legalBases } as const

/** How people meet. */
export const appointmentWays = {
  visit: '来所',
  outreach: '訪問',
  phone: '電話',
  online: 'オンライン',
  other: 'その他',
} as const
export type AppointmentWay = keyof typeof appointmentWays

export const reminderWishes = { none: 'いらない', phone: '電話で', message: 'メール・SNSで', letter: '手紙で' } as const

/** What became of an appointment. */
export const appointmentEnds = {
  held: '会えた',
  missed: '来なかった',
  cancelled: '取りやめた',
  moved: '日を変えた',
} as const
export type AppointmentEnd = keyof typeof appointmentEnds
