/** Codes of 企業 in words (domain §5; the plan's 2-1 and 2-2). */

export const approachWays = {
  call: '電話',
  visit: '訪問',
  message: '手紙・メール',
  online: 'オンライン',
  gathering: '面接会などの場',
} as const
export type ApproachWay = keyof typeof approachWays

export const approachResults = {
  talked: '話ができた',
  absent: 'つながらなかった',
  refused: 'ことわられた',
} as const
export type ApproachResult = keyof typeof approachResults

export const approachPurposes = {
  jobs: '求人のお願い',
  offers: '見学・体験・実習のお願い',
  conversion: '正社員転換のお願い',
  welcome: '歓迎求人のお願い',
  subsidies: '助成金の説明',
  fair: '面接会・セミナーのさそい',
  staying: '就職した方の定着',
  other: 'そのほか',
} as const
export type ApproachPurpose = keyof typeof approachPurposes

/** What somebody begins with at a workplace (plan III 2(1): 職場見学, 就労体験, 企業実習); wished, offered and asked for. */
export const beginnings = {
  'tour': '職場見学',
  'experience': '就労体験',
  'practice': '実習',
  'short-hours': '短時間から',
  'remote': '在宅',
} as const

/** What a workplace can offer. */
export const workplaceOffers = { ...beginnings, conversion: '正社員転換' } as const

/** What an employer can be asked for. */
export const offers = { ...workplaceOffers, 'welcome-jobs': '歓迎求人', 'limited-jobs': '限定求人' } as const
export type Offer = keyof typeof offers

export const appealSubjects = {
  'regular-conversion': '正社員転換',
  'welcome-jobs': '歓迎求人',
  'limited-jobs': '限定求人',
} as const
export type AppealSubject = keyof typeof appealSubjects

export const appealWays = { visit: '訪問', call: '電話', letter: '文書', meeting: '会議・集まり' } as const
export type AppealWay = keyof typeof appealWays

export const appealAnswers = { agreed: '応じる', considering: '考える', declined: '応じない' } as const
export type AppealAnswer = keyof typeof appealAnswers

export const breachKinds = {
  'labor-law': '労働関係の法令の違反',
  'insurance': '労働保険料の滞納',
  'subsidy-fraud': '助成金の不正受給',
  'job-offer': '求人と実際の条件のちがい',
  'other': 'そのほか',
} as const
export type BreachKind = keyof typeof breachKinds
