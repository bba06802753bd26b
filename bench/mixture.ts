/** A working day's mixture of what is asked of the product, each kind at its own steady pace; 900 a minute in all. */
import { randomUUID } from 'node:crypto'
import { zipSync } from 'fflate'
import { createApiToken } from '../src/modules/access/accounts/index.ts'
import { addDays } from '../src/platform/clock.ts'
import { type Installation, password, signIn } from './install.ts'
import { filledSheets, filledTalk, hiddenFields, manager, office, searched, visitsOf, worker } from './pages.ts'

export interface Ask {
  path: string
  headers?: Record<string, string>
  cookie?: string
  /** Sent as a POST: a form, a file with its form, or JSON. */
  body?: URLSearchParams | FormData | string
  expected?: number
}

/** Asks and reads the whole answer. @returns its text, and counts it where it isn't the one expected */
export type Asking = (ask: Ask) => Promise<string>

export interface Kind {
  name: string
  perMinute: number
  make(index: number, asking: Asking): Ask | Promise<Ask>
}

const municipal = 'soudan@matsumoto.example'
const elsewhere = 'soudan@hw-nagano.example'
const administrator = 'kanri@tsunagu.example'
const person = 'honnin@my.example'

export async function mixtureOf(installation: Installation): Promise<Kind[]> {
  const { open } = installation
  const today = (): string => open.council.clock.today()
  const visits = await visitsOf(installation)
  const cookies = new Map<string, string>()
  for (const email of [manager, office, municipal, elsewhere, administrator, person])
    cookies.set(email, await signIn(installation, email))
  const as = (email: string, path: string): Ask => ({ path, cookie: cookies.get(email) ?? '' })
  const authorization = `Bearer ${await createApiToken(open.council, worker)}`
  const sheets = await filledSheets(installation, 12)
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
  const anyCase = (index: number): string => pick(visits.open, index * 7)
  const api = (path: string, body?: unknown): Ask =>
    body === undefined
      ? { path, headers: { authorization } }
      : {
          path,
          headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify(body),
          expected: 201,
        }
  const talk = (): object => ({
    occurredOn: today(),
    channel: 'phone',
    speaker: 'self',
    topics: ['job-search'],
    note: '電話。応募の返事を待っている。',
    nextAction: { kind: 'call', dueOn: addDays(today(), 3), time: null, note: '返事を聞く', assignee: null },
  })
  const filters = [
    '?due=overdue',
    '?due=week&sort=contact',
    '?type=1',
    '?type=none&mine=yes',
    '?status=closed&page=2',
    '?sort=number&page=3',
  ]

  return [
    { name: '今日', perMinute: 120, make: visits.today },
    { name: '今日(ほかの窓口)', perMinute: 60, make: () => as(elsewhere, '/today') },
    { name: '今日(責任者・市町村)', perMinute: 40, make: (index) => as(pick([manager, municipal], index), '/today') },
    { name: 'ケース', perMinute: 120, make: visits.supportCase },
    { name: '300件の記録のあるケース', perMinute: 6, make: visits.longCase },
    { name: 'ケースをさがす', perMinute: 50, make: visits.list },
    {
      name: 'ケースをしぼる',
      perMinute: 50,
      make: (index) => ({ path: `/cases${pick(filters, index)}`, cookie: visits.cookie }),
    },
    {
      name: '人をさがす',
      perMinute: 60,
      make: (index) => ({
        path: `/people${index % 2 === 0 ? '/hint' : ''}?q=${encodeURIComponent(pick(searched, index))}`,
        cookie: visits.cookie,
      }),
    },
    {
      name: '相談を記録する',
      perMinute: 20,
      make: async (index, asking) => {
        const form = { path: `/cases/${anyCase(index)}/consultations/new`, cookie: visits.cookie }
        return { ...form, body: filledTalk(await asking(form), today()), expected: 303 }
      },
    },
    {
      name: '受付(API)',
      perMinute: 20,
      make: () => api('/api/v1/cases', { ...talk(), deskId: 'sapo-shinano', speaker: 'anonymous', person: null }),
    },
    {
      name: '相談を記録する(API)',
      perMinute: 20,
      make: (index) => api(`/api/v1/cases/${anyCase(index)}/consultations`, talk()),
    },
    {
      name: 'ケース(API)',
      perMinute: 60,
      make: (index) => api(index % 2 === 0 ? '/api/v1/cases?limit=50' : `/api/v1/cases/${anyCase(index)}/timeline`),
    },
    {
      name: 'KPI(API)',
      perMinute: 10,
      make: (index) => api(pick(['/api/v1/kpis', '/api/v1/plan', '/api/v1/openapi.json'], index)),
    },
    {
      name: 'こぼれ防止',
      perMinute: 10,
      make: (index) => (index % 2 === 0 ? visits.gaps(index) : visits.councilGaps(index)),
    },
    { name: 'チーム', perMinute: 6, make: () => as(manager, '/team') },
    { name: 'KPI', perMinute: 30, make: (index) => pick([visits.kpis, visits.kpi, visits.office], index)(index) },
    {
      name: 'KPI(前の時点)',
      perMinute: 4,
      make: (index) => pick([visits.kpiYearBack, visits.moved, visits.breakdown], index)(index),
    },
    {
      name: '計画',
      perMinute: 14,
      make: (index) =>
        as(
          pick([office, manager, municipal], index),
          pick(['/plan', '/plan?part=measures', '/plan?part=annex', '/plan?part=findings'], index),
        ),
    },
    { name: '計画の案', perMinute: 2, make: (index) => pick([visits.planDraft, visits.planComparison], index)(index) },
    {
      name: '工程表',
      perMinute: 20,
      make: (index) => pick([visits.roadmap, visits.roadmapRow, visits.activities], index)(index),
    },
    {
      name: '就職と会議',
      perMinute: 16,
      make: (index) => ({
        path: pick(['/placements', '/conferences', '/desks', '/retention'], index),
        cookie: visits.cookie,
      }),
    },
    {
      name: '管理',
      perMinute: 8,
      make: (index) => as(administrator, pick(['/admin', '/service', '/admin/outbox', '/account'], index)),
    },
    { name: '本人のページ', perMinute: 4, make: () => as(person, '/my') },
    {
      name: '公開ページ',
      perMinute: 100,
      make: (index) => ({ path: pick(['/', '/find', '/find/desks', '/about', '/find/ms-nagano'], index) }),
    },
    { name: '数字で見る', perMinute: 20, make: (index) => ({ path: pick(['/figures', '/open-data'], index) }) },
    {
      name: 'PDF',
      perMinute: 1,
      make: (index) => (index % 2 === 0 ? visits.planPdf(index) : as(office, '/roadmap/paper/roadmap.pdf')),
    },
    { name: 'Word', perMinute: 1, make: () => as(office, '/plan/paper/plan.docx') },
    { name: 'Excel', perMinute: 2, make: () => as(office, '/roadmap/paper/roadmap.xlsx') },
    { name: '新しい号', perMinute: 0.5, make: visits.release },
    {
      name: '表をあずける',
      perMinute: 1,
      make: async (index, asking) => {
        const body = new FormData()
        for (const [name, value] of hiddenFields(await asking(as(office, '/report-sheets')))) body.append(name, value)
        const some = Object.fromEntries(
          sheets.slice(index % 6, (index % 6) + 6).map(({ name, bytes }) => [name, bytes]),
        )
        body.append('file', new Blob([zipSync(some)]), 'houkoku.zip')
        return { ...as(office, '/report-sheets'), body, expected: 303 }
      },
    },
    {
      name: 'ログイン',
      perMinute: 6,
      make: async (index, asking) => {
        const body = hiddenFields(await asking({ path: '/sign-in' }))
        for (const [name, value] of [
          ['email', pick([worker, manager, office], index)],
          ['password', password],
        ] as const)
          body.set(name, value)
        return { path: '/sign-in', body, expected: 303 }
      },
    },
    { name: '見はり', perMinute: 10, make: (index) => ({ path: pick(['/metrics', '/readyz', '/healthz'], index) }) },
  ]
}
