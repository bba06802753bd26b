/** Words of 体験・実習 (domain §5.5). */
export const trialKinds = {
  tour: '職場見学',
  experience: '就労体験',
  practice: '企業実習',
  'supported-work': '中間的就労(就労訓練)',
  'trial-hire': 'トライアル雇用',
} as const
export type TrialKind = keyof typeof trialKinds

export const kindHints = {
  tour: '半日ほど。雇用ではなく、賃金もありません。',
  experience: '1日から数日。雇用ではありません。傷害保険に入ります。',
  practice: '数日から数週間。ふつう雇用ではありません。傷害・賠償の保険に入ります。',
  'supported-work': '認定を受けた事業所で、数か月。雇うものと、雇わないものがあります。',
  'trial-hire': '原則3か月の有期雇用。ハローワークなどの紹介が、雇入れの前に要ります。',
} as const satisfies Record<TrialKind, string>

export const insurances = {
  event: '行事保険',
  injury: '傷害保険',
  liability: '賠償責任保険',
  accident: '労災保険',
  social: '雇用・社会保険',
} as const
export type Insurance = keyof typeof insurances

export const sides = { person: '本人', employer: '企業', desk: '支援機関' } as const
export type Side = keyof typeof sides
export { agreedHow } from '../introductions/index.ts'

export const attendances = { whole: '来た', part: '途中まで・遅れて', absent: '休んだ' } as const
export type Attendance = keyof typeof attendances

export const nexts = {
  hire: 'そのまま就職する',
  longer: '続ける・日を増やす',
  apply: '応募する',
  'other-place': 'ほかの職場をためす',
  rest: 'いったん休む',
  undecided: 'これから決める',
} as const
export type Next = keyof typeof nexts
