import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readSheets, workbookOf } from './index.ts'

const sheet = (name: string, hiddenRows?: number[]) => ({
  name,
  widths: [10],
  rows: [[{ value: '見える' }], [{ value: '1/hw-saku/2026-01' }]],
  ...(hiddenRows === undefined ? {} : { hiddenRows }),
})
const part = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array())
const namesIn = (file: Uint8Array): string[] =>
  [...part(file, 'xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1] ?? '')

test('a sheet is called what it is, without a number before it, and no two are called alike', async () => {
  expect(namesIn(await workbookOf([sheet('工程表')]))).toEqual(['工程表'])
  expect(namesIn(await workbookOf([sheet('月'), sheet('年/度:'), sheet('月')]))).toEqual(['月', '年 度', '月 2'])
  const long = 'ながい'.repeat(12)
  expect(namesIn(await workbookOf([sheet(long), sheet(long)]))).toEqual([long.slice(0, 31), `${long.slice(0, 29)} 2`])
})

test('a hidden row isn’t shown, and is read all the same', async () => {
  const file = await workbookOf([sheet('表', [1])])
  expect(
    part(file, 'xl/worksheets/sheet1.xml')
      .match(/<row [^>]*>/g)
      ?.map((row) => row.includes('hidden="1"')),
  ).toEqual([false, true])
  expect((await readSheets(file))[0]?.rows[1]?.[0]).toBe('1/hw-saku/2026-01')
})

test('what is computed has its formula and what it comes to now; a text that looks like one stays a text', async () => {
  const rows = [[{ value: 2 }], [{ value: 3 }], [{ value: 5, formula: 'SUM(A1:A2)' }], [{ value: '=SUM(A1:A2)' }]]
  const file = await workbookOf([{ name: '表', widths: [10], rows }])
  expect(part(file, 'xl/worksheets/sheet1.xml').match(/<f>.*?<\/c>/g)).toEqual(['<f>SUM(A1:A2)</f><v>5</v></c>'])
  expect((await readSheets(file))[0]?.rows.map((row) => row[0])).toEqual([2, 3, 5, '=SUM(A1:A2)'])
})
