/** 事業所 and 担当者 of an employer. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, type FieldError, invalid, NotFound, type Outcome, stale } from '../../../platform/outcome.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { municipalityProblems } from '../../council/index.ts'
import { holdEmployer } from './held-employer.ts'
import type { ContactChange, ContactInput, WorkplaceChange, WorkplaceInput } from './employer.form.ts'

const staleText = 'あなたが直している間に、ほかの方が直しました。いまの内容を見て、もう一度残してください。'

const placeOf = (input: WorkplaceInput) => ({
  name: input.name,
  municipality_code: input.municipalityCode,
  address: input.address,
  way_there: input.wayThere,
  phone: input.phone,
})

/** What is over ended today or before. */
const endProblems = (ctx: ActionContext, field: 'closedOn' | 'leftOn', label: string, on: CivilDate | null) =>
  on !== null && on > ctx.today ? [{ field, message: `${label}が今日より後です。` }] : []

export async function recordWorkplace(
  context: ActionContext,
  employerId: string,
  input: WorkplaceInput,
): Promise<Outcome<{ id: string; employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.write')
  const ctx = forOrganization(context)
  await holdEmployer(ctx, employerId)
  const problems = await municipalityProblems(ctx.tx, input.municipalityCode)
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  await ctx.tx
    .insertInto('employer_workplaces')
    .values({
      id,
      employer_id: employerId,
      ...placeOf(input),
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'employer.workplaceRecorded', { employerId, workplaceId: id }, { subjectId: employerId })
  return done({ id, employerId })
}

export async function changeWorkplace(
  ctx: ActionContext,
  id: string,
  version: number,
  input: WorkplaceChange,
): Promise<Outcome<{ id: string; employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.write')
  const held = await ctx.tx
    .selectFrom('employer_workplaces')
    .where('id', '=', id)
    .select(['employer_id', 'version'])
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) throw new NotFound('workplace')
  if (held.version !== version) return stale(staleText)
  const problems = [
    ...(await municipalityProblems(ctx.tx, input.municipalityCode)),
    ...endProblems(ctx, 'closedOn', 'なくなった日', input.closedOn),
  ]
  if (problems.length > 0) return invalid(...problems)
  await ctx.tx
    .updateTable('employer_workplaces')
    .set({ ...placeOf(input), closed_on: input.closedOn, version: version + 1 })
    .where('id', '=', id)
    .execute()
  const employerId = held.employer_id
  await record(ctx, 'employer.workplaceChanged', { employerId, workplaceId: id }, { subjectId: employerId })
  return done({ id, employerId })
}

const contactOf = (input: ContactInput) => ({
  name: input.name,
  post: input.post,
  workplace_id: input.workplaceId,
  phone: input.phone,
  email: input.email,
  reach: input.reach,
})

async function contactProblems(ctx: ActionContext, employerId: string, input: ContactInput): Promise<FieldError[]> {
  const isPlace =
    input.workplaceId === null ||
    (await ctx.tx
      .selectFrom('employer_workplaces')
      .where('id', '=', input.workplaceId)
      .where('employer_id', '=', employerId)
      .select('id')
      .executeTakeFirst()) !== undefined
  return isPlace ? [] : [{ field: 'workplaceId', message: '事業所を選んでください。' }]
}

export async function recordContact(
  context: ActionContext,
  employerId: string,
  input: ContactInput,
): Promise<Outcome<{ id: string; employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.write')
  const ctx = forOrganization(context)
  await holdEmployer(ctx, employerId)
  const problems = await contactProblems(ctx, employerId, input)
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  await ctx.tx
    .insertInto('employer_contacts')
    .values({
      id,
      employer_id: employerId,
      ...contactOf(input),
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'employer.contactRecorded', { employerId, contactId: id }, { subjectId: employerId })
  return done({ id, employerId })
}

export async function changeContact(
  ctx: ActionContext,
  id: string,
  version: number,
  input: ContactChange,
): Promise<Outcome<{ id: string; employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.write')
  const held = await ctx.tx
    .selectFrom('employer_contacts')
    .where('id', '=', id)
    .select(['employer_id', 'version'])
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) throw new NotFound('contact')
  if (held.version !== version) return stale(staleText)
  const employerId = held.employer_id
  const problems = [
    ...(await contactProblems(ctx, employerId, input)),
    ...endProblems(ctx, 'leftOn', '担当でなくなった日', input.leftOn),
  ]
  if (problems.length > 0) return invalid(...problems)
  await ctx.tx
    .updateTable('employer_contacts')
    .set({ ...contactOf(input), left_on: input.leftOn, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'employer.contactChanged', { employerId, contactId: id }, { subjectId: employerId })
  return done({ id, employerId })
}
