/** Jobs from a sheet: each row's fate, all or nothing, twice without a second effect, and never an end by a torn file. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden } from '../../src/permissions.ts'
import {
  findJobImport,
  importJobs,
  lookAtImport,
  mapJobColumns,
  receiveJobSheet,
} from '../../src/modules/employment/jobs/index.ts'
import { anEmployer } from '../../src/modules/employment/jobs/jobs.specimens.ts'
import { formLimits, openSheets } from '../../src/platform/documents/index.ts'
import { cp932Of } from '../support/cp932.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { openWorld } from '../support/world.ts'

let open: TestCouncil
let helper: SignedInPerson
let stranger: SignedInPerson
let counselor: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  const world = await openWorld(open)
  helper = await signedInAs(open.council, { role: 'employer-support', organizationId: 'hw-nagano' })
  stranger = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
  counselor = world.them
  await world.of(anEmployer)
})
afterAll(() => open.close())

const heading =
  '企業名,職種,求人番号,雇用形態,職業分類,仕事内容,就業場所,市町村,雇用期間,賃金の形,賃金下限,働く時間,仕事が変わる範囲,働く場所が変わる範囲,中高年の方への印,受付日'
const rowOf = (index: number, change: Record<number, string> = {}): string =>
  [
    '試しの製作所(株)',
    `検査 ${index}`,
    `20010-${String(index).padStart(8, '0')}`,
    '正社員',
    '機械組立工',
    '部品の検査。',
    '本社工場',
    '長野市',
    '定めなし',
    '月給',
    '２１００００',
    'フルタイム',
    '変更なし',
    '転勤の可能性なし',
    index % 10 === 0 ? '歓迎求人' : '',
    '令和8年1月15日',
  ]
    .map((cell, at) => change[at] ?? cell)
    .join(',')
const sheet = (rows: readonly string[]): Uint8Array => cp932Of([heading, ...rows, ''].join('\r\n'))
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => rowOf(index))

async function bring(bytes: Uint8Array, sourceName: string, by = helper) {
  const file = await openSheets(bytes, formLimits)
  try {
    return await act(open.council, by, (ctx) => receiveJobSheet(ctx, file, { fileName: '週報.csv', sourceName }))
  } finally {
    await file.close()
  }
}
const look = (id: string) =>
  open.council.gateway.read(helper, async (db) => {
    const found = await findJobImport(db, id)
    if (found === undefined) throw new Error('the sheet is not there')
    return lookAtImport(db, found, { today: '2026-01-20', fold: open.council.fold })
  })
const read = (id: string, wish: object = {}, by = helper) =>
  act(open.council, by, (ctx) => importJobs(ctx, id, { publishes: true, endsGone: false, sure: false, ...wish }))
const counted = async (): Promise<Record<string, number>> => {
  const rows = await open.ownerQuery<{ state: string; count: number }>(
    'select state, count(*)::integer as count from jobs group by state',
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
const facts = async (): Promise<number> =>
  (await open.ownerQuery<{ n: number }>(`select count(*)::integer as n from facts where kind like 'job.%'`))[0]?.n ?? -1

describe('1,000 jobs as CP932', () => {
  test('with 30 wrong rows are read in not at all, and each row says why', async () => {
    const rows = many(1_000).map((row, index) =>
      index % 40 === 39 && index < 1_000
        ? rowOf(index, { 7: '架空市' })
        : index % 200 === 3
          ? rowOf(index, { 5: '40歳までの方' })
          : row,
    )
    const { id } = valueOf(await bring(sheet(rows), '週報'))
    const looked = await look(id)
    expect(looked.counts).toEqual({ new: 970, changed: 0, same: 0, ended: 0, wrong: 30 })
    expect(looked.rows[39]?.problems).toEqual(['H41(働く市町村): 「架空市」という市町村は、この県にありません。'])
    expect(looked.rows[3]?.problems[0]).toContain('「40歳まで」は、年齢を限る言葉に読めます。')
    expect(await read(id)).toMatchObject({ ok: false, kind: 'state' })
    expect(await counted()).toEqual({})
  })

  test('put right are all shown, and the same file again changes nothing', async () => {
    const bytes = sheet(many(1_000))
    const first = valueOf(await bring(bytes, '週報'))
    expect(valueOf(await read(first.id))).toEqual({ made: 1_000, changed: 0, ended: 0 })
    expect(await counted()).toEqual({ open: 1_000 })
    expect(await facts()).toBe(100)
    const second = valueOf(await bring(bytes, '週報'))
    expect((await look(second.id)).counts).toMatchObject({ same: 1_000, new: 0 })
    expect(valueOf(await read(second.id, { endsGone: true }))).toEqual({ made: 0, changed: 0, ended: 0 })
    expect(await counted()).toEqual({ open: 1_000 })
    expect(await facts()).toBe(100)
    // The same press once more.
    expect(await read(second.id)).toMatchObject({ kind: 'state' })
  }, 60_000)

  test('that were changed are put right; a torn file ends none of them without a word', async () => {
    const changed = valueOf(await bring(sheet([rowOf(0, { 5: '部品の組立。' }), ...many(1_000).slice(1)]), '週報'))
    expect(valueOf(await read(changed.id))).toEqual({ made: 0, changed: 1, ended: 0 })
    const torn = valueOf(await bring(sheet(many(700)), '週報'))
    expect((await look(torn.id)).gone).toHaveLength(300)
    expect(await read(torn.id, { endsGone: true })).toMatchObject({ errors: [{ field: 'sure' }] })
    expect(await counted()).toEqual({ open: 1_000 })
    const shorter = valueOf(await bring(sheet(many(997)), '週報'))
    expect(valueOf(await read(shorter.id, { endsGone: true }))).toMatchObject({ ended: 3 })
    expect(await counted()).toEqual({ open: 997, withdrawn: 3 })
  }, 60_000)
})

describe('a sender', () => {
  test('is read as somebody has said once', async () => {
    const bytes = new TextEncoder().encode('会社さん,しごと,ばんごう\r\n試しの製作所,溶接,A1\r\n')
    expect((await look(valueOf(await bring(bytes, '組合')).id)).counts.wrong).toBe(1)
    const { id } = valueOf(await bring(bytes, '組合'))
    const map = (columns: object) => act(open.council, helper, (ctx) => mapJobColumns(ctx, id, columns as never))
    expect(await map({ 会社さん: 'employer' })).toMatchObject({ errors: [{ field: 'columns' }] })
    valueOf(await map({ 会社さん: 'employer', しごと: 'title', ばんごう: 'sourceKey' }))
    expect((await look(id)).counts.new).toBe(1)
    const again = valueOf(await bring(bytes, '組合'))
    expect((await look(again.id)).counts.new).toBe(1)
    expect(valueOf(await read(again.id))).toMatchObject({ made: 1 })
  })

  test('is its own organization’s, and only some may read sheets in', async () => {
    const { id } = valueOf(await bring(sheet([rowOf(5_000)]), '別の表'))
    await expect(read(id, {}, stranger)).rejects.toThrow(/not found/)
    await expect(read(id, {}, counselor)).rejects.toThrow(Forbidden)
  })

  test('can’t bring one job twice, nor one whose number came another way, nor one of an unknown employer', async () => {
    const { id } = valueOf(
      await bring(sheet([rowOf(6_000), rowOf(6_000), rowOf(1), rowOf(6_001, { 0: '知らない会社' })]), '三つの誤り'),
    )
    expect((await look(id)).rows.map(({ problems }) => problems.join(''))).toEqual([
      '',
      expect.stringContaining('2行目と同じ求人です'),
      expect.stringContaining('が、もうあります'),
      expect.stringContaining('「知らない会社」という企業がありません'),
    ])
  })
})
