/** Tables and pictures of figures with the links to their files. They work without script: plain links. */
import { type ReactElement, type ReactNode, useContext } from 'react'
import { formatNumber, formatPercent } from '../platform/japanese/index.ts'
import { AddMore, Nb, Table, type TableProps } from '../ui/index.ts'
import { type FigureCell, type FigureTableData, partsOf } from './table.ts'
import { type PictureFormat, type TableFormat, TakingContext } from './taking.ts'

export interface FigureTableProps extends FigureTableData {
  captionHidden?: boolean | undefined
  /** So many rows are seen at once; the others fold away. A file has all of them. */
  firstRows?: number | undefined
  /** Of the fold: ほかの3機関. */
  restLabel?: ((rest: number) => string) | undefined
  kind?: TableProps['kind']
  /** Where the page shows the numbers in another way (tiles, the 工程表): the links alone. */
  linksOnly?: boolean | undefined
}

export function FigureTable({
  captionHidden,
  firstRows = Infinity,
  restLabel = (rest) => `ほかの${rest}行`,
  kind = 'figures',
  linksOnly = false,
  ...data
}: FigureTableProps) {
  const taking = useContext(TakingContext)
  taking?.tables.push(data)
  const links = taking === null ? null : <Links kind="table" name={data.name} title={data.caption} />
  if (linksOnly) return links
  const columns = data.columns.filter((column) => column.under === undefined && column.fileOnly !== true)
  const cellsOf = (cells: Record<string, FigureCell>): Record<string, ReactNode> =>
    Object.fromEntries(columns.map(({ key }) => [key, <Cell key={key} data={data} cells={cells} column={key} />]))
  const rows = data.rows.map((row) => ({ id: row.id, cells: cellsOf(row.cells) }))
  const isFolded = rows.length > firstRows
  const total = data.total === undefined ? {} : { total: cellsOf(data.total) }
  const shared = { kind, columns }
  return (
    <div data-table={data.name}>
      <Table
        {...shared}
        caption={data.caption}
        captionHidden={captionHidden}
        rows={rows.slice(0, firstRows)}
        {...(isFolded ? {} : total)}
      />
      {isFolded ? (
        <AddMore label={restLabel(rows.length - firstRows)}>
          <Table
            {...shared}
            caption={`${data.caption}のつづき`}
            captionHidden
            rows={rows.slice(firstRows)}
            {...total}
          />
        </AddMore>
      ) : null}
      {links}
    </div>
  )
}

function Cell({
  data,
  cells,
  column,
}: {
  data: FigureTableData
  cells: Record<string, FigureCell>
  column: string
}): ReactNode {
  const under = data.columns
    .filter((each) => each.under === column)
    .map(({ key }) => partsOf(cells[key]).value)
    .filter((value) => value !== '')
  const shown = shownOf(cells[column])
  return under.length === 0 ? (
    shown
  ) : (
    <>
      {shown}
      <span className="cell-under">{under.join('、')}</span>
    </>
  )
}

function shownOf(cell: FigureCell | undefined): ReactNode {
  const parts = partsOf(cell)
  const shown = parts.shown ?? textOf(parts)
  return parts.href === undefined ? shown : <a href={parts.href}>{shown}</a>
}

function textOf({ value, kind, unit = '' }: ReturnType<typeof partsOf>): ReactNode {
  if (typeof value === 'string') return value
  if (kind === 'percent') return formatPercent(value)
  if (kind === 'dash' && value === 0) return '–'
  const sign = kind !== 'signed' ? (value < 0 ? '−' : '') : value > 0 ? '+' : value < 0 ? '−' : '±'
  const text = `${sign}${formatNumber(Math.abs(value))}${unit}`
  return unit === '' ? text : <Nb>{text}</Nb>
}

export interface FigurePictureProps {
  name: string
  title: string
  notes?: readonly string[] | undefined
  /** Where the page's picture is many: one that stands alone. */
  drawing?: ReactElement | undefined
  children: ReactElement
}

export function FigurePicture({ name, title, notes = [], drawing, children }: FigurePictureProps) {
  const taking = useContext(TakingContext)
  taking?.pictures.push({ name, title, notes, drawing: drawing ?? children })
  return (
    <div>
      {children}
      {taking === null ? null : <Links kind="picture" name={name} title={title} />}
    </div>
  )
}

const formats: Record<'table' | 'picture', readonly (readonly [TableFormat | PictureFormat, string])[]> = {
  table: [
    ['xlsx', 'Excel'],
    ['csv', 'CSV'],
  ],
  picture: [
    ['svg', 'SVG'],
    ['png', 'PNG'],
  ],
}

function Links({ kind, name, title }: { kind: 'table' | 'picture'; name: string; title: string }) {
  const taking = useContext(TakingContext)
  if (taking === null) return null
  return (
    <p className="meta screen-only">
      {formats[kind].map(([format, label], index) => (
        <span key={format}>
          {index === 0 ? '' : '・'}
          <a href={taking.href(kind, name, format)} rel="nofollow" aria-label={`${label} ${title}`}>
            {label}
          </a>
        </span>
      ))}
    </p>
  )
}
