/** The plan check on Nagano's plan: what the rules find, what becomes of it when the plan changes; none disappears. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFinding, listFindings, loadRuleFindings } from '../../src/modules/council/plan/index.ts'
import { createDatabase, createPool } from '../../src/platform/database/pool.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'

let open: TestCouncil
let office: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-20' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(() => open.close())

const findings = () => open.council.gateway.read(nobody, (db) => listFindings(db, 2025))
const finding = async (code: string) => (await findings()).find((each) => each.code === code)
const answer = (code: string, status: 'explained' | 'fixed' | 'accepted', fixedIn = '') =>
  act(open.council, office, (ctx) => answerFinding(ctx, 2025, code, { status, note: '確かめた', fixedIn }))

/** As after the folder was loaded anew. */
async function checkedAgain(on: string): Promise<void> {
  const pool = createPool(open.ownerUrl, { max: 1 })
  try {
    await createDatabase(pool)
      .transaction()
      .execute(async (tx) => {
        await sql`set local role tsunagu_owner`.execute(tx)
        await loadRuleFindings(tx, on)
      })
  } finally {
    await pool.end()
  }
}

test('the rules find 27 of the 39 known faults, and two that were not known', async () => {
  const all = await findings()
  const known = all.filter((each) => each.code.startsWith('L'))
  expect(known).toHaveLength(39)
  const byRule = known.filter((each) => each.foundBy === 'rule')
  expect(byRule.map((each) => each.code)).toEqual([
    'L01',
    'L02',
    'L03',
    'L04',
    'L05',
    'L06',
    'L09',
    'L10',
    'L11',
    'L12',
    'L14',
    'L15',
    'L16',
    'L17',
    'L18',
    'L19',
    'L23',
    'L24',
    'L25',
    'L26',
    'L27',
    'L28',
    'L29',
    'L30',
    'L32',
    'L33',
    'L36',
  ])
  expect(byRule.filter((each) => each.foundNow !== true).map((each) => each.code)).toEqual([])
  // Each finding of the rules that a known fault stands for is there, not only one of them.
  const unfound = await open.ownerQuery(
    `select p.code, claim from plan_findings p, jsonb_array_elements(p.rules) claim
     where not exists (select from rule_findings r
       where r.fiscal_year = p.fiscal_year and r.rule = claim ->> 'rule' and r.subject = claim ->> 'subject'
         and r.gone_on is null)`,
  )
  expect(unfound).toEqual([])
  expect(all.filter((each) => each.code.startsWith('R')).map((each) => each.title)).toEqual([
    '工程表の実施主体欄が空',
    '具体的な取組の書かれていない施策',
  ])
})

test('a finding of the rules is answered like any other', async () => {
  const own = (await findings()).find((each) => each.code.startsWith('R'))
  valueOf(await answer(own?.code ?? '', 'explained'))
  expect(await finding(own?.code ?? '')).toMatchObject({
    status: 'explained',
    foundBy: 'rule',
    foundNow: true,
    answers: [{ note: '確かめた' }],
  })
})

test('what was put right is no longer found, and stays; what was called put right and is not, is said', async () => {
  const wording = (from: string, to: string) =>
    open.ownerQuery('update plan_statements set wording = replace(wording, $1, $2)', [from, to])
  await wording('市長村', '市町村')
  await checkedAgain('2026-01-20')
  expect(await finding('L24')).toMatchObject({ foundNow: false, status: 'open' })
  valueOf(await answer('L24', 'fixed', '第2版'))
  await wording('長野県又は市町村', '長野県又は市長村')
  await checkedAgain('2026-01-21')
  expect(await finding('L24')).toMatchObject({ foundNow: true, status: 'fixed', answers: [{ fixedIn: '第2版' }] })
  expect(await findings()).toHaveLength(41)
  expect(
    (
      await open.ownerQuery<{ found: string }>(
        `select found_on::text as found from rule_findings where rule = 'miswritten' and subject = '市長村'`,
      )
    ).map((row) => row.found),
  ).toEqual(['2025-04-01'])
})

test('a fault that comes later has a code of its own, also when checked twice', async () => {
  const [before] = await open.ownerQuery<{ many: number }>('select count(*)::integer as many from rule_findings')
  await open.ownerQuery(`update roadmap_rows set leads_wording = '長野県・21世紀職業財団地方事務所' where id = 'R07'`)
  await checkedAgain('2026-01-22')
  await checkedAgain('2026-01-22')
  const fresh = (await findings()).filter((each) => each.text.includes('21世紀職業財団地方事務所'))
  expect(fresh).toMatchObject([
    {
      code: `R${String((before?.many ?? 0) + 1).padStart(2, '0')}`,
      kind: 'organization',
      roadmapRowIds: ['R07'],
      foundNow: true,
    },
  ])
})
