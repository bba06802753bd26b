/** What is measured of an installation, and how each page is asked for. */
import pg from 'pg'
import { type Installation, signIn } from './install.ts'
import { measure, repeated, type Times, visit, type Visit } from './measure.ts'

export interface Measured {
  name: string
  /** p95 in ms. */
  goal: number
  times: Times
}

const worker = 'soudan@saposute.example'
const office = 'jimukyoku@roudoukyoku.example'
const searched = ['たかはし', '高橋', 'サトウ', '斉藤', 'ゆみ', '北沢 由紀夫', '小林', 'よしだ', '渡辺', '昭和56年5月8日', 'みやざわ', '山本']
const reads = 30
const figures = 50
const times = 120

export interface Visits {
  today: (index: number) => Visit
  list: (index: number) => Visit
  supportCase: (index: number) => Visit
  kpis: (index: number) => Visit
  kpi: (index: number) => Visit
  roadmap: (index: number) => Visit
  publicStart: (index: number) => Visit
}

export async function visitsOf(installation: Installation): Promise<Visits & { open: string[]; cookie: string }> {
  const cookie = await signIn(installation, worker)
  const officeCookie = await signIn(installation, office)
  const open = await openCases(installation)
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
  return {
    cookie, open,
    today: () => ({ path: '/today', cookie }),
    list: (index) => ({ path: `/cases?q=${encodeURIComponent(pick(searched, index))}`, cookie }),
    supportCase: (index) => ({ path: `/cases/${pick(open, index)}`, cookie }),
    kpis: () => ({ path: '/kpis', cookie: officeCookie }),
    kpi: () => ({ path: '/kpis/regular-employment', cookie: officeCookie }),
    roadmap: () => ({ path: '/roadmap', cookie: officeCookie }),
    publicStart: () => ({ path: '/' }),
  }
}

export async function measurePages(installation: Installation, say: (line: string) => void): Promise<Measured[]> {
  const visits = await visitsOf(installation)
  say(`  測る窓口で開いているケース ${visits.open.length.toLocaleString('en')}件`)
  const { origin } = installation
  const read = async (name: string, goal: number, make: (index: number) => Visit): Promise<Measured> => ({ name, goal, times: await measure(origin, repeated(times, make), 200) })
  return [
    await read('今日', reads, visits.today),
    await read('ケースの一覧(検索つき)', reads, visits.list),
    await read('ケース', reads, visits.supportCase),
    await read('KPIの一覧', figures, visits.kpis),
    await read('KPIの詳細', figures, visits.kpi),
    await read('工程表', reads, visits.roadmap),
    await read('県民のはじめの画面', reads, visits.publicStart),
    { name: '相談を記録する', goal: 50, times: await measureWrites(installation, visits.open, visits.cookie) },
  ]
}

/** Cases of the desk at which somebody signs in, not only the newest ones. */
async function openCases({ ownerUrl }: Installation): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(`select id from cases where responsible_organization_id = 'sapo-shinano' and status = 'open' order by md5(id::text)`)
    return rows.map((row) => row.id)
  } finally {
    await client.end()
  }
}

/** A talk recorded by its form. Opening the form is not part of what is measured. */
async function measureWrites({ origin, open }: Installation, cases: readonly string[], cookie: string): Promise<Times> {
  const visits: Visit[] = []
  const today = open.council.clock.today()
  const [year = '', month = '', day = ''] = today.split('-')
  for (const { path } of repeated(60, (index) => ({ path: `/cases/${cases[index % cases.length]}/consultations/new` }))) {
    const form = await visit(origin, { path, cookie }, true)
    const fields = new URLSearchParams()
    for (const [tag] of form.body.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) fields.append(attribute(tag, 'name'), attribute(tag, 'value'))
    for (const [name, value] of Object.entries({
      'occurredOn.year': year, 'occurredOn.month': String(Number(month)), 'occurredOn.day': String(Number(day)), channel: 'visit', speaker: 'self', topics: 'job-search', note: '来所。求人をいっしょに見た。次回、応募書類を仕上げる。',
      'nextAction.kind': 'appointment', 'nextAction.dueOn.year': year, 'nextAction.dueOn.month': String(Number(month)), 'nextAction.dueOn.day': '30', 'nextAction.note': '応募書類を仕上げる',
    })) fields.set(name, value)
    visits.push({ path, cookie, form: fields })
  }
  return measure(origin, visits, 303)
}

const entities: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#x27;': "'", '&#39;': "'" }
const attribute = (tag: string, name: string): string => (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(/&(?:amp|quot|lt|gt|#x27|#39);/g, (entity) => entities[entity] ?? entity)
