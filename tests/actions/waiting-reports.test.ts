/**
 * 月次報告 between two sides: the first number is held against something, what waits is put right until the office has a
 * word on it, and what comes back is told.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decideReport, listReportRevisions, reportInput, saveReport } from '../../src/modules/council/reports/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, recordedPlacement, valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let manager: SignedInPerson
let office: SignedInPerson
const kpi = 'regular-employment'
let month = '2025-04-01'

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-20' })
  web = openWeb(open)
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})
beforeEach(async () => {
  await open.ownerQuery(`delete from monthly_reports`)
  await open.ownerQuery(`delete from figure_sources`)
  await open.ownerQuery(`delete from mails`)
})

const inputOf = (parts: Record<string, number>, more: Record<string, unknown> = {}) =>
  reportInput.parse({ status: 'sent', parts, ...more })
const save = (parts: Record<string, number>, more: Record<string, unknown> = {}, by = manager, code = kpi) =>
  act(open.council, by, (ctx) => saveReport(ctx, { kpiCode: code, month }, inputOf(parts, more)))
const decide = (decision: 'accept' | 'return', seen: number | null, organizationId = 'hw-iida') =>
  act(open.council, office, (ctx) =>
    decideReport(ctx, { organizationId, kpiCode: kpi, month }, { decision, note: '佐久を確かめてください' }, seen),
  )
const revisions = async () =>
  (
    await open.council.gateway.read(office, (db) =>
      listReportRevisions(db, { organizationId: 'hw-iida', kpiCode: kpi, month }),
    )
  ).map((each) => [each.revision, each.status, each.value])
const noteOf = (outcome: Awaited<ReturnType<typeof save>>): string =>
  outcome.ok ? 'sent' : outcome.errors.map((error) => `${error.field}: ${error.message}`).join(' ')

describe('the first number of an organization', () => {
  test('is held against the goal of the whole council; a word lets it through', async () => {
    expect(noteOf(await save({ saku: 1_882 }))).toMatch(/^note: この月だけで、協議会全体の1年の目標1,881人をこえ/)
    expect(noteOf(await save({ saku: 157 }))).toMatch(/^note: はじめての報告です。.*1か月分\(157人\)をこえ/)
    expect(noteOf(await save({ saku: 156 }))).toBe('sent')
    expect((await save({ saku: 1_882 }, { note: '2つの会社がいちどに正社員にした' })).ok).toBe(true)
  })

  test('is held against the middle of five others, and tells of four of them nothing', async () => {
    month = '2025-05-01'
    for (const [index, id] of ['hw-ueda', 'hw-suwa', 'hw-ina', 'hw-saku', 'hw-matsumoto'].entries()) {
      if (index === 4) expect(noteOf(await save({ saku: 11 * 5 + 1 }))).toBe('sent')
      await open.ownerQuery(
        `insert into figure_sources (organization_id, kpi_code, month, source) values ($1, $2, '2025-04-01', 'report')`,
        [id, kpi],
      )
      await open.ownerQuery(
        `insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, value,
           by_area, status, accepted_at)
         values (gen_random_uuid(), $1, $2, 2025, '2025-04-01', 1, $3::integer, jsonb_build_object('saku', $3::integer),
           'accepted', now())`,
        [id, kpi, 9 + index],
      )
    }
    await open.ownerQuery(`delete from monthly_reports where organization_id = 'hw-iida'`)
    expect(noteOf(await save({ saku: 56 }))).toMatch(/^note: .*ほかの機関の1か月の数\(中ほどの機関で11人\)の5倍をこえ/)
    expect(noteOf(await save({ saku: 55 }))).toBe('sent')
    // Nobody asks for another organization’s numbers by the same way.
    const asked = await open.council.gateway.write(manager, (tx) =>
      sql`select * from report_measures('hw-ueda', ${kpi}, '2025-05-01')`.execute(tx),
    )
    expect(asked.rows).toEqual([])
    month = '2025-04-01'
  })

  test('is held against what its own cases counted', async () => {
    const worker = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ina',
      deskId: 'hw-ina-main',
    })
    for (let count = 0; count < 3; count += 1)
      await recordedPlacement(open.council, worker, (await openedCase(open.council, worker)).id)
    const own = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ina' })
    open.setToday('2026-03-03')
    month = '2026-02-01'
    expect(noteOf(await save({ kamiina: 10 }, {}, own))).toMatch(
      /^note: この機関のケースから数えた月の平均3の3倍をこえ/,
    )
    expect(noteOf(await save({ kamiina: 9 }, {}, own))).toBe('sent')
    month = '2025-04-01'
    open.setToday('2026-01-20')
  })
})

describe('a report that waits', () => {
  test('is put right with a reason; the former number stays in sight and can’t be accepted', async () => {
    valueOf(await save({ saku: 12 }))
    expect(noteOf(await save({ saku: 11 }))).toBe(
      'note: もう送った数が、確認を待っています。数を直すときは、直すわけを書いてください。',
    )
    expect(noteOf(await save({ saku: 12, ueda: 0 }, { note: 'x' }))).toContain('同じ数です。二重には送りません。')
    expect(noteOf(await save({ saku: 11 }, { status: 'draft', note: 'x' }))).toMatch(/^status: /)
    valueOf(await save({ saku: 11 }, { note: '1人は4月ではなかった' }))
    expect(await decide('accept', 1)).toMatchObject({
      ok: false,
      kind: 'stale',
      errors: [{ message: expect.stringContaining('開いたあとに機関が直しました。いまの数は11人です。') as string }],
    })
    valueOf(await decide('accept', 2))
    expect(await revisions()).toEqual([
      [3, 'accepted', 11],
      [2, 'sent', 11],
      [1, 'sent', 12],
    ])
  })

  test('nor can SQL with the application’s role turn it back, replace it in silence or accept another number', async () => {
    valueOf(await save({ saku: 12 }))
    const [sent] = await open.ownerQuery<{ id: string }>('select id from monthly_reports')
    const add = (by: SignedInPerson, status: string, value: number, note: string) =>
      open.council.gateway.write(by, (tx) =>
        sql`insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, supersedes_id,
              value, by_area, status, note, accepted_at)
            values (gen_random_uuid(), 'hw-iida', ${kpi}, 2025, '2025-04-01', 2, ${sent?.id}, ${value}::integer,
              jsonb_build_object('saku', ${value}::integer), ${status}, ${note},
              ${status === 'accepted' ? new Date() : null})`.execute(tx),
      )
    await expect(add(manager, 'draft', 11, 'x')).rejects.toMatchObject({ constraint: 'monthly_reports_waiting_check' })
    await expect(add(manager, 'sent', 11, ' ')).rejects.toMatchObject({ constraint: 'monthly_reports_waiting_check' })
    await expect(add(office, 'accepted', 13, '')).rejects.toMatchObject({ constraint: 'monthly_reports_decided_check' })
    expect(await revisions()).toEqual([[1, 'sent', 12]])
  })

  test('is accepted or put right, whichever comes first: there is one truth', async () => {
    for (let round = 0; round < 6; round += 1) {
      month = `2025-${String(round + 4).padStart(2, '0')}-01`
      valueOf(await save({ saku: 12 }, { note: 'x' }))
      const correct = () =>
        act(open.council, manager, (ctx) =>
          saveReport(ctx, { kpiCode: kpi, month }, inputOf({ saku: 11 }, { note: 'x' }), 1),
        )
      const both: Promise<{ ok: boolean }>[] =
        round % 2 === 0 ? [correct(), decide('accept', 1)] : [decide('accept', 1), correct()]
      const outcomes = await Promise.all(both)
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
      const [newest, ...former] = await revisions()
      expect(former).toEqual([[1, 'sent', 12]])
      expect([
        [2, 'sent', 11],
        [2, 'accepted', 12],
      ]).toContainEqual(newest)
    }
    month = '2025-12-01'
    // Whoever looks again after the office was faster sends a correction of what counts, which waits in its turn.
    valueOf(await save({ saku: 12 }))
    valueOf(await decide('accept', 1))
    valueOf(
      await act(open.council, manager, (ctx) =>
        saveReport(ctx, { kpiCode: kpi, month }, inputOf({ saku: 11 }, { note: 'x' }), 2),
      ),
    )
    expect(await revisions()).toEqual([
      [3, 'sent', 11],
      [2, 'accepted', 12],
      [1, 'sent', 12],
    ])
    month = '2025-04-01'
  })

  test('on the page the sender puts it right, and the office that had it open is shown the new number', async () => {
    const path = `/reports/hw-iida/${kpi}/2025-04`
    valueOf(await save({ saku: 12 }))
    const [sender, reviewer] = [web.as(manager), web.as(office)]
    const page = decoded((await sender.get(path)).text)
    expect(page).toContain('送った数を直す')
    expect(page).toContain('name="_version" value="1"')
    const refused = await sender.post(path, { 'parts.saku': '11', status: 'sent', note: '', _version: '1' })
    expect(refused.status).toBe(422)
    expect(decoded(refused.text)).toMatch(/value="11"/)
    const put = await sender.post(path, { 'parts.saku': '11', status: 'sent', note: '1人は5月', _version: '1' })
    expect(put.status).toBe(303)
    // A second window of the sender is told as well, and keeps what was typed.
    const second = await sender.post(path, { 'parts.saku': '10', status: 'sent', note: 'のこる', _version: '1' })
    expect([second.status, decoded(second.text).includes('新しい版ができました')]).toEqual([422, true])
    expect(decoded(second.text)).toMatch(/のこる/)
    const old = await reviewer.post(`${path}/decision`, { decision: 'accept', note: '', _version: '1' })
    const told = decoded(old.text)
    expect(old.status).toBe(422)
    for (const words of ['開いたあとに機関が直しました', '前に送られた数は12人', '1人は5月', '次の版で直しました'])
      expect(told.replaceAll('<!-- -->', ''), words).toContain(words)
    expect(told).toContain('name="_version" value="2"')
    expect((await reviewer.post(`${path}/decision`, { decision: 'accept', note: '', _version: '2' })).status).toBe(303)
    expect((await revisions())[0]).toEqual([3, 'accepted', 11])
  })
})

describe('a report that comes back', () => {
  const mails = () =>
    open.ownerQuery<{ recipient: string; subject: string; body: string }>(
      `select recipient, subject, body from mails where kind = 'report-returned'`,
    )

  test('is told to the managers once, without number or words, and stands on 今日 with the words', async () => {
    valueOf(await save({ saku: 4_321 }, { note: 'x' }))
    valueOf(await decide('return', 1))
    expect((await decide('return', 1)).ok).toBe(false)
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      recipient: manager.email,
      subject: '【つなぐ】4月分の月次報告が差し戻されました',
    })
    expect(mail?.body).not.toMatch(/4,?321|佐久/)
    const text = decoded((await web.as(manager).get('/today')).text).replaceAll('<!-- -->', '')
    expect(text).toContain('事務局から: 佐久を確かめてください')
    expect(text).toMatch(/差戻し 1件・期限切れ 8件/)
    expect(text.indexOf('事務局から')).toBeLessThan(text.indexOf('未提出・期限を過ぎています'))
  })

  test('to an organization that nobody reads mail for: the office is told to call', async () => {
    await open.ownerQuery(
      `insert into figure_sources (organization_id, kpi_code, month, source) values ('hw-ueda', $1, $2, 'report')`,
      [kpi, month],
    )
    await open.ownerQuery(
      `insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, value, by_area, status)
       values (gen_random_uuid(), 'hw-ueda', $1, 2025, $2, 1, 3, '{"ueda": 3}', 'sent')`,
      [kpi, month],
    )
    const client = web.as(office)
    const answer = await client.post(`/reports/hw-ueda/${kpi}/2025-04/decision`, {
      decision: 'return',
      note: '確かめてください',
      _version: '1',
    })
    expect(answer.status).toBe(303)
    expect(decodeURIComponent(answer.headers.get('set-cookie') ?? '')).toContain('電話などで知らせてください')
    expect(await mails()).toEqual([])
  })
})
