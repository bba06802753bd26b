export const jobKinds = {
  regular: '正社員',
  contract: '正社員以外(契約など)',
  'dispatch-fixed': '有期の派遣',
  'dispatch-permanent': '無期の派遣',
  'part-time': 'パート',
} as const
export type JobKind = keyof typeof jobKinds

/** What is stored; 期限切れ is an open job whose last day has passed. */
export const jobStates = {
  draft: '受付',
  waiting: '確認待ち',
  open: '公開',
  filled: '充足',
  withdrawn: '取下げ',
} as const
export type JobState = keyof typeof jobStates
export const shownStates = { ...jobStates, expired: '期限切れ' } as const
export type ShownState = keyof typeof shownStates

export const jobMarks = { limited: '限定求人', welcome: '歓迎求人' } as const
export type JobMark = keyof typeof jobMarks

export const jobChannels = {
  'hello-work': 'ハローワークへの申込み',
  agency: 'ほかの職業紹介の機関',
  direct: '企業から直接',
} as const

export const jobTerms = { permanent: '定めなし', fixed: '定めあり' } as const
export const renewals = {
  none: '更新しない',
  usual: '原則として更新する',
  conditional: '条件を満たせば更新する',
} as const
export const wageForms = { month: '月給', day: '日給', hour: '時給', year: '年俸' } as const
export type WageForm = keyof typeof wageForms

export { workplaceOffers } from '../employers/index.ts'

export const insurances = { employment: '雇用', accident: '労災', health: '健康', pension: '厚生' } as const
export const selections = { papers: '書類', interview: '面接', test: '筆記', other: 'その他' } as const

export const ageVerdicts = { lawful: '適法', confirm: '要確認', unlawful: '不可' } as const

export const endings = { filled: '決まった(充足)', withdrawn: '取り下げた' } as const
