import { type CouncilTopology, municipalitiesOf, zoomOf } from './land.ts'

/** Stands under every map: the condition of 国土数値情報. */
export const MAP_SOURCE = '「国土数値情報(行政区域データ)」(国土交通省)を加工して作成'

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
