/** An employer as an action holds it, and what it checks of a place. */
import type { ActionContext } from '../../../platform/action.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'

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

/** Null where no municipality was chosen, or one that there is. */
export async function municipalityProblem(ctx: ActionContext, code: string | null): Promise<FieldError | null> {
  if (code === null) return null
  const known = await ctx.tx
    .selectFrom('municipalities')
    .where('code', '=', code)
    .where('retired_on', 'is', null)
    .select('code')
    .executeTakeFirst()
  return known === undefined ? { field: 'municipalityCode', message: '市町村を選んでください。' } : null
}
