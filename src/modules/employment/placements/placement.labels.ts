export const routes = {
  'hello-work': 'ハローワークの紹介',
  'job-fair': '就職面接会',
  'job-cafe': 'ジョブカフェ',
  'support-station': 'サポステ',
  trial: '職場体験・実習から',
  'own-search': '本人がさがした',
  acquaintance: '家族・知人から',
  other: 'その他',
} as const
export type PlacementRoute = keyof typeof routes

export const followUpStatuses = {
  working: '働いている',
  moved: '別の会社で働いている',
  left: '辞めた',
  unknown: '分からない',
} as const
export type FollowUpStatus = keyof typeof followUpStatuses

export const heldWith = { person: '本人', employer: '会社', both: '本人と会社' } as const
export type HeldWith = keyof typeof heldWith

export const endReasons = {
  'own-wish': '自己都合',
  employer: '会社都合',
  'end-of-term': '期間満了',
  health: '体調',
  other: 'その他',
  unknown: '分からない',
} as const
export type EndReason = keyof typeof endReasons
