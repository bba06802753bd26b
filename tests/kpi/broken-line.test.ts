/** A definition that changes between two releases of a year: the public keeps what was published, and is told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPublishedAsOf } from '../../src/modules/council/indicators/index.ts'
import { prepareRelease, publishRelease } from '../../src/modules/council/releases/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, signedInAs } from '../support/people.ts'
import { sealed } from '../support/releases.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'
import { addFact, addReport } from './population.ts'

const code = 'saposute-consultations'
let open: TestCouncil
let web: Web
let office: Awaited<ReturnType<typeof signedInAs>>

const publish = async () => {
  await sealed(open.council)
  const prepared = await open.council.gateway.statistics(async (db) =>
    prepareRelease(db, 2025, (await findPublishedAsOf(db)) ?? new Date(0)),
  )
  valueOf(
    await act(open.council, office, (ctx) => publishRelease(ctx, prepared, { number: prepared.number, note: '' })),
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
