/** A table of one's own from what was counted: its rows and columns in their order, with their sums. */
import type { FigureColumn, FigureRow, FigureTableData } from '../../../figures/index.ts'
import { AGE_GROUPS, formatAgeGroup } from '../../../platform/japanese/index.ts'
import { type Dimension, dimensionLabels, reportLabel, typeLabels } from './own-table.labels.ts'

export interface Names {
  areas: readonly { key: string; name: string }[]
  municipalities: readonly { code: string; name: string }[]
  organizations: ReadonlyMap<string, string>
}

export interface CountedColumn {
  key: string
  label: string
  /** By the key of its row. */
  values: ReadonlyMap<string, number>
}

const months = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03']
const quarters: Record<string, string> = { '1': '4〜6月', '2': '7〜9月', '3': '10〜12月', '4': '1〜3月' }

/** Everything that there may be, in its order; what nobody knows stands there only where something is counted so. */
export function keysIn(
  dimension: Dimension,
  names: Names,
  found: ReadonlySet<string>,
): { key: string; label: string }[] {
  const maybe = (key: string, label: string) => (found.has(key) ? [{ key, label }] : [])
  switch (dimension) {
    case 'month':
      return months.map((key) => ({ key, label: `${Number(key)}月` }))
    case 'quarter':
      return Object.entries(quarters).map(([key, label]) => ({ key, label }))
    case 'organization':
      return [...names.organizations].filter(([key]) => found.has(key)).map(([key, label]) => ({ key, label }))
    case 'area':
      return [...names.areas.map(({ key, name }) => ({ key, label: name })), ...maybe('', '圏域は不明')]
    case 'type':
      return [
        ...['1', '2', '3'].map((key) => ({ key, label: typeLabels[key] ?? '' })),
        ...maybe('', '未判定'),
        ...maybe('report', reportLabel),
      ]
    case 'age':
      return [
        ...AGE_GROUPS.flatMap((key) =>
          key === 'unknown' ? maybe(key, formatAgeGroup(key)) : [{ key, label: formatAgeGroup(key) }],
        ),
        ...maybe('report', reportLabel),
      ]
    case 'municipality':
      return [
        ...names.municipalities.map(({ code, name }) => ({ key: code, label: name })),
        ...maybe('', '市町村が分からない分'),
        ...maybe('report', reportLabel),
      ]
  }
}

/** @param sum whether the columns are parts of one number, which stands at the end then */
export function crossTable(
  caption: string,
  rows: Dimension,
  columns: readonly CountedColumn[],
  names: Names,
  sum: boolean,
): FigureTableData {
  const found = new Set(columns.flatMap((column) => [...column.values.keys()]))
  const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  const cellsOf = (label: string, values: number[]): FigureRow['cells'] => ({
    label,
    ...Object.fromEntries(columns.map(({ key }, at) => [`c-${key}`, values[at] ?? 0])),
    ...(sum ? { sum: total(values) } : {}),
  })
  const list = keysIn(rows, names, found)
  const heads: FigureColumn[] = [
    { key: 'label', label: dimensionLabels[rows] },
    ...columns.map(({ key, label }) => ({ key: `c-${key}`, label, align: 'end' as const, strong: !sum })),
    ...(sum ? [{ key: 'sum', label: '計', align: 'end' as const, strong: true }] : []),
  ]
  return {
    name: 'own',
    caption,
    columns: heads,
    rows: list.map(({ key, label }) => ({
      id: key === '' ? 'unknown' : key,
      cells: cellsOf(
        label,
        columns.map((column) => column.values.get(key) ?? 0),
      ),
    })),
    total: cellsOf(
      '合計',
      columns.map((column) => total([...column.values.values()])),
    ),
  }
}
