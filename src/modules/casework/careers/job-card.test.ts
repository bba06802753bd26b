import { expect, test } from 'vitest'
import { readJobCard, writeJobCard } from './job-card.ts'

const row = {
  startedOn: '2020-04-01',
  endedOn: '2022-03-31',
  employer: '上小精機, 「株」"甲"',
  work: '=cmd|x\n組立',
  kind: 'regular',
  weeklyHours: 38.5,
  insured: 'yes',
  leaveReason: 'end-of-term',
} as const
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('what is written out is read in the same, and a spreadsheet finds no formula in it', async () => {
  const rows = [
    row,
    {
      ...row,
      startedOn: '2022-04-01',
      endedOn: null,
      employer: '髙﨑𠮷葛󠄀',
      work: '',
      kind: 'non-regular',
      weeklyHours: null,
      insured: 'unknown',
      leaveReason: null,
    } as const,
  ]
  const text = writeJobCard(rows)
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text).toContain(`"'=cmd|x`)
  expect(await readJobCard(bytes(text))).toEqual({
    ok: true,
    value: rows.map((each, index) => ({ row: index + 2, span: { ...each, source: 'job-card' } })),
  })
})

test('days may be written in any era', async () => {
  const text = writeJobCard([row]).replace('2020-04-01', '令和2年4月1日').replace('2022-03-31', 'R4.3.31')
  expect(await readJobCard(bytes(text))).toMatchObject({
    ok: true,
    value: [{ span: { startedOn: '2020-04-01', endedOn: '2022-03-31' } }],
  })
})

test.each([
  ['', '中身のない'],
  [`\n\n${writeJobCard([row]).slice(1).replace('2020-04-01', 'x')}`, '4行目: はじめの日'],
  ['a,b\n1,2\n', '見出し'],
  [writeJobCard([row]).replace('2020-04-01', '令和99年'), '2行目: はじめの日'],
  [writeJobCard([row]).replace('正規(正社員)', '正社員'), '2行目: 働き方'],
  [writeJobCard([row]).replace('2022-03-31', '2019-03-31'), '2行目: 終わりの日'],
  [writeJobCard(Array.from({ length: 201 }, () => row)), '200行まで'],
  ['"', '読めません'],
])('a sheet that is wrong is refused with its row: %#', async (text, message) => {
  const answer = await readJobCard(bytes(text))
  expect(answer.ok).toBe(false)
  expect(answer.ok ? '' : answer.errors[0]?.message).toContain(message)
})

test('bytes that are no text are refused', async () =>
  expect(await readJobCard(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).toMatchObject({ ok: false }))
