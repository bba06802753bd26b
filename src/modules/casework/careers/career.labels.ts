export const spanKinds = {
  regular: '正規(正社員)',
  'non-regular': '非正規(契約・パート・派遣など)',
  'self-employed': '自営・内職',
  officer: '役員',
  none: '無業',
  student: '学生',
} as const
export type SpanKind = keyof typeof spanKinds

export const insurances = { yes: '入っていた', no: '入っていない', unknown: '分からない' } as const

/** 離職理由. What the employer decided has an exception in the law's second question (domain §6.1, W3). */
export const leaveReasons = {
  'own-wish': '自己都合',
  employer: '会社の都合',
  'end-of-term': '契約の満了',
  health: '体調',
  care: '育児・介護',
  other: 'その他',
  unknown: '分からない',
} as const
export type LeaveReason = keyof typeof leaveReasons

export const sources = { told: '本人から聞いた', document: '書類で確かめた', 'job-card': 'ジョブ・カード' } as const
