/** 免許・資格・学んだこと: added, put right by a further row, taken back. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { touchCase } from '../cases/index.ts'
import { takeBackRow, takeCase } from './career.steps.ts'
import type { QualificationInput } from './qualification.form.ts'

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
  const held = await takeCase(ctx, caseId)
  if (!held.ok) return held
  const problem = ahead(ctx, input)
  if (problem) return problem
  const gone =
    replaces === null ? done(null) : await takeBackRow(ctx, 'qualifications', { caseId, id: replaces, what: 'これ' })
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
  const held = await takeCase(ctx, caseId)
  if (!held.ok) return held
  const gone = await takeBackRow(ctx, 'qualifications', { caseId, id, what: 'これ' })
  if (!gone.ok) return gone
  await touchCase(ctx, caseId)
  await record(ctx, 'qualification.removed', { qualificationId: id }, { caseId, subjectId: id })
  return done({ id })
}
