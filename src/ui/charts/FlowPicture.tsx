import { textWidth } from '../thread/labels.ts'

export interface Flow {
  from: string
  to: string
  /** Null: too small to show. */
  value: number | null
}

export interface FlowPictureProps {
  label: string
  left: string
  right: string
  flows: readonly Flow[]
}

const row = 34

/**
 * Threads from the desks that send, at the left, to those that take on, at the right; as thick as they are many. The
 * table beneath says the same.
 */
export function FlowPicture(props: FlowPictureProps) {
  return (
    <div className="chart">
      <Drawing {...props} width={860} className="chart-desk" />
      <Drawing {...props} width={358} className="chart-phone" />
    </div>
  )
}

function Drawing({
  label,
  left,
  right,
  flows,
  width,
  className,
}: FlowPictureProps & { width: number; className: string }) {
  const known = flows.filter((flow) => flow.value !== null && flow.value > 0) as (Flow & { value: number })[]
  const sum = (names: string[], side: 'from' | 'to') =>
    names.map((name) => ({
      name,
      value: known.filter((flow) => flow[side] === name).reduce((total, flow) => total + flow.value, 0),
    }))
  const names = (side: 'from' | 'to') =>
    sum([...new Set(known.map((flow) => flow[side]))], side).toSorted((a, b) => b.value - a.value)
  const [senders, takers] = [names('from'), names('to')]
  const height = 34 + row * Math.max(1, senders.length, takers.length)
  const most = Math.max(1, ...known.map((flow) => flow.value))
  const wide = Math.min(
    width * 0.34,
    Math.max(80, ...[...senders, ...takers].map(({ name, value }) => textWidth(`${name} ${value}`, 14) + 8)),
  )
  const y = (list: { name: string }[], name: string) =>
    34 + row * list.findIndex((each) => each.name === name) + row / 2
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <text className="ch-axis" x="0" y="16">
        {left}
      </text>
      <text className="ch-axis" x={width} y="16" textAnchor="end">
        {right}
      </text>
      {known
        .toSorted((a, b) => a.value - b.value)
        .map((flow) => {
          const [a, b] = [y(senders, flow.from), y(takers, flow.to)]
          const middle = width / 2
          return (
            <path
              key={`${flow.from} ${flow.to}`}
              className="fl-thread"
              strokeWidth={Math.max(1.5, (flow.value / most) * 14)}
              d={`M${wide} ${a}C${middle} ${a} ${middle} ${b} ${width - wide} ${b}`}
            >
              <title>{`${flow.from}から${flow.to} ${flow.value}件`}</title>
            </path>
          )
        })}
      {senders.map(({ name, value }) => (
        <text key={name} className="ch-14" x="0" y={y(senders, name) + 5}>
          {short(name, width)} <tspan className="ch-fig">{value}</tspan>
        </text>
      ))}
      {takers.map(({ name, value }) => (
        <text key={name} className="ch-14" x={width} y={y(takers, name) + 5} textAnchor="end">
          {short(name, width)} <tspan className="ch-fig">{value}</tspan>
        </text>
      ))}
    </svg>
  )
}

/** On a phone a name has room for six characters. */
const short = (name: string, width: number): string =>
  width < 500 && [...name].length > 6 ? `${[...name].slice(0, 5).join('')}…` : name
