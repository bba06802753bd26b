/** The words in and of the progress chart. */
import { addDays, type CivilDate } from '../../platform/clock.ts'
import { formatShortDay } from '../../platform/japanese/index.ts'
import { type Box, textWidth } from '../thread/labels.ts'
import type { ProgressPoint, ProgressChartProps } from './ProgressChart.tsx'
import { clamp, type Geometry, round } from './progress-geometry.ts'
import { along, around, beside, boxOfText, column, type Dot, type PlacedWords, placeWords } from './progress-places.ts'

interface ChartWordsProps {
  props: ProgressChartProps
  geometry: Geometry
  x(on: CivilDate): number
  y(value: number): number
  last: ProgressPoint
  /** Where the figure is of. */
  todayX: number
  /** Lines that words keep off where they can. */
  strokes: readonly (readonly Dot[])[]
}

/** What the warm line, the last number, the goals, the line of 目安 and the forecast are called. */
export function ChartWords({ props, geometry: g, x, y, last, todayX, strokes }: ChartWordsProps) {
  const { goals, forecast, pace, paceText } = props
  const right = g.width - g.right
  const bottom = g.height - g.bottom
  const today = { text: props.todayText ?? '今日', x: clamp(todayX, g.left + 14, g.width - 16), y: g.top - 16 }
  const dot = { x: x(last.on), y: y(last.value) }
  const value = `${untilText(props, last)}${last.value.toLocaleString('ja-JP')}${props.unit}`
  const endY = forecast === undefined ? 0 : y(forecast.points.at(-1)?.mid ?? 0)
  const slope = (pace ?? []).map((point) => ({ x: x(point.on), y: y(point.value) }))
  const paceSize = g.phone ? 13 : 14
  const paceLines = paceText === undefined ? [] : linesOf(paceText, paceSize, g.phone ? 110 : 260)
  const leads = beside(slope, paceLines.length)
  const placed = placeWords(
    [
      ...(forecast === undefined
        ? []
        : [
            {
              id: 'forecast',
              lines: [
                { text: '見込み', size: 16 },
                { text: forecast.text, size: 16 },
                ...(g.phone ? [] : (forecast.note ?? '').split(' ').filter((part) => part !== '')).map((text) => ({
                  text,
                  size: 14,
                })),
              ],
              spots: g.phone
                ? column(right, 'end', Math.max(endY + 46, dot.y + 32), 2 * bottom)
                : column(right + 8, 'start', endY + 2, 2 * bottom),
            },
          ]),
      {
        id: 'value',
        lines: [{ text: value, size: 16 }],
        spots: around(dot, g.phone ? 'above-left' : 'below-right', bottom),
      },
      ...goals
        .toSorted((a, b) => b.value - a.value)
        .map((goal) => ({
          id: goal.text,
          lines: [{ text: goal.text, size: 14 }],
          spots: along(y(goal.value), { left: g.left, right }),
        })),
      {
        id: 'pace',
        lines: paceLines.map((text) => ({ text, size: paceSize })),
        spots: paceLines.length === 0 ? [] : leads,
      },
    ],
    {
      bounds: { left: g.left + 2, right: g.width, top: 2, bottom: bottom - 1 },
      taken: [todayBox(today), { left: dot.x - 7, right: dot.x + 7, top: dot.y - 7, bottom: dot.y + 7 }],
      strokes,
    },
  )
  const at = placed.get('pace')
  const to = leads.find((each) => each.x === at?.x && each.y === at.y)?.to
  return (
    <>
      {goals.map((goal) => (
        <Lines key={goal.text} at={placed.get(goal.text)} looks={['th-word th-bold ch-14']} />
      ))}
      {at === undefined || to === undefined ? null : (
        <>
          <path className="ch-lead" d={leadOf(at, to)} />
          <Lines at={at} looks={['ch-axis']} />
        </>
      )}
      <text className="th-word th-bold th-kaki" x={round(today.x)} y={today.y} textAnchor="middle">
        {today.text}
      </text>
      <Lines at={placed.get('value')} looks={['th-word th-bold ch-fig']} />
      <Lines at={placed.get('forecast')} looks={['th-word th-bold ch-fig', 'th-word th-bold ch-fig', 'ch-axis']} />
    </>
  )
}

/** @param looks of each line; the last holds for those after it */
function Lines({ at, looks }: { at: PlacedWords | undefined; looks: readonly string[] }) {
  return at?.lines.map((line, index) => (
    <text
      key={line.text}
      className={`${looks[index] ?? looks.at(-1)}${at.anchor === 'end' ? ' th-end' : ''}`}
      x={round(at.x)}
      y={round(line.y)}
    >
      {line.text}
    </text>
  ))
}

/** From the words' nearest edge to the line that they are about. */
function leadOf(at: PlacedWords, to: Dot): string {
  const isOver = at.y < to.y
  const y = isOver ? (at.lines.at(-1)?.y ?? at.y) - 2 : at.y - 8
  return `M${round(at.x + (isOver ? 4 : -4))} ${round(y)}L${round(to.x + (isOver ? -3 : 3))} ${round(to.y + (isOver ? -5 : 5))}`
}

const todayBox = ({ text, x, y }: { text: string } & Dot): Box =>
  boxOfText(text, 14, { x: x - textWidth(text, 14) / 2, y, anchor: 'start' })

function linesOf(text: string, size: number, room: number): string[] {
  if (textWidth(text, size) <= room) return [text]
  const at = text.indexOf('なら') > 0 ? text.indexOf('なら') + 2 : Math.ceil(text.length / 2)
  return [text.slice(0, at), text.slice(at)]
}

/** Where the number of the day itself stays hidden, the last one that is shown says of when it is. */
function untilText({ today }: ProgressChartProps, last: ProgressPoint): string {
  if (last.on >= today) return ''
  const isMonthEnd = addDays(last.on, 1).endsWith('-01')
  return isMonthEnd ? `${Number(last.on.slice(5, 7))}月末まで ` : `${formatShortDay(last.on)}まで `
}

export function sentenceOf(props: ProgressChartProps, last: ProgressPoint): string {
  const { label, unit, goals, forecast } = props
  const goal = goals.map((each) => each.text).join('、')
  const until = untilText(props, last).trim() || `${props.todayText ?? '今日'}まで`
  return `${label}は${until}に${last.value.toLocaleString('ja-JP')}${unit}。${goal === '' ? '' : `${goal}。`}${forecast === undefined ? '' : `3月31日の見込みは${forecast.text}${forecast.note === undefined ? '' : `、${forecast.note}`}。`}`
}
