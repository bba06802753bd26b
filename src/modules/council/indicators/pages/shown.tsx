/** Numbers as this reader may see them. */
import type { ReactNode } from 'react'
import type { FigureCell } from '../../../../figures/index.ts'
import { formatNumber } from '../../../../platform/japanese/index.ts'
import { KpiStateTag, Nb, Suppressed, Tag } from '../../../../ui/index.ts'
import { kpiHref } from '../../plan/index.ts'
import { kpiStateLabels } from '../indicator.labels.ts'
import type { Shown } from '../figure-view.rules.ts'
import { goalText } from '../goal-words.rules.ts'
import { measuredOf } from '../kpi-item.rules.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

/** The number, or the mark in its place: `<5` where it is small, ＊ where it would give a small one away. */
export function ShownNumber({ shown, below }: { shown: Shown; below: number }): ReactNode {
  if (shown.mark === 'below') return <Suppressed below={below} />
  if (shown.value === null && shown.mark === null) return <span title="もとの数がありません">–</span>
  if (shown.value === null)
    return (
      <span className="suppressed" title="ほかの小さい数が分かってしまうため、出しません">
        ＊
      </span>
    )
  return formatNumber(shown.value)
}

/** What a column of numbers is called. */
export const valueLabel = (unit: string): string => (unit === '人' ? '人数' : unit === '%' ? '率(%)' : `数(${unit})`)

/** The same in a table that can be taken along: what is hidden here is hidden in its files. */
export const cellOf = (shown: Shown, below: number): FigureCell =>
  shown.mark === null && shown.value !== null
    ? shown.value
    : {
        value: shown.mark === 'below' ? `<${below}` : shown.mark === null ? '–' : '＊',
        shown: <ShownNumber shown={shown} below={below} />,
      }

export function SuppressionNote({ below }: { below: number }) {
  return (
    <p className="meta">
      {below}より小さい数は「&lt;{below}」、それが計算で分かってしまう数は「＊」とし、出しません。0はそのまま出します。
    </p>
  )
}

/** What there is of a figure: its number or the word in its place, whatever the plan leaves open about the goal. */
export function actualCell(item: Pick<KpiItem, 'state' | 'kind' | 'actual' | 'unit'>): FigureCell {
  if (item.state === 'unreported') return { value: '未報告', shown: <KpiStateTag state="unreported" /> }
  if (item.kind === 'implementation') return { value: doneWord(item.actual), shown: <DoneTag actual={item.actual} /> }
  return item.actual === null ? '出しません' : { value: item.actual, unit: item.unit }
}

const doneWord = (actual: number | null): string => ((actual ?? 0) === 0 ? 'まだ' : '実施済み')

function DoneTag({ actual }: Pick<KpiItem, 'actual'>) {
  return (actual ?? 0) === 0 ? (
    <Tag>まだ</Tag>
  ) : (
    <Tag kind="ok" icon="circle-check">
      実施済み
    </Tag>
  )
}

/** 目標が2つ where the plan contradicts itself: it has no state until the council has decided. */
export function ItemState({ item }: { item: KpiItem }) {
  if (item.goal.basis === 'contested') return <Tag kind="info">目標が2つ</Tag>
  if (item.kind === 'implementation' && item.state !== 'unreported') return <DoneTag actual={item.actual} />
  return <KpiStateTag state={item.state} />
}

/** The same as a word. */
export function stateText(item: KpiItem): string {
  if (item.goal.basis === 'contested') return '目標が2つ'
  if (item.kind === 'implementation' && item.state !== 'unreported') return doneWord(item.actual)
  return kpiStateLabels[item.state].replace(/^./u, '$& ')
}

/** A figure with its goal in one line. */
export function ItemLine({ item }: { item: KpiItem }) {
  const measured = measuredOf(item)
  return (
    <>
      <span>
        <a href={kpiHref(item)}>{item.shortLabel}</a>{' '}
        <Nb>
          <strong>{measured === null ? '＊' : formatNumber(measured)}</strong>
          {goalText(item) === '' ? item.unit : ` / ${goalText(item)}`}
        </Nb>
      </span>
      <ItemState item={item} />
    </>
  )
}
