import { type CouncilTopology, landOf, municipalitiesOf, zoomOf } from './land.ts'

/** Stands under every map: the condition of 国土数値情報. */
export const MAP_SOURCE = '「国土数値情報(行政区域データ)」(国土交通省)を加工して作成'

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

export interface MunicipalityMapProps {
  topology: CouncilTopology
  /** By code; `null`: too small to show. Who is missing has nothing. */
  values: ReadonlyMap<string, number | null>
  /** Counts are steps; of what is there or not, one tint is enough. */
  kind?: 'count' | 'presence' | undefined
  unit: string
  /** What is counted; the table beside the map tells the numbers. */
  label: string
  note: string
}

/** Every municipality (市町村), darker where there is more: four steps that a copying machine keeps apart. */
export function MunicipalityMap({ topology, values, kind = 'count', unit, label, note }: MunicipalityMapProps) {
  const { width, height, borders, towns } = municipalitiesOf(topology)
  const most = Math.max(1, ...[...values.values()].map((each) => each ?? 0))
  const some = towns.filter((each) => (values.get(each.code) ?? 0) > 0).length
  return (
    <figure className="map">
      <svg
        viewBox={`-2 -4 ${width + 4} ${height + 8}`}
        role="img"
        aria-label={`市町村ごとの${label}。${towns.length}市町村のうち${some}市町村${kind === 'presence' ? 'にあります。' : `に数があります。いちばん多いところで${most.toLocaleString('ja-JP')}${unit}。`}くわしくは表にあります。`}
      >
        <defs>
          <pattern id="hatch-town" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="mp-hatch" d="M0 0V5" />
          </pattern>
        </defs>
        {towns.map((each) => {
          const value = values.get(each.code)
          return (
            <path
              key={each.code}
              className={`mp-town ${value === null ? 'mp-small' : `mp-town-${kind === 'presence' ? ((value ?? 0) > 0 ? 2 : 0) : stepByRoot(value ?? 0, most)}`}`}
              d={each.path}
              fill={value === null ? 'url(#hatch-town)' : undefined}
            />
          )
        })}
        <path className="mp-town-border" d={borders} />
      </svg>
      <figcaption>
        {note}
        {MAP_SOURCE}
      </figcaption>
    </figure>
  )
}

/** A city has a hundred times the people of a village: by the root, small numbers are seen beside large ones. */
function stepByRoot(value: number, most: number): 0 | 1 | 2 | 3 | 4 {
  return Math.ceil(4 * Math.sqrt(value / most)) as 0 | 1 | 2 | 3 | 4
}

export interface DeskMapProps {
  topology: CouncilTopology
  /** Codes of the municipality in question, and of those around it that are named. */
  selected: readonly string[]
  near?: readonly string[] | undefined
  /** Numbered like the list beside it. */
  pins: readonly { number: number; label: string; latitude: number; longitude: number }[]
}

/** Where the desks of the list are, roughly. */
export function DeskMap({ topology, selected, near = [], pins }: DeskMapProps) {
  const zoom = zoomOf(topology, selected, near)
  const spots = spread(pins.map((pin) => ({ ...pin, ...zoom.project(pin.longitude, pin.latitude) })))
  const labeled = zoom.municipalities.filter(
    (each) =>
      (each.selected || each.near) &&
      each.x > 30 &&
      each.x < zoom.width - 30 &&
      each.y > 20 &&
      each.y < zoom.height - 16,
  )
  return (
    <figure className="map map-desk">
      <svg
        viewBox={`0 0 ${zoom.width} ${zoom.height}`}
        role="img"
        aria-label={`窓口のおよその場所。${pins.map((pin) => `${pin.number} ${pin.label}`).join('、')}。`}
      >
        {zoom.municipalities.map((each) => (
          <path
            key={each.code}
            className={each.selected ? 'mp-area mp-chosen' : each.near ? 'mp-area mp-near' : 'mp-area'}
            d={each.path}
          />
        ))}
        {labeled.map((each) => {
          const half = each.name.length * 7.5 + 15
          const free =
            [0, 36, -36, 64, -64, 92, -92].find(
              (shift) =>
                !spots.some((spot) => Math.abs(spot.x - each.x) < half && Math.abs(spot.y - (each.y + shift - 5)) < 24),
            ) ?? 0
          return (
            <text key={each.code} className="mp-name" x={each.x} y={each.y + free} textAnchor="middle">
              {each.name}
            </text>
          )
        })}
        {spots.map((spot) => (
          <g key={spot.number}>
            <circle className="mp-pin" cx={spot.x} cy={spot.y} r="13" />
            <text className="mp-pin-number" x={spot.x} y={spot.y + 5} textAnchor="middle">
              {spot.number}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>およその場所です。{MAP_SOURCE}</figcaption>
    </figure>
  )
}

/** Desks of one town share the place of its office: they step aside so that each number can be read. */
function spread<T extends { x: number; y: number }>(spots: readonly T[]): T[] {
  const placed: T[] = []
  for (const spot of spots) {
    let { x, y } = spot
    for (let turn = 0; turn < 12 && placed.some((other) => Math.hypot(other.x - x, other.y - y) < 29); turn += 1) {
      const angle = (turn * Math.PI) / 3
      const distance = 30 * (1 + Math.floor(turn / 6))
      x = spot.x + Math.cos(angle) * distance
      y = spot.y + Math.sin(angle) * distance
    }
    placed.push({ ...spot, x: Math.round(x), y: Math.round(y) })
  }
  return placed
}
