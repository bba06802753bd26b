import { FigurePicture, FigureTable } from '../../../../figures/index.ts'
import {
  Column,
  Columns,
  type CouncilTopology,
  FigureColumns,
  Section,
  Table,
  TableScroll,
  MunicipalityMap,
} from '../../../../ui/index.ts'
import { cellOf, ShownNumber, SuppressionNote } from '../../indicators/index.ts'
import { mapCover } from '../map-cover.rules.ts'
import type { Sheet } from '../sheets.rules.ts'

export interface BreakdownSheetsProps {
  sheets: readonly Sheet[]
  unit: string
  below: number
  /** The page of the public or of the staff. */
  kind?: 'public' | 'normal' | undefined
  /** The council's map; municipalities are drawn on it. */
  topology?: CouncilTopology | undefined
}

type OneSheet = Omit<BreakdownSheetsProps, 'sheets'> & { sheet: Sheet }

/** Every breakdown of one figure: narrow ones beside each other, wide ones scroll by themselves. */
export function BreakdownSheets({ sheets, ...rest }: BreakdownSheetsProps) {
  const isSuppressed = sheets.some((sheet) =>
    [sheet.total, ...sheet.rows.map((row) => row.values)].some((values) => values.some((shown) => shown.mark !== null)),
  )
  const [narrow, wide] = [
    sheets.filter((sheet) => sheet.columns.length === 1 && sheet.id !== 'municipality'),
    sheets.filter((sheet) => sheet.columns.length > 1),
  ]
  const places = sheets.find((sheet) => sheet.id === 'municipality')
  return (
    <>
      {isSuppressed ? <SuppressionNote below={rest.below} /> : null}
      <Columns ratio="1-1">
        {narrow.map((sheet) => (
          <Column key={sheet.id}>
            <WholeSheet sheet={sheet} {...rest} />
          </Column>
        ))}
      </Columns>
      {wide.map((sheet) => (
        <WholeSheet key={sheet.id} sheet={sheet} {...rest} />
      ))}
      {places === undefined ? null : <PlaceSheet sheet={places} whole={wholeOf(sheets)} {...rest} />}
    </>
  )
}

function WholeSheet({ sheet, unit, below, kind = 'normal' }: OneSheet) {
  return (
    <Section id={sheet.id} kind={kind} title={sheet.title} pad>
      <TableScroll label={sheet.title}>
        <FigureTable
          name={sheet.id}
          caption={`${sheet.title}(${unit})`}
          captionHidden
          notes={sheet.note === undefined ? [] : [sheet.note]}
          columns={columnsOf(sheet, sheet.head, unit)}
          rows={sheet.rows.map((row) => ({ id: row.key, cells: cellsOf(row.label, row.values, below) }))}
          total={cellsOf('計', sheet.total, below)}
        />
      </TableScroll>
      {sheet.note === undefined ? null : <p className="meta">{sheet.note}</p>}
    </Section>
  )
}

/** Municipalities by area, a short table each. */
function PlaceSheet({ sheet, whole, unit, below, topology, kind = 'normal' }: OneSheet & { whole: number | null }) {
  return (
    <Section id={sheet.id} kind={kind} title={sheet.title} pad>
      {topology === undefined ? null : (
        <FigurePicture name="municipality-map" title={`${sheet.title}の地図`}>
          <MunicipalityMap
            topology={topology}
            values={new Map(sheet.rows.map((row) => [row.key, row.values[0]?.value ?? null]))}
            unit={unit}
            label={sheet.title}
            note={`${mapCover(sheet, whole, unit)}色が濃いほど多くいます。${sheet.rows.some((row) => row.values[0]?.mark !== null) ? '斜線は、小さい数を守るため出しません。' : ''}`}
          />
        </FigurePicture>
      )}
      <FigureColumns>
        {[...Map.groupBy(sheet.rows, (row) => row.group ?? '')].map(([group, rows]) => (
          <Table
            key={group}
            kind="figures"
            caption={group}
            captionHidden
            columns={columnsOf(sheet, group, unit)}
            rows={rows.map((row) => ({ id: row.key, cells: shownCells(row.label, row.values, below) }))}
          />
        ))}
      </FigureColumns>
      <FigureTable
        name={sheet.id}
        linksOnly
        caption={`${sheet.title}(${unit})`}
        notes={sheet.note === undefined ? [] : [sheet.note]}
        columns={[{ key: 'area', label: '圏域' }, ...columnsOf(sheet, sheet.head, unit)]}
        rows={sheet.rows.map((row) => ({
          id: row.key,
          cells: { area: row.group ?? '', ...cellsOf(row.label, row.values, below) },
        }))}
        total={{ area: '', ...cellsOf('計', sheet.total, below) }}
      />
      <p className="meta">
        {sheet.note} 合わせて
        <ShownNumber shown={sheet.total[0] ?? { value: 0, mark: null }} below={below} />
        {unit}。
      </p>
    </Section>
  )
}

const columnsOf = (sheet: Sheet, head: string, unit: string) => [
  { key: 'label', label: head },
  ...sheet.columns.map((label, index) => ({
    key: String(index),
    label: sheet.columns.length === 1 ? `${label}(${unit})` : label,
    align: 'end' as const,
    strong: index === sheet.columns.length - 1,
  })),
]

/** Cases and reports together: every table by month adds up to it. */
const wholeOf = (sheets: readonly Sheet[]): number | null =>
  sheets.find((sheet) => sheet.id === 'month')?.total[0]?.value ?? null

const cellsOf = (label: string, values: Sheet['total'], below: number) => ({
  label,
  ...Object.fromEntries(values.map((shown, index) => [String(index), cellOf(shown, below)])),
})
const shownCells = (label: string, values: Sheet['total'], below: number) => ({
  label,
  ...Object.fromEntries(
    values.map((shown, index) => [String(index), <ShownNumber key={index} shown={shown} below={below} />]),
  ),
})
