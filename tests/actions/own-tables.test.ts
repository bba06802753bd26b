/** Tables of the office's own: every combination adds up to the figure, and only the shape is kept. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnLabels, dimensionLabels } from '../../src/modules/council/own-tables/own-table.labels.ts'
import { keysOf } from '../../src/forms/index.ts'
import { addFact, addReport } from '../kpi/population.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { signedInAs } from '../support/people.ts'
import { type Client, type Web, decoded, openWeb } from '../support/web.ts'

const kpi = 'regular-employment'
let test: TestCouncil
let web: Web
let office: Client
let other: Client
let manager: Client

/** What was written below, counted here by hand. */
const facts = Array.from({ length: 40 }, (_, i) => ({
  on: `2025-${String(4 + (i % 9)).padStart(2, '0')}-1${i % 9}`,
  by: i % 4 === 0 ? 'hw-matsumoto' : 'hw-nagano',
  area: i % 4 === 0 ? 'matsumoto' : i % 5 === 0 ? null : 'nagano',
  municipality: i % 4 === 0 ? '20202' : i % 3 === 0 ? null : '20201',
  type: ([1, 2, 3, null] as const)[i % 4] ?? null,
  ages: i % 2 === 0 ? '40-44' : '55-59',
}))
const reports = [
  { month: '2025-06', by: 'hw-ueda', value: 20, area: 'ueda' },
  { month: '2025-10', by: 'hw-ueda', value: 7, area: 'ueda' },
]

beforeAll(async () => {
  test = await createTestCouncil()
  web = openWeb(test, { limits: { papers: 10_000, pages: 10_000 } })
  const { council } = test
  office = web.as(await signedInAs(council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' }))
  other = web.as(await signedInAs(council, { role: 'council-office', organizationId: 'nagano-ken' }))
  manager = web.as(
    await signedInAs(council, { role: 'manager', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' }),
  )
  for (const [i, fact] of facts.entries())
    await addFact(council, { kind: 'placement.regular', person: `人${i}`, ...fact })
  for (const { month, by, value, area } of reports)
    await addReport(council, { kpi, month, by, value, byArea: { [area]: value }, acceptedOn: `${month}-28` })
}, 60_000)
afterAll(async () => {
  await web.close()
  await test.close()
})

const csvOf = async (query: string, client = office): Promise<string[][]> => {
  const { status, text } = await client.get(`/own-tables/new?${query}&table=own&format=csv`)
  expect([query, status]).toEqual([query, 200])
  return parse(text.replace(/^\ufeff/, '')) as string[][]
}
const words = (html: string): string => decoded(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')

describe('a table of one’s own', () => {
  it('adds up to the figure in every combination, by row, by column and as a whole', async () => {
    const whole = String(facts.length + 27)
    for (const rows of keysOf(dimensionLabels))
      for (const columns of keysOf(columnLabels)) {
        if ((columns as string) === rows) continue
        const [head = [], ...lines] = await csvOf(`kpis=${kpi}&rows=${rows}&columns=${columns}`)
        const numbers = lines.map((line) => line.slice(1).map(Number))
        const total = numbers.at(-1) ?? []
        for (const [at] of total.entries())
          expect(numbers.slice(0, -1).reduce((sum, line) => sum + (line[at] ?? 0), 0)).toBe(total[at])
        if (head.at(-1) === '計')
          for (const line of numbers) expect(line.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(line.at(-1))
        expect([rows, columns, lines.at(-1)?.at(-1)]).toEqual([rows, columns, whole])
      }
  }, 60_000)

  it('says in each cell what a count by hand says', async () => {
    const [head = [], ...lines] = await csvOf(`kpis=${kpi}&rows=month&columns=area`)
    const names: Record<string, string | null> = { 長野: 'nagano', 松本: 'matsumoto', 上田: 'ueda', 圏域は不明: null }
    for (const line of lines.slice(0, -1))
      for (const [place, name] of head.entries()) {
        if (!(name in names)) continue
        const month = String(Number.parseInt(line[0] ?? '')).padStart(2, '0')
        const counted =
          facts.filter((fact) => fact.on.slice(5, 7) === month && fact.area === names[name]).length +
          reports
            .filter((each) => each.month.slice(5) === month && each.area === names[name])
            .reduce((sum, each) => sum + each.value, 0)
        expect([line[0], name, Number(line[place])]).toEqual([line[0], name, counted])
      }
    const types = await csvOf(`kpis=${kpi}&rows=quarter&columns=type`)
    expect(types[0]).toEqual(['四半期', '①不安定な就労', '②長期の無業', '③社会参加', '未判定', '機関の報告', '計'])
    expect(types[1]).toEqual([
      '4〜6月',
      ...[1, 2, 3, null].map((type) =>
        String(facts.filter((fact) => fact.type === type && fact.on < '2025-07').length),
      ),
      '20',
      String(facts.filter((fact) => fact.on < '2025-07').length + 20),
    ])
  })

  it('is narrowed by area, organization and type, and counts up to a day', async () => {
    const total = async (query: string) =>
      Number((await csvOf(`kpis=${kpi}&rows=month&columns=none&${query}`)).at(-1)?.[1])
    expect(await total('area=nagano')).toBe(facts.filter((fact) => fact.area === 'nagano').length)
    expect(await total('organization=hw-ueda')).toBe(27)
    expect(await total('type=2')).toBe(facts.filter((fact) => fact.type === 2).length)
    expect(await total('area=matsumoto&type=1&organization=hw-matsumoto')).toBe(
      facts.filter((fact) => fact.type === 1 && fact.by === 'hw-matsumoto').length,
    )
    expect(await total('asOf=2025-07-31')).toBe(facts.filter((fact) => fact.on <= '2025-07-31').length + 20)
  })

  it('has several KPIs beside each other, and the years of one', async () => {
    const [head] = await csvOf(`kpis=${kpi}&kpis=saposute-registrations&rows=area&columns=kpi`)
    expect(head).toEqual(['圏域', '正社員就職(人)', 'サポステ登録(人)'])
    expect((await csvOf(`kpis=${kpi}&rows=month&columns=year`))[0]).toEqual(['月', '令和7年度(人)'])
  })

  it('says beside the field what can’t be asked, and keeps what was chosen', async () => {
    for (const [query, message] of [
      [`rows=area&columns=type`, 'KPIを選んでください。'],
      [`kpis=${kpi}&kpis=saposute-registrations&rows=area&columns=type`, 'KPIを一つだけ選んでください。'],
      [`kpis=${kpi}&rows=area&columns=area`, '行とはちがうものを選んでください。'],
      [`kpis=${kpi}&rows=area&columns=none&asOf=きのう`, '日付として読めません'],
      [`kpis=${kpi}&rows=area&columns=year&asOf=2025-12-31`, 'いつまでの記録かを選べません。'],
    ]) {
      const { status, text } = await office.get(`/own-tables/new?${query}`)
      expect([query, status, words(text).includes(message ?? '')]).toEqual([query, 200, true])
      // As in every form: a list on top that takes the focus, and the field says that it is wrong.
      expect([query, text.includes('id="error-summary"'), text.includes('class="field has-error"')]).toEqual([
        query,
        true,
        true,
      ])
      if (query?.startsWith('kpis')) expect([query, /aria-invalid|role="group"/.test(text)]).toEqual([query, true])
      expect(/<title>([^<]*)/.exec(text)?.[1]).toContain('エラー')
      if (query?.includes(`kpis=${kpi}`))
        expect(text).toMatch(new RegExp(`value="${kpi}"[^>]*checked|checked[^>]*value="${kpi}"`))
    }
    expect((await office.get('/own-tables/new?kpis=unknown&rows=area&columns=none')).status).toBe(404)
    expect((await office.get(`/own-tables/new?kpis=${kpi}&rows=area&columns=none&year=1999`)).status).toBe(404)
  })

  it('is kept as a shape, opened by its keeper and, once shown, by the whole office; counted anew', async () => {
    const shape = { kpis: kpi, rows: 'area', columns: 'none', year: '2025' }
    expect((await office.post('/own-tables/new', { ...shape, name: '' })).status).toBe(422)
    const { status, location } = await office.post('/own-tables/new', { ...shape, name: '圏域ごと' })
    expect(status).toBe(303)
    const path = location ?? ''
    const total = async (client: Client) => /合計 (\d+)/.exec(words((await client.get(path)).text))?.[1]
    expect(await total(office)).toBe('67')
    expect(words((await office.get('/own-tables')).text)).toContain('圏域ごと')
    // Somebody else of the office doesn't see it, nor can they show it.
    expect((await other.get(path)).status).toBe(404)
    expect((await other.post(`${path}/sharing`, { isShared: 'yes' })).status).toBe(404)
    expect((await office.post(`${path}/sharing`, { isShared: 'yes' })).status).toBe(303)
    expect(await total(other)).toBe('67')
    expect((await other.get(path)).text).not.toContain('/removal')
    for (const part of ['removal', 'sharing']) {
      const { status: sent, headers } = await other.post(`${path}/${part}`, {})
      expect([sent, decodeURIComponent(headers.getSetCookie().join())]).toEqual([
        303,
        expect.stringContaining('とっておいた人だけです'),
      ])
    }
    expect(await total(other)).toBe('67')
    await addFact(test.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2026-01-10',
      person: '新しい人',
      area: 'nagano',
    })
    expect(await total(other)).toBe('68')
    expect((await office.post(`${path}/removal`, {})).status).toBe(303)
    for (const client of [office, other]) expect((await client.get(path)).status).toBe(404)
  })

  it('is the office’s alone: it shows exact numbers', async () => {
    for (const path of ['/own-tables', `/own-tables/new?kpis=${kpi}&rows=area&columns=type`])
      expect([path, (await manager.get(path)).status]).toEqual([path, 403])
    const id = (
      await office.post('/own-tables/new', {
        kpis: kpi,
        rows: 'area',
        columns: 'none',
        year: '2025',
        name: 'x',
        isShared: 'yes',
      })
    ).location
    expect((await manager.get(id ?? '')).status).toBe(403)
    const stranger = await signedInAs(test.council, { role: 'manager', organizationId: 'sapo-shinano' })
    const seen = await test.council.gateway.read(stranger, (db) => db.selectFrom('own_tables').select('id').execute())
    expect(seen).toEqual([])
  })
})
