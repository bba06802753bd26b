import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization } from '../../../platform/action.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import {
  type ClosureInput,
  type CorrectionInput,
  closureReasons,
  holdCase,
  keepWording,
  type NextActionInput,
  nextActionProblem,
  setNextAction,
} from '../../casework/index.ts'

export type CorrectedClosure = Pick<ClosureInput, 'reason' | 'closedOn' | 'summary' | 'reopenHint'>

/**
 * 終結 put right, or taken back: then the case goes on as if it had never ended, with what is next. What ended with it
 * (follow-ups, help of other desks) has ended and is begun anew where it is wanted.
 */
export async function correctClosure(
  context: ActionContext,
  caseId: string,
  input: CorrectedClosure | NextActionInput,
  correction: CorrectionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'case.close')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  if (held.responsibleOrganizationId !== ctx.actor.organizationId)
    return wrongState('終結を訂正できるのは、終結した責任窓口だけです。')
  const {
    rows: [state],
  } = await sql<{
    closure_reason: string
    closed_on: string | null
    merged_into: string | null
    closure_summary: string | null
    closure_reopen_hint: string | null
  }>`
    select c.closure_reason, c.closed_on, c.merged_into, w.summary as closure_summary,
      w.reopen_hint as closure_reopen_hint
    from cases c left join case_closure(c.id) w on true
    where c.id = ${caseId}::uuid`.execute(ctx.tx)
  if (!state) throw new NotFound('case')
  if (held.status === 'open' || state.closed_on === null || state.merged_into !== null)
    return wrongState('このケースは終結していません。')
  const before = {
    終結の理由: closureReasons[state.closure_reason as keyof typeof closureReasons],
    終結の日: formatDate(state.closed_on),
    ...((state.closure_summary ?? '') === '' ? {} : { まとめ: state.closure_summary ?? '' }),
    ...((state.closure_reopen_hint ?? '') === '' ? {} : { どんなときに再開するか: state.closure_reopen_hint ?? '' }),
  }
  if ('closedOn' in input) {
    const day = dayOfRecord(input.closedOn, ctx.today)
    if (day) return invalid({ field: 'closedOn', message: day })
    if (input.closedOn < held.openedOn)
      return invalid({ field: 'closedOn', message: 'ケースを始めた日より前です。日を直してください。' })
    await keepWording(ctx, held, { kind: 'closure', id: caseId, part: 'consultations', before }, correction)
    await ctx.tx
      .updateTable('cases')
      .set({
        closed_on: input.closedOn,
        closure_reason: input.reason,
        closure_summary: input.summary,
        closure_reopen_hint: input.reopenHint,
        version: held.version + 1,
      })
      .where('id', '=', caseId)
      .execute()
    return done({ caseId })
  }
  const problem = await nextActionProblem(ctx, input)
  if (problem) return problem
  await keepWording(ctx, held, { kind: 'closure', id: caseId, part: 'consultations', before }, correction)
  await ctx.tx
    .updateTable('cases')
    .set({
      status: 'open',
      closed_on: null,
      closure_reason: null,
      closure_summary: '',
      closure_reopen_hint: '',
      version: held.version + 1,
    })
    .where('id', '=', caseId)
    .execute()
  await setNextAction(
    ctx,
    { caseId, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId },
    input,
  )
  return done({ caseId })
}
