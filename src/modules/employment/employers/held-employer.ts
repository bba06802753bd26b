/** An employer as an action holds it. */
import type { ActionContext } from '../../../platform/action.ts'
import { NotFound } from '../../../platform/outcome.ts'

export interface HeldEmployer {
  id: string
  version: number
}

/**
 * Locked, so that a change and a merge wait for one another.
 * @throws NotFound also where it was merged into another: what belongs to it is written on that one
 */
export async function holdEmployer(ctx: ActionContext, id: string): Promise<HeldEmployer> {
  const held = await ctx.tx
    .selectFrom('employers')
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .select(['id', 'version'])
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) throw new NotFound('employer')
  return held
}
