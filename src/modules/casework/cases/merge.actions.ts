/**
 * Two records of one person made one. The later case is closed and points to the one that goes on; no row moves, so
 * each keeps who said what at which desk, and for thirty days it can be put back as it was.
 */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { type HeldCase, endNextAction, holdCase } from './thread.ts'
import { type Contact, carryPhone } from './merge-phone.write.ts'

interface Side {
  id: string
  organizationId: string
  mergedInto: string | null
  caseId: string | null
}

async function sideOf(ctx: ActionContext, personId: string): Promise<Side> {
  const found = await ctx.tx
    .selectFrom('people')
    .where('id', '=', personId)
    .forUpdate()
    .select(['id', 'organization_id as organizationId', 'merged_into as mergedInto'])
    .executeTakeFirst()
  if (!found) throw new NotFound('person')
  const supportCase = await ctx.tx.selectFrom('cases').where('person_id', '=', personId).select('id').executeTakeFirst()
  return { ...found, caseId: supportCase?.id ?? null }
}

export interface Before {
  status: 'open' | 'closed'
  closedOn: string | null
  closureReason: string | null
  /** Of the record that goes on, where the number of this one was taken over. */
  contact?: Contact | null
  nextAction: { kind: string; dueOn: string; time: string | null; note: string; assignee: string | null } | null
}

/** Null when the case may be merged, else why not. */
async function whyNotMerge(ctx: ActionContext, held: HeldCase, organizationId: string): Promise<string | null> {
  if (held.responsibleOrganizationId !== organizationId)
    return `${held.number} はいま別の機関が責任窓口です。その窓口と話してください。`
  const waiting = await ctx.tx
    .selectFrom('referrals')
    .where('case_id', '=', held.id)
    .where('status', '=', 'sent')
    .select('id')
    .executeTakeFirst()
  if (waiting)
    return `${held.number} に、返事を待っているつなぎがあります。返事が来るか、取り下げてから、まとめてください。`
  const helping = await ctx.tx
    .selectFrom('joint_supports')
    .where('case_id', '=', held.id)
    .where('ended_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  return helping
    ? `${held.number} は、ほかの窓口といっしょに支援しています。いっしょの支援を終えてから、まとめてください。`
    : null
}

/** What closing a case asks is asked of the one that ends by this: what is left in it could be finished by nobody. */
async function whyNotEnd(ctx: ActionContext, held: HeldCase): Promise<string | null> {
  if (held.status === 'closed') return null
  const plan = await ctx.tx
    .selectFrom('support_plans')
    .where('case_id', '=', held.id)
    .where('status', 'in', ['draft', 'agreed', 'running'])
    .select('status')
    .executeTakeFirst()
  if (plan?.status === 'running')
    return `${held.number} に、支援中のプランがあります。「プラン」で評価してから、まとめてください。`
  if (plan) return `${held.number} に、始まっていないプランがあります。「プラン」で取り下げてから、まとめてください。`
  const meeting = await ctx.tx
    .selectFrom('conferences')
    .where('case_id', '=', held.id)
    .where('status', 'in', ['planned', 'open'])
    .select('held_on')
    .executeTakeFirst()
  if (meeting)
    return `${held.number} に、終わっていない会議(${formatDay(meeting.held_on)})があります。記録するか、取りやめてから、まとめてください。`
  const closing = await ctx.tx
    .selectFrom('closure_requests')
    .where('case_id', '=', held.id)
    .where('decision', 'is', null)
    .select('id')
    .executeTakeFirst()
  return closing ? `${held.number} は、終結の確かめを待っています。責任者が決めてから、まとめてください。` : null
}

/** Makes `mergedId` a part of `keptId`. Both are kept by the actor's organization. */
export async function mergePeople(
  context: ActionContext,
  keptId: string,
  mergedId: string,
  input: { reason: string },
): Promise<Outcome<{ id: string; keptPersonId: string }>> {
  mustBeAllowed(context.actor, 'person.merge')
  const ctx = forOrganization(context)
  // Always in the same order, so that two who merge the same pair the other way round wait for one another.
  const [first, second] = [keptId, mergedId].toSorted()
  const sides = new Map([
    [first ?? '', await sideOf(ctx, first ?? '')],
    [second ?? '', await sideOf(ctx, second ?? '')],
  ])
  const [kept, merged] = [sides.get(keptId), sides.get(mergedId)]
  if (!kept || !merged || keptId === mergedId) return wrongState('別々の二つの記録を選んでください。')
  if (kept.organizationId !== ctx.actor.organizationId || merged.organizationId !== ctx.actor.organizationId)
    return wrongState('まとめられるのは、この機関で始めた記録どうしだけです。')
  if (kept.mergedInto !== null || merged.mergedInto !== null)
    return wrongState('どちらかの記録は、もうほかの記録にまとめられています。')
  const keptCase = kept.caseId === null ? null : await holdCase(ctx, kept.caseId)
  const mergedCase = merged.caseId === null ? null : await holdCase(ctx, merged.caseId)
  if (keptCase === null && mergedCase !== null) return wrongState('ケースのある記録のほうを残してください。')
  for (const held of [keptCase, mergedCase]) {
    const why = held === null ? null : await whyNotMerge(ctx, held, ctx.actor.organizationId)
    if (why) return wrongState(why)
  }
  const left = mergedCase === null ? null : await whyNotEnd(ctx, mergedCase)
  if (left) return wrongState(left)
  if (keptCase?.status === 'closed' && mergedCase?.status === 'open')
    return wrongState('支援中のケースのある記録のほうを残してください。')
  const id = newId()
  const before = {
    ...(mergedCase === null ? {} : await absorb(ctx, mergedCase)),
    contact: await carryPhone(ctx, keptId, mergedId),
  }
  await ctx.tx
    .insertInto('person_merges')
    .values({
      id,
      organization_id: ctx.actor.organizationId,
      kept_person_id: keptId,
      merged_person_id: mergedId,
      kept_case_id: keptCase?.id ?? null,
      merged_case_id: mergedCase?.id ?? null,
      reason: input.reason,
      before: JSON.stringify(before),
      merged_on: ctx.today,
      merged_at: ctx.now,
      merged_by: accountOf(ctx),
    })
    .execute()
  await ctx.tx.updateTable('people').set({ merged_into: keptId }).where('id', '=', mergedId).execute()
  if (mergedCase !== null)
    await ctx.tx
      .updateTable('cases')
      .set({ merged_into: keptCase?.id ?? null, version: mergedCase.version + 1 })
      .where('id', '=', mergedCase.id)
      .execute()
  await record(
    ctx,
    'person.merged',
    { mergeId: id, keptPersonId: keptId, mergedPersonId: mergedId, mergedCaseId: mergedCase?.id ?? null },
    { caseId: keptCase?.id ?? null, subjectId: id, deskId: keptCase?.responsibleDeskId ?? null },
  )
  if (mergedCase !== null && keptCase !== null) {
    // Its own entry too: the thread of the merged case says where it went.
    await record(
      ctx,
      'person.merged',
      { mergeId: id, keptPersonId: keptId, mergedPersonId: mergedId, mergedCaseId: mergedCase.id },
      { caseId: mergedCase.id, subjectId: id, deskId: mergedCase.responsibleDeskId },
    )
  }
  return done({ id, keptPersonId: keptId })
}

/** Closes the case for the time being and says what it was. */
async function absorb(ctx: ActionContext, held: HeldCase): Promise<Before> {
  const state = await ctx.tx
    .selectFrom('cases')
    .where('id', '=', held.id)
    .select(['closed_on', 'closure_reason'])
    .executeTakeFirstOrThrow()
  const open = await ctx.tx
    .selectFrom('next_actions')
    .where('case_id', '=', held.id)
    .where('ended_at', 'is', null)
    .select(['kind', 'due_on as dueOn', 'due_at as time', 'note', 'account_id as assignee'])
    .executeTakeFirst()
  if (held.status === 'open') {
    await endNextAction(ctx, held.id, 'closed')
    await ctx.tx
      .updateTable('cases')
      .set({ status: 'closed', closed_on: ctx.today, closure_reason: 'merged' })
      .where('id', '=', held.id)
      .execute()
  }
  return {
    status: held.status,
    closedOn: state.closed_on,
    closureReason: state.closure_reason,
    nextAction: open ?? null,
  }
}
