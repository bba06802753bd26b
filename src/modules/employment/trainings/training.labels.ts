/** 職業訓練 by kind (domain §7). */
export const trainingKinds = {
  public: '公共職業訓練',
  'job-seeker-basic': '求職者支援訓練(基礎コース)',
  'job-seeker-practical': '求職者支援訓練(実践コース)',
  bridge: '橋渡し訓練',
  'work-placement': '企業実習付き訓練',
  'while-working': '働きながら学びやすい職業訓練',
  other: 'そのほかの講座・訓練',
} as const
export type TrainingKind = keyof typeof trainingKinds

export const trainingResults = { completed: '修了した', left: '途中でやめた', 'not-started': '受講しなかった' } as const
export type TrainingResult = keyof typeof trainingResults
