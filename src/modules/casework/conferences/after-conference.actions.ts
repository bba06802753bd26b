/** After a meeting: what was decided is done or put right, what was forgotten is added. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { type CorrectionInput, dueDayProblem, keepWording } from '../cases/index.ts'
import type { DecisionInput } from './conference.form.ts'
import { takeConference, subjectOf } from './conference.write.ts'

/** By the organization whose it is. */
export async function finishDecision(
  context: ActionContext,
  id: string,
  decisionId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.finishDecision')
  const ctx = forOrganization(context)
  const decision = await ctx.tx
    .selectFrom('conference_decisions')
    .where('id', '=', decisionId)
    .where('conference_id', '=', id)
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .select(['done_on', 'case_id'])
    .executeTakeFirst()
  if (!decision) throw new NotFound('decision')
  if (decision.done_on !== null) return wrongState('もうすませてあります。')
  await ctx.tx
    .updateTable('conference_decisions')
    .set({ done_on: ctx.today, done_by: ctx.actor.accountId })
    .where('id', '=', decisionId)
    .execute()
  await record(
    ctx,
    'conference.decisionDone',
    { conferenceId: id, decisionId },
    { caseId: decision.case_id, subjectId: id },
  )
  return done({ id: decisionId })
}

/**
 * What was decided is put right or taken back by who held the meeting, with a reason; its former words stay. The sealed
 * minutes are left as they are. What is done stays as it was done.
 */
export async function correctDecision(
  context: ActionContext,
  id: string,
  decisionId: string,
  input: DecisionInput | null,
  correction: CorrectionInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, (status) =>
    status === 'closed' ? null : '決まったことを直せるのは、会議が終わってからです。',
  )
  if (!taken.ok) return taken
  if (taken.value.conference.isDisposed) return wrongState('この会議録は、保存期間が過ぎて廃棄されています。')
  const before = await ctx.tx
    .selectFrom('conference_decisions')
    .where('id', '=', decisionId)
    .where('conference_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .select(['decision', 'owner_name', 'due_on', 'done_on'])
    .executeTakeFirst()
  if (!before) throw new NotFound('decision')
  if (before.done_on !== null) return wrongState('もうすませてあるため、直せません。記録に書き足してください。')
  if (input !== null) {
    const due = dueDayProblem(input.dueOn, ctx.today)
    if (due !== null) return invalid({ field: 'dueOn', message: '期限は、今日から2年のうちにしてください。' })
  }
  await keepWording(
    ctx,
    taken.value.held,
    {
      kind: 'decision',
      id: decisionId,
      part: 'own',
      before: {
        決まったこと: before.decision,
        ...(before.owner_name === '' ? {} : { する人: before.owner_name }),
        いつまで: formatDate(before.due_on),
      },
    },
    correction,
  )
  await ctx.tx
    .updateTable('conference_decisions')
    .set(
      input === null
        ? { withdrawn_at: ctx.now }
        : { decision: input.decision, owner_name: input.ownerName, due_on: input.dueOn },
    )
    .where('id', '=', decisionId)
    .execute()
  return done({ id: decisionId })
}

/** Sealed minutes are not written again; what was forgotten is added below them. */
export async function addNote(
  context: ActionContext,
  id: string,
  input: { note: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, (status) =>
    status === 'closed' ? null : '書き足せるのは、会議が終わってからです。',
  )
  if (!taken.ok) return taken
  if (taken.value.conference.isDisposed) return wrongState('この会議録は、保存期間が過ぎて廃棄されています。')
  const noteId = newId()
  await ctx.tx
    .insertInto('conference_addenda')
    .values({
      id: noteId,
      conference_id: id,
      organization_id: ctx.actor.organizationId,
      note: input.note,
      account_id: accountOf(ctx),
      written_at: ctx.now,
    })
    .execute()
  await record(ctx, 'conference.noteAdded', { conferenceId: id }, subjectOf(taken.value.conference))
  return done({ id: noteId })
}
