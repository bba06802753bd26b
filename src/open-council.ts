/**
 * Opening a council: its database, its data, its settings; closing it again.
 * Used by the server, the worker and the CLI.
 */
import { openPools } from './council-pools.ts'
import { type Authenticator, createAuthenticator } from './modules/access/accounts/index.ts'
import { findCouncil, findVariantCharacters } from './modules/council/council/index.ts'
import { createClock } from './platform/clock.ts'
import type { Config, CouncilConfig } from './platform/config.ts'
import type { Council } from './platform/council.ts'
import { type ClockWatch, createClockWatch } from './platform/database/clock-watch.ts'
import { createGateway, type Gateway, nobody } from './platform/database/handles.ts'
import { keepsNames } from './platform/database/named-statements.ts'
import { dutyLimits, publicLimits, type TimeLimits } from './platform/database/opening.ts'
import { openInstallation } from './platform/installation.ts'
import { createFolder } from './platform/japanese/folding.ts'
import { commands } from './platform/project.ts'
import { findSettings } from './platform/settings.ts'
import { clockWords, lastRecorded, type Readiness, readState, schemaMisfit } from './readiness.ts'

export interface OpenCouncil {
  council: Council
  authenticator: Authenticator
  url: string
  host: string | null
  /** Transactions that no person waits for: they may take longer, and have connections of their own. */
  duties: Gateway
  clock: ClockWatch
  /** All connections, by what they are for. */
  pools: ReturnType<typeof openPools>
  ready(): Promise<Readiness>
  close(): Promise<void>
}

/** Between program and database stands a pooler that knows no names; for the operator's eyes. */
class StatementsLost extends Error {
  override readonly name = 'StatementsLost'
  constructor() {
    super(
      'データベースとの間のプーラーが、名前のついた文を受けつけません (PgBouncer 1.21 より前など)。TSUNAGU_STATEMENTS=plain にするか、PgBouncer を 1.21 以上にして max_prepared_statements を 1500 以上にしてください。',
    )
  }
}

/** Database and program don't fit each other; for the operator's eyes. */
class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused'
  readonly forOperator = true
}

/**
 * Opens a council whose database is current.
 * @param config what concerns all councils
 * @param options.work limits of what no person waits for: duties, or the operator's command
 * @param options.anew a demo that is put back to its beginning, whatever was recorded
 * @throws WrongSecret, SchemaRefused; the driver's error where the database is away
 */
export async function openCouncil(
  config: Config,
  source: CouncilConfig,
  url: string,
  databaseLabel: string,
  options: { anew?: boolean; work?: TimeLimits } = {},
): Promise<OpenCouncil> {
  const work = options.work ?? dutyLimits
  const pools = openPools(url, work, config.namesStatements)
  const close = async (): Promise<void> => void (await Promise.all(Object.values(pools).map((pool) => pool.end())))
  try {
    const watch = createClockWatch(pools.ready)
    await watch.measure()
    if (config.namesStatements && !(await keepsNames(pools.staff))) throw new StatementsLost()
    const misfit = schemaMisfit(await readState(pools.ready))
    if (misfit !== null) throw new SchemaRefused(misfit.why)
    const clock = createClock(
      config.today === null
        ? { ahead: () => watch.aheadMs() }
        : { today: config.today, notBefore: options.anew ? null : await lastRecorded(pools.ready) },
    )
    // A demo's accounts and scenes are nobody's events.
    const watched = config.mode === 'demo' ? null : source.key
    const gateway = createGateway(pools.staff, clock, pools.staffFigures, undefined, watched)
    const read = await gateway.read(nobody, async (db) => ({
      identity: await findCouncil(db),
      settings: await findSettings(db),
      variants: await findVariantCharacters(db),
    }))
    if (!read.identity)
      throw new Error(`データベースに協議会のデータがありません。${commands.tsunagu} migrate を実行してください。`)
    const keys = await openInstallation(gateway, source.secret)
    const council: Council = {
      key: source.key,
      name: read.identity.name,
      shortName: read.identity.shortName,
      prefecture: read.identity.prefectureName,
      gateway,
      publicGateway: createGateway(pools.public, clock, pools.publicFigures, publicLimits),
      clock,
      keys,
      settings: read.settings,
      fold: createFolder(new Map(read.variants)),
      mode: config.mode,
      baseUrl: source.baseUrl,
      databaseLabel,
      folder: source.folder,
    }
    return {
      council,
      authenticator: createAuthenticator({
        pool: pools.signIn,
        clock,
        keys,
        baseUrl: source.baseUrl,
        mode: config.mode,
        watched,
      }),
      url,
      host: source.host,
      duties: createGateway(pools.duties, clock, pools.dutyFigures, work, watched),
      clock: watch,
      pools,
      ready: async () => {
        const state = await readState(pools.ready)
        await watch.measure()
        const misfit = schemaMisfit(state)
        if (misfit !== null) return misfit
        if (config.mode === 'service' && !watch.isSound())
          return { state: 'clock differs', why: clockWords(watch.aheadMs()) }
        if (state.stuck.length > 0)
          return { state: 'duty stuck', why: `定時の仕事が止まっています(${state.stuck.join('、')})。` }
        return { state: 'ready', why: '' }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
