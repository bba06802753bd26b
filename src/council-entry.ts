/**
 * One council of the configuration, open or waiting for its database. A database that is away stops neither the start
 * nor the other councils: the entry tries again and again, and opens by itself when it answers.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { ensureDemo } from './demo/index.ts'
import { ensureDemoAccounts } from './modules/access/accounts/index.ts'
import { bringUpToDate, prepareEmbedded } from './prepare-council.ts'
import { openCouncil, type OpenCouncil } from './open-council.ts'
import type { Config, CouncilConfig } from './platform/config.ts'
import type { EmbeddedPostgres } from './platform/embedded-postgres/index.ts'
import { databaseFailure } from './platform/database/failures.ts'
import { log } from './platform/log.ts'
import { commands } from './platform/project.ts'
import { startWorker, type Worker } from './worker.ts'

/** For the operator: printed as one sentence, without a stack. */
export class StartRefused extends Error {
  readonly forOperator = true
}

export interface CouncilEntry {
  readonly source: Pick<CouncilConfig, 'key' | 'host' | 'baseUrl'>
  /** null while its database is away or can't be used. */
  readonly current: OpenCouncil | null
  /** Why it isn't open, in words for the operator; empty when it is. */
  readonly problem: string
  /** Ends when it is open or waits; refuses where it is the only council and waiting would not help. */
  readonly firstTry: Promise<void>
  startDuties(): void
  close(): Promise<void>
}

const embeddedLabel = 'この製品に付属のPostgreSQL'
const awayWords = 'データベースにつながりません。'
/** The database is back within seconds or within hours: asked each second, and said each half minute. */
const tryAgainMs = 1_000
const sayAgainMs = 30_000

/** An entry that is open already, for tests and for measuring. */
export function openedEntry(open: OpenCouncil): CouncilEntry {
  return {
    source: { key: open.council.key, host: open.host, baseUrl: open.council.baseUrl },
    current: open,
    problem: '',
    firstTry: Promise.resolve(),
    startDuties: () => {},
    close: () => open.close(),
  }
}

export function openEntry(config: Config, source: CouncilConfig, embedded: EmbeddedPostgres | null): CouncilEntry {
  const ended = new AbortController()
  let current: OpenCouncil | null = null
  let problem = awayWords
  let dutiesWanted = false
  let worker: Promise<Worker | null> = Promise.resolve(null)
  const beginDuties = (open: OpenCouncil): void => {
    worker = startWhenPossible(config, source, open, ended.signal)
  }
  const tryOnce = async (): Promise<void> => {
    const opened = await open(config, source, embedded)
    // Ended while it was being opened.
    if (ended.signal.aborted) return opened.close()
    current = opened
    problem = ''
    if (dutiesWanted) beginDuties(opened)
  }
  const only = config.councils.length === 1
  let waiting: Promise<void> = Promise.resolve()
  const firstTry = tryOnce().catch((error: unknown) => {
    if (config.mode !== 'service' || (only && !mayPass(error))) throw error
    problem = wordsOf(error)
    log.error('waiting for the database', { council: source.key, why: problem, error })
    waiting = keepTrying()
  })
  firstTry.catch(() => {})
  const keepTrying = async (): Promise<void> => {
    let saidAt = performance.now()
    while (!ended.signal.aborted && current === null) {
      await delay(tryAgainMs, undefined, { signal: ended.signal }).catch(() => {})
      if (ended.signal.aborted) return
      try {
        await tryOnce()
        log.info('the database is there', { council: source.key })
      } catch (error) {
        problem = wordsOf(error)
        if (performance.now() - saidAt < sayAgainMs) continue
        saidAt = performance.now()
        log.error('still waiting for the database', { council: source.key, why: problem })
      }
    }
  }
  return {
    source,
    get current() {
      return current
    },
    get problem() {
      return problem
    },
    firstTry,
    startDuties: () => {
      dutiesWanted = true
      if (current !== null) beginDuties(current)
    },
    close: async () => {
      ended.abort()
      await Promise.allSettled([firstTry, waiting])
      await (await worker)?.stop()
      await current?.close()
    },
  }
}

/** What passes by itself: a restart, a network that is down, somebody's lock. */
const mayPass = (error: unknown): boolean => databaseFailure(error) !== null && databaseFailure(error) !== 'newer'

function wordsOf(error: unknown): string {
  if (mayPass(error)) return awayWords
  return error instanceof Error ? error.message : String(error)
}

/** The worker needs the database to start; where it went away again, it is tried until it is there. */
async function startWhenPossible(
  config: Config,
  source: CouncilConfig,
  open: OpenCouncil,
  signal: AbortSignal,
): Promise<Worker | null> {
  while (!signal.aborted) {
    try {
      return await startWorker(config, source, open)
    } catch (error) {
      log.error('the duties could not be started', { council: source.key, error })
      await delay(tryAgainMs, undefined, { signal }).catch(() => {})
    }
  }
  return null
}

async function open(config: Config, source: CouncilConfig, embedded: EmbeddedPostgres | null): Promise<OpenCouncil> {
  if (source.databaseUrl === null) {
    if (embedded === null) throw new Error('no embedded database was started')
    const { ownerUrl, url } = await prepareEmbedded(embedded.url, source.key)
    await bringUpToDate(ownerUrl, source, { login: 'tsunagu_login', now: new Date() })
    return filled(config, await openCouncil(config, source, url, embeddedLabel), ownerUrl)
  }
  if (config.mode === 'demo') {
    await bringUpToDate(source.databaseUrl, source, { now: new Date() })
    return filled(
      config,
      await openCouncil(
        config,
        source,
        source.databaseUrl,
        /\/([^/?]+)(?:\?|$)/.exec(source.databaseUrl.replace(/^[^:]+:\/\//, ''))?.[1] ?? '',
      ),
      source.databaseUrl,
    )
  }
  return openService(config, source, source.databaseUrl)
}

async function filled(config: Config, open: OpenCouncil, ownerUrl: string): Promise<OpenCouncil> {
  if (config.mode !== 'demo') return open
  const { council } = open
  try {
    await ensureDemoAccounts(council, config.demoPassword ?? '')
    await ensureDemo({ ownerUrl, council, folder: council.folder })
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}

async function openService(config: Config, source: CouncilConfig, url: string): Promise<OpenCouncil> {
  const open = await openCouncil(config, source, url, '').catch((error: unknown) => {
    if (mayPass(error) || (error instanceof Error && 'forOperator' in error)) throw error
    throw new StartRefused(
      `データベースの用意ができていません(${error instanceof Error ? error.message : String(error)})。${commands.tsunagu} migrate を実行してから、もう一度始めてください。`,
    )
  })
  try {
    const { state, why } = await open.ready()
    if (state === 'clock differs') throw new StartRefused(`${why}そのあとで、もう一度始めてください。`)
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}
