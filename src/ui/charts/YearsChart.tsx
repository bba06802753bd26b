import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { DESK, type Geometry, PHONE, round } from './progress-geometry.ts'

export interface YearsChartYear {
  /** 令和7年度 */
  name: string
  /** Null where it isn't shown. */
  value: number | null
  unit: string
  goal: number | null
  /** Numbers of two ways of counting are not alike: between them the line breaks. */
  counting: string
  /** The year isn't over: the line to it is broken, because its number will grow. */
  isRunning?: boolean
}

export interface YearsChartProps {
  label: string
  /** The earliest first. */
  years: readonly YearsChartYear[]
}

/** The years that one line may join: one after the other, counted alike, each with its number. */
export function stretchesOf(years: readonly YearsChartYear[]): YearsChartYear[][] {
  return years.reduce<YearsChartYear[][]>((stretches, year, index) => {
    const [before, last] = [years[index - 1], stretches.at(-1)]
    if (year.value === null) return stretches
    const goesOn =
      before !== undefined && before.value !== null && before.counting === year.counting && before.unit === year.unit
    if (goesOn && last !== undefined) last.push(year)
    else stretches.push([year])
    return stretches
  }, [])
}

/** A figure over the years, with its goals; the line breaks where another way of counting begins. */
export function YearsChart(props: YearsChartProps) {
  if (props.years.filter((year) => year.value !== null).length < 2) return null
  return (
    <div className="chart">
      <div className="chart-desk">
        <Drawing {...props} geometry={{ ...DESK, height: 220 }} />
      </div>
      <div className="chart-phone">
        <Drawing {...props} geometry={{ ...PHONE, height: 220 }} />
      </div>
    </div>
  )
}

function Drawing({ label, years, geometry: g }: YearsChartProps & { geometry: Geometry }) {
  const top = Math.max(1, ...years.flatMap((year) => [year.value ?? 0, year.goal ?? 0]))
  const y = scaleLinear()
    .domain([0, top * 1.1])
    .nice(3)
    .range([g.height - g.bottom, g.top])
  const x = scalePoint<string>()
    .domain(years.map((year) => year.name))
    .range([g.left, g.width - g.right])
    .padding(0.5)
  const at = (year: YearsChartYear): number => round(x(year.name) ?? 0)
  const draw = line<YearsChartYear>()
    .x(at)
    .y((year) => round(y(year.value ?? 0)))
  const breaks = years.flatMap((year, index) => {
    const before = years[index - 1]
    return before === undefined || before.counting === year.counting ? [] : [(at(before) + at(year)) / 2]
  })
  return (
    <svg viewBox={`0 0 ${g.width} ${g.height}`} role="img" aria-label={sentenceOf(label, years)}>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <path className="ch-grid" d={`M${g.left} ${round(y(tick))}H${g.width - g.right}`} />
          <text className="ch-axis th-end" x={g.left - 8} y={y(tick) + 5}>
            {tick.toLocaleString('ja-JP')}
          </text>
        </g>
      ))}
      {breaks.map((middle) => (
        <g key={middle}>
          <path className="ch-pace" d={`M${middle} ${g.top}V${g.height - g.bottom}`} />
          <text className="th-word" x={middle} y={g.top - 6} textAnchor="middle">
            数え方が変わりました
          </text>
        </g>
      ))}
      {stretchesOf(years).map((stretch) => (
        <g key={stretch[0]?.name}>
          <path className="ch-actual" d={draw(stretch.filter((year) => year.isRunning !== true)) ?? ''} />
          <path className="ch-partial" d={draw(stretch.at(-1)?.isRunning === true ? stretch.slice(-2) : []) ?? ''} />
        </g>
      ))}
      {years.map((year) => (
        <g key={year.name}>
          {year.goal === null ? null : <path className="ch-goal" d={`M${at(year) - 18} ${round(y(year.goal))}h36`} />}
          {year.value === null ? null : (
            <>
              <circle className="th-today" cx={at(year)} cy={y(year.value)} r="5" />
              <text className="th-word th-bold ch-fig" x={at(year)} y={y(year.value) - 12} textAnchor="middle">
                {`${year.value.toLocaleString('ja-JP')}${year.unit}`}
              </text>
            </>
          )}
          <text className="ch-axis" x={at(year)} y={g.height - g.bottom + 22} textAnchor="middle">
            {year.isRunning === true ? `${year.name}とちゅう` : year.name}
          </text>
        </g>
      ))}
    </svg>
  )
}

function sentenceOf(label: string, years: readonly YearsChartYear[]): string {
  const said = years.map((year, index) => {
    const before = years[index - 1]
    const changed = before !== undefined && before.counting !== year.counting ? '(ここから数え方がちがいます)' : ''
    return `${year.name}${changed}${year.isRunning === true ? '(とちゅう)' : ''}は${year.value === null ? '出していません' : `${year.value.toLocaleString('ja-JP')}${year.unit}`}`
  })
  return `${label}の年度ごとの数。${said.join('、')}。横の短い線は目標です。`
}
