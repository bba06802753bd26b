/** What is counted of the demo: the flow between desks, the KPIs, and how far a forecast would have been right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDemo } from '../../src/demo/index.ts'
import { forecastOf } from '../../src/modules/council/indicators/forecast.rules.ts'
import { straightCourse } from '../../src/modules/council/indicators/year-line.rules.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

let open: TestCouncil

beforeAll(async () => {
  open = await createTestCouncil()
  await ensureDemo({ ownerUrl: open.ownerUrl, council: open.council, folder: open.council.folder })
}, 60_000)
afterAll(() => open.close())

describe('the loaded demo', () => {
  test('the flow between desks is what a plain count gives, the middle of the days included', async () => {
    for (const [since, today, days] of [
      ['2025-04-01', '2026-01-20', 60],
      ['2025-10-15', '2026-01-20', 14],
      ['2026-01-19', '2026-01-20', 0],
    ] as const) {
      const told = await open.ownerQuery('select * from referral_flow($1, $2, $3) order by 1, 2', [since, today, days])
      const counted = await open.ownerQuery(
        `select f.kind as from_kind, t.kind as to_kind, count(*) as sent,
          count(*) filter (where r.status = 'accepted') as accepted,
          count(*) filter (where r.status = 'declined') as declined,
          count(*) filter (where r.status = 'sent' and r.respond_by < $2::date) as silent,
          count(*) filter (where r.status <> 'withdrawn' and r.sent_on <= $2::date - $3::integer) as due_outcome,
          count(*) filter (where r.sent_on <= $2::date - $3::integer
            and (r.outcome is not null or r.status = 'declined')) as with_outcome,
          percentile_cont(0.5) within group (order by (r.answered_on - r.sent_on)::float8)
            filter (where r.status in ('accepted', 'declined')) as answer_days
        from referrals r join desks f on f.id = r.from_desk_id join desks t on t.id = r.to_desk_id
        where r.sent_on >= $1 group by 1, 2 order by 1, 2`,
        [since, today, days],
      )
      expect(told).toEqual(counted)
      expect(told.length).toBeGreaterThan(0)
    }
  })

  test('the KPIs stand where they should, with a part from cases', async () => {
    const figures = await open.ownerQuery<{ code: string; from_cases: number; total: number }>(
      `select k.code, t.from_cases, t.total
       from unnest(array['regular-employment','career-up-conversions','saposute-registrations',
         'saposute-consultations','municipal-desks','maisapo-training','community-meetings']) k(code),
         lateral figure_totals(k.code, figure_version(k.code), '2025-04-01', '2026-01-20', null) t
       where t.level = 'total'`,
    )
    expect(Object.fromEntries(figures.map((row) => [row.code, Number(row.total)]))).toEqual({
      'regular-employment': 1327,
      'career-up-conversions': 448,
      'saposute-registrations': 371,
      'saposute-consultations': 2046,
      'municipal-desks': 71,
      'maisapo-training': 3,
      'community-meetings': 5,
    })
    expect(Number(figures.find((row) => row.code === 'regular-employment')?.from_cases)).toBeGreaterThan(50)
  })

  test('the forecast, made anew at the end of each month from June on, would have held December’s figure about as often as it says', async () => {
    const codes = ['regular-employment', 'career-up-conversions', 'saposute-registrations', 'saposute-consultations']
    const rows = await open.ownerQuery<{ code: string; total: string }>(
      `select k.code, t.total
       from unnest($1::text[]) k (code),
         lateral figure_totals(k.code, figure_version(k.code), '2025-04-01', '2025-12-31', null) t
       where t.level = 'month' order by k.code, t.month`,
      [codes],
    )
    const tries = codes.flatMap((code) => {
      const months = rows.filter((row) => row.code === code).map((row) => Number(row.total))
      const upTo = (count: number) => months.slice(0, count).reduce((sum, each) => sum + each, 0)
      return [3, 4, 5, 6, 7, 8].map((known) => ({
        end: upTo(9),
        forecast: forecastOf({
          actual: upTo(known),
          months: months.slice(0, known),
          missing: months.slice(0, known).map(() => 0),
          running: null,
          course: straightCourse(2025),
          until: 9,
        }),
      }))
    })
    expect(tries).toHaveLength(24)
    const held = tries.filter(
      ({ end, forecast }) => forecast !== null && end >= forecast.low && end <= forecast.high,
    ).length
    // An 80 % band: neither so narrow that it misses, nor so wide that it says nothing.
    expect(held / tries.length).toBeGreaterThan(0.7)
    expect(held).toBeLessThan(tries.length)
  })
})
