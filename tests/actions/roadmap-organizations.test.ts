/** 工程表 rows that name a kind of organization: each says what it does itself, counted beside the state of the row. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  listRoadmapReports,
  listRoadmapStates,
  reportOnRow,
  roadmapReportInput,
} from '../../src/modules/council/indicators/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let bureau: SignedInPerson
let matsumoto: SignedInPerson
let nagano: SignedInPerson
let saposute: SignedInPerson
const [year, today, row] = [2025, '2026-01-20', 'R25']

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  bureau = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  matsumoto = await signedInAs(open.council, {
    role: 'municipal',
    organizationId: 'muni-20202',
    deskId: 'muni-20202-soudan',
  })
  nagano = await signedInAs(open.council, {
    role: 'municipal',
    organizationId: 'muni-20201',
    deskId: 'muni-20201-soudan',
  })
  saposute = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const said = (by: SignedInPerson, evidence: string, change: Record<string, unknown> = {}, on = row) =>
  act(open.council, by, (ctx) =>
    reportOnRow(
      ctx,
      year,
      on,
      roadmapReportInput.parse({
        state: 'in-progress',
        evidenceKind: 'practice',
        evidence,
        evidenceOn: today,
        ...change,
      }),
    ),
  )
const words = (html: string): string =>
  decoded(html.replaceAll('<!-- -->', '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')

test('a municipality’s word is its own: the row, its light and every list of states stay as they were', async () => {
  const prefecture = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-ken' })
  valueOf(await said(prefecture, '県の事業を始めた'))
  valueOf(await said(matsumoto, '相談会を始めた'))
  valueOf(await said(matsumoto, '相談員が足りない', { state: 'late', reason: '欠員', countermeasure: '4月に採る' }))
  valueOf(await said(nagano, '窓口を開いた'))
  const read = <T>(work: Parameters<typeof open.council.gateway.read<T>>[1]) => open.council.gateway.read(bureau, work)
  expect((await read((db) => listRoadmapStates(db, year, null))).filter((each) => each.rowId === row)).toMatchObject([
    { state: 'in-progress', organizationName: '長野県' },
  ])
  expect(await read((db) => listRoadmapReports(db, year, row))).toHaveLength(1)
  const page = words((await web.as(bureau).get(`/roadmap/${row}`)).text)
  for (const text of [
    '進み具合 ○順調',
    '77機関のうち2機関が報告',
    '市町村 77のうち2が報告',
    'おくれ 1機関',
    '実施中 1機関',
    '相談員が足りない',
    '前の報告 1件',
    'まだの機関 75',
  ])
    expect(page, text).toContain(text)
  expect(page.indexOf('窓口を開いた')).toBeLessThan(page.indexOf('相談員が足りない'))
  const answer = await web.as(bureau).get(`/roadmap?year=2025`)
  expect(words(answer.text)).not.toContain('相談員が足りない')
  expect(words(answer.text)).toContain('県の事業を始めた・2機関が自分の取組を報告')
})

test('on a row of all サポステ speak too; 完了 needs its evidence of them as well', async () => {
  valueOf(await said(saposute, 'SNSで知らせた', {}, 'R01'))
  const page = words((await web.as(saposute).get('/roadmap/R01')).text)
  expect(page).toMatch(/機関のうち1機関が報告/)
  expect(page).toContain('サポステ 4のうち1が報告'.replace('4', String(await stations())))
  const input = {
    ...roadmapReportInput.parse({ state: 'in-progress', evidenceKind: 'other', evidence: 'x', evidenceOn: today }),
    state: 'done' as const,
  }
  expect(await act(open.council, saposute, (ctx) => reportOnRow(ctx, year, 'R01', input))).toMatchObject({
    ok: false,
    errors: [{ field: 'links.activities' }],
  })
})
const stations = async (): Promise<number> =>
  Number(
    (
      await open.ownerQuery<{ many: string }>(
        `select count(*) as many from organizations where kind = 'youth-support-station'`,
      )
    )[0]?.many,
  )

test('by the page and the API; the form says that it is the organization’s own', async () => {
  const client = web.as(matsumoto)
  expect(words((await client.get(`/roadmap/${row}`)).text)).toContain('この機関の取組を報告')
  expect(words((await client.get('/roadmap/R03')).text)).not.toContain('取組を報告')
  expect(words((await client.get(`/roadmap/${row}/report`)).text)).toContain('行の状態は変わりません')
  const boxes = { state: 'in-progress', evidenceKind: 'meeting', evidence: '会議を開いた' }
  const dated = { 'evidenceOn.year': 'R8', 'evidenceOn.month': '1', 'evidenceOn.day': '19' }
  expect((await client.post(`/roadmap/${row}/report`, { ...boxes, ...dated })).status).toBe(303)
  const other = await client.post('/roadmap/R03/report', { ...boxes, ...dated })
  expect(other.status).toBe(422)
  expect(words(other.text)).toContain('この行を報告できるのは、実施主体に当たる機関です。')
  expect(words(other.text)).toContain('会議を開いた')
  const step = await client.post(`/roadmap/${row}/steps/new`, { quarter: '4', step: '開く' })
  expect([step.status, words(step.text).includes('予定を入れられるのは')]).toEqual([422, true])
})

test('nor can SQL with the application’s role make it the state of the row, or speak for another', async () => {
  const tried = (by: SignedInPerson, organization: string, on: string, speaksFor: string) =>
    open.council.gateway.write(by, (tx) =>
      sql`insert into roadmap_states
          (id, fiscal_year, row_id, organization_id, speaks_for, state, evidence, evidence_on)
        values (gen_random_uuid(), 2025, ${on}, ${organization}, ${speaksFor}, 'in-progress', 'x', '2026-01-20')`.execute(
        tx,
      ),
    )
  for (const [by, organization, on, speaksFor] of [
    [matsumoto, 'muni-20202', row, 'row'],
    [matsumoto, 'muni-20201', row, 'organization'],
    [matsumoto, 'muni-20202', 'R03', 'organization'],
    [saposute, 'sapo-shinano', row, 'organization'],
    [bureau, 'nagano-roudoukyoku', 'R01', 'organization'],
  ] as const)
    await expect(tried(by, organization, on, speaksFor), `${organization} ${on} ${speaksFor}`).rejects.toThrow(
      /row-level security/,
    )
  await tried(matsumoto, 'muni-20202', row, 'organization')
})
