/** What stands around a page: the navigation of each role, the counts of what waits, the demo's banner. */
import { sql } from 'kysely'
import { may } from './permissions.ts'
import type { Actor } from './platform/actor.ts'
import type { Council } from './platform/council.ts'
import { type ReadDb, ask } from './platform/database/handles.ts'
import { formatDate } from './platform/japanese/era.ts'
import { fiscalYearOf } from './platform/japanese/fiscal-year.ts'
import { findOlderPlanNote } from './modules/council/council/index.ts'
import { roleLabels } from './modules/access/accounts/index.ts'
import type { Assets, NavGroup, PlainShell, PublicShell, Shell } from './ui/index.ts'
import { cookieIn, largeCookie } from './platform/http/cookies.ts'
import type { Surroundings } from './platform/http/web-parts.ts'
import { type NavigationEntry, navigationGroups } from './platform/room.ts'
import { rooms } from './rooms.ts'

const groups: { label?: string; entries: readonly NavigationEntry[] }[] = Object.entries(navigationGroups).map(
  ([key, label]) => ({
    ...(label === null ? {} : { label }),
    entries: rooms
      .flatMap((room) => room.navigation ?? [])
      .filter((entry) => entry.group === key)
      .toSorted((one, other) => one.place - other.place),
  }),
)

interface Counts {
  referrals: number
  followUps: number
}

const noneWaiting: Counts = { referrals: 0, followUps: 0 }

/** What waits for this worker: referrals to answer, follow-ups that are due. One query a page. */
async function countWaiting(db: ReadDb, actor: Actor, council: Council): Promise<Counts> {
  if (!may(actor, 'placement.list') || actor.deskId === null) return noneWaiting
  const [row] = await ask(
    db,
    sql<Counts>`select (select count(*) from referrals
          where to_organization_id = ${actor.organizationId} and to_desk_id = ${actor.deskId}
            and status = 'sent') as referrals,
        (select count(*) from follow_ups
          where desk_id = ${actor.deskId} and held_on is null and cancelled_on is null
            and due_on <= ${council.clock.today()}::date) as "followUps"`,
  )
  return row ?? noneWaiting
}

const isCurrent = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)

function navigationFor(actor: Actor, path: string): NavGroup[] {
  return groups
    .map((group) => ({
      ...(group.label === undefined ? {} : { label: group.label }),
      items: group.entries
        .filter((entry) => may(actor, entry.needs))
        .map((entry) => ({ href: entry.href, label: entry.label, current: isCurrent(path, entry.href) })),
    }))
    .filter((group) => group.items.length > 0)
}

const counted = new Map(
  groups.flatMap(({ entries }) => entries.flatMap(({ href, count }) => (count ? [[href, count] as const] : []))),
)

/** Into the navigation that stands already: a page may hold its entries. */
function enterCounts(navigation: NavGroup[], counts: Counts): void {
  for (const item of navigation.flatMap((group) => group.items)) {
    const count = counted.get(item.href)
    if (count !== undefined && counts[count] > 0) item.count = counts[count]
  }
}

function phoneBar(actor: Actor, path: string): Shell['phoneBar'] {
  const wanted = may(actor, 'case.list')
    ? ['/today', '/cases', '/referrals']
    : may(actor, 'placement.list')
      ? ['/today', '/placements', '/desks']
      : may(actor, 'account.manage')
        ? ['/admin', '/plan', '/kpis']
        : may(actor, 'own.read')
          ? ['/my']
          : may(actor, 'kpi.readFacts')
            ? ['/office', '/roadmap', '/kpis']
            : ['/today', '/roadmap', '/kpis']
  const entries = groups.flatMap((group) => group.entries)
  const items = wanted.flatMap((href) => {
    const entry = entries.find((each) => each.href === href)
    return entry && may(actor, entry.needs)
      ? [
          {
            href,
            label: entry.label === 'KPI・数字' ? 'KPI' : entry.label,
            icon: entry.icon,
            current: isCurrent(path, href),
          },
        ]
      : []
  })
  if (may(actor, 'case.open'))
    items.splice(2, 0, { href: '/cases/new', label: '記録', icon: 'pencil-plus', current: path === '/cases/new' })
  if (may(actor, 'case.open'))
    for (const item of items) if (item.href === '/cases' && path === '/cases/new') item.current = false
  return [...items, { href: '/menu', label: 'メニュー', icon: 'menu-2', current: path === '/menu' }]
}

function demoBanner(council: Council): string | undefined {
  if (council.mode === 'service') return undefined
  return `デモです。人はすべて架空です。日付は${formatDate(council.clock.today())}、データベースは${council.databaseLabel}です。`
}

const withBanner = (council: Council): { banner?: string } => {
  const banner = demoBanner(council)
  return banner === undefined ? {} : { banner }
}

const noticeOf = (text: string | null): { notice?: Shell['notice'] & object } =>
  text === null ? {} : { notice: { kind: 'done', text } }

/** Pages that show the year's plan or its figures. */
const figurePaths = /^\/(?:plan|kpis|roadmap|statistics|reports|progress-reports|office)(?:\/|$)/

export function staffShell(
  council: Council,
  db: ReadDb,
  actor: Actor,
  assets: Assets,
  request: { path: string; query: URLSearchParams; csrf: string; notice: string | null },
): Surroundings {
  const shell: Shell = {
    navigation: navigationFor(actor, request.path),
    phoneBar: phoneBar(actor, request.path),
    actor: { name: actor.name, desk: actor.deskName || actor.organizationName, role: roleLabels[actor.role] },
    ...(may(actor, 'person.search')
      ? { search: { value: request.path === '/people' ? (request.query.get('q') ?? '') : '' } }
      : {}),
    canRecord: may(actor, 'case.open'),
    csrf: request.csrf,
    assets,
    ...withBanner(council),
    ...noticeOf(request.notice),
  }
  const waiting = countWaiting(db, actor, council).then((counts) => enterCounts(shell.navigation, counts))
  const noted = figurePaths.test(request.path)
    ? findOlderPlanNote(db, fiscalYearOf(council.clock.today())).then((note) => {
        if (note !== null) shell.planNote = note
      })
    : undefined
  return { shell, whole: Promise.all([waiting, noted]) }
}

/** @param council undefined while nothing is known of it yet */
export function plainShell(council: Council | undefined, assets: Assets, notice: string | null): PlainShell {
  return { assets, ...(council === undefined ? {} : withBanner(council)), ...noticeOf(notice) }
}

export function publicShell(
  council: Council,
  assets: Assets,
  request: { path: string; query: URLSearchParams; headers: Headers },
): PublicShell {
  const large = cookieIn(request.headers.get('cookie'), largeCookie) === '1'
  const query = request.query.toString()
  const here = query === '' ? request.path : `${request.path}?${query}`
  const links = [
    { href: '/find', label: '窓口をさがす' },
    { href: '/figures', label: '数字で見る' },
  ]
  return {
    navigation: links.map((link) => ({ ...link, current: isCurrent(request.path, link.href) })),
    // The answers of 窓口をさがす stand in the address, so the whole of it is the way back.
    options: [{ href: `/large?back=${encodeURIComponent(here)}`, label: '文字を大きく', on: large }],
    footer: [
      { href: '/find/places', label: '市町村ごとの窓口' },
      { href: '/find/desks', label: '窓口の一覧' },
      { href: '/about#privacy', label: '個人情報の扱い' },
      { href: '/about', label: 'このサイトについて' },
      { href: '/sign-in', label: '相談員の方' },
    ],
    council: council.name,
    large,
    assets,
    ...withBanner(council),
  }
}
