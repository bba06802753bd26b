/** A meeting is held: opened for those who were asked, closed with its minutes and what follows from them. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { instantInTokyo, timeOfDayOf } from '../../../platform/clock.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dueDayProblem, exchangeNextAction, mustBeOpen, mustBeResponsible, touchCase } from '../cases/index.ts'
import type { ClosingInput } from './closing.form.ts'
import { mustBeOpenNow, mustBePlanned, openingProblem } from './conference.rules.ts'
import { takeConference, subjectOf } from './conference.write.ts'

/**
 * Opens the doors: each participant's account, and nobody else of their organization, sees the chosen parts from now
 * until the planned end, on the basis of this conference. The end closes them; if nobody ends it, the clock does.
 */
export async function openConference(context: ActionContext, id: string): Promise<Outcome<{ accounts: number }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  const { conference, held } = taken.value
  const problem =
    mustBeOpen(held) ??
    mustBeResponsible(held, ctx.actor.organizationId) ??
    openingProblem(conference, ctx.today, timeOfDayOf(ctx.now))
  if (problem !== null) return wrongState(problem)
  const other = await ctx.tx
    .selectFrom('conferences')
    .where('case_id', '=', conference.caseId)
    .where('status', '=', 'open')
    .select('id')
    .executeTakeFirst()
  if (other) return wrongState('このケースの別の会議が開いています。先にそちらを終えてください。')
  const people = await ctx.tx
    .selectFrom('conference_participants')
    .where('conference_id', '=', id)
    .where('removed_at', 'is', null)
    .select(['account_id', 'organization_id'])
    .execute()
  if (people.length === 0) return wrongState('参加者がまだいません。参加者を加えてから始めてください。')
  await ctx.tx.updateTable('conferences').set({ status: 'open', opened_at: ctx.now }).where('id', '=', id).execute()
  const until = instantInTokyo(conference.heldOn, conference.endsAt)
  const guests = people.filter((each) => each.account_id !== null && each.organization_id !== ctx.actor.organizationId)
  if (guests.length > 0) {
    await ctx.tx
      .insertInto('case_access')
      .values(
        guests.map((guest) => ({
          id: newId(),
          case_id: conference.caseId,
          organization_id: guest.organization_id ?? '',
          account_id: guest.account_id,
          scope: conference.parts,
          basis: conference.basis,
          basis_given_on: conference.basisGivenOn,
          conference_id: id,
          valid_from: ctx.now,
          valid_until: until,
          granted_by: accountOf(ctx),
          created_at: ctx.now,
        })),
      )
      .execute()
  }
  await touchCase(ctx, conference.caseId)
  await record(
    ctx,
    'conference.opened',
    { conferenceId: id, parts: conference.parts, accounts: guests.length },
    subjectOf(conference),
  )
  return done({ accounts: guests.length })
}

/**
 * Ends it: doors closed, minutes sealed by their digest, which the ledger keeps too. What was decided has its owner and
 * day; the earliest that is the responsible desk's own becomes the case's next action.
 */
export async function closeConference(
  context: ActionContext,
  id: string,
  input: ClosingInput,
): Promise<Outcome<{ caseId: string; decisions: number }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, mustBeOpenNow)
  if (!taken.ok) return taken
  const { conference, held } = taken.value
  const participants = await ctx.tx
    .selectFrom('conference_participants')
    .where('conference_id', '=', id)
    .where('removed_at', 'is', null)
    .select(['id', 'organization_id'])
    .execute()
  const organizations = new Set([ctx.actor.organizationId, ...participants.map((each) => each.organization_id)])
  for (const [index, decision] of input.decisions.entries()) {
    if (!organizations.has(decision.organizationId))
      return invalid({ field: `decisions.${index}.organizationId`, message: '会議に参加した機関から選んでください。' })
    const due = dueDayProblem(decision.dueOn, ctx.today)
    if (due !== null)
      return invalid({ field: `decisions.${index}.dueOn`, message: '期限は、今日から2年のうちにしてください。' })
  }
  const seal = createHash('sha256').update(input.minutes, 'utf8').digest()
  await ctx.tx
    .updateTable('conference_papers')
    .set({ minutes: input.minutes, sealed_digest: seal })
    .where('conference_id', '=', id)
    .execute()
  const attended = new Set(input.attended)
  for (const each of participants)
    await ctx.tx
      .updateTable('conference_participants')
      .set({ attended: attended.has(each.id) })
      .where('id', '=', each.id)
      .execute()
  if (input.decisions.length > 0) {
    await ctx.tx
      .insertInto('conference_decisions')
      .values(
        input.decisions.map((decision, index) => ({
          id: newId(),
          conference_id: id,
          case_id: conference.caseId,
          position: index + 1,
          decision: decision.decision,
          organization_id: decision.organizationId,
          owner_name: decision.ownerName,
          due_on: decision.dueOn,
        })),
      )
      .execute()
  }
  await endAccess(ctx, id, 'conference-closed')
  await ctx.tx.updateTable('conferences').set({ status: 'closed', closed_at: ctx.now }).where('id', '=', id).execute()
  const [own] = input.decisions
    .filter((decision) => decision.organizationId === held.responsibleOrganizationId)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  if (own && held.status === 'open' && held.responsibleOrganizationId === ctx.actor.organizationId) {
    await exchangeNextAction(
      ctx,
      held,
      {
        kind: 'other',
        dueOn: own.dueOn,
        time: null,
        note: own.decision.slice(0, 2000),
        assignee: held.responsibleAccountId,
      },
      'changed',
      '会議で決まったことに替えた',
    )
  }
  await touchCase(ctx, conference.caseId)
  await record(
    ctx,
    'conference.closed',
    { conferenceId: id, decisions: input.decisions.length, seal: seal.toString('hex') },
    subjectOf(conference),
  )
  return done({ caseId: conference.caseId, decisions: input.decisions.length })
}

async function endAccess(ctx: OrganizationContext, conferenceId: string, reason: string): Promise<void> {
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: reason })
    .where('conference_id', '=', conferenceId)
    .execute()
}
