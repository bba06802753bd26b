/** The prefecture by its areas, with circles or tints. */
import { type CouncilTopology, landOf } from './land.ts'
import { MAP_SOURCE } from './Maps.tsx'

export interface AreaMapProps {
  /** The council's topology, parsed once at start: paths are kept for it. */
  topology: CouncilTopology
  /** `area` is the key or the name; `null`: too small to show. */
  values: readonly { area: string; value: number | null }[]
  /** Counts are circles (area ∝ count); rates are four steps of green with the number. */
  kind?: 'count' | 'rate' | undefined
  unit: string
  /** What is counted: 正社員就職者数. */
  label: string
  /** Behind the source: 円の大きさが人数。 */
  note?: string | undefined
}

/** The areas (圏域) of the prefecture. */
export function AreaMap({ topology, values, kind = 'count', unit, label, note }: AreaMapProps) {
  const land = landOf(topology)
  const given = new Map(values.map((each) => [each.area, each.value]))
  const valueOf = (area: { key: string; name: string }) =>
    given.has(area.key) ? given.get(area.key) : given.get(area.name)
  const most = Math.max(1, ...values.map((each) => each.value ?? 0))
  const words = land.areas
    .flatMap((each) => {
      const value = valueOf(each)
      return value === undefined
        ? []
        : [`${each.name}${value === null ? '10未満' : `${value.toLocaleString('ja-JP')}${unit}`}`]
    })
    .join('、')
  return (
    <figure className="map">
      <svg
        viewBox={`-16 -4 ${land.width + 32} ${land.height + 8}`}
        role="img"
        aria-label={`圏域ごとの${label}。${words}。`}
      >
        <defs>
          <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="mp-hatch" d="M0 0V5" />
          </pattern>
        </defs>
        {kind === 'count' ? (
          <path className="mp-land" d={land.outline} />
        ) : (
          land.areas.map((each) => {
            const value = valueOf(each)
            return (
              <path
                key={each.key}
                className={value === null ? 'mp-small' : `mp-step-${stepOf(value ?? 0, most)}`}
                d={each.path}
                fill={value === null ? 'url(#hatch)' : undefined}
              />
            )
          })
        )}
        <path className="mp-border" d={land.borders} />
        {land.areas
          .toSorted((a, b) => (valueOf(b) ?? 0) - (valueOf(a) ?? 0))
          .map((each) => (
            <AreaMark
              key={each.key}
              area={each.name}
              x={each.x}
              y={each.y}
              value={valueOf(each)}
              most={most}
              kind={kind}
              unit={unit}
            />
          ))}
      </svg>
      <figcaption>
        {note}
        {MAP_SOURCE}
      </figcaption>
    </figure>
  )
}

function stepOf(value: number, most: number): 1 | 2 | 3 | 4 {
  const share = value / most
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1
}

function AreaMark({
  area,
  x,
  y,
  value,
  most,
  kind,
  unit,
}: {
  area: string
  x: number
  y: number
  value: number | null | undefined
  most: number
  kind: 'count' | 'rate'
  unit: string
}) {
  if (value === undefined) return null
  if (kind === 'rate') {
    return (
      <g textAnchor="middle">
        <text className="mp-text" x={x} y={y - 2}>
          {area}
        </text>
        <text className="mp-text th-bold" x={x} y={y + 15}>
          {value === null ? '<10' : `${value.toLocaleString('ja-JP')}${unit}`}
        </text>
      </g>
    )
  }
  if (value === null) {
    return (
      <g textAnchor="middle">
        <circle className="mp-small" cx={x} cy={y} r="9" fill="url(#hatch)" />
        <text className="mp-text" x={x} y={y + 25}>
          {area} &lt;10
        </text>
      </g>
    )
  }
  const radius = Math.max(5, Math.sqrt(value / most) * 34)
  const number = value.toLocaleString('ja-JP')
  if (radius >= 28) {
    return (
      <g textAnchor="middle">
        <circle className="mp-circle" cx={x} cy={y} r={radius} />
        <text className="mp-inside" x={x} y={y - 3}>
          {area}
        </text>
        <text className="mp-inside th-bold" x={x} y={y + 14}>
          {number}
        </text>
      </g>
    )
  }
  if (radius >= 5 + number.length * 4) {
    return (
      <g textAnchor="middle">
        <circle className="mp-circle" cx={x} cy={y} r={radius} />
        <text className="mp-inside th-bold" x={x} y={y + 5}>
          {number}
        </text>
        <text className="mp-text" x={x} y={y + radius + 15}>
          {area}
        </text>
      </g>
    )
  }
  return (
    <g textAnchor="middle">
      <circle className="mp-circle" cx={x} cy={y} r={radius} />
      <text className="mp-text" x={x} y={y + radius + 15}>
        {area} {number}
      </text>
    </g>
  )
}
