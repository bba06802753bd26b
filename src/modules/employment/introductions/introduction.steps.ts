/** What all that happens to an introduction has in common: the case, then the introduction, and who may. */
import type { ActionContext, OrganizationContext } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import type { Refused } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, holdLiving, refusalToWork } from '../../casework/index.ts'
import { getIntroduction, type Introduction } from './introduction.queries.ts'

export interface HeldIntroduction {
  ok: true
  introduction: Introduction
  /** Where it stands. */
  own: HeldCase
  /** Where the person's support goes on: another, where the record was made part of it. */
  held: HeldCase
}

/** Locked: who comes second reads what the first left. @throws NotFound */
export async function holdIntroduction(ctx: OrganizationContext, id: string): Promise<HeldIntroduction | Refused> {
  const { caseId } = await getIntroduction(reading(ctx.tx), id)
  const own = await holdCase(ctx, caseId)
  const held = await holdLiving(ctx, own)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  return { ok: true, introduction: await getIntroduction(reading(ctx.tx), id), own, held }
}

export const subjectOf = ({ own, held }: HeldIntroduction, subjectId: string) => ({
  caseId: own.id,
  subjectId,
  deskId: held.responsibleDeskId,
})

/** Whether an answer is waited for from that job already. */
export async function isIntroduced(ctx: ActionContext, caseId: string, jobId: string): Promise<boolean> {
  const open = await ctx.tx
    .selectFrom('introductions')
    .where('case_id', '=', caseId)
    .where('job_id', '=', jobId)
    .where('result', 'is', null)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return open !== undefined
}

/**
 * Whether somebody waits for what comes of a case's introductions, also of records that were made part of it: it isn't
 * closed over them.
 */
export async function hasOpenIntroductions(ctx: ActionContext, caseId: string): Promise<boolean> {
  const open = await ctx.tx
    .selectFrom('introductions')
    .innerJoin('cases', 'cases.id', 'introductions.case_id')
    .where((on) => on.or([on('cases.id', '=', caseId), on('cases.merged_into', '=', caseId)]))
    .where('due_on', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .select('introductions.id')
    .executeTakeFirst()
  return open !== undefined
}
