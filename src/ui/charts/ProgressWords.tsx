/** The words in and of the progress chart: where they stand so that they don't touch a line. */
import type { CivilDate } from '../../platform/clock.ts'
import { textWidth } from '../thread/labels.ts'
import type { ProgressPoint, ProgressChartProps } from './ProgressChart.tsx'
import { type Geometry, round } from './progress-geometry.ts'

export function PaceText({
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
export function goalLabels(
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

export function sentenceOf({ label, unit, goals, forecast }: ProgressChartProps, value: number): string {
  const goal = goals.map((each) => each.text).join('、')
  return `${label}は今日までに${value.toLocaleString('ja-JP')}${unit}。${goal === '' ? '' : `${goal}。`}${forecast === undefined ? '' : `3月31日の見込みは${forecast.text}${forecast.note === undefined ? '' : `、${forecast.note}`}。`}`
}
