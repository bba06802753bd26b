/** Somebody comes back: a closed case is taken up again on the same thread. */
import { sql } from 'kysely'
import { type ActionContext, type forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import type { OpenCaseInput } from './open-case.form.ts'
import { writeConsultation } from './consultation.write.ts'
import { tell } from './walk-in.write.ts'
import { holdCase, setNextAction } from './thread.ts'
import type { OpenedCase } from './open-case.actions.ts'
import { keepCaller } from './caller.write.ts'

export const alreadyOpen = (number: string) =>
  wrongState(`この方のケース(${number})はもう開いています。ケースの「相談を記録」から書いてください。`, 'personId')

/** Whether the closed case of another organization may be taken up again here. */
async function mayTakeUp(ctx: ActionContext, caseId: string): Promise<boolean> {
  const {
    rows: [row],
  } = await sql<{ may: boolean }>`select may_take_up(${caseId}::uuid) as may`.execute(ctx.tx)
  return row?.may ?? false
}

export async function reopenCase(
  ctx: ReturnType<typeof forOrganization<ActionContext>>,
  caseId: string,
  input: OpenCaseInput,
  place: { organizationId: string; deskId: string },
): Promise<Outcome<OpenedCase>> {
  const held = await holdCase(ctx, caseId)
  if (held.status === 'open') return alreadyOpen(held.number)
  const isElsewhere = held.responsibleOrganizationId !== place.organizationId
  if (isElsewhere) {
    if (!(await mayTakeUp(ctx, caseId)))
      return wrongState(
        'この方のケースは、終結した窓口でだけ再開できます。「来られたことを記録」から、その窓口に伝えてください。',
        'personId',
      )
    await sql`select take_up_here(${caseId}::uuid, ${place.deskId}, ${accountOf(ctx)}::uuid,
        ${input.occurredOn}::date)`.execute(ctx.tx)
  }
  const closedAgain = input.closure !== null
  const episode = held.episode + 1
  await ctx.tx
    .updateTable('cases')
    .set({
      status: closedAgain ? 'closed' : 'open',
      closed_on: closedAgain ? input.occurredOn : null,
      closure_reason: input.closure?.reason ?? null,
      closure_summary: '',
      closure_reopen_hint: '',
      responsible_desk_id: place.deskId,
      responsible_account_id: accountOf(ctx),
      responsible_since: input.occurredOn,
      episode,
      version: held.version + 1,
    })
    .where('id', '=', caseId)
    .execute()
  const consultationId = await writeConsultation(ctx, caseId, place, input)
  await ctx.tx
    .insertInto('episodes')
    .values({
      id: newId(),
      case_id: caseId,
      number: episode,
      opened_on: input.occurredOn,
      reason: 'returned',
      consultation_id: consultationId,
    })
    .execute()
  await record(
    ctx,
    'case.reopened',
    { episode, reason: 'returned' },
    { caseId, subjectId: caseId, deskId: place.deskId, occurredOn: input.occurredOn },
  )
  await record(
    ctx,
    'consultation.recorded',
    { consultationId, channel: input.channel, speaker: input.speaker, topics: input.topics },
    { caseId, subjectId: consultationId, deskId: place.deskId, occurredOn: input.occurredOn },
  )
  const caller = await keepCaller(ctx, held.personId, input)
  if (caller) return caller
  if (isElsewhere)
    await tell(ctx, held, place.deskId, { kind: 'reopened', consultationId, told: '', cameOn: input.occurredOn })
  if (input.nextAction) await setNextAction(ctx, { caseId, ...place }, input.nextAction)
  if (input.closure)
    await record(
      ctx,
      'case.closed',
      { reason: input.closure.reason },
      { caseId, subjectId: caseId, deskId: place.deskId, occurredOn: input.occurredOn },
    )
  return done({ id: caseId, number: held.number, status: closedAgain ? 'closed' : 'open', personId: held.personId })
}
