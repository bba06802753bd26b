/** 開拓: that an employer was approached, once; the next step done; taken back where it wasn't so. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, type FieldError, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import type { ApproachInput } from './approach.form.ts'
import { holdEmployer } from './held-employer.ts'

/** Of this employer, or of one that was merged into it: where the row belongs. */
async function ownerOf(
  ctx: ActionContext,
  table: 'employer_workplaces' | 'employer_contacts',
  id: string | null,
  employerId: string,
): Promise<string | null> {
  if (id === null) return employerId
  const found = await ctx.tx
    .selectFrom(table)
    .innerJoin('employers', 'employers.id', `${table}.employer_id`)
    .where(`${table}.id`, '=', id)
    .where((where) =>
      where.or([where('employers.id', '=', employerId), where('employers.merged_into', '=', employerId)]),
    )
    .select('employers.id')
    .executeTakeFirst()
  return found?.id ?? null
}

export async function recordApproach(
  context: ActionContext,
  employerId: string,
  input: ApproachInput,
): Promise<Outcome<{ id: string; employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.approach')
  const ctx = forOrganization(context)
  await holdEmployer(ctx, employerId)
  const day = dayOfRecord(input.heldOn, ctx.today)
  const [ofWorkplace, ofContact] = [
    await ownerOf(ctx, 'employer_workplaces', input.workplaceId, employerId),
    await ownerOf(ctx, 'employer_contacts', input.contactId, employerId),
  ]
  const owners = [
    ...(input.workplaceId === null ? [] : [ofWorkplace]),
    ...(input.contactId === null ? [] : [ofContact]),
  ]
  const problems: FieldError[] = [
    ...(day === null ? [] : [{ field: 'heldOn', message: day }]),
    ...(ofWorkplace === null ? [{ field: 'workplaceId', message: '事業所を選んでください。' }] : []),
    ...(ofContact === null || new Set(owners).size > 1
      ? [{ field: 'contactId', message: 'この事業所の担当者を選んでください。' }]
      : []),
  ]
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  await ctx.tx
    .insertInto('employer_approaches')
    .values({
      id,
      employer_id: owners[0] ?? employerId,
      workplace_id: input.workplaceId,
      contact_id: input.contactId,
      way: input.way,
      held_on: input.heldOn,
      result: input.result,
      purposes: input.purposes,
      asked: input.asked,
      offered: input.offered,
      summary: input.summary,
      next_step: input.nextStep,
      next_on: input.nextOn,
      organization_id: ctx.actor.organizationId,
      desk_id: ctx.actor.deskId,
      account_id: accountOf(ctx),
    })
    .execute()
  if (input.note !== '')
    await ctx.tx
      .insertInto('employer_approach_notes')
      .values({ approach_id: id, note: input.note, organization_id: ctx.actor.organizationId })
      .execute()
  await record(
    ctx,
    'employer.approached',
    { employerId, approachId: id, way: input.way, result: input.result },
    { subjectId: employerId, occurredOn: input.heldOn },
  )
  return done({ id, employerId })
}

interface HeldApproach {
  id: string
  employerId: string
  nextOn: string | null
  isDone: boolean
}

/** @throws NotFound where it is another organization's, or was taken back */
async function holdOwn(ctx: ActionContext, id: string): Promise<HeldApproach> {
  const held = await ctx.tx
    .selectFrom('employer_approaches')
    .where('id', '=', id)
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'employer_id as employerId', 'next_on as nextOn', 'next_done_on as doneOn'])
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) throw new NotFound('approach')
  return { ...held, isDone: held.doneOn !== null }
}

export async function finishNextStep(ctx: ActionContext, id: string): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.approach')
  const held = await holdOwn(ctx, id)
  if (held.nextOn === null || held.isDone) return wrongState('次にすることは、もうすんでいます。')
  await ctx.tx.updateTable('employer_approaches').set({ next_done_on: ctx.today }).where('id', '=', id).execute()
  const { employerId } = held
  await record(ctx, 'employer.nextStepDone', { employerId, approachId: id }, { subjectId: employerId })
  return done({ employerId })
}

export async function withdrawApproach(ctx: ActionContext, id: string): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.approach')
  const { employerId } = await holdOwn(ctx, id)
  await ctx.tx.updateTable('employer_approaches').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
  await record(ctx, 'employer.approachWithdrawn', { employerId, approachId: id }, { subjectId: employerId })
  return done({ employerId })
}
