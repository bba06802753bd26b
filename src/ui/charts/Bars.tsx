import type { ReactNode } from 'react'
import { Suppressed } from '../components/Table.tsx'

export interface TileBarProps {
  actual: number
  goal?: number | undefined
  forecast?: number | undefined
  /** Where one should be today. */
  pace?: number | undefined
}

/**
 * Actual, forecast, goal, and where we should be today, in one bar. The words stand around it,
 * so it is hidden from readers.
 */
function TileBar({ actual, goal, forecast, pace }: TileBarProps) {
  const full = Math.max(actual, (goal ?? 0) * 1.1, forecast ?? 0, 1)
  const at = (value: number) => Math.round((Math.min(value, full) / full) * 2000) / 10
  return (
    <svg className="tile-bar" viewBox="0 0 200 18" preserveAspectRatio="none" aria-hidden="true">
      <rect className="tb-ground" x="0" y="6" width="200" height="7" />
      {forecast === undefined ? null : <rect className="tb-forecast" x="0" y="6" width={at(forecast)} height="7" />}
      <rect className="tb-actual" x="0" y="6" width={at(actual)} height="7" />
      {pace === undefined ? null : <path className="tb-pace" d={`M${at(pace)} 3V16`} />}
      {goal === undefined ? null : <path className="tb-goal" d={`M${at(goal)} 1V18`} />}
    </svg>
  )
}

export interface KpiTileProps {
  href: string
  name: string
  value: ReactNode
  unit: string
  /** / 1,881人以上 */
  goal: string
  bar?: TileBarProps | undefined
  /** A `KpiStateTag`, or a Tag 目標が2つ. */
  tag: ReactNode
  right?: ReactNode
  selected?: boolean | undefined
}

export function KpiTile({ href, name, value, unit, goal, bar, tag, right, selected = false }: KpiTileProps) {
  return (
    <li className={selected ? 'tile tile-selected' : 'tile'}>
      <h2>
        <a href={href} aria-current={selected ? 'true' : undefined}>
          {name}
        </a>
      </h2>
      <p className="tile-figure">
        <strong className="num">
          {value}
          <span className="unit">{unit}</span>
        </strong>{' '}
        <span className="tile-goal">{goal}</span>
      </p>
      {bar === undefined ? null : <TileBar {...bar} />}
      <p className="tile-foot">
        {tag}
        <span className="num">{right}</span>
      </p>
    </li>
  )
}

/** Tiles share one ruled row without gaps. */
export function KpiTiles({ children }: { children: ReactNode }) {
  return <ul className="tiles">{children}</ul>
}

export interface BarItem {
  id: string
  label: ReactNode
  /** `null`: too small to show. */
  value: number | null
  text?: string | undefined
}

/** Small bars with their words and numbers; it is a list, so it needs no second telling. */
export function Bars({
  items,
  unit = '',
  max,
  label,
  series = 'momi',
}: {
  items: readonly BarItem[]
  unit?: string
  max?: number | undefined
  label: string
  series?: 'momi' | 'ai'
}) {
  const full = max ?? Math.max(1, ...items.map((item) => item.value ?? 0))
  return (
    <ul className="bars" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <span className="bars-label">{item.label}</span>
          <svg className={`bars-bar bars-${series}`} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            <rect
              x="0"
              y="0"
              width={item.value === null ? 0 : Math.max(item.value > 0 ? 0.6 : 0, (item.value / full) * 100)}
              height="12"
            />
          </svg>
          <span className="bars-value num">
            {item.value === null ? <Suppressed /> : (item.text ?? `${item.value.toLocaleString('ja-JP')}${unit}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The same as one picture, to be taken along: labels above their bars, the numbers behind them. */
export function BarsDrawing({ items, unit = '', label }: { items: readonly BarText[]; unit?: string; label: string }) {
  const full = Math.max(1, ...items.map((item) => item.value))
  const [width, row] = [640, 52]
  return (
    <svg viewBox={`0 0 ${width} ${Math.max(1, items.length) * row}`} role="img" aria-label={label}>
      {items.map((item, index) => (
        <g key={item.id}>
          <text className="th-word" x="0" y={index * row + 18}>
            {item.label}
          </text>
          <rect
            className="ch-band80"
            x="0"
            y={index * row + 26}
            width={Math.round((item.value / full) * (width - 120))}
            height="14"
          />
          <text
            className="th-word th-bold ch-fig"
            x={Math.round((item.value / full) * (width - 120)) + 8}
            y={index * row + 39}
          >
            {`${item.value.toLocaleString('ja-JP')}${unit}`}
          </text>
        </g>
      ))}
    </svg>
  )
}

export interface BarText {
  id: string
  label: string
  value: number
}
