import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { addDays, type CivilDate, daysBetween } from '../../platform/clock.ts'
import { textWidth } from '../thread/labels.ts'

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
  /** Cumulative, ascending, up to today. The chart begins at 0 on April 1. */
  actual: readonly ProgressPoint[]
  /** Where one should be to reach the goal. */
  pace?: readonly ProgressPoint[] | undefined
  paceText?: string | undefined
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

interface Geometry {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  everyMonth: boolean
  phone: boolean
}

const DESK: Geometry = {
  width: 720,
  height: 380,
  left: 54,
  right: 122,
  top: 34,
  bottom: 34,
  everyMonth: true,
  phone: false,
}
const PHONE: Geometry = {
  width: 358,
  height: 290,
  left: 44,
  right: 12,
  top: 34,
  bottom: 30,
  everyMonth: false,
  phone: true,
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
  const { geometry: g, goals, forecast, today, unit } = props
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
  const fan =
    forecast === undefined
      ? []
      : [
          {
            on: last.on,
            mid: last.value,
            low80: last.value,
            high80: last.value,
            low50: last.value,
            high50: last.value,
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
  const lastY = y(last.value)
  const valueText = `${last.value.toLocaleString('ja-JP')}${unit}`
  const endY = forecast === undefined ? 0 : y(forecast.points.at(-1)?.mid ?? 0)
  const goalTexts = goalLabels(goals, y, g.top)
  return (
    <svg viewBox={`0 0 ${g.width} ${g.height}`} role="img" aria-label={props.sentence ?? sentenceOf(props, last.value)}>
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
      <path className="ch-actual" d={draw([...actual]) ?? ''} />
      {goalTexts.map((goal) => (
        <text key={goal.text} className="th-word th-bold ch-14" x={g.left + 4} y={goal.y}>
          {goal.text}
        </text>
      ))}
      {props.pace === undefined || props.paceText === undefined ? null : (
        <PaceText text={props.paceText} pace={props.pace} x={x} y={y} geometry={g} />
      )}
      <path className="th-now" d={`M${round(todayX)} ${g.top - 10}V${g.height - g.bottom}`} />
      <text
        className="th-word th-bold th-kaki"
        x={clamp(todayX, g.left + 14, g.width - 16)}
        y={g.top - 16}
        textAnchor="middle"
      >
        {props.todayText ?? '今日'}
      </text>
      <circle className="th-today" cx={x(last.on)} cy={lastY} r="7" />
      {g.phone ? (
        <text className="th-word th-bold ch-fig th-end" x={x(last.on) - 12} y={lastY - 6}>
          {valueText}
        </text>
      ) : (
        <text className="th-word th-bold ch-fig" x={x(last.on) + 12} y={lastY + 24}>
          {valueText}
        </text>
      )}
      {forecast === undefined ? null : g.phone ? (
        <g className="th-end">
          <text
            className="th-word th-bold ch-fig"
            x={right}
            y={Math.min(g.height - g.bottom - 26, Math.max(endY + 46, lastY + 32))}
          >
            見込み
          </text>
          <text
            className="th-word th-bold ch-fig"
            x={right}
            y={Math.min(g.height - g.bottom - 8, Math.max(endY + 64, lastY + 51))}
          >
            {forecast.text}
          </text>
        </g>
      ) : (
        <>
          <text className="th-word th-bold ch-fig" x={right + 8} y={clamp(endY + 2, g.top + 14, g.height - 90)}>
            見込み
          </text>
          <text className="th-word th-bold ch-fig" x={right + 8} y={clamp(endY + 22, g.top + 34, g.height - 70)}>
            {forecast.text}
          </text>
          {forecast.note?.split(' ').map((part, index) => (
            <text
              key={part}
              className="ch-axis"
              x={right + 8}
              y={clamp(endY + 42, g.top + 54, g.height - 50) + index * 18}
            >
              {part}
            </text>
          ))}
        </>
      )}
    </svg>
  )
}

function PaceText({
  text,
  pace,
  x,
  y,
  geometry: g,
}: {
  text: string
  pace: readonly ProgressPoint[]
  x(on: CivilDate): number
  y(value: number): number
  geometry: Geometry
}) {
  const at = pace[Math.floor(pace.length * 0.55)] ?? pace[0]
  if (at === undefined) return null
  const px = x(at.on)
  const py = y(at.value)
  const size = g.phone ? 13 : 14
  const halves = g.phone && textWidth(text, size) > px - g.left - 40 ? split(text) : [text]
  const textX = px - 34
  const textY = py - 30 - (halves.length - 1) * 17
  return (
    <g className="th-end">
      <path
        className="ch-lead"
        d={`M${round(textX + 4)} ${round(textY + (halves.length - 1) * 17 - 2)}L${round(px - 3)} ${round(py - 5)}`}
      />
      {halves.map((half, index) => (
        <text key={half} className="ch-axis" x={textX} y={textY + index * 17}>
          {half}
        </text>
      ))}
    </g>
  )
}

function split(text: string): string[] {
  const middle = Math.ceil(text.length / 2)
  const at = text.indexOf('なら') > 0 ? text.indexOf('なら') + 2 : middle
  return [text.slice(0, at), text.slice(at)]
}

/** Words of goals stand above their line; where two lines are near, the lower one's words stand below. */
function goalLabels(
  goals: ProgressChartProps['goals'],
  y: (value: number) => number,
  top: number,
): { text: string; y: number }[] {
  const sorted = goals.toSorted((a, b) => b.value - a.value)
  return sorted.map((goal, index) => {
    const at = y(goal.value)
    const above = sorted[index - 1]
    const near = above !== undefined && at - y(above.value) < 22
    return { text: goal.text, y: near || at - 8 < top - 4 ? at + 18 : at - 8 }
  })
}

function monthMiddles(fiscalYear: number): { on: CivilDate; number: number }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const number = ((index + 3) % 12) + 1
    const year = index < 9 ? fiscalYear : fiscalYear + 1
    return { on: addDays(`${year}-${String(number).padStart(2, '0')}-01`, 14), number }
  })
}

function sentenceOf({ label, unit, goals, forecast }: ProgressChartProps, value: number): string {
  const goal = goals.map((each) => each.text).join('、')
  return `${label}は今日までに${value.toLocaleString('ja-JP')}${unit}。${goal === '' ? '' : `${goal}。`}${forecast === undefined ? '' : `3月31日の見込みは${forecast.text}${forecast.note === undefined ? '' : `、${forecast.note}`}。`}`
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
