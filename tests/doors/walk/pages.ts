/** What a reader is shown by pages and by the API: every planted text in it, and whether the case answers at all. */
import { createApi } from '../../../src/platform/api/index.ts'
import { may } from '../../../src/permissions.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import type { TestCouncil } from '../../support/db.ts'
import type { Web } from '../../support/web.ts'
import { plantPattern, type World } from './world.ts'
import { apiEndpoints } from '../../../src/rooms.ts'

export interface Shown {
  path: string
  status: number
  tokens: string[]
}

export interface Doors {
  open(actor: Actor, path: string): Promise<Shown>
  ask(actor: Actor, path: string): Promise<Shown>
}

export function doorsOf(open: TestCouncil, web: Web): Doors {
  const actors = new Map<string, Actor>()
  const api = createApi(
    apiEndpoints,
    { councilOf: () => open.council, actorOfToken: async (_, token) => actors.get(token) ?? null },
    { writes: 1e9, reads: 1e9, strangers: 1e9 },
  )
  const tokensOf = (text: string): string[] => [...new Set(text.match(plantPattern))]
  return {
    open: async (actor, path) => {
      const answer = await web.as(actor).get(path)
      return { path, status: answer.status, tokens: tokensOf(answer.text) }
    },
    ask: async (actor, path) => {
      actors.set(actor.accountId, actor)
      const response = await api.request(path, {
        headers: { host: 'localhost', authorization: `Bearer ${actor.accountId}` },
      })
      return { path: `/api/v1${path}`, status: response.status, tokens: tokensOf(await response.text()) }
    },
  }
}

/** Every page that says something about these cases. The first of each case answers whether it is there at all. */
export function pathsOf(world: World, actor: Actor): { pages: string[]; api: string[] } {
  const ids = (table: string): string[] => world.of(table).map((row) => String(row['id']))
  const [cases, people] = [ids('cases'), ids('people')]
  const pages = ['/today', '/today?whose=all']
  const api: string[] = []
  if (may(actor, 'placement.list')) pages.push('/placements')
  if (may(actor, 'conference.list')) pages.push('/conferences')
  if (may(actor, 'team.see')) pages.push('/team', '/gaps')
  if (!may(actor, 'case.read')) return { pages, api }
  const name = encodeURIComponent('山田')
  pages.push(
    '/cases',
    '/cases?status=closed',
    `/cases?q=${name}`,
    `/people?q=${name}`,
    `/people/hint?q=${name}`,
    '/referrals',
    '/referrals?view=answered',
    '/joint-supports',
    '/emergency',
    '/retention',
  )
  api.push('/cases', `/people?q=${name}`, '/referrals', '/conferences', '/joint-supports', '/gaps')
  if (may(actor, 'emergency.review')) api.push('/emergency-access')
  for (const id of cases) {
    pages.push(
      ...[
        '',
        '/access',
        '/copy',
        '/assessment',
        '/work-history',
        '/support-plans',
        '/readers',
        '/retention',
        '/notes',
        '/own-page',
        '/restriction',
      ].map((part) => `/cases/${id}${part}`),
    )
    api.push(
      ...[
        '',
        '/timeline',
        '/access',
        '/assessment',
        '/support-plans',
        '/work-history',
        '/notes',
        '/retention-holds',
        '/own-page',
        '/conferences',
        '/joint-supports',
        '/trainings',
      ].map((part) => `/cases/${id}${part}`),
    )
  }
  for (const id of people) {
    pages.push(`/people/${id}`, `/people/${id}/duplicates`)
    api.push(`/people/${id}`)
  }
  for (const id of ids('referrals')) pages.push(`/referrals/${id}`)
  for (const id of ids('conferences')) {
    pages.push(`/conferences/${id}`)
    api.push(`/conferences/${id}`)
  }
  for (const id of ids('joint_supports')) pages.push(`/joint-supports/${id}`)
  for (const id of ids('emergency_accesses')) pages.push(`/emergency/${id}/review`)
  for (const id of ids('consents')) pages.push(`/consents/${id}/withdrawal`)
  for (const plan of world.of('support_plans'))
    pages.push(`/cases/${String(plan['case_id'])}/support-plans/${String(plan['id'])}`)
  return { pages, api }
}
