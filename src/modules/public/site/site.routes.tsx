/** The public pages that are no question: start, about, and the size of the letters. */
import { noPerson } from '../../../subjects.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import { cookieIn, largeCookie, ourCookie } from '../../../platform/http/cookies.ts'
import { get, getKept, type KeptContext, page, type Route } from '../../../platform/http/room.ts'
import { formatNumber } from '../../../platform/japanese/index.ts'
import { readCredits } from './council-words.ts'
import { periodLabel } from './figures.rules.ts'
import { ownPath } from './find.rules.ts'
import { AboutPage } from './pages/about-page.tsx'
import { type StartFigures, StartPage } from './pages/start-page.tsx'
import { figuresShell, type ReleasedDetails, findReleasedDetails } from './released-figures.ts'
import { findCouncil, listMembers, listReleases, goalsOf } from '../../council/index.ts'

/** The newest release; null before there is one. */
async function newestRelease(c: KeptContext): Promise<ReleasedDetails | null> {
  const [newest] = await listReleases(c.db)
  return newest === undefined ? null : c.statistics((db) => findReleasedDetails(db, newest))
}

/** What the start page says of the year. A figure that is too small is left out, not written as nothing. */
const onStartPage = [
  { code: 'regular-employment', label: '正社員として働きはじめた方' },
  { code: 'municipal-desks', label: 'ひきこもりの相談窓口がある市町村' },
] as const

function startFigures(published: ReleasedDetails | null): StartFigures | null {
  if (published === null) return null
  const items = onStartPage.flatMap(({ code, label }) => {
    const item = published.details.find((detail) => detail.item.code === code)?.item
    if (item === undefined || item.actual === null || item.state === 'unreported') return []
    const [goal] = goalsOf(item)
    const unit = item.kind === 'coverage' && goal !== undefined ? `/${formatNumber(goal.value)}` : item.unit
    return [{ value: formatNumber(item.actual), unit, label }]
  })
  return items.length === 0
    ? null
    : { note: periodLabel(published.release.fiscalYear, civilDateOf(published.release.asOf)), items }
}

const aYear = 365 * 24 * 60 * 60

export const pageRoutes: Route[] = [
  getKept('/', async (c) =>
    page(
      <StartPage
        shell={await figuresShell(c)}
        path={c.path}
        prefecture={c.council.prefecture}
        figures={startFigures(await newestRelease(c))}
      />,
    ),
  ),

  getKept('/about', async (c) => {
    const identity = await findCouncil(c.db)
    const members = await listMembers(c.db)
    const offices = (identity?.officeOrganizationIds ?? []).flatMap(
      (id) => members.find((member) => member.organizationId === id)?.name ?? [],
    )
    return page(
      <AboutPage
        shell={c.publicShell}
        path={c.path}
        mode={c.council.mode}
        credits={await readCredits(c.council.folder)}
        council={{
          name: c.council.name,
          predecessor: identity?.predecessor ?? null,
          offices,
          mapAttribution: identity?.mapAttribution ?? '',
          mapAttributionUrl: identity?.mapAttributionUrl ?? null,
        }}
      />,
    )
  }),

  // The one cookie of the public pages: a wish about this screen, nothing about the reader.
  get('/large', 'public', noPerson, async (c) => {
    const isLarge = cookieIn(c.headers.get('cookie'), largeCookie) === '1'
    const cookie = ourCookie(largeCookie, isLarge ? '' : '1', isLarge ? 0 : aYear, c.council.baseUrl)
    return { kind: 'redirect', location: ownPath(c.query.get('back')), cookies: [cookie] }
  }),
]
