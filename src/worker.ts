/**
 * What happens without anybody pressing a button: silent つなぎ escalate, the ledger is sealed, mails go out. pg-boss
 * keeps the schedule in the database, so that of several processes one does each. Its statements run in transactions of
 * ours, whose role is local, so that it works through a transaction-pooling proxy too.
 */
import { PgBoss } from 'pg-boss'
import type { Config, CouncilConfig } from './platform/config.ts'
import { cleanUpSignIn } from './modules/access/accounts/index.ts'
import { readReceivedSheets } from './modules/council/reports/index.ts'
import { databaseFailure } from './platform/database/failures.ts'
import { asJobs } from './platform/database/as-jobs.ts'
import { noted } from './platform/duty-runs.ts'
import { log } from './platform/log.ts'
import { deliverPending } from './platform/mail/index.ts'
import type { OpenCouncil } from './open-council.ts'
import { watchService } from './modules/access/service/index.ts'
import { dutyLabel, dutyPaces, processDuties } from './duties.ts'
import { roomDuties } from './rooms.ts'

type Run = () => Promise<unknown>

export interface Worker {
  stop(): Promise<void>
}

/**
 * A duty's own life. Whoever does it says every ten seconds that it is still at it; a process that was killed says
 * nothing, and within its next minute the duty is done by another or again by the same.
 */
const life = {
  policy: 'singleton',
  retryLimit: 3,
  retryDelay: 5,
  heartbeatSeconds: 20,
  expireInSeconds: 600,
  deleteAfterSeconds: 86_400,
} as const
const watching = {
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
  cronMonitorIntervalSeconds: 20,
  cronWorkerIntervalSeconds: 5,
} as const

export async function startWorker(config: Config, source: CouncilConfig, open: OpenCouncil): Promise<Worker> {
  const pool = open.pools.duties
  const boss = new PgBoss({
    db: { executeSql: (text, values) => asJobs(pool, (client) => client.query(text, values)) },
    schema: 'pgboss',
    createSchema: false,
    ...watching,
  })
  // While the database is away each look at it fails: that is said once by whoever serves pages, not every second here.
  boss.on('error', (error) => {
    if (databaseFailure(error) === null) log.error('worker', { error })
  })
  await boss.start()
  const council = { ...open.council, gateway: open.duties }
  const ofRooms = Object.entries(roomDuties).map(([name, duty]): [string, Run] => [name, () => duty.run(council)])
  const own: Record<keyof typeof processDuties, Run> = {
    'watch-service': () => watchService(council, open.clock, { paces: dutyPaces, label: dutyLabel }),
    'clean-up-sign-in': () => cleanUpSignIn(open.authenticator.pool),
    'deliver-mail': async () =>
      config.smtpUrl === null
        ? 0
        : deliverPending(pool, config.smtpUrl, {
            baseUrl: source.baseUrl,
            ...(source.mailFrom === null ? {} : { from: source.mailFrom }),
          }),
  }
  for (const [name, run] of [...ofRooms, ...Object.entries(own)]) {
    await boss.createQueue(name, life)
    await boss.updateQueue(name, {
      retryLimit: life.retryLimit,
      retryDelay: life.retryDelay,
      heartbeatSeconds: life.heartbeatSeconds,
      expireInSeconds: life.expireInSeconds,
      deleteAfterSeconds: life.deleteAfterSeconds,
    })
    await boss.schedule(name, dutyPaces[name] === 'hour' ? '17 * * * *' : '* * * * *', {}, { tz: 'Asia/Tokyo' })
    await boss.work(name, { pollingIntervalSeconds: 5 }, () => noted(pool, name, run))
    await boss.send(name, {})
  }
  // Somebody watches these being read: a minute would be long. Two processes that look at once take different sheets.
  let reading: Promise<unknown> = Promise.resolve()
  let isReading = false
  const sheets = setInterval(() => {
    if (isReading) return
    isReading = true
    reading = readReceivedSheets(council)
      .catch((error: unknown) => {
        if (databaseFailure(error) === null) log.error('sheets were not read', { error })
      })
      .finally(() => {
        isReading = false
      })
  }, 2_000)
  return {
    stop: async () => {
      clearInterval(sheets)
      await reading
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}
