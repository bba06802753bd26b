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

/** Records that can be put right or taken back. */
export const correctedKinds = {
  consultation: '相談',
  placement: '就職',
  'follow-up': '定着の確認',
  training: '訓練',
  'target-type': '類型の判定',
  closure: '終結',
  outcome: 'つなぎのその後',
  decision: '会議で決まったこと',
  introduction: '紹介',
  trial: '体験・実習',
} as const
export type CorrectedKind = keyof typeof correctedKinds
