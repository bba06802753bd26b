import { newId, record, accountOf, type OrganizationContext } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { type HeldCase } from './thread.ts'

/** To whoever answered for the person until now. */
export async function tell(
  ctx: OrganizationContext,
  held: HeldCase,
  deskId: string,
  news: { kind: 'came' | 'reopened'; consultationId: string; told: string; cameOn: CivilDate },
): Promise<string> {
  const id = newId()
  await ctx.tx
    .insertInto('walk_ins')
    .values({
      id,
      case_id: held.id,
      kind: news.kind,
      consultation_id: news.consultationId,
      organization_id: ctx.actor.organizationId,
      desk_id: deskId,
      account_id: accountOf(ctx),
      for_organization_id: held.responsibleOrganizationId,
      for_desk_id: held.responsibleDeskId,
      told: news.told,
      came_on: news.cameOn,
      created_at: ctx.now,
    })
    .execute()
  await record(
    ctx,
    'case.cameElsewhere',
    { walkInId: id, toDeskId: held.responsibleDeskId },
    { caseId: held.id, subjectId: id, deskId, occurredOn: news.cameOn },
  )
  return id
}
