/** 催し (domain §5.4, plan 1-1 and 3-1). Other rooms' kinds (居場所, 研修, 会議) are further lines. */
export const gatheringKinds = {
  'job-fair': '就職面接会',
  'employer-seminar': '雇用管理セミナー',
  'workplace-tour': '職場見学会',
  'company-briefing': '会社説明会',
} as const
export type GatheringKind = keyof typeof gatheringKinds

export const gatheringStates = {
  preparing: '準備中',
  open: '受付中',
  ended: '終了',
  cancelled: '中止',
} as const
export type GatheringState = keyof typeof gatheringStates

export const gatheringForms = { hall: '会場', online: 'オンライン' } as const

export const seatStates = { seated: '席あり', waiting: 'キャンセル待ち', left: '取り消し' } as const
export type SeatState = keyof typeof seatStates
