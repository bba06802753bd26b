/** What the demo's people have written down, in scenes: it has to be true of the demo's own numbers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemo } from '../../src/demo/index.ts'
import { ensureDemoAccounts } from '../../src/modules/access/accounts/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

let open: TestCouncil

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-04-20' })
  await ensureDemoAccounts(open.council, 'correct horse battery')
  await ensureDemo({ ownerUrl: open.ownerUrl, council: open.council, folder: open.council.folder })
}, 60_000)
afterAll(() => open.close())

test('a number that stands behind a report is that of the day which is written beside it', async () => {
  const links = await open.ownerQuery<{ shown: number; total: string; day: string }>(
    `select l.figure_shown as shown, t.total, (s.recorded_at at time zone 'Asia/Tokyo')::date::text as day
     from roadmap_links l join roadmap_states s on s.id = l.state_id,
       lateral figure_totals(l.figure_code, figure_version(l.figure_code), make_date(l.figure_year, 4, 1),
         make_date(l.figure_year + 1, 3, 31), s.recorded_at + interval '1 hour') t
     where l.figure_code is not null and t.level = 'total'`,
  )
  expect(links.length).toBeGreaterThan(0)
  for (const { shown, total, day } of links) expect([day, shown]).toEqual([day, Number(total)])
})
