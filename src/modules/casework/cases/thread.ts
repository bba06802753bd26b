/**
 * The steps that actions on a case have in common, here and in the rooms above: taking the case, exchanging its next
 * action, saying that it was written to.
 */
import { sql } from 'kysely'
import { type ActionContext, accountOf, newId, record } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { NextActionInput } from './next-action.form.ts'

export interface HeldCase {
  id: string
  number: string
  personId: string
  status: 'open' | 'closed'
  openedOn: CivilDate
  closedOn: CivilDate | null
  responsibleOrganizationId: string
  responsibleDeskId: string
  responsibleAccountId: string | null
  targetType: 1 | 2 | 3 | null
  municipalityCode: string | null
  episode: number
  lastContactOn: CivilDate
  /** The record of the same person in which it goes on. */
  mergedInto: string | null
  version: number
}

/** Takes the case for this transaction; others who want to change it wait. @throws NotFound where it may not be seen */
export async function holdCase(ctx: ActionContext, caseId: string): Promise<HeldCase> {
  // A row that may be read but not changed (the sender of a referral after it was accepted) can't be locked under its
  // policy, and needs no lock: such an actor changes nothing of it.
  const locked = await selectCase(ctx, caseId).forUpdate().executeTakeFirst()
  const found = locked ?? (await selectCase(ctx, caseId).executeTakeFirst())
  if (!found) throw new NotFound('case')
  return found as HeldCase
}

function selectCase(ctx: ActionContext, caseId: string) {
  return ctx.tx
    .selectFrom('cases')
    .where('id', '=', caseId)
    .select([
      'id',
      'number',
      'person_id as personId',
      'status',
      'opened_on as openedOn',
      'closed_on as closedOn',
      'responsible_organization_id as responsibleOrganizationId',
      'responsible_desk_id as responsibleDeskId',
      'responsible_account_id as responsibleAccountId',
      'target_type as targetType',
      'municipality_code as municipalityCode',
      'episode',
      'last_contact_on as lastContactOn',
      'merged_into as mergedInto',
      'version',
    ])
}

/**
 * The case in which the thread of this one goes on: itself, or the record of the same person that it was made part of.
 */
export async function holdLiving(ctx: ActionContext, held: HeldCase): Promise<HeldCase> {
  let living = held
  while (living.mergedInto !== null) living = await holdCase(ctx, living.mergedInto)
  return living
}

export interface OpenNextAction {
  id: string
  kind: string
  dueOn: CivilDate
  note: string
  origin: string
  appointmentId: string | null
}

export async function openNextAction(ctx: ActionContext, caseId: string): Promise<OpenNextAction | undefined> {
  return ctx.tx
    .selectFrom('next_actions')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .select(['id', 'kind', 'due_on as dueOn', 'note', 'origin', 'appointment_id as appointmentId'])
    .executeTakeFirst()
}

/**
 * Ends the open next action, if there is one. The transaction has to set another, or close the case, before it commits.
 * What was agreed with somebody stays agreed: an appointment ends by `endAppointment` alone.
 */
export async function endNextAction(
  ctx: ActionContext,
  caseId: string,
  how: 'done' | 'changed' | 'closed' | 'handed-over',
  note = '',
): Promise<void> {
  const ended = await ctx.tx
    .updateTable('next_actions')
    .set({ ended_at: ctx.now, ended_by: accountOf(ctx), ended_how: how, ended_note: note })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .returning(['id', 'appointment_id as appointmentId'])
    .executeTakeFirst()
  if (ended && how === 'done')
    await record(ctx, 'nextAction.done', { nextActionId: ended.id }, { caseId, subjectId: ended.id })
}

type Place = { caseId: string; organizationId: string; deskId: string }

export async function setNextAction(
  ctx: ActionContext,
  place: Place,
  next: NextActionInput,
  origin: 'worker' | 'follow-up' | 'referral' | 'escalation' | 'separation' = 'worker',
  appointmentId: string | null = null,
): Promise<string> {
  const id = newId()
  await ctx.tx
    .insertInto('next_actions')
    .values({
      id,
      case_id: place.caseId,
      organization_id: place.organizationId,
      desk_id: place.deskId,
      account_id: next.assignee,
      kind: next.kind,
      due_on: next.dueOn,
      due_at: next.time,
      note: next.note,
      origin,
      appointment_id: appointmentId,
      created_at: ctx.now,
      created_by: accountOf(ctx),
    })
    .execute()
  await record(
    ctx,
    'nextAction.set',
    { nextActionId: id, kind: next.kind, dueOn: next.dueOn },
    { caseId: place.caseId, subjectId: id, deskId: place.deskId },
  )
  return id
}

/** One step ends, the next is set: always both, in one transaction (promise 1). */
export async function exchangeNextAction(
  ctx: ActionContext,
  held: HeldCase,
  next: NextActionInput,
  ended: 'done' | 'changed',
  note = '',
): Promise<void> {
  await endNextAction(ctx, held.id, ended, note)
  await setNextAction(
    ctx,
    { caseId: held.id, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId },
    next,
  )
}

/** Somebody who has the case open learns that it has changed. What follows from its records follows by itself. */
export async function touchCase(ctx: ActionContext, caseId: string): Promise<void> {
  await ctx.tx
    .updateTable('cases')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', caseId)
    .execute()
}

/**
 * Whether the desk is one of the actor's organization; work belongs to a desk, access to its organization (design §7).
 */
export async function ownDesk(
  ctx: ActionContext,
  deskId: string,
): Promise<{ id: string; organizationId: string; kind: string } | null> {
  const desk = await ctx.tx
    .selectFrom('desks')
    .where('id', '=', deskId)
    .select(['id', 'organization_id as organizationId', 'kind'])
    .executeTakeFirst()
  return desk && desk.organizationId === ctx.actor.organizationId ? desk : null
}

/** Whether the account works for the organization today; a next action is given to colleagues only. */
export async function isColleague(ctx: ActionContext, accountId: string, organizationId: string): Promise<boolean> {
  const {
    rows: [row],
  } = await sql<{ member: boolean }>`select is_member(${accountId}::uuid, ${organizationId}) as member`.execute(ctx.tx)
  return row?.member ?? false
}
