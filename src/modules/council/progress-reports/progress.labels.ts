export const periods = { half: '上半期', year: '年度' } as const
export type Period = keyof typeof periods

/** The parts that the office writes itself, beside one for each group of the 工程表. */
export const ownParts = { summary: '全体のまとめ', next: '次の年度に向けて' } as const
