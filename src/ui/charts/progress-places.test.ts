/** Courses of all kinds: whatever a year brought, its words can be read. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/clock.ts'
import { type Box, textWidth } from '../thread/labels.ts'
import { ProgressChart, type ProgressChartProps } from './ProgressChart.tsx'

/** The same numbers every time. */
function dice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * (most + 1))
  }
}

const start = '2025-04-01'
const monthEnds = Array.from({ length: 12 }, (_, index) => addDays(start, Math.floor(30.4 * (index + 1)) - 1))

function course(seed: number): ProgressChartProps {
  const roll = dice(seed * 7919)
  const size = [30, 200, 900, 3000][roll(3)] ?? 30
  const goal = Math.max(1, Math.floor((size * (20 + roll(160))) / 100))
  const goals = [goal, ...(roll(4) === 0 ? [goal + roll(3) + 1] : [])].map((value) => ({
    value,
    text: `目標 ${value.toLocaleString('ja-JP')}人以上`,
  }))
  const today = addDays(start, roll(364))
  let sum = 0
  const past = monthEnds
    .filter((on) => on < today)
    .map((on) => ({ on, value: (sum += Math.floor((size * roll(20)) / 120)) }))
  const isHidden = roll(4) === 0
  const value = sum + Math.floor((size * roll(10)) / 120)
  const shape = monthEnds.map(() => 1 + roll(9))
  const whole = shape.reduce((total, each) => total + each, 0)
  let share = 0
  const end = value + roll(size)
  return {
    label: '就職',
    unit: roll(1) === 0 ? '人' : '市町村',
    fiscalYear: 2025,
    today,
    todayText: roll(1) === 0 ? undefined : '3/31',
    goals: roll(9) === 0 ? [] : goals,
    actual: isHidden ? past : [...past, { on: today, value }],
    ...(roll(5) === 0
      ? {}
      : {
          pace: [
            { on: start, value: 0 },
            ...monthEnds.map((on, index) => ({ on, value: (goal * (share += shape[index] ?? 0)) / whole })),
          ],
          paceText: roll(1) === 0 ? 'まっすぐ進むなら' : '前の年度の月ごとの割合で進むなら',
        }),
    ...(roll(2) === 0
      ? {
          forecast: {
            points: [{ on: '2026-03-31', mid: end, low80: end * 0.9, high80: end * 1.1 }],
            text: `${end.toLocaleString('ja-JP')}人`,
            note: `80%の幅 ${Math.floor(end * 0.9)}〜${Math.floor(end * 1.1)}`,
          },
        }
      : {}),
  }
}

const sizes = { 'ch-fig': 16, 'ch-14': 14, 'ch-axis': 14, 'th-word': 14 }

interface Said extends Box {
  text: string
}

/** The words of a drawing with the room that they take. */
function wordsOf(svg: string, isPhone: boolean): Said[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const value = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    const classes = value('class').split(' ')
    const named = Object.entries(sizes).find(([name]) => classes.includes(name))
    const size = isPhone && classes.includes('ch-axis') ? 13 : (named?.[1] ?? 16)
    const [width, x, y] = [textWidth(text, size), Number(value('x')), Number(value('y'))]
    const left = classes.includes('th-end') ? x - width : value('text-anchor') === 'middle' ? x - width / 2 : x
    return { text, left, right: left + width, top: y - size * 0.85, bottom: y + size * 0.12 }
  })
}

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const courses = Array.from({ length: 400 }, (_, index) => course(index + 1))

test.each([
  ['at a desk', 0],
  ['on a phone', 1],
] as const)('no words lie on others, %s', (_, half) => {
  const found: unknown[] = []
  let unnamed = 0
  for (const [index, props] of courses.entries()) {
    const svg = renderToStaticMarkup(createElement(ProgressChart, props)).split('chart-phone')[half] ?? ''
    const words = wordsOf(svg, half === 1)
    for (const [at, one] of words.entries())
      for (const other of words.slice(at + 1)) if (meets(one, other)) found.push([index, one.text, other.text])
    const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
    // Figures are a little narrower than `textWidth` takes them.
    for (const each of words) if (each.left < -4 || each.right > width + 4) found.push([index, each.text, 'outside'])
    const said = words.map((each) => each.text).join('|')
    const last = props.actual.at(-1)?.value ?? 0
    for (const wanted of [
      `${last.toLocaleString('ja-JP')}${props.unit}`,
      ...props.goals.map((goal) => goal.text),
      ...(props.forecast === undefined ? [] : [props.forecast.text]),
    ])
      if (!said.includes(wanted)) found.push([index, wanted, 'missing'])
    if (props.paceText !== undefined && !said.includes('なら')) unnamed += 1
  }
  expect(found).toEqual([])
  // The words of the line of 目安 may find no room: numbers and goals go first.
  expect(unnamed).toBeLessThan(4)
})

test('a number near its goal stands off the goal’s line', () => {
  const props = {
    label: '就職',
    unit: '人',
    fiscalYear: 2025,
    today: '2026-03-31',
    goals: [{ value: 1881, text: '目標 1,881人以上' }],
    actual: [
      ...monthEnds.slice(0, -1).map((on, index) => ({ on, value: 147 * (index + 1) })),
      { on: '2026-03-31', value: 1769 },
    ],
  }
  for (const [half, svg] of renderToStaticMarkup(createElement(ProgressChart, props)).split('chart-phone').entries()) {
    const line = Number(/class="ch-goal" d="M\d+ ([\d.]+)H/.exec(svg)?.[1])
    const number = wordsOf(svg, half === 1).find((each) => each.text === '1,769人')
    expect([half, (number?.top ?? line) > line || (number?.bottom ?? line) < line]).toEqual([half, true])
  }
})

test('a number that is not of the day says until when it counts', () => {
  const actual = [
    { on: '2026-01-31', value: 2100 },
    { on: '2026-02-28', value: 2433 },
  ]
  const props = { label: '相談', unit: '件', fiscalYear: 2025, goals: [], todayText: '3/31', today: '2026-03-31' }
  const hidden = renderToStaticMarkup(createElement(ProgressChart, { ...props, actual }))
  expect(hidden).toContain('>2月末まで 2,433件<')
  expect(hidden).toContain('aria-label="相談は2月末までに2,433件。"')
  const shown = renderToStaticMarkup(
    createElement(ProgressChart, { ...props, actual: [...actual, { on: '2026-03-31', value: 2450 }] }),
  )
  expect(shown).toContain('>2,450件<')
  expect(shown).toContain('aria-label="相談は3/31までに2,450件。"')
})
