/** A figure in tables: by month, by organization, by what it was counted from, and by type. */
import { type FigureCell, FigureTable } from '../../../../figures/index.ts'
import { formatMonth, formatNumber, formatPercent } from '../../../../platform/japanese/index.ts'
import { TargetTypeLabel, targetTypeText } from '../../../../ui/index.ts'
import { cellOf, valueLabel } from './shown.tsx'
import type { AgeBand, Shown } from '../figure-view.rules.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import type { KpiDepthProps } from '../kpi-depth.types.ts'
import { monthEnd } from '../year-line.rules.ts'
import { areaName } from './kpi-places-part.tsx'

export function MonthList({ detail: { item, view }, day, below, notes }: KpiDepthProps) {
  const rows = view.months.filter(
    (row) => row.month <= day.slice(0, 7) || row.value.mark !== null || (row.value.value ?? 0) > 0,
  )
  const reportedUntil = view.organizations
    .map((row) => row.lastReported ?? '')
    .filter(Boolean)
    .sort()
    .at(-1)
  const said = notes.filter((each) => each.kpiCode === item.code && each.month !== '')
  const isPartial = rows.some((row) => row.month === day.slice(0, 7)) && day < monthEnd(day.slice(0, 7))
  return (
    <div>
      <FigureTable
        name="months"
        caption="月ごとの表"
        columns={[
          { key: 'month', label: '月' },
          { key: 'value', label: 'その月', align: 'end' },
          { key: 'sum', label: '累計', align: 'end', strong: true },
          ...(said.length === 0 ? [] : [{ key: 'note', label: '事務局のことば', fileOnly: true as const }]),
        ]}
        rows={rows.map((row) => ({
          id: row.month,
          cells: {
            month: `${row.month.endsWith('-04') || row.month.endsWith('-01') ? formatMonth(row.month) : `${Number(row.month.slice(5))}月`}${isPartial && row.month === day.slice(0, 7) ? '*' : ''}${said.some((each) => each.month === row.month) ? '※' : ''}`,
            value: cellOf(row.value, below),
            sum: row.cumulative ?? '＊',
            note: said
              .filter((each) => each.month === row.month)
              .map((each) => each.note)
              .join('\n'),
          },
        }))}
      />
      {said.length === 0 ? null : (
        <p className="meta">
          ※<a href="#notes">事務局のことば</a>があります
        </p>
      )}
      {isPartial || reportedUntil !== undefined ? (
        <p className="meta">
          {[
            isPartial ? `*${Number(day.slice(5, 7))}月は${Number(day.slice(8))}日まで` : '',
            reportedUntil === undefined ? '' : `機関の報告は${Number(reportedUntil.slice(5))}月分まで`,
          ]
            .filter(Boolean)
            .join('。')}
        </p>
      ) : null}
    </div>
  )
}

const rowsAtFirst = 12

export function OrganizationList(props: KpiDepthProps) {
  const {
    detail: { item, view },
    below,
    areaNames,
    organizationNames,
    factsHref,
  } = props
  // Who has a part of the goal and nothing yet is named too.
  const silent = item.organizationGoals
    .filter((each) => !view.organizations.some((row) => row.organizationId === each.organizationId))
    .map(({ organizationId }) => ({
      organizationId,
      area: null,
      value: { value: 0, mark: null },
      reportedMonths: 0,
      lastReported: null,
    }))
  return (
    <>
      <FigureTable
        name="organizations"
        caption="機関の表"
        firstRows={rowsAtFirst}
        restLabel={(rest) => `ほかの${rest}機関`}
        columns={[
          { key: 'name', label: '機関' },
          { key: 'area', label: '圏域', under: 'name' },
          { key: 'source', label: '数のもと' },
          { key: 'reported', label: '報告', under: 'source' },
          { key: 'value', label: valueLabel(item.unit), align: 'end', strong: true },
          ...(item.organizationGoals.length === 0
            ? []
            : [
                { key: 'goal', label: `目標(${item.goalUnit})`, align: 'end' as const },
                // Of a goal over several years the year's number is a part.
                ...(item.period === null ? [{ key: 'reached', label: '達成率', align: 'end' as const }] : []),
              ]),
        ]}
        rows={[...view.organizations, ...silent].map((row) => ({
          id: row.organizationId,
          cells: {
            name: {
              value: organizationNames.get(row.organizationId) ?? row.organizationId,
              href: factsHref?.({ organization: row.organizationId }),
            },
            area: row.area === null ? '' : areaName(areaNames, row.area),
            source: row.lastReported === null ? 'ケース' : '報告',
            reported: row.lastReported === null ? '' : `${Number(row.lastReported.slice(5))}月まで`,
            value: cellOf(row.value, below),
            ...goalCells(item, row),
          },
        }))}
        total={{ name: wholeLabel(item), value: cellOf(view.total, below) }}
      />
      <GoalsNote item={item} />
    </>
  )
}

/** A rate isn't the sum of its lines. */
const wholeLabel = (item: KpiItem): string => (item.ratio === null ? '合計' : '全体')

/** The organization's part of the goal, where the plan parts it. */
function goalCells(item: KpiItem, row: { organizationId: string; value: Shown }): Record<string, FigureCell> {
  const goal = item.organizationGoals.find((each) => each.organizationId === row.organizationId)?.value
  return goal === undefined
    ? {}
    : {
        goal,
        reached: row.value.value === null || item.unit !== item.goalUnit ? '' : formatPercent(row.value.value / goal),
      }
}

/** What the plan parts among organizations, and whether the parts are the whole. */
function GoalsNote({ item }: { item: KpiItem }) {
  if (item.organizationGoals.length === 0) return null
  const sum = item.organizationGoals.reduce((all, each) => all + each.value, 0)
  return (
    <p className="meta">
      計画は、目標を{item.organizationGoals.length}機関に分けています(合わせて{formatNumber(sum)}
      {item.goalUnit}
      {item.goal.value === null || item.goal.value === sum
        ? ''
        : `、全体の目標は${formatNumber(item.goal.value)}${item.goalUnit}`}
      )。
    </p>
  )
}

export function SourceList({ detail: { item, view }, below }: KpiDepthProps) {
  const share = (value: number | null): FigureCell =>
    value === null || item.actual === null || item.actual === 0 ? '' : { value: value / item.actual, kind: 'percent' }
  return (
    <FigureTable
      name="sources"
      caption="数のもと"
      columns={[
        { key: 'source', label: 'もと' },
        { key: 'value', label: valueLabel(item.unit), align: 'end', strong: true },
        { key: 'share', label: '割合', align: 'end' },
      ]}
      rows={[
        {
          id: 'cases',
          cells: {
            source: 'ケースから数えた',
            value: cellOf(view.fromCases, below),
            share: share(view.fromCases.value),
          },
        },
        {
          id: 'reports',
          cells: {
            source: '機関の報告(確定した月)',
            value: cellOf(view.fromReports, below),
            share: share(view.fromReports.value),
          },
        },
      ]}
      total={{ source: '合計', value: cellOf(view.total, below), share: '' }}
    />
  )
}

const bands: Record<AgeBand, string> = {
  middle: '中高年(35〜59歳)',
  younger: '34歳まで',
  older: '60歳から',
  unknown: '年齢が分からない',
}

/** Whether the figure has people outside 中高年: the definition says if they count, here stands how many they are. */
export function AgeList({ detail: { item, view }, below }: KpiDepthProps) {
  if (item.kind !== 'quantitative' || !view.ages.some((row) => row.value.value !== 0)) return null
  return (
    <div className="section">
      <FigureTable
        name="ages"
        caption="年齢の表(ケースから数えた分)"
        columns={[
          { key: 'age', label: 'その日の年齢' },
          { key: 'value', label: valueLabel(item.unit), align: 'end', strong: true },
        ]}
        rows={view.ages.map((row) => ({
          id: row.band,
          cells: { age: bands[row.band], value: cellOf(row.value, below) },
        }))}
      />
    </div>
  )
}

export function TypeList({ detail: { item, view }, below }: KpiDepthProps) {
  if (item.kind !== 'quantitative' || view.types.length === 0) return null
  return (
    <div className="section">
      <FigureTable
        name="types"
        caption="類型の表"
        columns={[
          { key: 'type', label: '類型' },
          { key: 'value', label: valueLabel(item.unit), align: 'end', strong: true },
        ]}
        rows={view.types
          .toSorted((a, b) => (a.targetType ?? 9) - (b.targetType ?? 9))
          .map((row) => ({
            id: String(row.targetType),
            cells: {
              type:
                row.targetType === null
                  ? '未判定・報告で受けた分'
                  : {
                      value: targetTypeText(row.targetType as 1 | 2 | 3),
                      shown: <TargetTypeLabel type={row.targetType as 1 | 2 | 3} />,
                    },
              value: cellOf(row.value, below),
            },
          }))}
      />
    </div>
  )
}
