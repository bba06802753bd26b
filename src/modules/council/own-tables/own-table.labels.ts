/** What stands in the rows and columns of a table of one's own. */
export const dimensionLabels = {
  month: '月',
  quarter: '四半期',
  organization: '機関',
  area: '圏域',
  type: '類型',
  age: '年齢',
  municipality: '市町村',
} as const
export type Dimension = keyof typeof dimensionLabels

export const columnLabels = { kpi: 'KPIごと', year: '年度ごと', none: '分けない', ...dimensionLabels } as const
export type ColumnKind = keyof typeof columnLabels

export const typeLabels: Readonly<Record<string, string>> = {
  '1': '①不安定な就労',
  '2': '②長期の無業',
  '3': '③社会参加',
  '': '未判定',
}
/** Reports know organization, month and area alone. */
export const reportLabel = '機関の報告'
