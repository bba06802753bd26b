/** 就職: a job begun, with the follow-ups it is looked after by. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { followUpDates } from '../../../platform/japanese/calendar.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { PlacementInput } from './placement.form.ts'
import { planFollowUp, type ScheduledFollowUp } from './placement.steps.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { endNextAction, holdCase, refusalToWork, touchCase } from '../../casework/index.ts'

/** By whose word a job was found, where somebody was introduced to it. */
export interface IntroducedBy {
  introducedOn: CivilDate
  employerId: string | null
  jobId: string | null
}

/**
 * A job begun. Four follow-ups are set from the first day of employment by calendar months, moved to the next business
 * day (domain §3.9); the first that lies ahead becomes the next action. The fact counts toward the regular-employment
 * KPI when the job is regular; once a person and year is the KPI's matter.
 */
export async function recordPlacement(
  context: ActionContext,
  caseId: string,
  input: PlacementInput,
  introduced: IntroducedBy | null = null,
): Promise<Outcome<{ id: string; followUps: ScheduledFollowUp[] }>> {
  mustBeAllowed(context.actor, 'placement.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const day = dayOfRecord(input.startedOn, ctx.today)
  if (day)
    return invalid({
      field: 'startedOn',
      message: input.startedOn > ctx.today ? '雇入れ日が今日より後です。働きはじめてから記録してください。' : day,
    })
  const twin = await ctx.tx
    .selectFrom('placements')
    .where('case_id', '=', caseId)
    .where('started_on', '=', input.startedOn)
    .where('employer_name', '=', input.employerName)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (twin) return wrongState('同じ会社・同じ日の就職が、もう記録されています。', 'startedOn')

  const id = newId()
  const place = { organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId }
  await ctx.tx
    .insertInto('placements')
    .values({
      id,
      case_id: caseId,
      organization_id: place.organizationId,
      desk_id: place.deskId,
      account_id: accountOf(ctx),
      episode: held.episode,
      employer_name: input.employerName,
      started_on: input.startedOn,
      regular: input.regular,
      weekly_hours: input.weeklyHours,
      route: input.route,
      introduced_on: introduced?.introducedOn ?? null,
      employer_id: introduced?.employerId ?? null,
      job_id: introduced?.jobId ?? null,
    })
    .execute()
  const followUps = followUpDates(input.startedOn)
  await ctx.tx
    .insertInto('follow_ups')
    .values(
      followUps.map((followUp) => ({
        id: newId(),
        placement_id: id,
        case_id: caseId,
        organization_id: place.organizationId,
        desk_id: place.deskId,
        month: followUp.month,
        due_on: followUp.dueOn,
      })),
    )
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'placement.recorded',
    { placementId: id, regular: input.regular, startedOn: input.startedOn, route: input.route },
    { caseId, subjectId: id, occurredOn: input.startedOn, deskId: place.deskId },
  )
  const next = followUps.find((followUp) => followUp.dueOn >= ctx.today) ?? followUps[followUps.length - 1]
  await endNextAction(ctx, caseId, 'done')
  await planFollowUp(ctx, held, next)
  return done({ id, followUps })
}
