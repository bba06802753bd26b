import { sql } from 'kysely'
import type { ActionContext } from '../../../platform/action.ts'
import { NotFound, type Refused, wrongState } from '../../../platform/outcome.ts'
import { findPlanVersion, type PlanVersion } from './plan-version.queries.ts'

/**
 * Locks the version: whoever writes in it, or moves it on, waits for the other.
 * @throws NotFound also where it is a draft of others
 */
export async function holdVersion(ctx: ActionContext, id: string): Promise<PlanVersion> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan version ${id}`}, 0))`.execute(ctx.tx)
  return known(ctx, id)
}

/**
 * Keeps the version where it is while something is added beside it; others may add at the same time.
 * @throws NotFound
 */
export async function holdStand(ctx: ActionContext, id: string): Promise<PlanVersion> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`plan version ${id}`}, 0))`.execute(ctx.tx)
  return known(ctx, id)
}

async function known(ctx: ActionContext, id: string): Promise<PlanVersion> {
  const version = await findPlanVersion(ctx.tx, id)
  if (version === undefined) throw new NotFound('plan version')
  return version
}

export function notDraft(version: PlanVersion): Refused | null {
  if (version.state === 'draft') return null
  return wrongState(
    version.state === 'review'
      ? 'いま意見を聞いています。書きかえるときは、先に案に戻してください。'
      : 'この版は、もう書きかえられません。直すときは、新しい案をつくってください。',
  )
}
