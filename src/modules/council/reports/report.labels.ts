export const reportStatuses = { draft: '下書き', sent: '提出ずみ', returned: '差戻し', accepted: '確定' } as const
export type ReportStatus = keyof typeof reportStatuses

/** How a month of a reporter stands for whoever waits for it. */
export const standings = {
  late: '未提出・期限を過ぎています',
  missing: '未提出',
  draft: '下書き',
  sent: '確認を待っています',
  returned: '差戻し',
  accepted: '確定',
} as const
export type Standing = keyof typeof standings
