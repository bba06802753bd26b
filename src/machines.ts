/** What machines ask: /healthz (the process), /readyz (the databases), /metrics (counters). */
import { timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { CouncilEntry } from './council-entry.ts'
import { findServiceState } from './modules/access/service/index.ts'
import type { Readiness } from './readiness.ts'
import { databaseFailure } from './platform/database/failures.ts'
import { nobody } from './platform/database/handles.ts'
import { isFromHere } from './platform/http/client-address.ts'
import { noteRoute } from './platform/http/observe.ts'
import { asked, notePools, registry, watchProcess } from './platform/metrics.ts'
import { answerForMetrics, metricsOfAll } from './platform/shared-metrics.ts'

async function readinessOf(entry: CouncilEntry): Promise<Readiness> {
  if (entry.current === null) return { state: 'waiting for database', why: entry.problem }
  try {
    return await entry.current.ready()
  } catch (error) {
    return { state: 'database away', why: databaseFailure(error) ?? (error instanceof Error ? error.name : '') }
  }
}

export function mountMachines(
  app: Hono,
  entries: readonly CouncilEntry[],
  find: (host: string) => CouncilEntry | undefined,
  metricsToken: string | null,
  processes = 1,
): void {
  watchProcess()
  const measureAll = (): Promise<unknown> => Promise.all(entries.map(measure))
  answerForMetrics(measureAll)
  app.get('/healthz', (c) => {
    noteRoute(c, '/healthz')
    return c.text('ok')
  })
  // Asked under a council's name, it answers for that council; under any other (the machine's own), for all, and is
  // ready as long as one is: a database that is away doesn't take the others' people with it.
  app.get('/readyz', async (c) => {
    noteRoute(c, '/readyz')
    const named = find(c.req.header('host') ?? '')
    const states = await Promise.all(
      (named === undefined ? entries : [named]).map(async (entry) => ({ entry, readiness: await readinessOf(entry) })),
    )
    for (const { entry, readiness } of states) noteReadiness(entry, readiness)
    const isReady = states.some(({ readiness }) => readiness.state === 'ready')
    const [only] = states
    const text =
      states.length === 1 && only !== undefined
        ? only.readiness.state
        : states.map(({ entry, readiness }) => `${entry.source.key} ${readiness.state}`).join('\n')
    if (!isReady) c.header('Retry-After', '5')
    return c.text(text, isReady ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    noteRoute(c, '/metrics')
    if (!mayScrape(c, metricsToken)) return c.text('Not found', 404)
    await measureAll()
    return c.text(await metricsOfAll(processes - 1), 200, { 'Content-Type': registry.contentType })
  })
}

/**
 * By the token, or from the machine itself where none is set; a proxy in front makes everybody come
 * from there, so it needs one.
 */
function mayScrape(c: Context, token: string | null): boolean {
  if (token !== null) {
    const given = Buffer.from(/^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '')
    const expected = Buffer.from(token)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
  return isFromHere(c)
}

const lastStates = new Map<string, string>()

function noteReadiness({ source }: CouncilEntry, { state }: Readiness): void {
  const before = lastStates.get(source.key)
  if (before !== undefined && before !== state) asked.up.remove({ council: source.key, state: before })
  lastStates.set(source.key, state)
  asked.up.set({ council: source.key, state }, state === 'ready' ? 1 : 0)
}

/** What only the database knows is asked of it; while it is away the rest is told all the same. */
async function measure(entry: CouncilEntry): Promise<void> {
  noteReadiness(entry, await readinessOf(entry))
  if (entry.current === null) return
  const {
    council: { key: council, publicGateway },
    pools,
  } = entry.current
  notePools({ key: council, pools })
  asked.clock.set({ council }, entry.current.clock.aheadMs() / 1000)
  const state = await publicGateway.read(nobody, findServiceState).catch(() => null)
  if (state === null) return
  for (const duty of state.duties) {
    if (duty.age !== null) asked.dutyAge.set({ council, duty: duty.name }, duty.age)
    asked.dutyFailures.set({ council, duty: duty.name }, duty.failures)
    asked.dutyRuns.set({ council, duty: duty.name }, duty.runs)
  }
  asked.mails.set({ council, state: 'waiting' }, state.mailsWaiting)
  asked.mails.set({ council, state: 'given-up' }, state.mailsGivenUp)
  asked.sheets.set({ council }, state.sheetsWaiting)
  if (state.lastSealAt !== null) asked.seal.set({ council }, (Date.now() - state.lastSealAt.getTime()) / 1000)
  asked.alarms.set({ council }, state.openAlarms.length)
}
