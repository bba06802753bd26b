/** The words that the council's figures, casework and the API share: types of people, parts of a case, legal bases. */

/** ① ② ③ of the plan (chapter 1). */
export const targetTypes = {
  1: { mark: '①', short: '不安定な就労', long: '不安定な就労状態にある方' },
  2: { mark: '②', short: '長期無業', long: '就業を希望しながら長期にわたり無業の状態にある方' },
  3: { mark: '③', short: '社会参加の支援', long: '社会参加に向けた支援を必要とする方' },
} as const
export type TargetType = 1 | 2 | 3

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
/** For an access that may be to all of them. */
export const partsOrAll = { ...shareParts, all: 'すべて' } as const

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

export const caseStatusLabels = { open: '支援中', closed: '終結' } as const
