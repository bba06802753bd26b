/** What is measured of an installation, and how each page is asked for. */
import pg from 'pg'
import { sql } from 'kysely'
import { consultationInput, recordConsultation } from '../src/modules/casework/cases/index.ts'
import { listOpenPlanVersions, startPlanDraft } from '../src/modules/council/plan-versions/index.ts'
import {
  readReceivedSheets,
  findSheetSubject,
  receiveSheets,
  reportedMonth,
  reportSheet,
} from '../src/modules/council/reports/index.ts'
import { workbookOf } from '../src/platform/documents/index.ts'
import { prepareRelease, publishRelease } from '../src/modules/council/releases/index.ts'
import type { Actor } from '../src/platform/actor.ts'
import { addDays, endOfDayInTokyo } from '../src/platform/clock.ts'
import { nobody } from '../src/platform/database/handles.ts'
import { fiscalYearOf } from '../src/platform/japanese/index.ts'
import { type Installation, signIn } from './install.ts'
import { measure, measureMade, repeated, type Times, visit, type Visit } from './measure.ts'

export interface Measured {
  name: string
  /** p95 in ms. */
  goal: number
  times: Times
}

export const worker = 'soudan@saposute.example'
export const manager = 'sekinin@saposute.example'
export const office = 'jimukyoku@roudoukyoku.example'
export const searched = [
  'たかはし',
  '高橋',
  'サトウ',
  '斉藤',
  'ゆみ',
  '北沢 由紀夫',
  '小林',
  'よしだ',
  '渡辺',
  '昭和56年5月8日',
  'みやざわ',
  '山本',
]
const reads = 30
const figures = 50
/** Counts over every case of the council. */
const overviews = 100
/** As it was known at another time: counted anew from all facts. */
const backThen = 300
/** Everything that the council gives out, beside all releases of the year before it. */
const wholeRelease = 5_000
const formerReleases = 6
/** Cover, chapters, 工程表 and annex; after the first print of a day the typesetter has kept its parts. */
const wholePlan = 3_000
/** Monthly reports of so many organizations, handed in at once. */
const manySheets = 120
const allSheets = 30_000
/** What a council's members do in a year, and what the reports on each row of the 工程表 point to. */
const manyActivities = 2_000
const reportsOfRow = 12
const linksOfReport = 10
const longRecord = 300
const times = 120

export interface Visits {
  today: (index: number) => Visit
  list: (index: number) => Visit
  supportCase: (index: number) => Visit
  longCase: (index: number) => Visit
  gaps: (index: number) => Visit
  councilGaps: (index: number) => Visit
  kpis: (index: number) => Visit
  kpi: (index: number) => Visit
  kpiYearBack: (index: number) => Visit
  moved: (index: number) => Visit
  office: (index: number) => Visit
  breakdown: (index: number) => Visit
  release: (index: number) => Visit
  planPdf: (index: number) => Visit
  planDraft: (index: number) => Visit
  planComparison: (index: number) => Visit
  figures: (index: number) => Visit
  roadmap: (index: number) => Visit
  roadmapRow: (index: number) => Visit
  activities: (index: number) => Visit
  publicStart: (index: number) => Visit
}

export async function visitsOf(installation: Installation): Promise<Visits & { open: string[]; cookie: string }> {
  const cookie = await signIn(installation, worker)
  const [managerCookie, long] = [await signIn(installation, manager), await longCase(installation)]
  const officeCookie = await signIn(installation, office)
  const draft = await nextYearsDraft(installation)
  const open = await openCases(installation)
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
  return {
    cookie,
    open,
    today: () => ({ path: '/today', cookie }),
    list: (index) => ({ path: `/cases?q=${encodeURIComponent(pick(searched, index))}`, cookie }),
    supportCase: (index) => ({ path: `/cases/${pick(open, index)}`, cookie }),
    longCase: () => ({ path: `/cases/${long}`, cookie }),
    gaps: () => ({ path: '/gaps', cookie: managerCookie }),
    councilGaps: () => ({ path: '/gaps', cookie: officeCookie }),
    kpis: () => ({ path: '/kpis', cookie: officeCookie }),
    kpi: () => ({ path: '/kpis/regular-employment', cookie: officeCookie }),
    // Another instant each time, so that nothing kept answers.
    kpiYearBack: (index) => ({
      path: `/kpis/regular-employment?asOf=${addDays(installation.open.council.clock.today(), -365 + (index % 180))}`,
      cookie: officeCookie,
    }),
    moved: (index) => ({
      path: `/kpis/regular-employment/changes?since=${addDays(installation.open.council.clock.today(), -30 - (index % 60))}`,
      cookie: officeCookie,
    }),
    office: () => ({ path: '/office', cookie: officeCookie }),
    breakdown: (index) => ({
      path: `/statistics/regular-employment?asOf=${addDays(installation.open.council.clock.today(), -30 - (index % 60))}`,
      cookie: officeCookie,
    }),
    release: (index) => ({
      path: `/statistics/releases/new?until=${addDays(installation.open.council.clock.today(), -5 * (index % 5))}`,
      cookie: officeCookie,
    }),
    planPdf: () => ({ path: '/plan/paper/plan.pdf', cookie: officeCookie }),
    planDraft: () => ({ path: `/plan/versions/${draft}`, cookie: officeCookie }),
    planComparison: () => ({ path: `/plan/versions/${draft}/comparison`, cookie: officeCookie }),
    figures: () => ({ path: '/figures' }),
    roadmap: () => ({ path: '/roadmap', cookie: officeCookie }),
    roadmapRow: (index) => ({ path: `/roadmap/R${String(1 + (index % 25)).padStart(2, '0')}`, cookie: officeCookie }),
    activities: () => ({ path: '/activities', cookie: officeCookie }),
    publicStart: () => ({ path: '/' }),
  }
}

export async function measurePages(installation: Installation, say: (line: string) => void): Promise<Measured[]> {
  const visits = await visitsOf(installation)
  say(`  測る窓口で開いているケース ${visits.open.length.toLocaleString('en')}件`)
  const { origin } = installation
  await publishBefore(installation)
  await reportRows(installation)
  const read = async (name: string, goal: number, make: (index: number) => Visit): Promise<Measured> => ({
    name,
    goal,
    times: await measure(origin, repeated(times, make), 200),
  })
  return [
    await read('今日', reads, visits.today),
    await read('ケースの一覧(検索つき)', reads, visits.list),
    await read('ケース', reads, visits.supportCase),
    await read(`${longRecord}件の記録のあるケース`, reads, visits.longCase),
    await read('こぼれ防止(責任者)', overviews, visits.gaps),
    await read('こぼれ防止(協議会)', overviews, visits.councilGaps),
    await read('KPIの一覧', figures, visits.kpis),
    await read('KPIの詳細', figures, visits.kpi),
    await read('KPIの詳細(一年前からの時点)', backThen, visits.kpiYearBack),
    await read('動いたわけ', backThen, visits.moved),
    await read('事務局の今日', figures, visits.office),
    await read('数字の内訳(前の時点)', backThen, visits.breakdown),
    {
      // Up to another day each time, so each one's marks are searched for.
      name: `${formerReleases}号のあとの新しい号をはじめてつくる`,
      goal: wholeRelease,
      times: await measureMade(
        origin,
        Array.from({ length: 5 }, (_, index) => visits.release(index)),
      ),
    },
    { name: '計画のPDF', goal: wholePlan, times: await measure(origin, repeated(24, visits.planPdf), 200) },
    await read('計画の案(前の年度の進みと)', figures, visits.planDraft),
    await read('版をくらべる', figures, visits.planComparison),
    await read('数字で見る', figures, visits.figures),
    await read('工程表', reads, visits.roadmap),
    await read('工程表の行と裏づけ', reads, visits.roadmapRow),
    await read(`取組の記録${manyActivities.toLocaleString('en')}件`, reads, visits.activities),
    await read('県民のはじめの画面', reads, visits.publicStart),
    { name: `${manySheets}機関の表を読む`, goal: allSheets, times: await measureSheets(installation) },
    { name: '相談を記録する', goal: 50, times: await measureWrites(installation, visits.open, visits.cookie) },
  ]
}

/** A case of many years: the desk's own, with this many talks recorded as a worker records them. */
async function longCase(installation: Installation): Promise<string> {
  const { council } = installation.open
  const [id = ''] = await openCases(installation)
  const actor = await actorOf(installation, worker)
  const today = council.clock.today()
  const talk = consultationInput.parse({
    occurredOn: today,
    channel: 'visit',
    speaker: 'self',
    topics: ['job-search'],
    note: '来所。求人をいっしょに見て、通える範囲と時間を確かめた。体調は落ちついている。次回、応募書類を仕上げる。',
    nextAction: { kind: 'appointment', dueOn: addDays(today, 7), note: '応募書類を仕上げる' },
  })
  for (let made = await talksOf(installation, id); made < longRecord; made++) {
    const outcome = await council.gateway.write(actor, (tx) =>
      recordConsultation(
        {
          tx,
          actor,
          now: council.clock.now(),
          today,
          settings: council.settings,
          keys: council.keys,
          fold: council.fold,
        },
        id,
        talk,
      ),
    )
    if (!outcome.ok) throw new Error(`a talk was refused: ${outcome.errors.map((error) => error.message).join(' ')}`)
  }
  return id
}

/** The next year's plan, every measure of it worded anew: the most that two versions can differ in. */
async function nextYearsDraft(installation: Installation): Promise<string> {
  const { council } = installation.open
  const [actor, today] = [await actorOf(installation, office), council.clock.today()]
  const [known] = await council.gateway.read(actor, (db) => listOpenPlanVersions(db))
  if (known !== undefined) return known.id
  const outcome = await council.gateway.write(actor, (tx) =>
    startPlanDraft(
      {
        tx,
        actor,
        now: council.clock.now(),
        today,
        settings: council.settings,
        keys: council.keys,
        fold: council.fold,
      },
      { fiscalYear: fiscalYearOf(today) + 1 },
      '',
    ),
  )
  if (!outcome.ok) throw new Error(`a draft was refused: ${outcome.errors.map((error) => error.message).join(' ')}`)
  const client = new pg.Client({ connectionString: installation.ownerUrl })
  await client.connect()
  try {
    await client.query(
      `update plan_nodes
       set content = jsonb_set(jsonb_set(content, '{title}', to_jsonb('新しい ' || (content ->> 'title'))),
         '{stated,0,wording}', to_jsonb(replace(content #>> '{stated,0,wording}', '支援', '相談と支援')))
       where version_id = $1 and kind = 'measure'`,
      [outcome.value.id],
    )
  } finally {
    await client.end()
  }
  return outcome.value.id
}

/** Every row reported month by month, each report with what it rests on. */
export async function reportRows(installation: Installation): Promise<void> {
  const today = installation.open.council.clock.today()
  const client = new pg.Client({ connectionString: installation.ownerUrl })
  await client.connect()
  try {
    if ((await client.query('select from activities limit $1', [manyActivities])).rowCount === manyActivities) return
    await client.query(
      `insert into activities (id, kind, title, held_on, people, summary, organization_id)
      select gen_random_uuid(), 'gathering', '就職面接会(第' || n || '回)', $1::date - (n % 200), n % 90,
        repeat('出展の企業と話した。', 20), 'nagano-roudoukyoku'
      from generate_series(1, $2::integer) n`,
      [today, manyActivities],
    )
    await client.query(
      `with made as (
        insert into roadmap_states (id, fiscal_year, row_id, organization_id, state, evidence, evidence_on, recorded_at)
        select gen_random_uuid(), r.fiscal_year, r.id, 'nagano-roudoukyoku', 'in-progress', repeat('面接会を開いた。', 10),
          $1::date - 15 * n, now() - make_interval(days => 15 * n)
        from roadmap_rows r, generate_series(0, $2::integer - 1) n
        where r.fiscal_year = $3 and r.retired_on is null returning id
      ), numbered as (select id, row_number() over () as k from made),
      known as (select id, row_number() over (order by held_on, id) as k from activities)
      insert into roadmap_links (state_id, position, activity_id)
      select m.id, p, a.id from numbered m, generate_series(1, $4::integer) p, known a
      where a.k = 1 + (m.k * $4 + p) % $5`,
      [today, reportsOfRow, fiscalYearOf(today), linksOfReport, manyActivities],
    )
    await client.query('analyze activities, roadmap_states, roadmap_links')
  } finally {
    await client.end()
  }
}

/** A release a month up to now, as a council gives them out. */
export async function publishBefore(installation: Installation): Promise<void> {
  const { council } = installation.open
  const [actor, today] = [await actorOf(installation, office), council.clock.today()]
  // As the duty does: no person waits for the first seal of years.
  await installation.open.duties.write(nobody, (tx) => sql`select seal_ledger()`.execute(tx))
  for (let back = formerReleases; back > 0; back -= 1) {
    const prepared = await council.gateway.statistics((db) =>
      prepareRelease(db, fiscalYearOf(today), endOfDayInTokyo(addDays(today, -30 * back))),
    )
    const outcome = await council.gateway.write(actor, (tx) =>
      publishRelease(
        {
          tx,
          actor,
          now: council.clock.now(),
          today,
          settings: council.settings,
          keys: council.keys,
          fold: council.fold,
        },
        prepared,
        { number: prepared.number, note: '機関の報告を加えました。' },
      ),
    )
    if (!outcome.ok) throw new Error(`a release was refused: ${outcome.errors.map((error) => error.message).join(' ')}`)
  }
}

/** Reports of last month, as so many organizations fill them in that report by sheets. */
export async function filledSheets(
  installation: Installation,
  many: number,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const { council } = installation.open
  const month = reportedMonth(council.clock.today())
  const client = new pg.Client({ connectionString: installation.ownerUrl })
  await client.connect()
  const kpi = 'career-up-conversions'
  const { rows: organizations } = await client.query<{ id: string; name: string }>(
    `select id, name from organizations o
     where not exists (select from figure_sources s where s.organization_id = o.id and s.kpi_code = $1 and s.month = $2)
     order by id limit $3`,
    [kpi, month, many],
  )
  try {
    for (const { id } of organizations)
      await client.query(
        `insert into figure_sources (organization_id, kpi_code, month, source) values ($1, $2, $3, 'report')
         on conflict do nothing`,
        [id, kpi, month],
      )
  } finally {
    await client.end()
  }
  const sheets: { name: string; bytes: Uint8Array }[] = []
  for (const { id, name } of organizations) {
    const subject = await council.gateway.read({ accountId: null, organizationId: id }, (db) =>
      findSheetSubject(db, { organizationId: id, organizationName: name, month }),
    )
    sheets.push({
      name: `${id}.xlsx`,
      bytes: await workbookOf([
        reportSheet(
          { ...subject, kpis: subject.kpis.map((each) => ({ ...each, byArea: { '': 5 }, note: 'x' })) },
          { on: council.clock.today(), by: name },
        ),
      ]),
    })
  }
  return sheets
}

/** From the moment they are received to the last one read, all in one process. */
async function measureSheets(installation: Installation): Promise<Times> {
  const { council } = installation.open
  const [actor, sheets] = [await actorOf(installation, office), await filledSheets(installation, manySheets)]
  await council.gateway.write(actor, (tx) =>
    receiveSheets(
      {
        tx,
        actor,
        now: council.clock.now(),
        today: council.clock.today(),
        settings: council.settings,
        keys: council.keys,
        fold: council.fold,
      },
      sheets,
    ),
  )
  const started = performance.now()
  const read = await readReceivedSheets(council)
  const took = performance.now() - started
  if (read !== sheets.length) throw new Error(`${read} of ${sheets.length} sheets were read`)
  return { firstByte: [took], page: [took] }
}

async function talksOf({ ownerUrl }: Installation, caseId: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query('select from consultations where case_id = $1', [caseId])).rowCount ?? 0
  } finally {
    await client.end()
  }
}

async function actorOf({ ownerUrl }: Installation, email: string): Promise<Actor> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const {
      rows: [row],
    } = await client.query<Omit<Actor, 'organizationName' | 'deskName'>>(
      `select a.id as "accountId", a.display_name as name, a.email, m.role, m.organization_id as "organizationId",
         m.desk_id as "deskId"
       from accounts a join memberships m on m.account_id = a.id
       where a.email = $1`,
      [email],
    )
    if (!row) throw new Error(`no account ${email}`)
    return { ...row, organizationName: '', deskName: '' }
  } finally {
    await client.end()
  }
}

/** Cases of the desk at which somebody signs in, not only the newest ones. */
async function openCases({ ownerUrl }: Installation): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from cases
       where responsible_organization_id = 'sapo-shinano' and status = 'open' order by md5(id::text)`,
    )
    return rows.map((row) => row.id)
  } finally {
    await client.end()
  }
}

/** A talk recorded by its form. Opening the form is not part of what is measured. */
async function measureWrites(installation: Installation, cases: readonly string[], cookie: string): Promise<Times> {
  const visits: Visit[] = []
  for (const { path } of repeated(60, (index) => ({
    path: `/cases/${cases[index % cases.length]}/consultations/new`,
  }))) {
    const form = await visit(installation.origin, { path, cookie }, true)
    visits.push({ path, cookie, form: filledTalk(form.body, installation.open.council.clock.today()) })
  }
  return measure(installation.origin, visits, 303)
}

/** The page's form as a worker fills it in today. */
export function filledTalk(page: string, today: string): URLSearchParams {
  const [year = '', month = '', day = ''] = today.split('-')
  const fields = hiddenFields(page)
  // Forms of one case are opened together here and sent one after the other;
  // nobody else's next step is ended unseen by that.
  fields.set('nextWas', '')
  for (const [name, value] of Object.entries({
    'occurredOn.year': year,
    'occurredOn.month': String(Number(month)),
    'occurredOn.day': String(Number(day)),
    channel: 'visit',
    speaker: 'self',
    topics: 'job-search',
    note: '来所。求人をいっしょに見た。次回、応募書類を仕上げる。',
    'nextAction.kind': 'appointment',
    'nextAction.dueOn.year': year,
    'nextAction.dueOn.month': String(Number(month)),
    'nextAction.dueOn.day': '30',
    'nextAction.note': '応募書類を仕上げる',
  }))
    fields.set(name, value)
  return fields
}

export function hiddenFields(page: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [tag] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    fields.append(attribute(tag, 'name'), attribute(tag, 'value'))
  return fields
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&#x27;': "'",
  '&#39;': "'",
}
const attribute = (tag: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(
    /&(?:amp|quot|lt|gt|#x27|#39);/g,
    (entity) => entities[entity] ?? entity,
  )
