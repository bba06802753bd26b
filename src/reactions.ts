/**
 * TABLE 3: what follows by itself. Most of what follows an event is a question asked anew when somebody looks (今日 shows
 * answers, outcomes and silence by query), so nothing has to be delivered and nothing can be lost on the way. What time
 * alone brings about stands here: each duty looks again at the data and is safe to run twice.
 */
import { sql } from 'kysely'
import { escalateReferral } from './modules/referrals/index.ts'
import { sendWeeklyGaps } from './modules/oversight/index.ts'
import { readReceivedSheets, sendReportReminders } from './modules/reports/index.ts'
import { followRecords } from './modules/cases/index.ts'
import { sweepExpired } from './modules/retention/index.ts'
import { bringPlansIntoForce } from './modules/plan-versions/index.ts'
import { sealFigures } from './modules/indicators/index.ts'
import type { ActionContext } from './platform/action.ts'
import { civilDateOf } from './platform/clock.ts'
import type { Council } from './platform/council.ts'
import { nobody, type WriteTx } from './platform/database/handles.ts'
import { log } from './platform/log.ts'

/** How often each duty is done. */
export const dutyPaces = {
  'escalate-silent-referrals': 'minute',
  'seal-ledger': 'minute',
  'weekly-gaps': 'minute',
  'plans-in-force': 'minute',
  'report-reminders': 'minute',
  'read-report-sheets': 'minute',
  'follow-records': 'minute',
  'deliver-mail': 'minute',
  'watch-service': 'minute',
  'sweep-expired': 'hour',
  'clean-up-sign-in': 'hour',
} as const
export type Duty = keyof typeof dutyPaces

/** The system acting for one organization: no account, the rights of row-level security for that organization alone. */
function systemContext(council: Council, tx: WriteTx, organizationId: string): ActionContext {
  const now = council.clock.now()
  return {
    tx,
    now,
    today: civilDateOf(now),
    settings: council.settings,
    keys: council.keys,
    fold: council.fold,
    actor: {
      accountId: '',
      name: 'しくみ',
      email: '',
      role: 'counselor',
      organizationId,
      organizationName: '',
      deskId: null,
      deskName: '',
    },
  }
}

/** Every referral whose limit has passed without an answer, each in a transaction of its own (promise 2). */
export async function escalateSilentReferrals(council: Council): Promise<number> {
  const silent = await council.gateway.write(nobody, async (tx) => {
    const { rows } = await sql<{
      referral_id: string
      organization_id: string
    }>`select * from silent_referrals(${council.clock.today()}::date)`.execute(tx)
    return rows
  })
  let escalated = 0
  for (const row of silent) {
    try {
      const outcome = await council.gateway.write({ accountId: null, organizationId: row.organization_id }, (tx) =>
        escalateReferral(systemContext(council, tx, row.organization_id), row.referral_id),
      )
      if (outcome.ok) escalated += 1
    } catch (error) {
      // One that fails must not keep the others waiting; it comes again in a minute.
      log.error('escalation failed', { referralId: row.referral_id, error })
    }
  }
  return escalated
}

/** Closes what can no longer change, and keeps the figures of that moment beside the seal. */
export async function sealLedger(council: Council): Promise<number | null> {
  const number = await council.gateway.write(nobody, async (tx) => {
    const {
      rows: [row],
    } = await sql<{ number: number | null }>`select seal_ledger() as number`.execute(tx)
    return row?.number ?? null
  })
  if (number !== null) await sealFigures(council, number)
  return number
}

export function scheduled(
  council: Council,
): Record<Exclude<Duty, 'deliver-mail' | 'clean-up-sign-in' | 'watch-service'>, () => Promise<unknown>> {
  return {
    'escalate-silent-referrals': () => escalateSilentReferrals(council),
    'seal-ledger': () => sealLedger(council),
    'weekly-gaps': () => sendWeeklyGaps(council),
    'plans-in-force': () => bringPlansIntoForce(council),
    'report-reminders': () => sendReportReminders(council),
    'read-report-sheets': () => readReceivedSheets(council),
    'sweep-expired': () => sweepExpired(council),
    'follow-records': async () => (await followRecords(council)).cases,
  }
}
