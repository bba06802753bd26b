import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProgressChart, type ProgressChartProps } from './ProgressChart.tsx'

const straight = { pace: [0, 120].map((value, index) => ({ on: index === 0 ? '2025-04-01' : '2026-03-31', value })) }
const drawn = (more: Partial<ProgressChartProps>): string => {
  const props: ProgressChartProps = {
    label: '登録',
    unit: '人',
    fiscalYear: 2025,
    today: '2026-01-20',
    goals: [{ value: 120, text: '目標 120人' }],
    actual: [
      { on: '2025-11-30', value: 70 },
      { on: '2025-12-31', value: 80 },
      { on: '2026-01-20', value: 82 },
    ],
    ...straight,
    ...more,
  }
  // The desk's drawing; the phone's has the same parts.
  return renderToStaticMarkup(createElement(ProgressChart, props)).split('chart-phone')[0] ?? ''
}
const pathOf = (svg: string, name: string): string[] | undefined =>
  new RegExp(`class="${name}" d="([^"]*)"`).exec(svg)?.[1]?.match(/[\d.]+,[\d.]+/g) ?? undefined
const forecast = { points: [{ on: '2026-03-31', mid: 110, low80: 100, high80: 125 }], text: '110人' }

test('the forecast begins where the figure is whole; what came after is drawn apart', () => {
  const svg = drawn({ wholeUntil: '2025-12-31', forecast })
  const [whole, partial] = [pathOf(svg, 'ch-actual'), pathOf(svg, 'ch-partial')]
  expect(whole).toHaveLength(3)
  expect(partial).toHaveLength(2)
  expect(partial?.[0]).toBe(whole?.at(-1))
  expect(pathOf(svg, 'ch-mid')?.[0]).toBe(whole?.at(-1))
})

test('a figure that is whole to the day has one line, from whose end the forecast goes on', () => {
  for (const wholeUntil of [undefined, '2026-01-20']) {
    const svg = drawn({ wholeUntil, forecast })
    expect(pathOf(svg, 'ch-partial')).toBeUndefined()
    expect(pathOf(svg, 'ch-actual')).toHaveLength(4)
    expect(pathOf(svg, 'ch-mid')?.[0]).toBe(pathOf(svg, 'ch-actual')?.at(-1))
  }
})

test('the number of 目安 is a point of its line', () => {
  const svg = drawn({ paceAt: { on: '2025-09-30', value: 60 } })
  const [from, to] = pathOf(svg, 'ch-pace')?.map((point) => point.split(',').map(Number)) ?? []
  const at = /class="ch-pace-at" cx="([\d.]+)" cy="([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? []
  const [x0 = 0, y0 = 0] = from ?? []
  const [x1 = 0, y1 = 0] = to ?? []
  const [x = 0, y = 0] = at
  expect(x).toBeCloseTo((x0 + x1) / 2, 0)
  expect(y).toBeCloseTo((y0 + y1) / 2, 0)
})
