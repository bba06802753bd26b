/** 取組の記録 and what a state of the 工程表 points to: recorded once, corrected in sight, never taken from under a report. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  activityCorrectionInput,
  activityInput,
  correctActivity,
  findActivity,
  listActivities,
  recordActivity,
  withdrawActivity,
} from '../../src/modules/council/activities/index.ts'
import {
  evidenceText,
  listLinkedStates,
  listRoadmapReports,
  findShownFigures,
  reportOnRow,
  roadmapReportInput,
} from '../../src/modules/council/indicators/index.ts'
import { decideReport, reportInput, saveReport } from '../../src/modules/council/reports/index.ts'
import { newId } from '../../src/platform/action.ts'
import { addDays } from '../../src/platform/clock.ts'
import { Forbidden } from '../../src/permissions.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let bureau: SignedInPerson
let jeed: SignedInPerson
let town: SignedInPerson
let counselor: SignedInPerson
const today = '2026-01-20'
const year = 2025

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  bureau = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  jeed = await signedInAs(open.council, { role: 'manager', organizationId: 'jeed-nagano' })
  town = await signedInAs(open.council, {
    role: 'municipal',
    organizationId:
      (
        await open.ownerQuery<{ id: string }>(
          `select id from organizations where kind = 'municipality' order by id limit 1`,
        )
      )[0]?.id ?? '',
  })
  counselor = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const fair = (change: Record<string, unknown> = {}) =>
  activityInput.parse({
    kind: 'gathering',
    title: '就職面接会',
    heldOn: '2025-12-10',
    municipalityCode: '20201',
    people: 34,
    summary: '出展19社',
    address: 'https://www.example.jp/fair.pdf',
    ...change,
  })
const recorded = async (by: SignedInPerson, change: Record<string, unknown> = {}) =>
  valueOf(await act(open.council, by, (ctx) => recordActivity(ctx, fair(change)))).id
const said = (links: Record<string, string[]>) =>
  roadmapReportInput.parse({
    state: 'in-progress',
    evidenceKind: 'meeting',
    evidence: '開いた',
    evidenceOn: today,
    links: { activities: [], figures: [], monthlyReports: [], releases: [], progressReports: [], ...links },
  })
const report = (by: SignedInPerson, links: Record<string, string[]>, row = 'R03') =>
  act(open.council, by, (ctx) => reportOnRow(ctx, year, row, said(links)))
const read = <T>(by: SignedInPerson, work: (db: Parameters<typeof listActivities>[0]) => Promise<T>) =>
  open.council.gateway.read(by, work)
const tried = (by: SignedInPerson, statement: string) =>
  open.council.gateway.write(by, (tx) => sql.raw(statement).execute(tx))
/** A state and a link of it, straight into the tables. */
const linkedBySql = (by: SignedInPerson, columns: string, values: string) =>
  open.council.gateway.write(by, async (tx) => {
    const id = newId()
    await sql
      .raw(
        `insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence, evidence_on)
         values ('${id}', 2025, 'R03', '${by.organizationId}', 'done', 'x', '2026-01-20')`,
      )
      .execute(tx)
    await sql
      .raw(`insert into roadmap_links (state_id, position, ${columns}) values ('${id}', 1, ${values})`)
      .execute(tx)
  })
const stateOf = async (by: SignedInPerson, links: Record<string, string[]>) => valueOf(await report(by, links)).id

describe('a record', () => {
  test('is written by the office, managers and municipalities, and by nobody else', async () => {
    for (const by of [bureau, jeed, town]) await recorded(by)
    await expect(act(open.council, counselor, (ctx) => recordActivity(ctx, fair()))).rejects.toBeInstanceOf(Forbidden)
  })

  test('is corrected by who recorded it alone, and says what it said before', async () => {
    const id = await recorded(jeed)
    const correction = activityCorrectionInput.parse({ ...fair(), title: '合同面接会', people: 43 })
    expect(await act(open.council, bureau, (ctx) => correctActivity(ctx, id, 1, correction))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(valueOf(await act(open.council, jeed, (ctx) => correctActivity(ctx, id, 1, correction)))).toEqual({
      id,
      version: 2,
    })
    expect(await act(open.council, jeed, (ctx) => correctActivity(ctx, id, 1, correction))).toMatchObject({
      ok: false,
      kind: 'stale',
    })
    expect(await read(bureau, (db) => findActivity(db, id))).toMatchObject({
      title: '合同面接会',
      people: 43,
      version: 2,
    })
    const page = decoded((await web.as(bureau).get(`/activities/${id}`)).text)
    for (const words of ['合同面接会', '延べ43人', '直す前の内容', '就職面接会', '延べ34人'])
      expect(page, words).toContain(words)
    expect(page).not.toContain('取り消す')
    // SQL keeps what was said as well, and what was said before can't be changed.
    await tried(jeed, `update activities set people = 1, changed_at = now() where id = '${id}'`)
    expect(
      await open.ownerQuery(
        `select version, people from activity_corrections where activity_id = $1 order by version`,
        [id],
      ),
    ).toEqual([
      { version: 1, people: 34 },
      { version: 2, people: 43 },
    ])
    await expect(tried(jeed, `update activity_corrections set people = 0`)).rejects.toMatchObject({ code: '42501' })
    expect((await tried(bureau, `update activities set people = 1 where id = '${id}'`)).numAffectedRows).toBe(0n)
  })

  test('is never written over by who hasn’t seen the newest, whatever else was wrong first', async () => {
    const id = await recorded(bureau)
    valueOf(
      await act(open.council, bureau, (ctx) =>
        correctActivity(ctx, id, 1, activityCorrectionInput.parse({ ...fair(), title: 'ほかの方の訂正' })),
      ),
    )
    const send = (fields: Record<string, string>) =>
      web.as(bureau).post(`/activities/${id}/correction`, {
        title: 'わたしの訂正',
        'heldOn.year': '2025',
        'heldOn.month': '12',
        'heldOn.day': '10',
        people: '34',
        ...fields,
      })
    const versionIn = (text: string): string | undefined => /name="_version" value="(\d+)"/.exec(text)?.[1]
    const wrong = await send({ _version: '1', title: '' })
    expect([wrong.status, versionIn(wrong.text)]).toEqual([422, '1'])
    const late = await send({ _version: '1' })
    expect([late.status, versionIn(late.text)]).toEqual([422, '2'])
    expect(decoded(late.text)).toContain('ほかの方の訂正')
    expect((await send({ _version: '2' })).status).toBe(303)
  })

  test('is taken back as long as nothing rests on it', async () => {
    const [free, used] = [await recorded(bureau), await recorded(bureau)]
    await stateOf(bureau, { activities: [used] })
    expect(await act(open.council, bureau, (ctx) => withdrawActivity(ctx, used))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    await expect(
      tried(bureau, `update activities set withdrawn_at = now() where id = '${used}'`),
    ).rejects.toMatchObject({ code: '23514' })
    valueOf(await act(open.council, bureau, (ctx) => withdrawActivity(ctx, free)))
    expect(await read(bureau, (db) => findActivity(db, free))).toBeUndefined()
    await expect(act(open.council, bureau, (ctx) => correctActivity(ctx, free, 1, fair()))).rejects.toBeInstanceOf(
      NotFound,
    )
    expect(await report(bureau, { activities: [free] })).toMatchObject({
      ok: false,
      errors: [{ field: 'links.activities' }],
    })
  })

  test.each([
    ['a day to come', { heldOn: addDays(today, 1) }, 'heldOn'],
    ['a municipality that is none', { municipalityCode: '99999' }, 'municipalityCode'],
  ])('with %s is refused beside its field', async (_, change, field) => {
    expect(await act(open.council, bureau, (ctx) => recordActivity(ctx, fair(change)))).toMatchObject({
      ok: false,
      errors: [{ field }],
    })
  })

  test.each([
    ['a practice with participants', { kind: 'practice' }, 'people'],
    ['an address that is a script', { address: 'javascript:alert(1)' }, 'address'],
    ['an address without a scheme', { address: 'www.example.jp' }, 'address'],
    ['fewer than no people', { people: -1 }, 'people'],
    ['no title', { title: ' 　' }, 'title'],
    ['a kind that is none', { kind: 'meeting' }, 'kind'],
  ])('is never %s', (_, change, field) => {
    const parsed = activityInput.safeParse({ kind: 'gathering', title: 'x', heldOn: today, people: 3, ...change })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field])
  })

  test('is found in its year, page by page, the newest first', async () => {
    const ids = []
    for (const day of ['2024-05-02', '2024-05-01', '2024-05-01', '2024-04-01'])
      ids.push(await recorded(jeed, { heldOn: day, kind: 'document', people: null }))
    const range = { from: '2024-04-01', to: '2025-03-31', kind: null }
    const first = await read(bureau, (db) => listActivities(db, { ...range, limit: 2 }))
    const rest = await read(bureau, (db) =>
      listActivities(db, { ...range, limit: 2, before: `${first[1]?.heldOn}:${first[1]?.id}` }),
    )
    expect([...first.slice(0, 2), ...rest].map((each) => each.id).toSorted()).toEqual(ids.toSorted())
    expect([...first.slice(0, 2), ...rest].map((each) => each.heldOn)).toEqual([
      '2024-05-02',
      '2024-05-01',
      '2024-05-01',
      '2024-04-01',
    ])
    expect(await read(bureau, (db) => listActivities(db, { ...range, limit: 2, before: '2024-02-31:x' }))).toHaveLength(
      3,
    )
    expect(await read(bureau, (db) => listActivities(db, { ...range, kind: 'gathering', limit: 2 }))).toEqual([])
  })
})

test('the same by the API', async () => {
  const api = createApiCaller(open)
  try {
    const { token } = bureau
    const body = { kind: 'practice', title: '月に一度の見学', heldOn: today, summary: '半年で4人' }
    const {
      status,
      body: { id },
    } = await api.call(token, 'POST', '/activities', body)
    expect(status).toBe(201)
    const read = await api.call(token, 'GET', `/activities/${id}`)
    expect(read.body).toMatchObject({ kindLabel: '事例', title: '月に一度の見学', people: null, version: 1, rows: 0 })
    const put = (people: number | null) =>
      api.call(
        token,
        'PUT',
        `/activities/${id}`,
        { title: '月に二度の見学', heldOn: today, people },
        { 'if-match': read.headers.get('etag') ?? '' },
      )
    expect((await put(4)).body.errors).toMatchObject([{ pointer: '/people' }])
    expect((await put(null)).status).toBe(200)
    expect((await put(null)).status).toBe(412)
    expect(
      (
        await api.call(token, 'POST', '/roadmap/R08/reports', {
          state: 'done',
          evidenceKind: 'practice',
          evidence: '見学',
          evidenceOn: today,
          links: { activities: [id], figures: ['regular-employment'] },
        })
      ).status,
    ).toBe(201)
    const [newest] = (await api.call(token, 'GET', '/roadmap/R08')).body.reports
    expect(newest.links).toMatchObject([
      { kind: 'activity', text: '事例: 月に二度の見学(令和8年1月20日(火))', href: `/activities/${id}` },
      { kind: 'figure', href: expect.stringMatching(/^\/kpis\/regular-employment\?asOf=/) },
    ])
    expect((await api.call(token, 'POST', `/activities/${id}/withdrawal`, { confirm: true })).status).toBe(409)
    const first = (await api.call(token, 'GET', '/activities?fiscalYear=2025&limit=1')).body
    expect(first.items).toHaveLength(1)
    expect(
      (await api.call(token, 'GET', `/activities?fiscalYear=2025&limit=1&cursor=${first.next}`)).body.items[0].id,
    ).not.toBe(first.items[0].id)
    expect((await api.call(token, 'GET', '/activities?cursor=x')).status).toBe(422)
  } finally {
    await api.close()
  }
})

describe('what a state points to', () => {
  test('is written with it, never after it, and by nobody else', async () => {
    const [id, activity] = [await stateOf(bureau, {}), await recorded(jeed)]
    await expect(
      tried(bureau, `insert into roadmap_links (state_id, position, activity_id) values ('${id}', 1, '${activity}')`),
    ).rejects.toThrow(/row-level security/)
    await expect(
      tried(jeed, `insert into roadmap_links (state_id, position, activity_id) values ('${id}', 1, '${activity}')`),
    ).rejects.toThrow(/row-level security/)
    const linked = await stateOf(bureau, { activities: [activity] })
    await expect(
      tried(bureau, `update roadmap_links set position = 2 where state_id = '${linked}'`),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(tried(bureau, `delete from roadmap_links where state_id = '${linked}'`)).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('names one thing each, once', async () => {
    const activity = await recorded(bureau)
    const linked = await stateOf(bureau, { activities: [activity, activity] })
    expect(await open.ownerQuery('select position from roadmap_links where state_id = $1', [linked])).toEqual([
      { position: 1 },
    ])
    for (const [columns, values] of [
      ['activity_id, figure_year, figure_code', `'${activity}', 2025, 'regular-employment'`],
      ['activity_id', `'${activity}'`],
      ['figure_year', '2025'],
      ['report_month', `'2025-12-01'`],
    ]) {
      await expect(
        open.ownerQuery(
          `insert into roadmap_links (state_id, position, ${columns}) values ('${linked}', 9, ${values})`,
        ),
        columns,
      ).rejects.toMatchObject({ code: expect.stringMatching(/^235(?:14|05)$/) })
    }
  })

  test('is a number as it was, as every reader may see it', async () => {
    const counted = await open.council.gateway.statistics((db) =>
      findShownFigures(db, { fiscalYear: year, codes: ['saposute-consultations'], now: open.council.clock.now() }),
    )
    expect([...counted.keys()]).toEqual(['saposute-consultations'])
    valueOf(
      await act(open.council, bureau, (ctx) =>
        reportOnRow(
          ctx,
          year,
          'R04',
          said({ figures: ['saposute-consultations', 'regular-employment'] }),
          new Map([
            ['saposute-consultations', 412],
            ['regular-employment', null],
          ]),
        ),
      ),
    )
    const [newest] = await read(counselor, (db) => listRoadmapReports(db, year, 'R04'))
    expect(newest?.links).toMatchObject([
      { kind: 'figure', code: 'saposute-consultations', shown: 412 },
      { kind: 'figure', code: 'regular-employment', shown: null },
    ])
    expect(evidenceText(newest!)).toMatch(/^開いた\(令和8年1月20日\(火\)\)\n数: .* 412.+現在\)\n数: .* 出せる数なし\(/)
    const page = decoded((await web.as(counselor).get('/roadmap/R04')).text)
    expect(page).toContain('/kpis/saposute-consultations?asOf=2026-01-20T')
    // A number of another year's plan isn't this plan's.
    expect(
      await act(open.council, bureau, (ctx) => reportOnRow(ctx, year, 'R03', said({ figures: ['nothing'] }))),
    ).toMatchObject({ ok: false, errors: [{ field: 'links.figures' }] })
  })

  test('is an accepted report that the reporter can read; others see its name and no way in', async () => {
    const [kpi, month] = ['saposute-consultations', '2025-12']
    const key = `sapo-shinano/${kpi}/${month}`
    const shinano = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
    valueOf(
      await act(open.council, shinano, (ctx) =>
        saveReport(
          ctx,
          { kpiCode: kpi, month: `${month}-01` },
          reportInput.parse({ status: 'sent', parts: { nagano: 20 } }),
        ),
      ),
    )
    expect(await report(bureau, { monthlyReports: [key] })).toMatchObject({
      ok: false,
      errors: [{ field: 'links.monthlyReports' }],
    })
    const named = [
      'report_organization_id, report_code, report_month',
      `'sapo-shinano', '${kpi}', '${month}-01'`,
    ] as const
    await expect(linkedBySql(bureau, ...named)).rejects.toThrow(/row-level security/)
    valueOf(
      await act(open.council, bureau, (ctx) =>
        decideReport(
          ctx,
          { organizationId: 'sapo-shinano', kpiCode: kpi, month: `${month}-01` },
          { decision: 'accept', note: '' },
        ),
      ),
    )
    await linkedBySql(bureau, ...named)
    // R15 is jeed's as well, which reads no report of others.
    expect(await report(jeed, { monthlyReports: [key] }, 'R15')).toMatchObject({
      ok: false,
      errors: [{ field: 'links.monthlyReports' }],
    })
    valueOf(await report(bureau, { monthlyReports: [key] }, 'R15'))
    const href = `/reports/sapo-shinano/${kpi}/${month}`
    for (const [by, mayOpen] of [
      [bureau, true],
      [shinano, true],
      [jeed, false],
      [counselor, false],
    ] as const) {
      const page = decoded((await web.as(by).get('/roadmap/R15')).text)
      expect(page).toContain('月次報告: ')
      expect(page.includes(href)).toBe(mayOpen)
    }
  })

  test('is a draft of nobody, and stands in papers and lists in words', async () => {
    await open.ownerQuery(
      `insert into progress_reports (id, fiscal_year, period, edition, texts, organization_id)
       values ('01900000-0000-7000-8000-0000000000f9', 2025, 'half', 1, '{}', 'nagano-roudoukyoku')`,
    )
    expect(await report(bureau, { progressReports: ['01900000-0000-7000-8000-0000000000f9'] })).toMatchObject({
      ok: false,
      errors: [{ field: 'links.progressReports' }],
    })
    await expect(linkedBySql(bureau, 'progress_report_id', `'01900000-0000-7000-8000-0000000000f9'`)).rejects.toThrow(
      /row-level security/,
    )
    await open.ownerQuery(`update progress_reports set approved_at = now(), approval = '第2回協議会', figures = '{}'`)
    const activity = await recorded(town, { title: '居場所の会' })
    valueOf(await report(bureau, { progressReports: ['01900000-0000-7000-8000-0000000000f9'], activities: [activity] }))
    // The statistics role, in which papers are made, reads all of it.
    const state = (await open.council.gateway.statistics((db) => listLinkedStates(db, year, null))).find(
      (each) => each.rowId === 'R03',
    )
    expect(evidenceText(state!).split('\n').slice(1)).toEqual([
      '集まり: 居場所の会(令和7年12月10日(水) 長野市 延べ34人)',
      '報告: 令和7年度 上半期 進捗報告 第1版',
    ])
    // As of before a correction, it says what it said.
    const before = new Date(open.council.clock.now())
    await open.ownerQuery(`update activities set people = 43, changed_at = $2 where id = $1`, [
      activity,
      new Date(before.getTime() + 1000),
    ])
    const linkedAt = async (asOf: Date | null) =>
      evidenceText(
        (await open.council.gateway.statistics((db) => listLinkedStates(db, year, asOf))).find(
          (each) => each.rowId === 'R03',
        )!,
      )
    expect(
      [await linkedAt(before), await linkedAt(null), await linkedAt(new Date(before.getTime() + 1000))].map(
        (text) => /延べ(\d+)人/.exec(text)?.[1],
      ),
    ).toEqual(['34', '43', '43'])
    expect(decoded((await web.as(counselor).get('/roadmap')).text)).toContain('裏づけ2つ')
    expect(await read(counselor, (db) => findActivity(db, activity))).toMatchObject({ rows: 1 })
  })

  test('is never more than twenty things', () => {
    const parsed = roadmapReportInput.safeParse({
      ...said({}),
      links: { ...said({}).links, figures: Array.from({ length: 21 }, (_, index) => `k${index}`) },
    })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['links.activities'])
  })
})
