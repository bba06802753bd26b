import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each(['=1+1', '+81', '-1', '@x', '\t=1', '＝1+1', '＋81', '－1', '＠SUM(1)'])(
  '%j in a cell is no formula',
  (text) => expect(csvLine([text])).toMatch(/^"?'/),
)
test.each([
  ['a,b', '"a,b"\r\n'],
  ['"', '""""\r\n'],
  ['a\nb', '"a\nb"\r\n'],
  [-5, '-5\r\n'],
  ['髙', '髙\r\n'],
])('%j is %j', (value, line) => expect(csvLine([value])).toBe(line))
