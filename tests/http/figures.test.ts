/** The pages of the plan, the KPIs and the roadmap, as the council's office and as a worker outside it get them. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addFact, addReport } from '../kpi/population.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { signedInAs } from '../support/people.ts'
import { type Client, type Web, decoded, openWeb } from '../support/web.ts'

let test: TestCouncil
let web: Web
let office: Client
let worker: Client

beforeAll(async () => {
  test = await createTestCouncil()
  web = openWeb(test)
  office = web.as(await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' }))
  worker = web.as(
    await signedInAs(test.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' }),
  )
  const { council } = test
  for (let i = 0; i < 9; i += 1)
    await addFact(council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: `2025-0${4 + (i % 6)}-10`,
      person: `人${i}`,
      area: 'nagano',
      municipality: '20201',
      type: 1,
    })
  for (let i = 0; i < 3; i += 1)
    await addFact(council, {
      kind: 'placement.regular',
      by: 'hw-matsumoto',
      on: '2025-07-10',
      person: `松本${i}`,
      area: 'matsumoto',
      municipality: '20202',
      type: 2,
    })
  await addReport(council, {
    kpi: 'regular-employment',
    month: '2025-06',
    by: 'hw-ueda',
    value: 20,
    byArea: { ueda: 20 },
    acceptedOn: '2025-07-10',
  })
  await addFact(council, { kind: 'training.maisapo', by: 'nagano-ken', on: '2025-06-15' })
})
afterAll(async () => {
  await web.close()
  await test.close()
})

const words = (html: string): string =>
  decoded(
    (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')
/** One table by its caption, rows of words. */
const table = (html: string, caption: string): string[] => {
  const found = [...html.matchAll(/<table[\s\S]*?<\/table>/g)]
    .map((match) => match[0])
    .find((each) => each.includes(`>${caption}</caption>`))
  return [...(found ?? '').matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map((match) => words(match[1] ?? '').trim())
}

describe('the KPI page', () => {
  it('shows the office the figure with its sources, areas and months', async () => {
    const { status, text } = await office.get('/kpis')
    expect(status).toBe(200)
    expect(words(text)).toContain('正社員就職 32 人 / 1,881人以上')
    expect(table(text, '圏域の表')).toEqual(['圏域 人数', '上田 20', '長野 9', '松本 3', '県全体 32'])
    expect(table(text, '数のもと')).toEqual([
      'もと 人数 割合',
      'ケースから数えた 12 37.5%',
      '機関の報告(確定した月) 20 62.5%',
      '合計 32',
    ])
    expect(table(text, '月ごとの表').slice(0, 4)).toEqual(['月 その月 累計', '令和7年4月 2 2', '5月 2 4', '6月 22 26'])
  })

  it('shows both stated goals where the plan contradicts itself', async () => {
    const text = words((await office.get('/kpis')).text)
    expect(text).toContain('本文 III 2(5)③ 607人以上')
    expect(text).toContain('工程表 2(3)① KPI欄 609人')
  })

  it('hides small numbers, and what would give them away, from a worker outside the council’s circle', async () => {
    const { text } = await worker.get('/kpis')
    expect(table(text, '圏域の表')).toEqual(['圏域 人数', '上田 20', '長野 ＊', '松本 <5', '県全体 32'])
    expect(words(text)).toContain('5より小さい数は「<5」')
    expect(text).not.toContain('/facts')
  })

  it('shows the figure as of an earlier day, and says so', async () => {
    const { text } = await office.get('/kpis?asOf=2025-06-30')
    expect(words(text)).toContain('令和7年6月30日(月) 23:59までに記録された数字です')
    expect(words(text)).toContain('正社員就職 6 人')
  })

  it('keeps a day that doesn’t exist in the field and says what to do', async () => {
    const { status, text } = await office.get('/kpis?asOf=2025-02-31')
    expect(status).toBe(200)
    expect(text).toContain('value="2025-02-31"')
    expect(words(text)).toContain('2月は28日まで')
  })

  it('asks again for a day to come, of which nothing can be known, on every page that counts as of a day', async () => {
    const later = '先の日です。今日か、それより前の日を入れてください。'
    for (const path of [
      '/kpis?asOf=2026-01-21',
      '/kpis/regular-employment?asOf=令和9年4月1日',
      '/kpis/regular-employment/changes?since=2026-01-21',
      '/kpis/regular-employment/changes?until=2026-01-21',
      '/statistics/regular-employment?asOf=2026-01-21',
      '/statistics/releases/new?until=2026-01-21',
      '/own-tables/new?kpis=regular-employment&rows=area&columns=none&asOf=2026-01-21',
    ]) {
      const { status, text } = await office.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(words(text), path).toContain(later)
      expect(text, path).toContain('aria-invalid')
    }
    expect(words((await office.get('/kpis?asOf=2026-01-20')).text)).not.toContain(later)
    const { status, text } = await office.post('/own-tables/new', {
      name: '先の表',
      year: '2025',
      kpis: 'regular-employment',
      rows: 'area',
      columns: 'none',
      asOf: '2026-01-21',
    })
    expect(status).toBe(422)
    expect(words(text)).toContain(later)
  })

  it('says part by part what is counted, from which record, and whose the KPI is in the plan', async () => {
    expect(words((await worker.get('/kpis/career-up-conversions')).text)).toMatch(
      /数えること キャリアアップ助成金.*だれの 転換した人.*何につき1回 1人につき年度に1回.*いつの数 .*どこの数 .*もとの記録 .*実施主体 長野労働局 版 第1版\(はじめから\)/,
    )
  })

  it('draws every municipality, and names those of which a KPI that wants all has none yet', async () => {
    const page = (await office.get('/kpis/municipal-desks')).text
    expect(page.match(/class="mp-town /g)).toHaveLength(77)
    expect(words(page)).toMatch(/市町村の地図.*まだの市町村/)
    expect((await office.get('/statistics/regular-employment')).text.match(/class="mp-town /g)).toHaveLength(77)
  })

  it('knows only the KPIs of the plan', async () => {
    expect((await office.get('/kpis/municipal-desks')).status).toBe(200)
    expect((await office.get('/kpis/unknown')).status).toBe(404)
  })
})

describe('the counted facts', () => {
  it('are for the council’s office alone', async () => {
    expect((await office.get('/kpis/regular-employment/facts')).status).toBe(200)
    expect((await worker.get('/kpis/regular-employment/facts')).status).toBe(403)
    expect((await web.as(null).get('/kpis/regular-employment/facts')).status).not.toBe(200)
  })

  it('are as many as the figure says, narrowed by area too, and name no municipality of others', async () => {
    const { text } = await office.get('/kpis/regular-employment/facts')
    expect(words(text)).toContain('ケースから数えた12件と、機関の報告の20人です。合わせると32人になります')
    expect(words(text)).not.toContain('松本市')
    expect(words((await office.get('/kpis/regular-employment/facts?area=matsumoto')).text)).toContain(
      'ケースから数えた3件と、機関の報告の',
    )
  })

  it('say what they are narrowed to, each link leading somewhere', async () => {
    const text = (await office.get('/kpis/regular-employment/facts?area=matsumoto')).text
    expect(text).not.toContain('href="#list"')
    expect(text).toMatch(/href="\/kpis\/regular-employment\/facts\?area=matsumoto[^"]*"[^>]*>松本/)
    expect(words((await office.get('/kpis/regular-employment/facts?area=nowhere')).text)).not.toContain('圏域は不明')
  })

  it('answer a nonsensical filter or page with an empty list', async () => {
    for (const query of ['area=%27', 'organization=x', 'after=x', 'asOf=x'])
      expect((await office.get(`/kpis/regular-employment/facts?${query}`)).status).toBe(200)
  })
})

describe('the roadmap', () => {
  it('has every row of the plan, each 未報告 as long as nobody has reported, with its evidence', async () => {
    const { text } = await office.get('/roadmap')
    expect(text.match(/class="rm-title"/g)).toHaveLength(25)
    expect(words(text)).toContain('まいさぽ等の研修 1回 6月15日')
    expect(words(text)).toContain('未報告 25')
  })

  it('shows what a lead body has said', async () => {
    await test.ownerQuery(`insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence,
        evidence_on, recorded_at)
      values ('01900000-0000-7000-8000-0000000000f1', 2025, 'R24', 'nagano-ken', 'in-progress', '計画どおり進めている',
        '2025-12-01', '2025-12-01T00:00:00Z')`)
    const { text } = await office.get('/roadmap?state=in-progress')
    expect(text.match(/class="rm-title"/g)).toHaveLength(1)
    expect(words(text)).toContain('実施中 計画どおり進めている')
  })

  it('filters by lead body, and ignores what it doesn’t know', async () => {
    expect((await office.get('/roadmap?lead=jeed')).text.match(/class="rm-title"/g)).toHaveLength(4)
    expect((await office.get('/roadmap?lead=nobody&state=x')).text.match(/class="rm-title"/g)).toHaveLength(25)
  })
})

describe('the plan', () => {
  it.each([
    ['/plan', '正規雇用で働く方を1年で1,881人以上増やす'],
    ['/plan?part=measures', '全市町村の窓口でのひきこもり相談'],
    ['/plan?part=annex', '無業者等に対する自立・就業支援事業'],
    ['/plan?part=findings', '本文と工程表で目標の数がちがう'],
  ])('%s says %s', async (path, sentence) => {
    for (const client of [office, worker]) expect(words((await client.get(path)).text)).toContain(sentence)
  })

  it('folds many findings by kind, counted, and opens the one that a link leads to with its kind', async () => {
    const folds = (html: string) => [...html.matchAll(/<details class="fold( fold-group)?"( open="")?>/g)]
    const opened = (html: string) => folds(html).map((fold) => [fold[1] !== undefined, fold[2] !== undefined])
    const all = (await office.get('/plan?part=findings')).text
    expect(opened(all).filter(([isGroup]) => isGroup)).toEqual(Array.from({ length: 6 }, () => [true, false]))
    expect(opened(all).filter(([, isOpen]) => isOpen)).toEqual([])
    expect(words(all)).toContain('数値 3件(まだ答えのないもの 3件)')
    const one = (await office.get('/plan?part=findings&finding=L04')).text
    expect(opened(one).filter(([, isOpen]) => isOpen)).toEqual([
      [true, true],
      [false, true],
    ])
    expect(one).toMatch(/open="">(?:(?!<details).)*相談の目標が登録の目標より少ない(?:(?!<details).)*id="finding-L04"/s)
    // Every link from elsewhere says which.
    for (const path of ['/kpis/saposute-consultations', '/roadmap', '/plan?part=measures'])
      for (const [href] of (await office.get(path)).text.matchAll(/href="\/plan\?part=findings[^"]*#finding-[^"]*"/g))
        expect(href, path).toMatch(/finding=([A-Z]\d+)&amp;year=2025#finding-\1"/)
    // Few stand open where they are.
    const few = opened((await office.get('/plan?part=findings&row=R12')).text)
    expect(few.filter(([isGroup]) => isGroup).every(([, isOpen]) => isOpen)).toBe(true)
  })

  it('shows the findings of one row of the roadmap', async () => {
    const all = (await office.get('/plan?part=findings')).text.match(/id="finding-/g)?.length
    const ofRow = (await office.get('/plan?part=findings&row=R12')).text.match(/id="finding-/g)?.length
    expect([all, (ofRow ?? 0) > 0 && (ofRow ?? 0) < 41]).toEqual([41, true])
  })
})

describe('the office’s first page', () => {
  it('says what wants a look, what moved since a month ago, who hasn’t reported and how much is unanswered; each at once', async () => {
    const page = async () => words((await office.get('/office')).text)
    const before = await page()
    expect(before).toContain('答えのない点検の指摘 41件')
    expect(before).toContain('おくれている取組はありません')
    expect(before).toContain('ハローワーク上田')
    expect(
      (await office.post('/plan/findings/L24', { status: 'accepted', note: '次の年度で直す', fixedIn: '' })).status,
    ).toBe(303)
    expect(
      (
        await office.post('/roadmap/R03/report', {
          state: 'late',
          evidenceKind: 'report',
          evidence: '会場がとれない',
          'evidenceOn.year': '2026',
          'evidenceOn.month': '1',
          'evidenceOn.day': '19',
          reason: '会場',
          countermeasure: '2月に開く',
        })
      ).status,
    ).toBe(303)
    await addFact(test.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2026-01-15',
      person: '新しい人',
      area: 'nagano',
      type: 1,
    })
    const after = await page()
    expect(after).toContain('答えのない点検の指摘 40件')
    expect(after).toContain('注意・おくれの取組が 1件 あります')
    expect(after).toMatch(/正社員就職[^+]*\+1\b/)
  })

  it('is the office’s alone', async () => {
    expect((await worker.get('/office')).status).toBe(403)
    expect((await worker.get('/kpis/regular-employment/changes')).status).toBe(403)
  })

  it('shows why a figure moved, and asks again for a day that is none', async () => {
    const text = words((await office.get('/kpis/regular-employment/changes?since=2026-01-14')).text)
    expect(text).toMatch(/加わった1件、なくなった0件/)
    expect(words((await office.get('/kpis/regular-employment/changes?since=きのう')).text)).toContain(
      '日付として読めません',
    )
    expect(
      words((await office.get('/kpis/regular-employment/changes?since=2026-01-14&until=2025-12-01')).text),
    ).toContain('くらべる日より前です')
    expect((await office.get('/kpis/no-such/changes')).status).toBe(404)
  })
})

it.each([
  '/office',
  '/reports',
  '/roadmap/R03',
  '/kpis',
  '/kpis/saposute-consultations',
  '/kpis/regular-employment/facts',
  '/statistics/regular-employment',
  '/own-tables/new?kpis=regular-employment&rows=municipality&columns=type',
  '/roadmap',
  '/plan',
  '/plan?part=measures',
  '/plan?part=findings',
])('%s is light', async (path) => {
  expect(gzipSync((await office.get(path)).text).length).toBeLessThan(30 * 1024)
})
