/** 免許・資格・学んだこと: added, put right by a further row, taken back. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  accountOf,
  type ActionContext,
  forOrganization,
  newId,
  type OrganizationContext,
  record,
} from '../../../platform/action.ts'
import { done, invalid, NotFound, type Outcome, stale, wrongState } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, mustBeResponsible, touchCase } from '../cases/index.ts'
import type { QualificationInput } from './qualification.form.ts'

async function take(ctx: OrganizationContext, caseId: string): Promise<Outcome<HeldCase>> {
  const held = await holdCase(ctx, caseId)
  const problem = mustBeResponsible(held, ctx.actor.organizationId)
  return problem === null ? done(held) : wrongState(problem)
}

async function takeBack(ctx: ActionContext, caseId: string, id: string): Promise<Outcome<null>> {
  const known = await ctx.tx
    .selectFrom('qualifications')
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .select('removed_at')
    .executeTakeFirst()
  if (known === undefined) throw new NotFound('qualification')
  if (known.removed_at !== null)
    return stale('あなたが書いている間に、ほかの人がこれを直しました。新しい内容を見て、要るところだけ直してください。')
  await ctx.tx
    .updateTable('qualifications')
    .set({ removed_at: ctx.now, removed_by: accountOf(ctx) })
    .where('id', '=', id)
    .execute()
  return done(null)
}

const ahead = (ctx: ActionContext, input: QualificationInput) =>
  input.gotOn !== null && input.gotOn > ctx.today
    ? invalid({ field: 'gotOn', message: '今日より後の日です。これから取るものは、取ってから書いてください。' })
    : null

/** @param replaces the one that it puts right; null for a new one */
export async function writeQualification(
  context: ActionContext,
  caseId: string,
  input: QualificationInput,
  replaces: string | null = null,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'career.record')
  const ctx = forOrganization(context)
  const held = await take(ctx, caseId)
  if (!held.ok) return held
  const problem = ahead(ctx, input)
  if (problem) return problem
  const gone = replaces === null ? done(null) : await takeBack(ctx, caseId, replaces)
  if (!gone.ok) return gone
  const id = newId()
  const deskId = ctx.actor.deskId ?? held.value.responsibleDeskId
  await ctx.tx
    .insertInto('qualifications')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: deskId,
      kind: input.kind,
      name: input.name,
      issuer: input.issuer,
      got_on: input.gotOn,
      expires_on: input.expiresOn,
      note: input.note,
      added_by: accountOf(ctx),
      added_at: ctx.now,
      replaces_id: replaces,
    })
    .execute()
  await record(
    ctx,
    'qualification.recorded',
    { qualificationId: id, kind: input.kind, replaces },
    { caseId, subjectId: id, deskId },
  )
  await touchCase(ctx, caseId)
  return done({ id })
}

/** Takes one back that was recorded by mistake; the row stays. */
export async function removeQualification(
  context: ActionContext,
  caseId: string,
  id: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'career.record')
  const ctx = forOrganization(context)
  const held = await take(ctx, caseId)
  if (!held.ok) return held
  const gone = await takeBack(ctx, caseId, id)
  if (!gone.ok) return gone
  await touchCase(ctx, caseId)
  await record(ctx, 'qualification.removed', { qualificationId: id }, { caseId, subjectId: id })
  return done({ id })
}
