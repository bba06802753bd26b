/**
 * しおさい県 walks the council's paths with a plan, places and days of its own: no line of code is for it, none for Nagano.
 */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCouncil } from '../../src/modules/council/council/index.ts'
import { bringPlansIntoForce } from '../../src/modules/council/plan-versions/index.ts'
import { verifyReleases } from '../../src/modules/council/releases/index.ts'
import { sendReportReminders } from '../../src/modules/council/reports/index.ts'
import { addFact } from '../kpi/population.ts'
import { listKpiFigures } from '../../src/modules/council/indicators/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { otherCouncilFolder } from '../support/other-council.ts'
import { signedInAs } from '../support/people.ts'
import { sealed } from '../support/releases.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'

const { folder, remove } = otherCouncilFolder()
let open: TestCouncil
let web: Web
let office: Client
let station: Client
let bureau: Client
const reader = () => web.as(null)

beforeAll(async () => {
  open = await createTestCouncil({ folder })
  web = openWeb(open)
  const at = async (role: 'council-office' | 'manager', organizationId: string) =>
    web.as(await signedInAs(open.council, { role, organizationId }))
  office = await at('council-office', 'shiosai-bureau')
  station = await at('manager', 'station')
  bureau = await at('manager', 'hw-minato')
  for (let n = 0; n < 34; n += 1)
    await addFact(open.council, {
      kind: 'placement.regular',
      by: 'hw-minato',
      on: `2025-0${4 + (n % 6)}-10`,
      person: `人${n}`,
      area: n < 30 ? 'kita' : 'minami',
      municipality: n < 30 ? '46901' : '46903',
      type: 1,
    })
})
afterAll(async () => {
  await web.close()
  await open.close()
  remove()
})

const words = (html: string): string =>
  decoded(
    html
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')
const seen = async (client: Client, path: string): Promise<string> => {
  const answer = await client.get(path)
  expect(answer.status, path).toBe(200)
  const text = words(answer.text)
  // The first council's names would stand here if a line of code had them.
  expect(text, path).not.toMatch(/長野|ながの|信州|松本市|77市町村/)
  return text
}
const day = (name: string, date: string): Record<string, string> => ({
  [`${name}.year`]: date.slice(0, 4),
  [`${name}.month`]: String(Number(date.slice(5, 7))),
  [`${name}.day`]: String(Number(date.slice(8))),
})

describe('another council', () => {
  it('has a sound folder', async () => expect(await checkCouncil(folder)).toEqual([]))

  it('reads its plan, with what the rules find in it', async () => {
    expect(await seen(office, '/plan')).toContain('120人が正社員になる')
    expect(await seen(office, '/plan?part=measures')).toContain('港の求人を集める')
    expect(await seen(office, '/plan?part=annex')).toContain('港の居場所')
    // Two goals for one figure: found by rule, in its own words.
    expect(await seen(office, '/plan?part=findings')).toMatch(/灯台に登録した方/)
    expect((await office.get('/plan/paper/plan.docx')).bytes.length).toBeGreaterThan(5_000)
    const paper = strFromU8(
      unzipSync((await office.get('/plan/paper/plan.docx')).bytes)['word/document.xml'] ?? new Uint8Array(),
    ).replace(/<[^>]+>/g, '')
    for (const text of [
      '海の近くで働きつづけるために。',
      '水産加工と運送の求人を集め、面接の日をつくる。【しおさい労働局】',
      '面接の日を年に四回開く',
      '一年で120人以上が正社員として働きはじめることを目指す。',
      '港の仕事をひろげる取組',
      '空いた倉庫に、だれでも来られる居場所をひらく。',
    ])
      expect(paper).toContain(text)
    expect(paper).not.toContain('長野')
  })

  it('keeps its roadmap: its lead bodies report, others don’t', async () => {
    const report = {
      state: 'late',
      evidenceKind: 'meeting',
      evidence: '面接の日を1回開いた',
      ...day('evidenceOn', '2025-09-10'),
      reason: '会場が直っていない',
      countermeasure: '2月に2回開く',
    }
    expect((await station.post('/roadmap/T1/report', report)).status).toBe(422)
    expect((await office.post('/roadmap/T1/report', report)).status).toBe(303)
    expect(
      (await station.post('/roadmap/T2/report', { ...report, state: 'in-progress', reason: '', countermeasure: '' }))
        .status,
    ).toBe(303)
    expect(await seen(office, '/roadmap')).toMatch(/おくれ 1/)
    expect(await seen(office, '/office')).toContain('港の求人')
  })

  it('gets its monthly reports by its own day, and accepts them', async () => {
    expect(
      (
        await station.post('/reports/station/saposute-registrations/2025-11', {
          status: 'sent',
          'parts.kita': '9',
          total: '',
          note: 'x',
        })
      ).status,
    ).toBe(303)
    expect(
      (await office.post('/reports/station/saposute-registrations/2025-11/decision', { decision: 'accept', note: '' }))
        .status,
    ).toBe(303)
    expect(await seen(station, '/reports?month=2025-12')).toContain('期限は令和8年1月20日')
    // On the twentieth it is not late here, while it would be elsewhere.
    expect(await sendReportReminders(open.council)).toBe(1)
    expect((await open.ownerQuery<{ subject: string }>('select subject from mails'))[0]?.subject).toContain(
      '期限が近づいています',
    )
    expect((await station.get('/report-sheets/2025-12/sheet.xlsx')).status).toBe(200)
  })

  it('decides which of its two goals holds', async () => {
    expect(await seen(office, '/kpis/saposute-registrations')).toContain('目標が2つ')
    expect(
      (
        await office.post('/kpis/saposute-registrations/goal', {
          value: '35',
          ...day('decidedOn', '2026-01-19'),
          resolution: '第1回しおさい会議',
          note: '',
        })
      ).status,
    ).toBe(303)
    expect(await seen(office, '/kpis/saposute-registrations')).toContain(
      '第1回しおさい会議で、計画に書かれた値のうち 2 KPI欄 の35人を採りました',
    )
    expect(await seen(office, '/kpis')).toContain('34 人 / 120人以上')
    expect(await seen(office, '/kpis/port-regular')).toContain('港ではじめて正社員になった方の数')
    for (const path of [
      '/kpis/port-regular/organizations',
      '/kpis/port-regular/overlaps',
      '/kpis/port-regular/definition',
      '/statistics',
      '/statistics/port-regular',
    ])
      await seen(office, path)
    expect(await seen(bureau, '/statistics/port-regular')).toMatch(/南浜 .*<5/)
  })

  it('has a sum of two of its KPIs and an age band of its own, on every page', async () => {
    const figures = await open.council.gateway.statistics((db) =>
      listKpiFigures(db, {
        codes: ['port-regular', 'saposute-registrations', 'together', 'port-middle'],
        fiscalYear: 2025,
        asOf: null,
      }),
    )
    const totalOf = (code: string): number => figures.get(code)?.total.total ?? -1
    expect(totalOf('together')).toBe(totalOf('port-regular') + totalOf('saposute-registrations'))
    expect(totalOf('together')).toBeGreaterThan(totalOf('port-regular'))
    // Whose age nobody knows doesn't count in a band.
    expect(totalOf('port-middle')).toBe(0)
    expect(await seen(office, '/kpis')).toContain(`合わせた数 ${totalOf('together')}`)
    expect(await seen(office, '/kpis/port-middle')).toContain('35歳から54歳まで')
    expect(await seen(office, '/kpis/port-regular')).toContain('年齢にかかわらず数えます')
    for (const code of ['together', 'port-middle'])
      for (const page of ['', '/facts', '/changes', '/organizations', '/overlaps', '/definition'])
        await seen(office, `/kpis/${code}${page}`)
    await seen(office, '/statistics/together')
    // Its parts are reported, not the sum itself.
    expect(await seen(station, '/reports?month=2025-12')).not.toContain('正社員と登録を合わせた数')
    expect(
      (
        await station.post('/reports/station/together/2025-12', {
          status: 'sent',
          'parts.kita': '1',
          total: '',
          note: 'x',
        })
      ).status,
    ).toBe(422)
  })

  it('has a rate, a goal of three years parted between two bodies, and one that isn’t to be exceeded', async () => {
    const [regular, registered] = [34, 9]
    const rate = Math.round((regular / registered) * 1000) / 10
    expect(await seen(office, '/kpis')).toContain(`就職等率 ${rate} % / 60%以上`)
    const page = await seen(office, '/kpis/port-rate')
    expect(page).toMatch(new RegExp(`分子 正社員 ${regular}人 分母 灯台の登録 ${registered}人`))
    for (const below of ['/facts', '/changes', '/organizations', '/overlaps'])
      expect(await seen(office, `/kpis/port-rate${below}`)).toContain('二つの数から計算した率です')
    expect(await seen(office, '/kpis/port-rate/definition')).toContain('数え方の案を書く')
    expect(await seen(office, '/statistics/port-rate')).toContain(String(rate))
    const years = await seen(office, '/kpis/three-years')
    expect(years).toContain('目標の0.8%')
    expect(years).toContain('令和7年度 34人')
    expect(years).toContain('基準 令和6年度の実績 1,200 人 1,166人 少ない')
    expect(years).toContain('計画は、目標を2機関に分けています(合わせて4,375人)')
    expect(years).toMatch(/若者ステーション灯台 .*1,375/)
    expect(await seen(office, '/kpis/left')).toContain('40件以下')
    const plan = await seen(office, '/plan?part=goals')
    expect(plan).toContain('40件以下')
    expect(plan).toContain('目標の期間は令和7年4月1日(火)から令和10年3月31日(金)までです。')
    expect(plan).toContain('基準は令和6年度の実績の1,200人です。2機関に分けています(合わせて4,375人)。')
    expect(
      (await station.post('/reports/station/port-rate/2025-12', { status: 'sent', 'parts.kita': '1', note: 'x' }))
        .status,
    ).toBe(422)
  })

  it('publishes by its own limit, for everybody, and counts it anew', async () => {
    await sealed(open.council)
    const form = (await office.get('/statistics/releases/new')).text
    expect(
      (
        await office.post('/statistics/releases/new', {
          asOf: /name="asOf" value="([^"]+)"/.exec(form)?.[1] ?? '',
          number: '1',
          note: '',
        })
      ).status,
    ).toBe(303)
    const figures = await seen(reader(), '/figures')
    expect(figures).toContain('6より小さい数')
    // What it is a rate of isn't sealed yet; the goal of three years says of which days it is.
    expect(figures).toContain('登録した方のうち正社員になった方の割合 未報告 60%以上')
    expect(figures).toContain('3年間で4,375人以上')
    expect(figures).toMatch(/正社員になった方 34 人 120人以上/)
    expect(figures).toMatch(/南浜 <6/)
    expect(await seen(reader(), '/figures/2025/1/port-regular')).toMatch(/港市|北浜/)
    expect((await reader().get('/open-data/2025/1/figures.csv')).text).toContain('正社員になった方')
    expect(await seen(reader(), '/open-data')).toContain('CC BY 4.0')
    expect((await reader().get('/open-data/2025/1/figures.json')).text).toContain('出典の書き方: しおさい会議')
    expect(await verifyReleases(open.council)).toEqual([])
  })

  it('writes its progress report, and is found by who looks for a desk', async () => {
    const begun = await office.post('/progress-reports', { period: 'half' })
    expect(begun.status).toBe(303)
    expect(await seen(office, begun.location ?? '')).toMatch(/「港の求人」がおくれています。会場が直っていない/)
    expect(
      (await office.post(`${begun.location}/approval`, { _version: '1', approval: '第1回しおさい会議' })).status,
    ).toBe(303)
    expect(await seen(bureau, begun.location ?? '')).toContain('第1回しおさい会議')
    for (const path of ['/', '/about', '/find', '/find/places', '/find/desks', '/find/station-desk', '/open-data'])
      await seen(reader(), path)
  })

  it('begins its next plan beside how this one went, hears its members, and has it from its day on', async () => {
    const draft = (await office.post('/plan/versions', { fiscalYear: '2026' })).location ?? ''
    const page = await seen(office, draft)
    for (const text of [
      '令和7年度の進み',
      '面接の日を1回開いた',
      '手だて: 2月に2回開く',
      '正社員 34人、目標120人の28.3%',
    ])
      expect(page).toContain(text)
    const measure = {
      title: '灯台と船での相談',
      section: 'C-2',
      level: 'measure',
      parentId: '',
      'stated.0.document': 'body',
      'stated.0.place': 'C 2',
      'stated.0.wording': '灯台と船で相談を受ける。',
      differenceNote: '',
      leads: 'station',
      targetTypes: '2',
      _version: '1',
    }
    expect((await office.post(`${draft}/nodes/measure/S2`, { ...measure, leads: 'lighthouse' })).status).toBe(422)
    expect((await office.post(`${draft}/nodes/measure/S2`, measure)).status).toBe(303)
    expect((await office.post(`${draft}/review`, day('until', '2026-02-10'))).status).toBe(303)
    expect(await seen(station, '/plan')).toContain('令和8年度の案への意見を聞いています')
    const comment =
      (
        await station.post(`${draft}/comments/new`, {
          nodeKind: 'measure',
          nodeId: 'S2',
          text: '船の日を決めてください',
        })
      ).location ?? ''
    expect(
      (
        await office.post(`${draft}/comments/${comment.split('#comment-')[1] ?? ''}`, {
          outcome: 'explained',
          answer: '会議で決めます',
        })
      ).status,
    ).toBe(303)
    expect(
      (
        await office.post(`${draft}/resolution`, {
          kind: 'adopted',
          resolution: '第2回しおさい会議',
          ...day('effectiveOn', '2026-04-01'),
        })
      ).status,
    ).toBe(303)
    for (const part of [
      '',
      '?part=goals',
      '?part=roadmap',
      '?part=annex',
      '?part=frame',
      '?part=comments',
      '/comparison',
    ])
      await seen(bureau, `${draft}${part}`)
    open.setToday('2026-04-01')
    expect(await bringPlansIntoForce(open.council)).toEqual([2026])
    expect(await seen(bureau, '/plan?part=measures')).toContain('灯台と船での相談')
    for (const path of ['/plan', '/plan?part=findings', '/roadmap', '/kpis', '/office']) await seen(office, path)
  })
})
