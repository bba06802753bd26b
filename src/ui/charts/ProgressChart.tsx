import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { type CivilDate, daysBetween } from '../../platform/clock.ts'
import { DESK, PHONE, type Geometry, round, monthMiddles } from './progress-geometry.ts'
import { ChartWords, sentenceOf } from './ProgressWords.tsx'

export interface ProgressPoint {
  on: CivilDate
  value: number
}

export interface ProgressChartProps {
  /** What the figure is, for the sentence: 正社員就職者数. */
  label: string
  unit: string
  /** April of this year to March of the next. */
  fiscalYear: number
  /** As of this day: the warm line. */
  today: CivilDate
  /** What the warm line is called where the figure is not of today. */
  todayText?: string | undefined
  /** Cumulative, ascending, up to today or the last day that may be shown. The chart begins at 0 on April 1. */
  actual: readonly ProgressPoint[]
  /** Up to this day the figure is whole; what came after lacks reports, and the forecast begins here. */
  wholeUntil?: CivilDate | undefined
  /** Where one should be to reach the goal. */
  pace?: readonly ProgressPoint[] | undefined
  paceText?: string | undefined
  /** The point of that line that the figure is compared with. */
  paceAt?: ProgressPoint | undefined
  /** Two where the plan states two. */
  goals: readonly { value: number; text: string }[]
  forecast?:
    | {
        /** From the day after today to March 31; one point is enough. */
        points: readonly {
          on: CivilDate
          mid: number
          low80: number
          high80: number
          low50?: number | undefined
          high50?: number | undefined
        }[]
        /** 1,779人 */ text: string
        /** 80%の幅 1,701〜1,858 */ note?: string | undefined
      }
    | undefined
  /** The chart in one sentence; made from the figures if left out. */
  sentence?: string | undefined
}

/** One figure through the year: actual, where we should be, goal, forecast as two bands, today. */
export function ProgressChart(props: ProgressChartProps) {
  return (
    <div className="chart">
      <div className="chart-desk">
        <Drawing {...props} geometry={DESK} />
      </div>
      <div className="chart-phone">
        <Drawing {...props} geometry={PHONE} />
      </div>
    </div>
  )
}

function Drawing(props: ProgressChartProps & { geometry: Geometry }) {
  const { geometry: g, goals, forecast, today } = props
  const start = `${props.fiscalYear}-04-01`
  const end = `${props.fiscalYear + 1}-03-31`
  const length = daysBetween(start, end)
  const top = Math.max(
    1,
    ...goals.map((goal) => goal.value),
    ...props.actual.map((point) => point.value),
    ...(props.pace ?? []).map((point) => point.value),
    ...(forecast?.points ?? []).map((point) => point.high80),
  )
  const y = scaleLinear()
    .domain([0, top * 1.04])
    .nice(4)
    .range([g.height - g.bottom, g.top])
  const x = (on: CivilDate) => g.left + ((g.width - g.right - g.left) * daysBetween(start, on)) / length
  const right = g.width - g.right
  const draw = line<ProgressPoint>()
    .x((point) => round(x(point.on)))
    .y((point) => round(y(point.value)))
  const actual = props.actual[0]?.on === start ? props.actual : [{ on: start, value: 0 }, ...props.actual]
  const last = actual.at(-1) ?? { on: start, value: 0 }
  const whole = actual.filter((point) => point.on <= (props.wholeUntil ?? last.on))
  const lastWhole = whole.at(-1) ?? { on: start, value: 0 }
  const fan =
    forecast === undefined
      ? []
      : [
          {
            on: lastWhole.on,
            mid: lastWhole.value,
            low80: lastWhole.value,
            high80: lastWhole.value,
            low50: lastWhole.value,
            high50: lastWhole.value,
          },
          ...forecast.points,
        ]
  const band = (low: 'low80' | 'low50', high: 'high80' | 'high50') =>
    area<(typeof fan)[number]>()
      .x((point) => round(x(point.on)))
      .y0((point) => round(y(point[low] ?? point.mid)))
      .y1((point) => round(y(point[high] ?? point.mid)))(fan) ?? ''
  const hasInner = fan.slice(1).some((point) => point.low50 !== undefined && point.high50 !== undefined)
  const todayX = x(today < start ? start : today > end ? end : today)
  const at = (points: readonly ProgressPoint[]) => points.map((point) => ({ x: x(point.on), y: y(point.value) }))
  const strokes = [
    ...goals.map((goal) => [
      { x: g.left, y: y(goal.value) },
      { x: right, y: y(goal.value) },
    ]),
    at(actual),
    at(props.pace ?? []),
    at(fan.map((point) => ({ on: point.on, value: point.mid }))),
    [
      { x: todayX, y: g.top - 10 },
      { x: todayX, y: g.height - g.bottom },
    ],
  ]
  return (
    <svg viewBox={`0 0 ${g.width} ${g.height}`} role="img" aria-label={props.sentence ?? sentenceOf(props, last)}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path className="ch-grid" d={`M${g.left} ${round(y(tick))}H${right}`} />
          <text className="ch-axis th-end" x={g.left - 8} y={y(tick) + 5}>
            {tick.toLocaleString('ja-JP')}
          </text>
        </g>
      ))}
      {monthMiddles(props.fiscalYear).map((month, index) =>
        g.everyMonth || index % 3 === 0 ? (
          <text key={month.on} className="ch-axis" x={x(month.on)} y={g.height - g.bottom + 22} textAnchor="middle">
            {month.number}
            {index === 0 || month.number === 1 || !g.everyMonth ? '月' : ''}
          </text>
        ) : null,
      )}
      {fan.length < 2 ? null : (
        <>
          <path className="ch-band80" d={band('low80', 'high80')} />
          {hasInner ? <path className="ch-band50" d={band('low50', 'high50')} /> : null}
          <path className="ch-mid" d={draw(fan.map((point) => ({ on: point.on, value: point.mid }))) ?? ''} />
        </>
      )}
      {goals.map((goal) => (
        <path key={goal.text} className="ch-goal" d={`M${g.left} ${round(y(goal.value))}H${right}`} />
      ))}
      {props.pace === undefined ? null : <path className="ch-pace" d={draw([...props.pace]) ?? ''} />}
      {whole.length === actual.length ? null : (
        <path className="ch-partial" d={draw([lastWhole, ...actual.slice(whole.length)]) ?? ''} />
      )}
      <path className="ch-actual" d={draw([...whole]) ?? ''} />
      {props.paceAt === undefined ? null : (
        <circle className="ch-pace-at" cx={round(x(props.paceAt.on))} cy={round(y(props.paceAt.value))} r="4" />
      )}
      <path className="th-now" d={`M${round(todayX)} ${g.top - 10}V${g.height - g.bottom}`} />
      <circle className="th-today" cx={x(last.on)} cy={y(last.value)} r="7" />
      <ChartWords props={props} geometry={g} x={x} y={y} last={last} todayX={todayX} strokes={strokes} />
    </svg>
  )
}
