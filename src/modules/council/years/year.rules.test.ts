import { expect, test } from 'vitest'
import { nothingOpenText, whyNotClose } from './year.rules.ts'

test('a running year names the day from which it can be closed', () => {
  expect(whyNotClose({ fiscalYear: 2026, state: 'running', closedAt: null }, [])).toBe(
    '令和8年度は、まだ終わっていません。令和9年4月1日から締められます。',
  )
})

test.each([
  ['2026-03-01', 'まだ、報告する月がありません。4月分の報告は、5月に出ます。'],
  ['2026-06-01', '令和8年6月分までの報告は、どれも確定しています。令和8年度の残りの月は、これからです。'],
  ['2027-03-01', 'どの機関の報告も、3月分まで確定しています。'],
])('no open report of months up to %s', (through, text) => {
  expect(nothingOpenText(2026, through)).toBe(text)
})
