export interface Multiple {
  id: string
  name: string
  /** Running totals, month by month; null where they are too small to draw. */
  sums: readonly number[] | null
}

const [width, height, foot] = [150, 64, 6]

const scaleOf = (items: readonly Multiple[]): ((value: number) => number) => {
  const most = Math.max(1, ...items.flatMap((item) => item.sums ?? []))
  return (value) => Math.round((height - foot - (value / most) * (height - foot - 4)) * 10) / 10
}
const courseOf = (sums: readonly number[], y: (value: number) => number): string =>
  `M0 ${height - foot}${sums.map((value, index) => `L${Math.round(((index + 1) / Math.max(1, sums.length)) * (width - 6) * 10) / 10} ${y(value)}`).join('')}`

/** The same small picture for each, on one scale, so that they can be compared. The table beneath has the numbers. */
export function SmallMultiples({ label, unit, items }: { label: string; unit: string; items: readonly Multiple[] }) {
  const y = scaleOf(items)
  return (
    <ul className="multiples" aria-label={label}>
      {items.map(({ id, name, sums }) => (
        <li key={id}>
          <span className="multiples-name">{name}</span>
          {sums === null ? (
            <span className="meta">小さい数を守るため描きません</span>
          ) : (
            <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name} ${sums.at(-1) ?? 0}${unit}`}>
              <path className="ch-grid" d={`M0 ${height - foot}H${width}`} />
              <path className="ch-actual" d={courseOf(sums, y)} />
            </svg>
          )}
          {sums === null ? null : (
            <span className="num multiples-end">
              {(sums.at(-1) ?? 0).toLocaleString('ja-JP')}
              {unit}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const [across, cell] = [4, { width: 210, height: 148 }]
/** Two lines of a name; the rest of a very long one is in the table. */
const linesOf = (name: string): string[] => {
  const signs = [...name]
  return [signs.slice(0, 14).join(''), signs.slice(14, 27).join('') + (signs.length > 27 ? '…' : '')]
}

/** All of them in one picture, with their names and ends: to be taken along. */
export function MultiplesSheet({ label, unit, items }: { label: string; unit: string; items: readonly Multiple[] }) {
  const y = scaleOf(items)
  const rows = Math.max(1, Math.ceil(items.length / across))
  return (
    <svg viewBox={`0 0 ${across * cell.width} ${rows * cell.height}`} role="img" aria-label={label}>
      {items.map(({ id, name, sums }, at) => (
        <g key={id} transform={`translate(${(at % across) * cell.width} ${Math.floor(at / across) * cell.height})`}>
          {linesOf(name).map((line, row) => (
            <text key={row} className="ch-axis" y={16 + row * 18}>
              {line}
            </text>
          ))}
          {sums === null ? (
            <text className="ch-axis" y="76">
              小さい数を守るため描きません
            </text>
          ) : (
            <>
              <g transform="translate(0 42)">
                <path className="ch-grid" d={`M0 ${height - foot}H${width}`} />
                <path className="ch-actual" d={courseOf(sums, y)} />
              </g>
              <text className="ch-fig" y="124">
                {(sums.at(-1) ?? 0).toLocaleString('ja-JP')}
                {unit}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  )
}

export interface OverlapPictureProps {
  /** Unique on the page. */
  id: string
  left: { name: string; people: number }
  right: { name: string; people: number }
  both: number
}

/** Two bars that lie over each other as far as they count the same people; the shared part is hatched. */
export function OverlapPicture({ id, left, right, both }: OverlapPictureProps) {
  const all = Math.max(1, left.people + right.people - both)
  const at = (value: number) => Math.round((value / all) * 3000) / 10
  const shared = { x: at(left.people - both), width: at(both) }
  return (
    <svg
      className="overlap"
      viewBox="-1 0 302 44"
      role="img"
      aria-label={`${left.name} ${left.people}人、${right.name} ${right.people}人、両方 ${both}人`}
    >
      <defs>
        <pattern id={`hatch-${id}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="mp-hatch" d="M0 0V6" />
        </pattern>
      </defs>
      <rect className="ov-left" x="0" y="2" width={at(left.people)} height="18" />
      <rect className="ov-right" x={shared.x} y="24" width={at(right.people)} height="18" />
      {both === 0 ? null : (
        <rect className="ov-both" fill={`url(#hatch-${id})`} x={shared.x} y="2" width={shared.width} height="40" />
      )}
    </svg>
  )
}
