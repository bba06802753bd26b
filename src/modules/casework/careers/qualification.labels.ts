/** What somebody is qualified to do, and what they have learned (ジョブ・カード 様式3-1, 3-2; domain §3.7). */
export const qualificationKinds = {
  license: '免許',
  qualification: '資格',
  education: '学歴',
  course: '受けた訓練・講座',
} as const
export type QualificationKind = keyof typeof qualificationKinds
