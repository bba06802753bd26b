/** A hire that has begun: a placement as any other, which names job, employer and the day of introduction. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization } from '../../../platform/action.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { recordPlacement } from '../placements/index.ts'
import type { HireInput } from './introduction.form.ts'
import { holdIntroduction } from './introduction.steps.ts'

export async function beginHire(
  context: ActionContext,
  id: string,
  input: HireInput,
): Promise<Outcome<{ caseId: string; placementId: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const taken = await holdIntroduction(ctx, id)
  if (!taken.ok) return taken
  const { introduction, held } = taken
  if (introduction.result !== 'hired') return wrongState('先に、採用の結果を記録してください。')
  if (introduction.placementId !== null) return wrongState('この紹介からの就職は、もう記録されています。')
  if (input.startedOn < introduction.introducedOn)
    return invalid({
      field: 'startedOn',
      message: `紹介日(${formatDate(introduction.introducedOn)})より前です。日を直してください。`,
    })
  const placed = await recordPlacement(
    context,
    held.id,
    { ...input, employerName: introduction.employerName },
    { introducedOn: introduction.introducedOn, employerId: introduction.employerId, jobId: introduction.jobId },
  )
  if (!placed.ok) return placed
  await ctx.tx.updateTable('introductions').set({ placement_id: placed.value.id }).where('id', '=', id).execute()
  return done({ caseId: held.id, placementId: placed.value.id })
}
