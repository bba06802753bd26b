/** Silence speaks up by itself (promise 2). */
import { sql } from 'kysely'
import { type Council } from '../../../platform/council.ts'
import { nobody } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import { escalateReferral } from './escalate-referral.actions.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'

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
      const outcome = await runAction(council, systemActor('counselor', { id: row.organization_id }), (action) =>
        escalateReferral(action, row.referral_id),
      )
      if (outcome.ok) escalated += 1
    } catch (error) {
      // One that fails must not keep the others waiting; it comes again in a minute.
      log.error('escalation failed', { referralId: row.referral_id, error })
    }
  }
  return escalated
}
