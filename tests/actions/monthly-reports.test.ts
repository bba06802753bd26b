/** 月次報告: from the draft to what counts; nobody reports what is counted from cases, and a revision is never lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listKpiFigures } from '../../src/modules/council/indicators/index.ts'
import {
  decideReport,
  listExpectedReports,
  listReportRevisions,
  reportDecisionInput,
  reportInput,
  saveReport,
  sendReportReminders,
} from '../../src/modules/council/reports/index.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, recordedPlacement, valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let manager: SignedInPerson
let other: SignedInPerson
let office: SignedInPerson
const today = '2026-01-20'
const kpi = 'regular-employment'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida' })
  other = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-nagano' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const save = (month: string, parts: Record<string, number>, more: Record<string, unknown> = {}, by = manager) =>
  act(open.council, by, (ctx) =>
    saveReport(ctx, { kpiCode: kpi, month: `${month}-01` }, reportInput.parse({ status: 'sent', parts, ...more })),
  )
const decide = (month: string, decision: 'accept' | 'return', note = '', by = office) =>
  act(open.council, by, (ctx) =>
    decideReport(
      ctx,
      { organizationId: 'hw-iida', kpiCode: kpi, month: `${month}-01` },
      reportDecisionInput.parse({ decision, note: note || (decision === 'return' ? '確かめて' : '') }),
    ),
  )
const counted = async (): Promise<number> =>
  (
    await open.council.gateway.statistics((db) => listKpiFigures(db, { codes: [kpi], fiscalYear: 2025, asOf: null }))
  ).get(kpi)?.total.fromReports ?? 0
const revisions = (month: string, by = manager) =>
  open.council.gateway.read(by, (db) =>
    listReportRevisions(db, { organizationId: 'hw-iida', kpiCode: kpi, month: `${month}-01` }),
  )
const expectedOf = (month: string, by: SignedInPerson, organization: string | null) =>
  open.council.gateway.read(by, (db) => listExpectedReports(db, 2025, `${month}-01`, organization))

test('draft, sent, returned, sent again, accepted, corrected: only what is accepted counts, and every revision stays', async () => {
  const before = await counted()
  valueOf(await save('2025-09', { minamishinshu: 5 }, { status: 'draft' }))
  expect(await decide('2025-09', 'accept')).toMatchObject({ ok: false, kind: 'state' })
  valueOf(await save('2025-09', { minamishinshu: 7, '': 1 }))
  // Put right while it waits: with its reason alone.
  expect(await save('2025-09', { minamishinshu: 9 })).toMatchObject({ ok: false, errors: [{ field: 'note' }] })
  expect(await counted()).toBe(before)
  valueOf(await decide('2025-09', 'return', '前の月の分が入っています'))
  valueOf(await save('2025-09', { minamishinshu: 6 }))
  valueOf(await decide('2025-09', 'accept'))
  expect(await counted()).toBe(before + 6)
  // A correction counts once it is accepted too; until then the figure stands.
  expect(await save('2025-09', { minamishinshu: 4 })).toMatchObject({ ok: false, errors: [{ field: 'note' }] })
  valueOf(await save('2025-09', { minamishinshu: 4 }, { note: '二重に数えていた2人を除いた' }))
  expect(await counted()).toBe(before + 6)
  valueOf(await decide('2025-09', 'accept'))
  expect(await counted()).toBe(before + 4)
  expect((await revisions('2025-09')).map((each) => [each.revision, each.status, each.value])).toEqual([
    [7, 'accepted', 4],
    [6, 'sent', 4],
    [5, 'accepted', 6],
    [4, 'sent', 6],
    [3, 'returned', 8],
    [2, 'sent', 8],
    [1, 'draft', 5],
  ])
})

test('a number unlike the months before wants a word', async () => {
  for (const month of ['2025-06', '2025-07', '2025-08']) {
    valueOf(await save(month, { minamishinshu: 10 }, { note: 'x' }))
    valueOf(await decide(month, 'accept'))
  }
  expect(await save('2025-10', { minamishinshu: 40 })).toMatchObject({ ok: false, errors: [{ field: 'note' }] })
  valueOf(await save('2025-10', { minamishinshu: 40 }, { note: '大きな面接会があった' }))
  expect(
    await act(open.council, manager, (ctx) =>
      saveReport(
        ctx,
        { kpiCode: kpi, month: '2025-11-01' },
        reportInput.parse({ status: 'draft', parts: { mars: 1 } }),
      ),
    ),
  ).toMatchObject({ ok: false, errors: [{ field: 'parts.mars' }] })
  await expect(
    act(open.council, manager, (ctx) =>
      saveReport(ctx, { kpiCode: 'no-such', month: '2025-11-01' }, reportInput.parse({ status: 'draft', parts: {} })),
    ),
  ).rejects.toBeInstanceOf(NotFound)
})

test('nobody reports a month that is counted from cases; once reported, cases don’t count for it', async () => {
  const worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  await recordedPlacement(open.council, worker, (await openedCase(open.council, worker)).id)
  open.setToday('2026-02-02')
  const refused = await save('2026-01', { nagano: 3 }, { status: 'draft' }, other)
  open.setToday(today)
  expect(refused).toMatchObject({
    ok: false,
    kind: 'state',
    errors: [{ message: expect.stringContaining('ケースから数えています') as string }],
  })
  // Both is not possible past the action either.
  await expect(
    open.ownerQuery(
      `insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, value, by_area, status)
       values (gen_random_uuid(), 'hw-nagano', $1, 2025, '2026-01-01', 1, 0, '{}', 'sent')`,
      [kpi],
    ),
  ).rejects.toMatchObject({ code: '23503' })
})

test('only who does what the KPI counts can report it; a month is reported once it is over', async () => {
  const registrations = (by: SignedInPerson, month = '2025-12-01') =>
    act(open.council, by, (ctx) =>
      saveReport(
        ctx,
        { kpiCode: 'saposute-registrations', month },
        reportInput.parse({ status: 'sent', parts: { nagano: 30 } }),
      ),
    )
  expect(await registrations(other)).toMatchObject({
    ok: false,
    errors: [{ message: expect.stringContaining('この種類の機関では数えません') as string }],
  })
  await open.ownerQuery(
    `insert into figure_sources (organization_id, kpi_code, month, source)
     values ('hw-nagano', 'saposute-registrations', '2025-12-01', 'report')`,
  )
  await expect(
    open.ownerQuery(
      `insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, value, by_area, status)
       values (gen_random_uuid(), 'hw-nagano', 'saposute-registrations', 2025, '2025-12-01', 1, 0, '{}', 'sent')`,
    ),
  ).rejects.toMatchObject({ constraint: 'monthly_reports_reporter_check' })
  await open.ownerQuery(`delete from figure_sources where kpi_code = 'saposute-registrations'`)
  expect(decoded((await web.as(other).get('/reports?month=2025-12')).text)).not.toContain('サポステの新規受付')
  const station = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shiojiri' })
  expect(await registrations(station, '2026-01-01')).toMatchObject({
    ok: false,
    errors: [{ message: expect.stringContaining('まだ終わっていない月') as string }],
  })
  expect(await registrations(station)).toMatchObject({ ok: true })
})

test('who has nobody to read a mail is named to the office and not counted as reminded', async () => {
  // Ueda's reports came by mail until now: nobody there has an account.
  await open.ownerQuery(
    `insert into figure_sources (organization_id, kpi_code, month, source) values ('hw-ueda', $1, '2025-10-01', 'report')`,
    [kpi],
  )
  const page = decoded((await web.as(office).get('/reports?month=2025-12')).text)
  expect(page).toMatch(/期限の知らせが届かない機関があります.*ハローワーク上田/)
  expect(page).not.toMatch(/届かない機関があります[^<]*<[^>]*>[^<]*<[^>]*>[^<]*<[^>]*>ハローワーク飯田/)
  await sendReportReminders(open.council)
  const told = await open.ownerQuery<{ id: string }>(`select organization_id as id from report_reminders order by 1`)
  expect(told.map((each) => each.id)).toContain('hw-iida')
  expect(told.map((each) => each.id)).not.toContain('hw-ueda')
})

describe('who is missing', () => {
  test('is whoever has reported before in the year, for each month since; the office sees all, an organization its own', async () => {
    expect(
      (await expectedOf('2025-12', office, null)).filter((each) => each.organizationId === 'hw-iida'),
    ).toMatchObject([{ kpiCode: kpi, status: null, value: null }])
    expect(await expectedOf('2025-05', office, null)).toEqual([])
    expect(await expectedOf('2025-12', other, 'hw-iida')).toEqual([])
    const text = decoded((await web.as(office).get('/reports?month=2025-12')).text)
    expect(text).toContain('未提出・期限を過ぎています')
    expect((await web.as(other).get('/reports/hw-iida/regular-employment/2025-12')).status).toBe(404)
    expect(await revisions('2025-09', other)).toEqual([])
  })

  test('twenty who send at once send one', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => save('2025-05', { minamishinshu: 3 }, { note: 'x' })),
    )
    expect(sent.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await revisions('2025-05')).toHaveLength(1)
  })
})

test('on the page what is wrong stands beside its field, and what was typed stays', async () => {
  const client = web.as(manager)
  const path = '/reports/hw-iida/regular-employment/2025-11'
  const refused = await client.post(path, {
    'parts.minamishinshu': '三',
    'parts.unknown': '2',
    total: '9',
    note: 'のこる',
    status: 'sent',
  })
  expect(refused.status).toBe(422)
  expect(decoded(refused.text)).toMatch(/のこる/)
  expect(decoded((await client.post(path, { 'parts.minamishinshu': '3', total: '9', status: 'sent' })).text)).toContain(
    '圏域ごとの合計は3です',
  )
  expect(decoded((await client.post(path, { status: 'sent' })).text)).toContain('数を一つは入れてください')
  expect(
    (await client.post(path, { 'parts.minamishinshu': '１２', 'parts.unknown': '0', note: 'x', status: 'sent' }))
      .status,
  ).toBe(303)
  expect((await revisions('2025-11'))[0]).toMatchObject({ value: 12, byArea: { minamishinshu: 12 }, status: 'sent' })
})
