/** A record that follows from another: a gathering that was held needs not to be typed again. */
import { accountOf, newId, type OrganizationContext, record } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'

export interface HeldGatheringRecord {
  gatheringId: string
  title: string
  heldOn: CivilDate
  municipalityCode: string | null
  /** How many came; nobody's name. */
  people: number
  summary: string
}

/** Of one gathering once (a unique index holds it). @returns the record's id */
export async function recordHeldGathering(ctx: OrganizationContext, held: HeldGatheringRecord): Promise<string> {
  const id = newId()
  await ctx.tx
    .insertInto('activities')
    .values({
      id,
      kind: 'gathering',
      title: held.title,
      held_on: held.heldOn,
      municipality_code: held.municipalityCode,
      people: held.people,
      summary: held.summary,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      changed_at: ctx.now,
      gathering_id: held.gatheringId,
    })
    .execute()
  await record(ctx, 'activity.recorded', { activityId: id, kind: 'gathering' })
  return id
}
