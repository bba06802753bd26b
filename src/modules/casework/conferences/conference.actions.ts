/** A meeting about one person: planned, people asked, opened, closed with its minutes and what follows from them. */
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
import { formatDate } from '../../../platform/japanese/era.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import {
  type CorrectionInput,
  dueDayProblem,
  exchangeNextAction,
  type HeldCase,
  holdCase,
  keepWording,
  mustBeOpen,
  mustBeResponsible,
  ownDesk,
  touchCase,
} from '../cases/index.ts'
import type { ClosingInput } from './closing.form.ts'
import type { ConferenceInput, DecisionInput, ParticipantInput } from './conference.form.ts'
import {
  basisProblem,
  type ConferenceStatus,
  mayHostStatutory,
  mustBeOpenNow,
  mustBePlanned,
  openingProblem,
} from './conference.rules.ts'
import { dayOfRecord } from '../../../forms/index.ts'

interface HeldConference {
  id: string
  caseId: string
  kind: string
  basis: string
  basisGivenOn: string | null
  heldOn: string
  endsAt: string
  parts: string[]
  status: ConferenceStatus
  deskId: string
  isDisposed: boolean
}

/** Takes the case, then the conference; only the host's own and only where its state allows. @throws NotFound */
async function take(
  ctx: OrganizationContext,
  id: string,
  allowed: (status: ConferenceStatus) => string | null,
): Promise<Outcome<{ conference: HeldConference; held: HeldCase }>> {
  const found = await ctx.tx
    .selectFrom('conferences')
    .where('id', '=', id)
    .select(['case_id', 'organization_id'])
    .executeTakeFirst()
  // Who was asked knows of the conference, and has no hand in it.
  if (!found || found.organization_id !== ctx.actor.organizationId) throw new NotFound('conference')
  const held = await holdCase(ctx, found.case_id)
  const row = await ctx.tx
    .selectFrom('conferences')
    .where('id', '=', id)
    .forUpdate()
    .selectAll()
    .executeTakeFirstOrThrow()
  const conference: HeldConference = {
    id,
    caseId: row.case_id,
    kind: row.kind,
    basis: row.basis,
    basisGivenOn: row.basis_given_on,
    heldOn: row.held_on,
    endsAt: row.ends_at,
    parts: row.parts,
    status: row.status as ConferenceStatus,
    deskId: row.desk_id,
    isDisposed: row.disposed_at !== null,
  }
  const problem = allowed(conference.status)
  return problem === null ? done({ conference, held }) : wrongState(problem)
}

const subjectOf = (conference: HeldConference) => ({
  caseId: conference.caseId,
  subjectId: conference.id,
  deskId: conference.deskId,
})

export async function planConference(
  context: ActionContext,
  caseId: string,
  input: ConferenceInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const basis = basisProblem(input.kind, input.basis, input.basisGivenOn)
  if (basis) return invalid(basis)
  const given =
    input.basis === 'consent' && input.basisGivenOn !== null ? dayOfRecord(input.basisGivenOn, ctx.today) : null
  if (given !== null) return invalid({ field: 'basisGivenOn', message: given })
  const desk = await ownDesk(ctx, held.responsibleDeskId)
  if (input.kind === 'statutory' && !mayHostStatutory(desk?.kind ?? ''))
    return invalid({
      field: 'kind',
      message: '支援会議は、市町村・県か、その委託を受けた「まいさぽ」が開きます。個別ケース検討会議を選んでください。',
    })
  const due = dueDayProblem(input.heldOn, ctx.today)
  if (due !== null) return invalid({ field: 'heldOn', message: '会議の日は、今日から2年のうちにしてください。' })
  const id = newId()
  await ctx.tx
    .insertInto('conferences')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      kind: input.kind,
      basis: input.basis,
      basis_given_on: input.basis === 'consent' ? input.basisGivenOn : null,
      form: input.form,
      held_on: input.heldOn,
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      place: input.place,
      parts: input.parts as string[],
      account_id: accountOf(ctx),
      planned_at: ctx.now,
    })
    .execute()
  await ctx.tx
    .insertInto('conference_papers')
    .values({ conference_id: id, organization_id: ctx.actor.organizationId, agenda: input.agenda })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'conference.planned',
    { conferenceId: id, kind: input.kind, basis: input.basis, heldOn: input.heldOn },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id })
}

/** Asks somebody. Who has an account is told by mail that there is a meeting, without a word about whom. */
export async function inviteParticipant(
  context: ActionContext,
  id: string,
  input: ParticipantInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await take(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  const { conference } = taken.value
  const account = input.accountId === null ? null : await accountAt(ctx, input.accountId, input.organizationId)
  if (input.accountId !== null && account === null)
    return invalid({ field: 'accountId', message: 'その機関の人から選んでください。' })
  if (
    input.accountId === null &&
    input.organizationId !== null &&
    !(await ctx.tx.selectFrom('organizations').where('id', '=', input.organizationId).select('id').executeTakeFirst())
  )
    return invalid({ field: 'organizationId', message: '機関を選びなおしてください。' })
  if (
    account !== null &&
    (await ctx.tx
      .selectFrom('conference_participants')
      .where('conference_id', '=', id)
      .where('account_id', '=', account.id)
      .where('removed_at', 'is', null)
      .select('id')
      .executeTakeFirst())
  )
    return invalid({ field: 'accountId', message: 'この人は、もう参加者に入っています。' })
  const participantId = newId()
  await ctx.tx
    .insertInto('conference_participants')
    .values({
      id: participantId,
      conference_id: id,
      organization_id: input.organizationId,
      account_id: account?.id ?? null,
      name: account?.name ?? input.name,
      role: input.role,
      secrecy: input.secrecy,
      pledged_on: input.secrecy === 'pledge' ? input.pledgedOn : null,
    })
    .execute()
  await record(
    ctx,
    'conference.invited',
    { conferenceId: id, organization: input.organizationId },
    subjectOf(conference),
  )
  if (account !== null) {
    await sendMail(ctx.tx, {
      kind: 'conference',
      to: account.email,
      subject: '【つなぐ】会議のご案内',
      body: '会議の参加をお願いします。\n「会議」のページで、日時と場所を見てください。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  }
  return done({ id: participantId })
}

async function accountAt(
  ctx: OrganizationContext,
  accountId: string,
  organizationId: string | null,
): Promise<{ id: string; name: string; email: string } | null> {
  if (organizationId === null) return null
  const {
    rows: [row],
  } = await sql<{
    id: string
    name: string
    email: string
  }>`select a.id, a.display_name as name, a.email from accounts a join memberships m on m.account_id = a.id
    where a.id = ${accountId}::uuid and a.is_active and m.organization_id = ${organizationId} and m.role in ('counselor', 'manager', 'municipal', 'employer-support')
      and m.valid_from <= ${ctx.today}::date and (m.valid_to is null or m.valid_to >= ${ctx.today}::date) limit 1`.execute(
    ctx.tx,
  )
  return row ?? null
}

export async function removeParticipant(
  context: ActionContext,
  id: string,
  participantId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await take(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  const gone = await ctx.tx
    .updateTable('conference_participants')
    .set({ removed_at: ctx.now })
    .where('id', '=', participantId)
    .where('conference_id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('participant')
  await record(ctx, 'conference.uninvited', { conferenceId: id }, subjectOf(taken.value.conference))
  return done({ id: participantId })
}

/**
 * Opens the doors: each participant's account, and nobody else of their organization, sees the chosen parts from now until
 * the planned end, on the basis of this conference. The end closes them; if nobody ends it, the clock does.
 */
export async function openConference(context: ActionContext, id: string): Promise<Outcome<{ accounts: number }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await take(ctx, id, mustBePlanned)
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
  const taken = await take(ctx, id, mustBeOpenNow)
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

export async function cancelConference(
  context: ActionContext,
  id: string,
  input: { reason: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await take(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  await ctx.tx
    .updateTable('conferences')
    .set({ status: 'cancelled', cancelled_reason: input.reason })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'conference.cancelled', { conferenceId: id }, subjectOf(taken.value.conference))
  return done({ id })
}

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
 * What was decided is put right or taken back by who held the meeting, with a reason; its former words stay. The sealed minutes are
 * left as they are. What is done stays as it was done.
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
  const taken = await take(ctx, id, (status) =>
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
  const taken = await take(ctx, id, (status) =>
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
