/**
 * Somebody comes to a desk that doesn't answer for them: written down there,
 * and told to whoever does (issue: coming back).
 */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { WalkInInput } from './talk.form.ts'
import { writeConsultation } from './consultation.write.ts'
import { holdCase, ownDesk } from './thread.ts'
import { tell } from './walk-in.write.ts'
import { dayOfRecord } from '../../../forms/index.ts'

/**
 * The talk is this desk's own record; the responsible desk reads what was written for it and sees it on its 今日. Nothing
 * else of the case changes hands.
 */
export async function recordWalkIn(
  context: ActionContext,
  caseId: string,
  input: WalkInInput,
): Promise<Outcome<{ id: string; consultationId: string }>> {
  mustBeAllowed(context.actor, 'consultation.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  if (held.responsibleOrganizationId === ctx.actor.organizationId)
    return wrongState('この方の責任窓口は、あなたの機関です。ケースの「相談を記録」から書いてください。')
  const day = dayOfRecord(input.occurredOn, ctx.today)
  if (day) return invalid({ field: 'occurredOn', message: day })
  const desk = await ownDesk(ctx, input.deskId)
  if (!desk) return invalid({ field: 'deskId', message: 'あなたの機関の窓口を選んでください。' })
  const consultationId = await writeConsultation(
    ctx,
    caseId,
    { organizationId: desk.organizationId, deskId: desk.id },
    input,
  )
  await record(
    ctx,
    'consultation.recorded',
    { consultationId, channel: input.channel, speaker: input.speaker, topics: input.topics },
    { caseId, subjectId: consultationId, deskId: desk.id, occurredOn: input.occurredOn },
  )
  return done({
    id: await tell(ctx, held, desk.id, { kind: 'came', consultationId, told: input.told, cameOn: input.occurredOn }),
    consultationId,
  })
}

/** Whoever it was told to has seen it. */
export async function acknowledgeWalkIn(context: ActionContext, id: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'case.read')
  const ctx = forOrganization(context)
  const told = await ctx.tx
    .selectFrom('walk_ins')
    .where('id', '=', id)
    .select(['case_id', 'desk_id', 'acknowledged_at'])
    .executeTakeFirst()
  if (!told) throw new NotFound('walk-in')
  if (told.acknowledged_at !== null) return wrongState('この知らせは、もう確かめられています。')
  const seen = await ctx.tx
    .updateTable('walk_ins')
    .set({ acknowledged_at: ctx.now, acknowledged_by: accountOf(ctx) })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!seen) return wrongState('この知らせは、責任窓口へのものです。')
  await record(
    ctx,
    'case.cameElsewhereRead',
    { walkInId: id },
    { caseId: told.case_id, subjectId: id, deskId: ctx.actor.deskId ?? told.desk_id },
  )
  return done({ caseId: told.case_id })
}
