/**
 * The demo in a real database: what was told in memory is what the actions,
 * the triggers and the definitions make of it.
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDemo, resetDemo } from '../../src/demo/index.ts'
import { limitsOf } from '../../src/modules/casework/index.ts'
import { countGaps, listedGaps, listGap } from '../../src/modules/continuity/oversight/index.ts'
import { events } from '../../src/events.ts'
import { importedRow } from '../support/old-case.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { draftId, openVersions } from '../support/plan-versions.ts'

let open: TestCouncil
let before: { constraints: string[]; triggers: string[] }

const schema = async () => ({
  constraints: (
    await open.ownerQuery<{ line: string }>(
      `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
       from pg_constraint
       where connamespace = current_schema()::regnamespace order by 1`,
    )
  ).map((row) => row.line),
  triggers: (
    await open.ownerQuery<{ line: string }>(
      `select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text as line
       from pg_trigger where not tgisinternal order by 1`,
    )
  ).map((row) => row.line),
})
const count = async (query: string): Promise<number> =>
  Number((await open.ownerQuery<{ count: number }>(`select count(*)::integer as count from ${query}`))[0]?.count)

beforeAll(async () => {
  open = await createTestCouncil()
  before = await schema()
  await ensureDemo({ ownerUrl: open.ownerUrl, council: open.council, folder: open.council.folder })
}, 60_000)
afterAll(() => open.close())

describe('the loaded demo', () => {
  test('foreign keys and triggers are as they were, and hold', async () => {
    expect(await schema()).toEqual(before)
    await expect(
      open.ownerQuery(
        `update cases set status = 'closed', closed_on = opened_on, closure_reason = 'other'
         where number = 'R7-000123'`,
      ),
    ).rejects.toMatchObject({ constraint: 'closed_case_has_no_next_action' })
  })

  test('the readers of every row are what case_readers and person_readers answer', async () => {
    expect(await count(`cases where readers <> case_readers(id, null, null)`)).toBe(0)
    expect(await count(`people where readers <> person_readers(id)`)).toBe(0)
    const parts = await open.ownerQuery<{ table_name: string; part: string | null }>(
      'select table_name, part from case_parts',
    )
    expect(parts.length).toBeGreaterThanOrEqual(6)
    for (const { table_name, part } of parts) {
      const author = table_name === 'episodes' ? 'null' : 'organization_id'
      expect(
        await count(
          `${table_name} where readers <> case_readers(case_id, ${part === null ? 'null' : `'${part}'`}, ${author})`,
        ),
        table_name,
      ).toBe(0)
    }
  })

  test('whoever answers for a person knows them: name and contact are the responsible desk’s', async () => {
    expect(
      await count(`cases c join people p on p.id = c.person_id
        where c.disposed_at is null and not (p.readers ? c.responsible_organization_id)
          and not exists (select from case_restrictions r
            where r.case_id = c.id and r.organization_id = c.responsible_organization_id and r.ended_at is null)`),
    ).toBe(0)
  })

  test('a gap is the same number in an organization’s list and in the counts of the council', async () => {
    const limits = limitsOf(open.council.settings, open.council.clock.today())
    const counted = await open.council.gateway.statistics((db) => countGaps(db, limits))
    const organizations = await open.ownerQuery<{ id: string }>('select id from organizations')
    const seen = new Set<string>()
    for (const { id } of organizations)
      await open.council.gateway.read({ accountId: null, organizationId: id }, async (db) => {
        for (const gap of listedGaps) {
          const { total } = await listGap(db, gap, id, limits)
          const many = counted.find((each) => each.organizationId === id && each.gap === gap.key)?.many ?? 0
          expect([id, gap.key, total]).toEqual([id, gap.key, many])
          if (total > 0) seen.add(gap.key)
        }
      })
    expect([...seen]).toEqual(expect.arrayContaining(['silent', 'unanswered', 'age-limit']))
  })

  test('every fact has its ledger row, of the same time, day, case and organization', async () => {
    expect(await count('facts')).toBeGreaterThan(5_000)
    expect(
      await count(
        `facts f left join ledger l on l.id = f.ledger_id
         where l.id is null or l.recorded_at <> f.recorded_at or l.occurred_on <> f.occurred_on
           or l.organization_id <> f.organization_id`,
      ),
    ).toBe(0)
    expect(
      await count(
        `facts f join ledger l on l.id = f.ledger_id join cases c on c.id = l.case_id
         where f.person_digest is distinct from c.person_digest`,
      ),
    ).toBe(0)
  })

  test('what is counted and derived of every case is what follows from its records', async () => {
    expect(
      await open.ownerQuery(`select d.kind, d.fact_id is not null as counted, d.occurred_on, d.target_type,
        d.organization_id, d.detail, c.number, d.municipality_code, d.area, d.age_group
      from fact_differences(array(select id from cases)) d join cases c on c.id = d.case_id
      order by c.number, d.kind limit 5`),
    ).toEqual([])
    expect(
      await open.ownerQuery(`select c.number, c.opened_on, d.opened_on as derived, c.last_contact_on,
        d.last_contact_on as contact
      from case_derived(array(select id from cases)) d join cases c on c.id = d.case_id
      where (c.opened_on, c.first_speaker, c.last_contact_on, c.municipality_code, c.person_digest, c.target_type,
        c.target_type_provisional)
        is distinct from (d.opened_on, d.first_speaker, d.last_contact_on, d.municipality_code, d.person_digest,
          d.target_type, d.target_type_provisional)
      limit 5`),
    ).toEqual([])
  })

  test('no desk answers for somebody whom it can’t name and call', async () => {
    expect(
      await count(
        `cases c join people p on p.id = c.person_id
         where c.status = 'open' and not p.readers ? c.responsible_organization_id`,
      ),
    ).toBe(0)
    expect(
      await count(`next_actions n where n.kind = 'appointment' and n.ended_at is null and n.appointment_id is null`),
    ).toBe(0)
  })

  test('every entry of the ledger holds the payload that its event has', async () => {
    const rows = await open.ownerQuery<{ kind: string; payload: unknown }>('select kind, payload from ledger')
    for (const row of rows) {
      const parsed = events[row.kind as keyof typeof events].payload.safeParse(row.payload)
      expect(parsed.success, row.kind).toBe(true)
      expect(parsed.data, row.kind).toEqual(row.payload)
    }
  })

  test('a second start changes nothing; a reset begins anew, and the next case gets a free number', async () => {
    await open.ownerQuery(
      `insert into drafts (id, account_id, draft_key, path, body)
       select gen_random_uuid(), id, 'k', '/cases/new', '{}' from accounts limit 1`,
    )
    const source = { ownerUrl: open.ownerUrl, council: open.council, folder: open.council.folder }
    const former = await open.ownerQuery('select md5(string_agg(c::text, $1 order by id)) from cases c', ['|'])
    expect(await ensureDemo(source)).toEqual({ people: 600 })
    expect(await count('drafts')).toBe(1)
    // The next year's plan was resolved in the demo, and is in force.
    const [somebody] = await open.ownerQuery<{ id: string }>('select id from accounts limit 1')
    await openVersions(open, { accountId: somebody?.id ?? '', organizationId: 'sapo-shinano' })
    await open.ownerQuery(
      `update plan_comments set outcome = 'taken', answer = 'x', answered_at = now() where outcome is null`,
    )
    await open.ownerQuery(
      `update plan_versions set state = 'review', review_until = '2026-02-10' where id = '${draftId}'`,
    )
    await open.ownerQuery(
      `update plan_versions
       set state = 'resolved', number = 1, kind = 'adopted', resolution = 'x', effective_on = '2026-04-01',
         resolved_at = now()
       where id = '${draftId}'`,
    )
    await open.ownerQuery(`select put_due_plans_in_force('2026-04-01')`)
    expect(await count('plans')).toBe(2)
    const [imported] = await open.ownerQuery<{ id: string }>('select id from cases limit 1')
    await importedRow(open, 'sapo-shinano', imported?.id ?? '')
    expect(await resetDemo(source)).toEqual({ people: 600 })
    expect([await count('drafts'), await count('imports'), await count('imported_rows')]).toEqual([0, 0, 0])
    expect([
      await count('plans'),
      await count('plan_measures where fiscal_year <> 2025'),
      await count('plan_versions'),
      await count('plan_comments'),
    ]).toEqual([1, 0, 1, 0])
    expect(await open.ownerQuery('select md5(string_agg(c::text, $1 order by id)) from cases c', ['|'])).toEqual(former)
    expect(await count(`cases where split_part(number, '-', 2)::integer >= nextval('case_numbers')`)).toBe(0)
  })

  test('an open case without a next action is refused as a whole', async () => {
    const client = new pg.Client({ connectionString: open.ownerUrl })
    await client.connect()
    try {
      const { asOwner } = await import('../../src/demo/index.ts')
      await expect(
        asOwner(
          client,
          async () =>
            void (await client.query(`delete from next_actions where ended_at is null and desk_id = 'sapo-shinano'`)),
        ),
      ).rejects.toThrow('needs one next action')
      expect(await count(`next_actions where ended_at is null and desk_id = 'sapo-shinano'`)).toBeGreaterThan(0)
    } finally {
      await client.end()
    }
  })
})
