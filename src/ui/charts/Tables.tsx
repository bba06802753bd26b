import type { ReactNode } from 'react'
import { Suppressed, Table } from '../components/Table.tsx'

function number(value: number | null): ReactNode {
  return value === null ? <Suppressed /> : value.toLocaleString('ja-JP')
}

function signed(value: number | null): ReactNode {
  if (value === null) return '–'
  return value > 0 ? (
    <strong>+{value.toLocaleString('ja-JP')}</strong>
  ) : value < 0 ? (
    `−${Math.abs(value).toLocaleString('ja-JP')}`
  ) : (
    '0'
  )
}

/** The same numbers as the area map, with totals. */
export function AreaTable({
  caption = '圏域の表',
  unit = '人数',
  rows,
  total,
  before,
}: {
  caption?: string
  unit?: string
  before?: string | undefined
  rows: readonly { area: string; href?: string | undefined; value: number | null; before?: number | null | undefined }[]
  total: { value: number | null; before?: number | null | undefined }
}) {
  const cells = (value: number | null, past: number | null | undefined) => ({
    value: number(value),
    ...(before === undefined
      ? {}
      : {
          before: number(past ?? null),
          diff: signed(value === null || past === null || past === undefined ? null : value - past),
        }),
  })
  return (
    <Table
      kind="figures"
      caption={caption}
      columns={[
        { key: 'area', label: '圏域' },
        { key: 'value', label: unit, align: 'end', strong: true },
        ...(before === undefined
          ? []
          : [
              { key: 'before', label: before, align: 'end' as const },
              { key: 'diff', label: '差', align: 'end' as const },
            ]),
      ]}
      rows={rows.map((row) => ({
        id: row.area,
        cells: {
          area: row.href === undefined ? row.area : <a href={row.href}>{row.area}</a>,
          ...cells(row.value, row.before),
        },
      }))}
      total={{ area: '県全体', ...cells(total.value, total.before) }}
    />
  )
}

/** The same numbers as the progress chart: the month, the sum so far, and how far from the pace. */
export function MonthTable({
  caption = '月ごとの表',
  rows,
  note,
}: {
  caption?: string
  rows: readonly {
    month: string
    label: string
    value: number | null
    sum: number | null
    gap?: number | null | undefined
  }[]
  note?: ReactNode
}) {
  const withGap = rows.some((row) => row.gap !== undefined && row.gap !== null)
  return (
    <div>
      <Table
        kind="figures"
        caption={caption}
        columns={[
          { key: 'month', label: '月' },
          { key: 'value', label: 'その月', align: 'end' },
          { key: 'sum', label: '累計', align: 'end', strong: true },
          ...(withGap ? [{ key: 'gap', label: '目安との差', align: 'end' as const }] : []),
        ]}
        rows={rows.map((row) => ({
          id: row.month,
          cells: { month: row.label, value: number(row.value), sum: number(row.sum), gap: signed(row.gap ?? null) },
        }))}
      />
      {note === undefined ? null : <p className="meta">{note}</p>}
    </div>
  )
}
