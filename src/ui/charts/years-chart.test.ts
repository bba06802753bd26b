import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { stretchesOf, YearsChart, type YearsChartYear } from './YearsChart.tsx'

const year = (name: string, value: number | null, counting = '1', unit = '人'): YearsChartYear => ({
  name,
  value,
  unit,
  goal: null,
  counting,
})
const names = (years: YearsChartYear[]) =>
  stretchesOf(years).map((stretch) => stretch.map((each) => each.name).join(''))

test.each<[string, YearsChartYear[], string[]]>([
  ['one line', [year('a', 1), year('b', 2), year('c', 3)], ['abc']],
  [
    'a break where the definition changes',
    [year('a', 1), year('b', 2), year('c', 3, '2'), year('d', 4, '2')],
    ['ab', 'cd'],
  ],
  ['a break where the unit does', [year('a', 1), year('b', 2, '1', '件')], ['a', 'b']],
  ['a gap where a number isn’t shown', [year('a', 1), year('b', null), year('c', 3)], ['a', 'c']],
  ['nothing at all', [year('a', null)], []],
])('%s', (_, years, expected) => {
  expect(names(years)).toEqual(expected)
})

const drawn = (years: YearsChartYear[]): string =>
  renderToStaticMarkup(createElement(YearsChart, { label: '相談', years }))

test('says and draws where the line breaks, and is nothing where there is no line', () => {
  const broken = drawn([year('令和6年度', 1200), year('令和7年度', 61, '2')])
  expect(broken).toContain('令和6年度は1,200人、令和7年度(ここから数え方がちがいます)は61人')
  expect(broken).toContain('数え方が変わりました')
  expect(drawn([year('令和6年度', 1200), year('令和7年度', 61)])).not.toContain('数え方が変わりました')
  expect(drawn([year('令和6年度', 1200), year('令和7年度', null)])).toBe('')
})

test('a year that isn’t over is joined by a broken line, so that it isn’t read as a fall', () => {
  const running = drawn([
    year('令和6年度', 1200),
    year('令和7年度', 1300),
    { ...year('令和8年度', 5), isRunning: true },
  ])
  expect(running).toContain('令和8年度(とちゅう)は5人')
  expect(/ch-actual" d="([^"]*)"/.exec(running)?.[1]?.match(/L/g)).toHaveLength(1)
  expect(/ch-partial" d="([^"]+)"/.exec(running)?.[1]?.match(/L/g)).toHaveLength(1)
})
