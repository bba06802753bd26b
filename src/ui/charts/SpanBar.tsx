import { type CivilDate, daysBetween } from '../../platform/clock.ts'
import { formatEraYear } from '../../platform/japanese/era.ts'

export interface SpanBarItem {
  id: string
  from: CivilDate
  to: CivilDate
  kind: 'solid' | 'hatched' | 'open'
  /** For readers; the table beneath has the words for everybody. */
  label: string
}

export interface SpanBarProps {
  from: CivilDate
  to: CivilDate
  items: readonly SpanBarItem[]
  /** Brackets above the bar: 過去5年, 過去1年. */
  windows: readonly { label: string; from: CivilDate; to: CivilDate }[]
  label: string
}

const laneHeight = 26
const top = 54

/** Lanes so that periods that overlap don't cover one another. */
function lanesOf(items: readonly SpanBarItem[]): { item: SpanBarItem; lane: number }[] {
  const ends: CivilDate[] = []
  return [...items]
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map((item) => {
      const free = ends.findIndex((end) => end < item.from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = item.to
      return { item, lane }
    })
}

/**
 * A life's work in periods on one line of time: filled regular, hatched other work, outlined none.
 * Readable in black and white.
 */
export function SpanBar(props: SpanBarProps) {
  return (
    <div className="chart">
      <Drawing {...props} width={860} className="chart-desk" />
      <Drawing {...props} width={358} className="chart-phone" />
    </div>
  )
}

function Drawing({
  from,
  to,
  items,
  windows,
  label,
  width,
  className,
}: SpanBarProps & { width: number; className: string }) {
  const all = Math.max(1, daysBetween(from, to))
  const x = (date: CivilDate): number =>
    Math.round((Math.min(Math.max(daysBetween(from, date), 0), all) / all) * (width - 2) * 10) / 10 + 1
  const lanes = lanesOf(items)
  const height = top + laneHeight * Math.max(1, ...lanes.map(({ lane }) => lane + 1)) + 26
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  ).filter((year) => `${year}-01-01` >= from)
  const every = Math.ceil(years.length / (width / 70))
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <pattern id={`hatch-${width}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="sb-ground" />
          <path d="M0 0V6" className="sb-hatch" />
        </pattern>
      </defs>
      {years.map((year, index) => (
        <g key={year}>
          <path className="ch-grid" d={`M${x(`${year}-01-01`)} ${top - 6}V${height - 20}`} />
          {index % every === 0 && x(`${year}-01-01`) < width - 62 ? (
            <text className="ch-axis" x={x(`${year}-01-01`) + 3} y={height - 6}>
              {formatEraYear(year)}
            </text>
          ) : null}
        </g>
      ))}
      {windows.map((window, index) => (
        <g key={window.label}>
          <path className="ch-lead" fill="none" d={`M${x(window.from)} ${top - 8 - index * 20}v-6H${x(window.to)}v6`} />
          <text className="ch-axis" x={x(window.to)} y={top - 17 - index * 20} textAnchor="end">
            {window.label}
          </text>
        </g>
      ))}
      {lanes.map(({ item, lane }) => (
        <rect
          key={item.id}
          className={`sb-${item.kind}`}
          x={x(item.from)}
          y={top + lane * laneHeight}
          width={Math.max(3, x(item.to) - x(item.from))}
          height={laneHeight - 8}
          {...(item.kind === 'hatched' ? { fill: `url(#hatch-${width})` } : {})}
        >
          <title>{item.label}</title>
        </rect>
      ))}
    </svg>
  )
}
