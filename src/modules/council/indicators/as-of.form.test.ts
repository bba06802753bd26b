import { expect, test } from 'vitest'
import { parseAsOf } from './as-of.form.ts'

const later = '先の日です。今日か、それより前の日を入れてください。'

test.each([
  ['', null],
  ['2026-04-19', '2026-04-19T14:59:59.999Z'],
  ['令和8年4月20日', '2026-04-20T14:59:59.999Z'],
  ['2026-04-20T23:30:00+09:00', '2026-04-20T14:30:00.000Z'],
  ['2026-04-21', later],
  ['令和9年4月1日', later],
  ['2026-04-20T15:00:00Z', later],
])('on 20 April, as of %s', (text, result) => {
  const parsed = parseAsOf(text, '2026-04-20')
  expect(parsed.ok ? (parsed.asOf?.toISOString() ?? null) : parsed.message).toBe(result)
})
