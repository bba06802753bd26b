import { type FigureCell, FigureTable } from '../../../../figures/index.ts'
import {
  Empty,
  PageHeading,
  Pills,
  PrintFoot,
  Section,
  type Shell,
  StaffLayout,
  TargetTypeLabel,
  targetTypeText,
} from '../../../../ui/index.ts'
import type { FlowRow } from '../flow.queries.ts'

export interface FlowPageProps {
  path: string
  shell: Shell
  month: { label: string; previous: string; next: string | null; made: string }
  /** Of one organization, or of the whole council. */
  scope: string
  rows: FlowRow[]
}

type Counts = Omit<FlowRow, 'deskId' | 'deskName' | 'targetType'>
const fields = [
  'opening',
  'opened',
  'reopened',
  'takenOver',
  'movedIn',
  'judgedIn',
  'closed',
  'handedOver',
  'movedOut',
  'judgedOut',
  'closing',
] as const satisfies readonly (keyof Counts)[]

const sumOf = (rows: readonly FlowRow[]): Counts =>
  Object.fromEntries(
    fields.map((field) => [field, rows.reduce((total, row) => total + row[field], 0)]),
  ) as unknown as Counts
const count = (value: number): FigureCell => ({ value, kind: 'dash', unit: '件' })

/** How many stood at the beginning, came in, went out and stand at the end: by desk, and by type. */
export function FlowPage({ path, shell, month, scope, rows }: FlowPageProps) {
  const desks = [...new Map(rows.map((row) => [row.deskId, row.deskName]))]
  return (
    <StaffLayout
      title="ケースの出入り"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={scope}
          title="ケースの出入り"
          lead="月のはじめの数に、入ったものを足し、出たものを引くと、月の終わりの数になります。数だけで、だれのことかは見えません。"
        />
      }
    >
      <Pills
        label="月"
        items={[
          { label: '前の月', href: month.previous, current: false },
          { label: month.label, href: path, current: true },
          ...(month.next === null ? [] : [{ label: '次の月', href: month.next, current: false }]),
        ]}
      />
      {rows.length === 0 ? (
        <Empty sentence="この月に支援していたケースはありません。" />
      ) : (
        <>
          <Section title="窓口ごと" count={desks.length}>
            <FigureTable
              name="desks"
              caption={`${month.label}の窓口ごとの出入り`}
              captionHidden
              columns={[{ key: 'name', label: '窓口' }, ...deskColumns.map(columnOf)]}
              rows={desks.map(([id, name]) => ({
                id,
                cells: { name, ...cellsOf(sumOf(rows.filter((row) => row.deskId === id)), deskColumns) },
              }))}
              total={{ name: 'あわせて', ...cellsOf(sumOf(rows), deskColumns) }}
            />
          </Section>
          <Section title="類型ごと" note="「判定」は、はじめの判定と見立ての訂正です。移動に数えません。">
            <FigureTable
              name="types"
              caption={`${month.label}の類型ごとの出入り`}
              captionHidden
              columns={[{ key: 'name', label: '類型' }, ...typeColumns.map(columnOf)]}
              rows={([1, 2, 3, null] as const).map((type) => ({
                id: String(type),
                cells: {
                  name: {
                    value: targetTypeText(type),
                    shown: <TargetTypeLabel type={type} provisional={false} />,
                  },
                  ...cellsOf(sumOf(rows.filter((row) => row.targetType === type)), typeColumns),
                },
              }))}
              total={{ name: 'あわせて', ...cellsOf(sumOf(rows), typeColumns) }}
            />
          </Section>
        </>
      )}
      <PrintFoot paper={`ケースの出入り ${month.label}`} number="" made={month.made} />
    </StaffLayout>
  )
}

const deskColumns = [
  ['opening', '月のはじめ'],
  ['opened', '＋受付'],
  ['reopened', '＋再開'],
  ['takenOver', '＋受けた'],
  ['closed', '−終結'],
  ['handedOver', '−渡した'],
  ['closing', '月の終わり'],
] as const satisfies readonly (readonly [keyof Counts, string])[]
const typeColumns = [
  ['opening', '月のはじめ'],
  ['opened', '＋受付'],
  ['reopened', '＋再開'],
  ['takenOver', '＋受けた'],
  ['movedIn', '＋移動'],
  ['judgedIn', '＋判定'],
  ['closed', '−終結'],
  ['handedOver', '−渡した'],
  ['movedOut', '−移動'],
  ['judgedOut', '−判定'],
  ['closing', '月の終わり'],
] as const satisfies readonly (readonly [keyof Counts, string])[]

const columnOf = ([key, label]: readonly [keyof Counts, string]) => ({
  key,
  label,
  align: 'end' as const,
  strong: key === 'opening' || key === 'closing',
})

const cellsOf = (counts: Counts, columns: readonly (readonly [keyof Counts, string])[]): Record<string, FigureCell> =>
  Object.fromEntries(columns.map(([key]) => [key, count(counts[key])]))
