/** What all that happens to a trial has in common: the case, then the trial, and who may. */
import type { ActionContext, OrganizationContext } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import type { Refused } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, holdLiving, refusalToWork } from '../../casework/index.ts'
import type { TrialInput } from './trial.form.ts'
import { getTrial, type Trial } from './trial.queries.ts'

/** Locked: who comes second reads what the first left. @throws NotFound */
export async function holdTrial(
  ctx: OrganizationContext,
  id: string,
): Promise<{ ok: true; trial: Trial; held: HeldCase } | Refused> {
  const { caseId } = await getTrial(reading(ctx.tx), id)
  const held = await holdCase(ctx, caseId)
  // Of a record that was made part of another, it goes on with the person.
  const refusal = refusalToWork(await holdLiving(ctx, held), ctx.actor.organizationId)
  if (refusal) return refusal
  return { ok: true, trial: await getTrial(reading(ctx.tx), id), held }
}

export const columnsOf = (input: TrialInput) => ({
  kind: input.kind,
  employer_id: input.employerId,
  employer_name: input.employerName,
  place: input.place,
  work: input.work,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
  hours: input.hours,
  is_employed: input.isEmployed,
  is_paid: input.isPaid,
  pay: input.pay,
  insurances: input.insurances,
  is_no_labour: input.isNoLabour,
  contact: input.contact,
  needs: input.needs,
})

export const subjectOf = (held: HeldCase, id: string) => ({
  caseId: held.id,
  subjectId: id,
  deskId: held.responsibleDeskId,
})

/** Whether something goes on or hasn't been ended, also on a record that was made part of it: it isn't closed over it. */
export async function hasOpenTrials(ctx: ActionContext, caseId: string): Promise<boolean> {
  const open = await ctx.tx
    .selectFrom('trials')
    .innerJoin('cases', 'cases.id', 'trials.case_id')
    .where((on) => on.or([on('cases.id', '=', caseId), on('cases.merged_into', '=', caseId)]))
    .where('trials.ended_on', 'is', null)
    .where('trials.cancelled_at', 'is', null)
    .select('trials.id')
    .executeTakeFirst()
  return open !== undefined
}
