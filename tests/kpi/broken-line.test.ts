/** A definition that changes between two releases of a year: the public keeps what was published, and is told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPublishedAsOf, writeFigureNote } from '../../src/modules/council/indicators/index.ts'
import { prepareRelease, publishRelease } from '../../src/modules/council/releases/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, signedInAs } from '../support/people.ts'
import { sealed } from '../support/releases.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'
import { define, planYear, setGoal } from './define.ts'
import { addFact, addReport } from './population.ts'

const code = 'saposute-consultations'
let open: TestCouncil
let web: Web
let office: Awaited<ReturnType<typeof signedInAs>>

const publish = async (fiscalYear = 2025) => {
  await sealed(open.council)
  const prepared = await open.council.gateway.statistics(async (db) =>
    prepareRelease(db, fiscalYear, (await findPublishedAsOf(db)) ?? new Date(0)),
  )
  valueOf(
    await act(open.council, office, (ctx) => publishRelease(ctx, prepared, { number: prepared.number, note: 'x' })),
  )
}
const figures = async (path = '/figures') =>
  decoded((await web.as(null).get(path)).text.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  await addReport(open.council, {
    kpi: code,
    month: '2025-06',
    by: 'sapo-shiojiri',
    value: 90,
    acceptedOn: '2025-07-10',
  })
  for (let n = 0; n < 40; n += 1)
    await addFact(open.council, {
      kind: 'consultation',
      on: `2025-0${5 + (n % 3)}-1${n % 9}`,
      by: 'sapo-shinano',
      person: `人${n % 20}`,
      area: 'ueda',
    })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

test('what was published by the definition before stays, and the new number doesn’t go on from it', async () => {
  await publish()
  expect(await figures()).not.toContain('数え方が変わりました')
  const before = /サポステの相談件数 ([\d,]+) 件/.exec(await figures())?.[1]
  expect(before).toBeDefined()
  await open.ownerQuery(
    `insert into kpi_definition_periods (kpi_code, version, valid_from, resolution, organization_id, recorded_at)
     values ($1, 2, '2026-02-01', '第3回協議会', 'nagano-roudoukyoku', '2026-01-19 12:00+09')`,
    [code],
  )
  open.setToday('2026-02-03')
  await publish()
  const page = await figures()
  expect(page).toMatch(/サポステの相談件数 20 人 322件以上/)
  expect(page).toContain(
    `年度のとちゅうで、数え方が変わりました 第1版の数え方では、 令和7年度 第1号 で ${before} 件 でした。`,
  )
  // The release of before says what it said.
  expect(await figures('/figures/2025/1')).toContain(`サポステの相談件数 ${before} 件`)
  expect(await figures('/figures/2025/1')).not.toContain('年度のとちゅうで')
})

test('the line over two published years can be taken along by anybody, and breaks nowhere', async () => {
  await planYear(open, 2026)
  await define(open, { kpi_code: 'both-years', fact_kinds: ['placement.regular'] })
  await define(open, { kpi_code: 'denominator', fact_kinds: ['placement.regular', 'placement.other'] })
  await define(open, {
    kpi_code: 'rate-years',
    ratio_of: 'both-years',
    ratio_to: 'denominator',
    decimals: 1,
    unit: '%',
  })
  for (const fiscalYear of [2025, 2026]) await setGoal(open, { code: 'both-years', fiscalYear, value: 50 })
  for (const code of ['denominator', 'rate-years']) await setGoal(open, { code, fiscalYear: 2026 })
  for (const [year, many] of [
    [2025, 30],
    [2026, 14],
  ] as const)
    for (let n = 0; n < many; n += 1)
      await addFact(open.council, {
        kind: 'placement.regular',
        on: `${year}-05-0${1 + (n % 3)}`,
        by: 'hw-nagano',
        person: `年${n}`,
      })
  open.setToday('2026-05-20')
  for (const code of ['denominator', 'rate-years'])
    valueOf(
      await act(open.council, office, (ctx) =>
        writeFigureNote(ctx, 2026, code, { month: '', note: `${code}のことば`, isPublic: true }),
      ),
    )
  await publish(2025)
  await publish(2026)
  const svg = await web.as(null).get('/figures/2026/1/both-years/years.svg')
  expect(svg.status).toBe(200)
  expect(decoded(svg.text)).toContain('令和7年度は30人、令和8年度(とちゅう)は14人')
  expect(await figures('/figures/2026/1')).toContain('年度ごとの絵をSVGで')
  expect((await web.as(null).get('/figures/2026/1/both-years/years.gif')).status).toBe(404)
  // A rate stands in the release with what was said of it, and nothing of what was said of its denominator.
  expect(await figures('/figures/2026/1/denominator')).toContain('denominatorのことば')
  const rate = await figures('/figures/2026/1/rate-years')
  expect(rate).toContain('100')
  expect(rate).toContain('rate-yearsのことば')
  expect(rate).not.toContain('denominatorのことば')
  const files = await web.as(null).get('/open-data/2026/1/figures.json')
  expect(files.text).toContain('rate-yearsのことば')
  // Where a number that it is made of is left out, nothing is said of the rate.
  await expect(
    open.ownerQuery(`insert into release_notes (release_id, kpi_code, position, month, note)
      select id, 'rate-years', 9, '', 'x' from releases where fiscal_year = 2025`),
  ).rejects.toMatchObject({ constraint: 'release_notes_figure_check' })
})
