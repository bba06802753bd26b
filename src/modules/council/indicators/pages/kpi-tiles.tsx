import { FigureTable } from '../../../../figures/index.ts'
import { formatNumber, formatPercent } from '../../../../platform/japanese/index.ts'
import { AddMore, Banner, KpiTile, KpiTiles, Nb, Tag } from '../../../../ui/index.ts'
import { type Finding, comparatorLabels, documentLabels, findingHref, kpiHref } from '../../plan/index.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { ItemState, stateText } from './shown.tsx'
import { goalText } from '../goal-words.rules.ts'
import { measuredOf } from '../kpi-item.rules.ts'
import { reachedCell } from './year-table.tsx'

export interface KpiTilesProps {
  items: KpiItem[]
  selected: string
  hrefOf: (code: string) => string
  findings: Finding[]
  /** KPIs beside which the office has written something. */
  noted: ReadonlySet<string>
  /** Writes down what the council decides. */
  decides: boolean
}

/** The figures with a number as tiles, the others in one line below, what the plan contradicts in between. */
export function KpiRow({ items, selected, hrefOf, findings, noted, decides }: KpiTilesProps) {
  const [tiles, others] = [
    items.filter((item) => item.kind === 'quantitative' && !isPart(item)),
    items.filter((item) => item.kind !== 'quantitative' || isPart(item)),
  ]
  return (
    <div className="stack">
      <KpiTiles>
        {tiles.map((item) => (
          <Tile
            key={item.code}
            item={item}
            href={hrefOf(item.code)}
            selected={item.code === selected}
            isNoted={noted.has(item.code)}
          />
        ))}
      </KpiTiles>
      {items
        .filter((item) => item.goal.basis === 'contested')
        .map((item) => (
          <Contradiction key={item.code} item={item} findings={findings} decides={decides} />
        ))}
      {items
        .filter((item) => item.state === 'differs' && item.goal.basis !== 'contested')
        .map((item) => (
          <DiffersInKind key={item.code} item={item} findings={findings} />
        ))}
      <ul className="cluster">
        {others.map((item) => (
          <li key={item.code} className="cluster">
            <a href={hrefOf(item.code)} aria-current={item.code === selected ? 'true' : undefined}>
              {item.shortLabel}
            </a>
            <Nb>
              <strong>{item.actual === null ? '' : formatNumber(item.actual)}</strong>
              {item.goal.value === null ? item.unit : ` / ${goalText(item)}`}
            </Nb>
            {isPart(item) ? null : <ItemState item={item} />}
          </li>
        ))}
      </ul>
      <KpiList items={items} hrefOf={hrefOf} noted={noted} />
    </div>
  )
}

/** What the plan sets no goal for and a rate is made of. */
const isPart = (item: KpiItem): boolean => item.goal.stated.length === 0

/** All of them once more, to be read from top to bottom and taken along. */
function KpiList({ items, hrefOf, noted }: Pick<KpiTilesProps, 'items' | 'hrefOf' | 'noted'>) {
  const isOver = items.length > 0 && items.every((item) => item.isOver)
  return (
    <AddMore label="KPIの一覧を表で見る">
      <FigureTable
        name="kpis"
        caption="KPIの一覧"
        captionHidden
        columns={[
          { key: 'kpi', label: 'KPI' },
          { key: 'goal', label: '目標', align: 'end' },
          { key: 'actual', label: isOver ? '実績' : 'いま', align: 'end', strong: true },
          { key: 'unit', label: '単位', fileOnly: true },
          { key: 'reached', label: '達成率', align: 'end' },
          ...(isOver && items.every((item) => item.forecast.mid === null)
            ? []
            : [{ key: 'forecast', label: isOver ? '報告がそろうと' : '年度末の見込み', align: 'end' as const }]),
          { key: 'state', label: '進み' },
          ...(noted.size === 0 ? [] : [{ key: 'noted', label: '事務局のことば' }]),
        ]}
        rows={items.map((item) => ({
          id: item.code,
          cells: {
            kpi: { value: item.label, href: hrefOf(item.code) },
            goal: goalText(item),
            actual:
              measuredOf(item) === null
                ? { value: '＊', shown: <span title="小さい数は出しません">＊</span> }
                : { value: measuredOf(item) ?? 0, unit: item.unit },
            unit: item.unit,
            reached: item.state === 'unreported' ? '' : reachedCell(item),
            forecast: item.forecast.mid === null ? '' : { value: item.forecast.mid, unit: item.unit },
            state: { value: stateText(item), shown: <ItemState item={item} /> },
            noted: noted.has(item.code) ? 'あり' : '',
          },
        }))}
      />
    </AddMore>
  )
}

function Tile({ item, href, selected, isNoted }: { item: KpiItem; href: string; selected: boolean; isNoted: boolean }) {
  const { forecast, standings } = item
  const actual = measuredOf(item)
  const highest = standings.reduce<KpiItem['standings'][number] | undefined>(
    (top, each) => (top === undefined || each.goal > top.goal ? each : top),
    undefined,
  )
  return (
    <KpiTile
      href={href}
      name={item.shortLabel}
      unit={actual === null ? '' : item.unit}
      selected={selected}
      tag={
        <>
          <ItemState item={item} />
          {isNoted ? <Tag>ことば</Tag> : null}
        </>
      }
      value={actual === null ? '＊' : formatNumber(actual)}
      goal={goalText(item) === '' ? '' : `/ ${goalText(item)}`}
      right={
        standings.length > 1
          ? standings.map((each) => formatPercent(each.reached)).join('・')
          : forecast.mid === null
            ? item.isFull
              ? 'すべてに届きました'
              : ratioText(item)
            : `${item.isOver ? '報告がそろうと' : '見込み'} ${formatNumber(forecast.mid)}${item.unit}`
      }
      bar={
        actual === null
          ? undefined
          : {
              actual,
              ...(highest === undefined
                ? {}
                : { goal: highest.goal, ...(highest.expected === null ? {} : { pace: highest.expected }) }),
              ...(forecast.mid === null ? {} : { forecast: forecast.mid }),
            }
      }
    />
  )
}

const ratioText = ({ ratio }: KpiItem): string =>
  ratio === null || ratio.of.value === null || ratio.to.value === null
    ? ''
    : `${formatNumber(ratio.of.value)} ÷ ${formatNumber(ratio.to.value)}`

/** So far beyond the goal that it is no achievement: what the plan check says of it stands beside it. */
function DiffersInKind({ item, findings }: { item: KpiItem; findings: Finding[] }) {
  const finding = findings.find((each) => each.kpiCodes.includes(item.code) && each.kind === 'number')
  return (
    <Banner kind="finding" title={`「${item.shortLabel}」は、目標と数え方の単位がちがうおそれがあります`}>
      <p>
        {item.unit === item.goalUnit
          ? `いまの数は、目標の${item.standings.map((each) => formatPercent(each.reached)).join('・')}です。`
          : `目標は「${item.goalUnit}」で書かれていて、いまの数え方は「${item.unit}」を数えます。`}
        目標の立て方か数え方のどちらかを確かめるまで、達成とはみません。
        {finding === undefined ? null : (
          <a href={findingHref(finding)}>
            点検の指摘 {finding.code}「{finding.title}」を読む
          </a>
        )}
      </p>
    </Banner>
  )
}

/** Both values with their places. What holds is the council's to decide. */
function Contradiction({ item, findings, decides }: { item: KpiItem; findings: Finding[]; decides: boolean }) {
  const finding = findings.find((each) => each.kpiCodes.includes(item.code) && each.kind === 'number')
  return (
    <Banner kind="finding" title={`「${item.shortLabel}」の目標が、計画の中で食い違っています`}>
      <div className="sources">
        {item.goal.stated.map((each) => (
          <div key={each.place}>
            <span>
              {documentLabels[each.document]} {each.place}
            </span>
            <strong>
              {each.value === null
                ? '数なし'
                : `${formatNumber(each.value)}${item.goalUnit}${each.comparator === null ? '' : comparatorLabels[each.comparator]}`}
            </strong>
            「{each.measuredAs}」
          </div>
        ))}
        <p>
          協議会が決めるまで、両方の達成率を並べて示します。
          {!decides ? null : (
            <>
              <a href={kpiHref(item, '/goal')}>協議会の決定を書きとめる</a>{' '}
            </>
          )}
          {finding === undefined ? null : <a href={findingHref(finding)}>指摘を読む</a>}
        </p>
      </div>
    </Banner>
  )
}
