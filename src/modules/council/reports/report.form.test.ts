import { expect, test } from 'vitest'
import { parseReport } from './report.form.ts'

const areas = [
  { key: 'saku', name: '佐久' },
  { key: 'ueda', name: '上田' },
]

test('each wrong number is told by the area that it is of', () => {
  const parsed = parseReport({ 'parts.saku': 'x', 'parts.ueda': '1', 'parts.unknown': 'y', status: 'sent' }, areas)
  expect(parsed.ok ? [] : parsed.errors.map((error) => [error.field, error.message])).toEqual([
    ['parts.saku', '佐久: 数字で入れてください。'],
    ['parts.unknown', '圏域は不明: 数字で入れてください。'],
  ])
})
