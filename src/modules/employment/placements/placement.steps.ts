/** What recording a job and putting it right have in common: the follow-up that is next, and what leaving begins. */
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import { endNextAction, type HeldCase, setNextAction } from '../../casework/index.ts'

/** Why follow-ups end with the job; by it they are found again where nobody had left. */
export const separationCancels = '離職したため'

export interface ScheduledFollowUp {
  month: 1 | 3 | 6 | 12
  dueOn: string
}

/** The follow-up ahead is what is next; a job recorded very late starts with today. */
export async function planFollowUp(
  ctx: ActionContext,
  held: HeldCase,
  next: ScheduledFollowUp | undefined,
): Promise<void> {
  const place = { caseId: held.id, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId }
  if (next) {
    const dueOn = next.dueOn < ctx.today ? ctx.today : next.dueOn
    await setNextAction(
      ctx,
      place,
      {
        kind: 'call',
        dueOn,
        time: null,
        note: `定着の確認(${next.month}か月)を本人と会社にする`,
        assignee: held.responsibleAccountId,
      },
      'follow-up',
    )
  } else {
    await setNextAction(
      ctx,
      place,
      {
        kind: 'review',
        dueOn: addBusinessDays(ctx.today, 10),
        time: null,
        note: '12か月の定着を確かめた。終結を考える',
        assignee: held.responsibleAccountId,
      },
      'follow-up',
    )
  }
}

export async function nextFollowUp(ctx: ActionContext, caseId: string): Promise<ScheduledFollowUp | undefined> {
  const row = await ctx.tx
    .selectFrom('follow_ups')
    .where('case_id', '=', caseId)
    .where('held_on', 'is', null)
    .where('cancelled_on', 'is', null)
    .orderBy('due_on')
    .select(['month', 'due_on as dueOn'])
    .executeTakeFirst()
  return row as ScheduledFollowUp | undefined
}

/** Support begins anew on the same thread, with a review on the next open day. */
export async function openEpisodeAfterLeaving(ctx: ActionContext, held: HeldCase, endedOn: string): Promise<number> {
  const episode = held.episode + 1
  await ctx.tx.updateTable('cases').set({ episode }).where('id', '=', held.id).execute()
  await ctx.tx
    .insertInto('episodes')
    .values({ id: newId(), case_id: held.id, number: episode, opened_on: endedOn, reason: 'separation' })
    .execute()
  await record(
    ctx,
    'case.reopened',
    { episode, reason: 'separation' },
    { caseId: held.id, subjectId: held.id, deskId: held.responsibleDeskId, occurredOn: endedOn },
  )
  await endNextAction(ctx, held.id, 'changed')
  const place = { caseId: held.id, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId }
  await setNextAction(
    ctx,
    place,
    {
      kind: 'review',
      dueOn: addBusinessDays(ctx.today, 1),
      time: null,
      note: '離職したあとの支援を、本人と決める',
      assignee: held.responsibleAccountId,
    },
    'separation',
  )
  return episode
}
