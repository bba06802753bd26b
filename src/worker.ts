/**
 * What happens without anybody pressing a button: silent つなぎ escalate, the ledger is sealed, mails go out. pg-boss
 * keeps the schedule in the database, so that of several processes one does each. It connects to PostgreSQL directly,
 * not through a transaction-pooling proxy: its role is set for the connection.
 */
import { PgBoss } from 'pg-boss'
import type { Config } from './platform/config.ts'
import { cleanUpSignIn } from './modules/accounts/index.ts'
import { deliverPending } from './platform/mail/index.ts'
import { log } from './platform/log.ts'
import { readReceivedSheets } from './modules/reports/index.ts'
import { createPool } from './platform/database/pool.ts'
import type { OpenCouncil } from './open-council.ts'
import { scheduled, type Duty } from './reactions.ts'

export interface Worker {
  stop(): Promise<void>
}

export async function startWorker(config: Config, open: OpenCouncil): Promise<Worker> {
  const address = new URL(open.url.replace(/@\//, '@socket/'))
  address.searchParams.set('options', '-c role=tsunagu_jobs')
  const boss = new PgBoss({ connectionString: address.toString().replace('@socket/', '@/'), schema: 'pgboss', createSchema: false, max: 2, application_name: 'tsunagu-worker' })
  boss.on('error', (error) => log.error('worker', { error }))
  await boss.start()
  const mailPool = createPool(open.url, { max: 1, applicationName: 'tsunagu-mail' })
  const duties: Record<Duty, () => Promise<unknown>> = {
    ...scheduled(open.council),
    'clean-up-sign-in': () => cleanUpSignIn(open.authenticator.pool),
    'deliver-mail': async () => (config.smtpUrl === null ? 0 : deliverPending(mailPool, config.smtpUrl, { baseUrl: config.baseUrl })),
  }
  for (const [name, run] of Object.entries(duties)) {
    await boss.createQueue(name, { policy: 'singleton', retryLimit: 3 })
    await boss.schedule(name, name === 'clean-up-sign-in' ? '17 * * * *' : '* * * * *', {}, { tz: 'Asia/Tokyo' })
    await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
      await run()
    })
    await boss.send(name, {})
  }
  // Somebody watches these being read: a minute would be long. Two processes that look at once take different sheets.
  let reading: Promise<unknown> = Promise.resolve()
  let isReading = false
  const sheets = setInterval(() => {
    if (isReading) return
    isReading = true
    reading = readReceivedSheets(open.council).catch((error: unknown) => log.error('sheets were not read', { error })).finally(() => { isReading = false })
  }, 2_000)
  return {
    stop: async () => {
      clearInterval(sheets)
      await reading
      await boss.stop({ graceful: true, timeout: 5_000 })
      await mailPool.end()
    },
  }
}
