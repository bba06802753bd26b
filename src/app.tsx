/** The composition of the web: all rooms' routes, who is signed in, what stands around a page, the built assets. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { accountRoutes } from './modules/access/accounts/index.ts'
import { awayProblem, createApi } from './platform/api/index.ts'
import type { CouncilEntry } from './council-entry.ts'
import { mountMachines } from './machines.ts'
import type { OpenCouncil } from './open-council.ts'
import type { Council } from './platform/council.ts'
import { knowAddress } from './platform/http/client-address.ts'
import { securityHeaders } from './platform/http/headers.ts'
import type { WebLimits } from './platform/http/limits.ts'
import { noteRoute, observe, requestIdOf } from './platform/http/observe.ts'
import type { Route } from './platform/http/room.ts'
import { createScanner } from './platform/http/scan.ts'
import { createWeb } from './platform/http/server.ts'
import { projectDir } from './platform/project.ts'
import { apiEndpoints, draftTitle, rooms, sentenceOf } from './rooms.ts'
import { errorPage } from './error-page.tsx'
import { frameRoutes } from './frame-routes.tsx'
import { plainShell, publicShell, staffShell } from './shell.ts'
import { waitingPage } from './waiting-page.tsx'
import { type Assets, faviconSvg, renderFragment, renderPage } from './ui/index.ts'
import { dutyLabel } from './duties.ts'

const publicDir = path.join(projectDir, 'dist', 'public')

export function readAssets(): Assets {
  const manifest = JSON.parse(readFileSync(path.join(publicDir, 'manifest.json'), 'utf8')) as Record<string, string>
  return {
    stylesheet: `/assets/${manifest['main.css']}`,
    scripts: Object.entries(manifest)
      .filter(([name]) => name.endsWith('.js'))
      .map(([, file]) => `/assets/${file}`),
  }
}

/** Every page of the product, for mounting and for the tests that ask each one who may. */
export function allRoutes(authenticatorOf: (council: Council) => OpenCouncil['authenticator']): Route[] {
  return [...accountRoutes(authenticatorOf), ...frameRoutes, ...rooms.flatMap((room) => room.routes ?? [])]
}

export interface AppOptions {
  /** Other limits a minute than people's, for measuring and for tests. */
  limits?: Partial<WebLimits>
  /** A line of the log for each request. */
  accessLog?: boolean
  /** Who may see /metrics: the bearer's token; absent, whoever asks from this machine. */
  metricsToken?: string | null
  /** How many serve together, this one included. */
  processes?: number
  /** Proxies that are believed about whom they ask for. */
  trustedProxies?: readonly string[]
  /** What looks at files that come with a form: program and arguments. */
  scanCommand?: readonly string[] | null
}

/** @param entries by the host names they answer to; one without a host answers to all */
export function createApp(entries: readonly CouncilEntry[], assets: Assets, options: AppOptions = {}): Hono {
  const find = (host: string): CouncilEntry | undefined => {
    const name = host.replace(/:\d+$/, '').toLowerCase()
    return entries.find((entry) => entry.source.host === name) ?? entries.find((entry) => entry.source.host === null)
  }
  const councilOf = (host: string): Council | undefined => find(host)?.current?.council
  // By the very council and not by its folder: two entries may have the same one.
  const authenticatorOf = (council: Council): OpenCouncil['authenticator'] => {
    const open = entries.find((entry) => entry.current?.council === council)?.current
    if (!open) throw new Error(`council ${council.key} is not open`)
    return open.authenticator
  }
  const app = new Hono()
  app.use(observe({ accessLog: options.accessLog ?? false, councilOf: (host) => find(host)?.source.key ?? '' }))
  app.use(knowAddress(options.trustedProxies ?? []))
  app.use(compress())
  // Every answer, files and machines' pages too; what a page sets for itself takes their place.
  app.use(async (c, next) => {
    const isSecure = find(c.req.header('host') ?? new URL(c.req.url).host)?.source.baseUrl.startsWith('https:') ?? false
    for (const [name, value] of Object.entries(securityHeaders(isSecure))) c.header(name, value)
    await next()
  })
  mountMachines(app, entries, find, options.metricsToken ?? null, options.processes)
  mountAssets(app)
  app.use(async (c, next) => {
    const entry = find(c.req.header('host') ?? new URL(c.req.url).host)
    return entry !== undefined && entry.current === null ? waitingAnswer(c, assets) : next()
  })
  app.route(
    '/api/v1',
    createApi(apiEndpoints, {
      councilOf,
      actorOfToken: (council, token) => authenticatorOf(council).actorOfToken(token),
    }),
  )
  app.route(
    '/',
    createWeb(
      allRoutes(authenticatorOf),
      {
        councilOf,
        authenticate: (council, headers) => authenticatorOf(council).actorOf(headers),
        detour: (council, signedIn, at) => authenticatorOf(council).detour(signedIn, at),
        shell: (council, db, signedIn, request) => staffShell(council, db, signedIn.actor, assets, request),
        publicShell: (council, request) => publicShell(council, assets, request),
        plainShell: (council, request) => plainShell(council, assets, request.notice),
        render: renderPage,
        renderFragment,
        errorPage,
        waitingPage,
        titles: { draft: draftTitle, duty: dutyLabel, event: sentenceOf },
        scanner: options.scanCommand ? createScanner(options.scanCommand) : null,
      },
      options.limits,
    ),
  )
  return app
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** While a council waits for its database nothing of it is known: a page without its name, and the API's answer. */
function waitingAnswer(c: Context, assets: Assets): Response {
  noteRoute(c, 'waiting')
  c.header('Retry-After', '5')
  c.header('Cache-Control', 'no-store')
  if (c.req.path.startsWith('/api/')) return awayProblem(c)
  return c.html(
    renderPage(
      errorPage(plainShell(undefined, assets, null), {
        status: 503,
        database: 'away',
        requestId: requestIdOf(c),
        signedIn: false,
      }),
    ),
    503,
  )
}

/** Built files carry their content's hash in the name, so a browser may keep them for good. */
function mountAssets(app: Hono): void {
  app.get('/favicon.svg', (c) =>
    c.body(faviconSvg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  )
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /today\nDisallow: /cases\nDisallow: /people\n'))
  app.get('/assets/:file{[a-zA-Z0-9_.-]+}', async (c) => {
    const file = c.req.param('file')
    const type = types[path.extname(file)]
    if (!type) return c.notFound()
    try {
      const body = await readFile(path.join(publicDir, file))
      return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' })
    } catch {
      return c.notFound()
    }
  })
}
