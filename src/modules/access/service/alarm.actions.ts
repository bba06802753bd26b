import { sql } from 'kysely'
import type { Council } from '../../../platform/council.ts'
import { nobody, reading } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type Alarm, alarmsOf, type DutyPaces } from './alarm.rules.ts'
import { listAdministrators, findServiceState } from './service.queries.ts'

export interface WatchedClock {
  aheadMs(): number
  isSound(): boolean
}

export interface WatchedDuties {
  paces: DutyPaces
  label(name: string): string
}

/**
 * A duty: writes down what is wrong now, ends what no longer is, and tells the administrators of what is new, once.
 * @returns how many are new
 */
export async function watchService(council: Council, clock: WatchedClock, duties: WatchedDuties): Promise<number> {
  return council.gateway.write(nobody, async (tx) => {
    const state = await findServiceState(reading(tx))
    const present = alarmsOf({
      state,
      paces: duties.paces,
      upFor: process.uptime(),
      clockAhead: clock.aheadMs() / 1000,
      clockSound: clock.isSound(),
      dutyLabel: duties.label,
    })
    const { rows: fresh } =
      await sql<Alarm>`select kind, subject, detail from keep_alarms(${JSON.stringify(present)}::jsonb)`.execute(tx)
    if (fresh.length === 0) return 0
    for (const alarm of fresh)
      log.error('alarm', { council: council.key, kind: alarm.kind, subject: alarm.subject, why: alarm.detail })
    const body = `${fresh.map((alarm) => `・${alarm.detail}`).join('\n')}\n\nくわしくは、しくみの様子を見てください。\n${council.baseUrl}/service\n\nこのメールは「つなぐ」から、利用者を管理する方に送っています。`
    for (const to of await listAdministrators(reading(tx)))
      await sendMail(tx, { kind: 'alarm', to, subject: 'つなぐ: しくみに気をつけることがあります', body })
    return fresh.length
  })
}
