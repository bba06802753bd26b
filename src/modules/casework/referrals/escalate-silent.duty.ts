/** Silence speaks up by itself (promise 2). */
import { sql } from 'kysely'
import { type ActionContext } from '../../../platform/action.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import { type Council } from '../../../platform/council.ts'
import { nobody, type WriteTx } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import { escalateReferral } from './answer-referral.actions.ts'
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
