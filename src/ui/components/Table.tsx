import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export interface TableColumn {
  key: string
  label: string
  align?: 'start' | 'end' | undefined
  sortHref?: string | undefined
  sorted?: 'asc' | 'desc' | undefined
  strong?: boolean | undefined
}
export interface TableRow {
  id: string
  cells: Record<string, ReactNode>
  selected?: boolean | undefined
}
export interface TableGroup {
  id: string
  group: ReactNode
  aside?: ReactNode
}
export interface TableProps {
  caption: string
  /** The caption is read, not seen, where a heading with the same words stands above. */
  captionHidden?: boolean | undefined
  /** At most 7; more goes to a second line of the row or the detail page. The first is the row's name and link. */
  columns: TableColumn[]
  rows: (TableRow | TableGroup)[]
  total?: Record<string, ReactNode> | undefined
  /** `list`: 16 px rows that become blocks on the phone. `figures`: 14 px, stays a table. */
  kind?: 'list' | 'figures' | undefined
}

/** A table with many columns scrolls by itself on a small screen, with the keyboard too. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached with the keyboard (axe)
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

/** Many short tables in as many columns as fit. */
export function FigureColumns({ children }: { children: ReactNode }) {
  return <div className="figure-columns">{children}</div>
}

/** Hairlines, no zebra, numbers right, first column the name of the row. */
export function Table({ caption, captionHidden = false, columns, rows, total, kind = 'list' }: TableProps) {
  return (
    <table className={`table table-${kind}`}>
      <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          'group' in row ? (
            <tr key={row.id} className="group-row">
              <th scope="rowgroup" colSpan={columns.length}>
                <span className="group-line">
                  <span>{row.group}</span>
                  {absent(row.aside) ? null : <span>{row.aside}</span>}
                </span>
              </th>
            </tr>
          ) : (
            <tr key={row.id} className={row.selected ? 'selected' : undefined}>
              <Cells columns={columns} cells={row.cells} />
            </tr>
          ),
        )}
      </tbody>
      {absent(total) ? null : (
        <tfoot>
          <tr>
            <Cells columns={columns} cells={total} />
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function Head({ column }: { column: TableColumn }) {
  const sort = column.sorted === undefined ? undefined : column.sorted === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" className={column.align === 'end' ? 'end' : undefined} aria-sort={sort}>
      {column.sortHref === undefined ? (
        column.label
      ) : (
        <a className="sort" href={column.sortHref}>
          {column.label}
          {absent(column.sorted) ? null : (
            <>
              <Icon name={column.sorted === 'asc' ? 'arrow-up' : 'arrow-down'} size={16} />
              <span className="visually-hidden">{column.sorted === 'asc' ? '小さい順' : '大きい順'}</span>
            </>
          )}
        </a>
      )}
    </th>
  )
}

function Cells({ columns, cells }: { columns: TableColumn[]; cells: Record<string, ReactNode> }) {
  return columns.map((column, index) => {
    const className =
      [column.align === 'end' ? 'end' : '', column.strong ? 'strong' : ''].filter(Boolean).join(' ') || undefined
    return index === 0 ? (
      <th key={column.key} scope="row" className={className}>
        {cells[column.key]}
      </th>
    ) : (
      <td key={column.key} className={className} data-label={column.label}>
        {cells[column.key]}
      </td>
    )
  })
}

/** A cell too small to show: hatching and 「<10」, with the reason for readers. */
export function Suppressed({ below = 10 }: { below?: number | undefined }) {
  return (
    <span className="suppressed" title={`${below}未満は出しません`}>
      &lt;{below}
    </span>
  )
}
