/** 工程表: only its lead body writes into a row; reports are added; the light follows from rules and says why. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  finishRoadmapStep,
  lightOf,
  listRoadmapReports,
  listRoadmapSteps,
  noLinks,
  planStep,
  removeRoadmapStep,
  reportOnRow,
  roadmapReportInput,
  roadmapStepInput,
} from '../../src/modules/council/indicators/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let bureau: SignedInPerson
let prefecture: SignedInPerson
let jeed: SignedInPerson
let desk: SignedInPerson
let town: SignedInPerson
const today = '2026-01-20'
const year = 2025

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  bureau = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  prefecture = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-ken' })
  jeed = await signedInAs(open.council, { role: 'manager', organizationId: 'jeed-nagano' })
  desk = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  town = await signedInAs(open.council, {
    role: 'municipal',
    organizationId: 'muni-20202',
    deskId: 'muni-20202-soudan',
  })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const running = () =>
  roadmapReportInput.parse({
    state: 'in-progress',
    evidenceKind: 'meeting',
    evidence: '面接会を開いた',
    evidenceOn: today,
  })
const reports = (by: SignedInPerson, row: string) =>
  act(open.council, by, (ctx) => reportOnRow(ctx, year, row, running()))
const plans = (by: SignedInPerson, row: string, quarter = 4) =>
  act(open.council, by, (ctx) => planStep(ctx, year, row, roadmapStepInput.parse({ quarter, step: '面接会を開く' })))

describe('who reports', () => {
  // R03 is the bureau's, R07 the prefecture's, R15 of three bodies, R01 of all, R05 and R25 of some by name and others
  // by kind.
  test.each([
    ['R03', ['bureau'], []],
    ['R07', ['prefecture'], []],
    ['R15', ['bureau', 'prefecture', 'jeed'], []],
    ['R01', ['bureau', 'prefecture'], ['jeed', 'desk', 'town']],
    ['R05', ['bureau', 'prefecture'], ['town']],
    ['R25', ['prefecture'], ['town']],
  ])('on %s: of the row %s, of themselves %s', async (row, ofRow, ofThemselves) => {
    const by = { bureau, prefecture, jeed, desk, town }
    const [rowSpeakers, ownSpeakers, planners]: string[][] = [[], [], []]
    for (const [name, person] of Object.entries(by)) {
      const reported = await reports(person, row)
      if ((await plans(person, row)).ok) planners?.push(name)
      if (!reported.ok) continue
      const [kept] = await open.ownerQuery<{ speaks_for: string }>(
        'select speaks_for from roadmap_states where id = $1',
        [reported.value.id],
      )
      ;(kept?.speaks_for === 'row' ? rowSpeakers : ownSpeakers)?.push(name)
    }
    expect([rowSpeakers, ownSpeakers, planners]).toEqual([ofRow, ofThemselves, ofRow])
  })

  test('nor can SQL with the application’s role', async () => {
    const tried = (by: SignedInPerson, statement: string) =>
      open.council.gateway.write(by, async (tx) => {
        const { sql } = await import('kysely')
        return sql.raw(statement).execute(tx)
      })
    await expect(
      tried(
        desk,
        `insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence, evidence_on)
         values (gen_random_uuid(), 2025, 'R03', 'sapo-shinano', 'done', 'x', '2026-01-20')`,
      ),
    ).rejects.toThrow(/row-level security/)
    await expect(
      tried(
        bureau,
        `insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence, evidence_on)
         values (gen_random_uuid(), 2025, 'R03', 'nagano-roudoukyoku', 'late', 'x', '2026-01-20')`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
    await expect(tried(bureau, `update roadmap_states set state = 'done'`)).rejects.toMatchObject({ code: '42501' })
    const { id } = valueOf(await plans(bureau, 'R03'))
    expect(
      (await tried(desk, `update roadmap_steps set done_on = '2026-01-20' where id = '${id}'`)).numAffectedRows,
    ).toBe(0n)
  })

  test('a row that isn’t there is no row', async () => {
    await expect(reports(bureau, 'R99')).rejects.toBeInstanceOf(NotFound)
    await expect(
      act(open.council, bureau, (ctx) => finishRoadmapStep(ctx, '00000000-0000-7000-8000-000000000001')),
    ).rejects.toBeInstanceOf(NotFound)
  })
})

test.each([
  ['late without a reason', { state: 'late', countermeasure: 'x' }, ['reason']],
  ['late without what is done about it', { state: 'late', reason: 'x' }, ['countermeasure']],
  ['stopped without a reason', { state: 'stopped' }, ['reason']],
  ['without evidence', { evidence: ' ' }, ['evidence']],
  ['done without anything that it points to', { state: 'done' }, ['links.activities']],
  ['done with empty lists', { state: 'done', links: { figures: [] } }, ['links.activities']],
  ['a state that is none', { state: 'unreported' }, ['state']],
  ['a day that is none', { evidenceOn: '2026-02-30' }, ['evidenceOn']],
])('%s is refused beside its field', (_, change, fields) => {
  const parsed = roadmapReportInput.safeParse({
    state: 'in-progress',
    evidenceKind: 'other',
    evidence: 'x',
    evidenceOn: today,
    ...change,
  })
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(fields)
})

describe('完了', () => {
  const done = { state: 'done', evidenceKind: 'figure', evidence: '目標に届いた', evidenceOn: today } as const
  const figures = ['regular-employment']

  test('is refused by the form beside its field, by the action, and by the database at the end of the transaction', async () => {
    const boxes = { state: 'done', evidenceKind: 'figure', evidence: '目標に届いた' }
    const dated = { 'evidenceOn.year': 'R8', 'evidenceOn.month': '1', 'evidenceOn.day': '20' }
    const answer = await web.as(bureau).post('/roadmap/R03/report', { ...boxes, ...dated })
    expect(answer.status).toBe(422)
    const text = decoded(answer.text)
    expect(text).toContain('「完了」とするには、裏づけになっているものを一つ以上選んでください。')
    expect(text).toContain('href="#field-links.activities"')
    expect(text).toContain('id="field-links.activities"')
    const input = { ...roadmapReportInput.parse({ ...done, links: { figures } }), links: noLinks }
    expect(await act(open.council, bureau, (ctx) => reportOnRow(ctx, year, 'R03', input))).toMatchObject({
      ok: false,
      errors: [{ field: 'links.activities' }],
    })
    const state = `insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence, evidence_on)
      values ('01900000-0000-7000-8000-00000000d0e5', 2025, 'R03', 'nagano-roudoukyoku', 'done', 'x', '2026-01-20')`
    const link = `insert into roadmap_links (state_id, position, figure_year, figure_code)
      values ('01900000-0000-7000-8000-00000000d0e5', 1, 2025, 'regular-employment')`
    await expect(open.ownerQuery(state)).rejects.toThrow(/roadmap_done_has_evidence/)
    await open.ownerQuery(`with s as (${state} returning id) ${link}`)
    await expect(
      open.ownerQuery(`delete from roadmap_links where state_id = '01900000-0000-7000-8000-00000000d0e5'`),
    ).rejects.toThrow(/roadmap_done_has_evidence/)
  })

  test('stands with what it points to', async () => {
    const input = roadmapReportInput.parse({ ...done, links: { figures } })
    valueOf(
      await act(open.council, bureau, (ctx) => reportOnRow(ctx, year, 'R03', input, new Map([[figures[0] ?? '', 12]]))),
    )
    const [newest] = await open.council.gateway.read(desk, (db) => listRoadmapReports(db, year, 'R03'))
    expect(newest).toMatchObject({ state: 'done', linkCount: 1 })
  })

  test('of a report of before, without evidence, asks for it', async () => {
    await open.ownerQuery('alter table roadmap_states drop constraint roadmap_done_has_evidence')
    await open.ownerQuery(
      `insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence, evidence_on)
       values ('01900000-0000-7000-8000-00000000d0e6', 2025, 'R04', 'nagano-roudoukyoku', 'done', 'x', '2026-01-20')`,
    )
    await open.ownerQuery(
      `alter table roadmap_states add constraint roadmap_done_has_evidence foreign key (id, done_link)
       references roadmap_links (state_id, position) deferrable initially deferred not valid`,
    )
    const text = decoded((await web.as(bureau).get('/roadmap/R04')).text)
    expect(text).toContain('△注意')
    expect(text).toContain('完了の報告に、裏づけの記録がつながっていません')
  })
})

test('reports are added, the newest says how the row stands; steps are done once, and done ones stay', async () => {
  valueOf(await reports(prefecture, 'R24'))
  expect(
    await act(open.council, prefecture, (ctx) =>
      reportOnRow(ctx, year, 'R24', { ...running(), evidenceOn: addDays(today, 1) }),
    ),
  ).toMatchObject({ ok: false, errors: [{ field: 'evidenceOn' }] })
  valueOf(
    await act(open.council, prefecture, (ctx) =>
      reportOnRow(
        ctx,
        year,
        'R24',
        roadmapReportInput.parse({
          state: 'late',
          evidenceKind: 'report',
          evidence: 'まだ',
          evidenceOn: today,
          reason: '公募のやり直し',
          countermeasure: '2月にまとめて',
        }),
      ),
    ),
  )
  expect(
    (await open.council.gateway.read(desk, (db) => listRoadmapReports(db, year, 'R24'))).map((report) => report.state),
  ).toEqual(['late', 'in-progress'])
  const { id } = valueOf(await plans(prefecture, 'R24'))
  valueOf(await act(open.council, prefecture, (ctx) => finishRoadmapStep(ctx, id)))
  expect(await act(open.council, prefecture, (ctx) => finishRoadmapStep(ctx, id))).toMatchObject({ ok: false })
  expect(await act(open.council, prefecture, (ctx) => removeRoadmapStep(ctx, id))).toMatchObject({ ok: false })
  const other = valueOf(await plans(prefecture, 'R24')).id
  valueOf(await act(open.council, prefecture, (ctx) => removeRoadmapStep(ctx, other)))
  expect(
    (await open.council.gateway.read(desk, (db) => listRoadmapSteps(db, year, 'R24'))).map((step) => [
      step.id,
      step.doneOn,
    ]),
  ).toEqual([[id, today]])
  const text = decoded((await web.as(prefecture).get('/roadmap/R24')).text)
  for (const word of ['▲おくれ', 'おくれの報告があります', '公募のやり直し', '2月にまとめて', '状態を報告'])
    expect(text, word).toContain(word)
  expect(decoded((await web.as(desk).get('/roadmap/R24')).text)).not.toContain('状態を報告')
})

describe('the light', () => {
  const stated = (state: 'not-started' | 'in-progress' | 'late' | 'done' | 'stopped', days: number) => ({
    id: '',
    linkCount: 0,
    rowId: 'R03',
    state,
    evidence: 'x',
    evidenceOn: addDays(today, -days),
    reason: '',
    countermeasure: '',
    organizationName: '',
  })
  const step = (quarter: 1 | 2 | 3 | 4, doneOn: string | null = null) => ({
    id: `${quarter}`,
    rowId: 'R03',
    quarter,
    step: '開く',
    doneOn,
  })
  test.each([
    ['nothing planned, nothing said', undefined, [], 'none'],
    ['planned for later', undefined, [step(4)], 'green'],
    ['said lately', stated('in-progress', 10), [], 'green'],
    ['said exactly a quarter ago', stated('in-progress', 92), [], 'green'],
    ['silent for longer than a quarter', stated('in-progress', 93), [], 'yellow'],
    ['silent for longer than two', stated('in-progress', 185), [], 'red'],
    ['a step of the quarter that has just ended', stated('in-progress', 10), [step(3)], 'yellow'],
    ['a step of the quarter before it', stated('in-progress', 10), [step(2)], 'red'],
    ['the same, done', stated('in-progress', 10), [step(2, '2025-12-01')], 'green'],
    ['late, as they say themselves', stated('late', 1), [], 'red'],
    ['done, whatever is left', { ...stated('done', 300), linkCount: 1 }, [step(1)], 'done'],
    ['done in a report of before, without evidence', stated('done', 1), [], 'yellow'],
    ['stopped', stated('stopped', 1), [step(1)], 'none'],
  ] as const)('%s', (_, said, steps, expected) => {
    const { light, reasons } = lightOf({ stated: said, state: said?.state ?? 'unreported' }, steps, year, today)
    expect(light).toBe(expected)
    // Whatever is not in order says why.
    expect(reasons.length > 0).toBe(!['green', 'done'].includes(expected))
  })
})
