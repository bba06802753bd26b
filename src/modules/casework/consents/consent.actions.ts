/** 同意: recorded, opened to whom it names, withdrawn. Withdrawing closes what it opened at once and leaves what was. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { endOfDayInTokyo } from '../../../platform/clock.ts'
import type { UploadedFile } from '../../../platform/http/room.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, mustBeResponsible, touchCase } from '../cases/index.ts'
import type { ConsentInput, WithdrawalInput } from './consent.form.ts'
import { mediaTypeOf, noRoomFor, whyNotEnd } from './consent.rules.ts'
import { findDocumentRoom } from './access.queries.ts'

/** Refuses unless the actor's organization is responsible; consent may come after a case has been closed. */
function refusal(held: HeldCase, organizationId: string) {
  const problem = mustBeResponsible(held, organizationId)
  return problem === null ? null : wrongState(problem)
}

/**
 * A consent with what it opens: one row of case_access for each organization it names, for these parts, until its day
 * (domain §3.6). The scan of the paper is kept beside it, for the organization itself.
 */
export async function recordConsent(
  context: ActionContext,
  caseId: string,
  input: ConsentInput,
  scan: UploadedFile | null,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'consent.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const no = refusal(held, ctx.actor.organizationId)
  if (no) return no
  if (input.givenOn > ctx.today)
    return invalid({ field: 'givenOn', message: '同意の日が今日より後です。日を直してください。' })
  if (input.validUntil !== null && input.validUntil < ctx.today)
    return invalid({ field: 'validUntil', message: '見てよい期間が、もう終わっています。日を直してください。' })
  const known = await ctx.tx
    .selectFrom('organizations')
    .where('id', 'in', input.recipients)
    .where('retired_on', 'is', null)
    .select('id')
    .execute()
  if (known.length !== input.recipients.length)
    return invalid({ field: 'recipients', message: '相手の機関を一覧から選んでください。' })
  if (input.recipients.includes(ctx.actor.organizationId))
    return invalid({
      field: 'recipients',
      message: 'この機関は、自分の業務として見られます。ほかの機関を選んでください。',
    })
  const type = scan === null ? null : mediaTypeOf(scan.bytes)
  if (scan !== null && type === null)
    return invalid({ field: 'scan', message: 'PDF・JPEG・PNG のファイルを選んでください。' })
  if (scan !== null && scan.bytes.byteLength > 5_242_880)
    return invalid({ field: 'scan', message: '5MBまでのファイルを選んでください。' })
  if (scan !== null) {
    // From here on nobody else of the organization adds one, so that what was counted holds;
    // the trigger is the wall behind.
    await sql`select hold_document_room(${ctx.actor.organizationId})`.execute(ctx.tx)
    const full = noRoomFor(scan.bytes.byteLength, await findDocumentRoom(ctx.tx, caseId))
    if (full !== null) return invalid({ field: 'scan', message: full })
  }
  const [id, documentId] = [newId(), scan === null ? null : newId()]
  if (scan !== null && documentId !== null && type !== null) {
    await ctx.tx
      .insertInto('documents')
      .values({
        id: documentId,
        case_id: caseId,
        organization_id: ctx.actor.organizationId,
        part: 'all',
        name: scan.name === '' ? '同意書' : scan.name,
        media_type: type,
        content: Buffer.from(scan.bytes),
        added_by: accountOf(ctx),
        added_at: ctx.now,
      })
      .execute()
  }
  await ctx.tx
    .insertInto('consents')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: ctx.actor.deskId ?? held.responsibleDeskId,
      account_id: accountOf(ctx),
      given_on: input.givenOn,
      given_by: input.givenBy,
      method: input.method,
      witness: input.witness,
      purposes: input.purposes,
      parts: input.parts as string[],
      recipients: input.recipients,
      valid_until: input.validUntil,
      note: input.note,
      document_id: documentId,
    })
    .execute()
  const until = input.validUntil === null ? null : endOfDayInTokyo(input.validUntil)
  await ctx.tx
    .insertInto('case_access')
    .values(
      input.recipients.map((organizationId) => ({
        id: newId(),
        case_id: caseId,
        organization_id: organizationId,
        scope: input.parts as string[],
        basis: 'consent',
        basis_given_on: input.givenOn,
        consent_id: id,
        valid_from: ctx.now,
        valid_until: until,
        granted_by: accountOf(ctx),
        created_at: ctx.now,
      })),
    )
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'consent.recorded',
    {
      consentId: id,
      purposes: input.purposes,
      parts: input.parts as string[],
      recipients: input.recipients,
      until: input.validUntil,
    },
    { caseId, subjectId: id, deskId: ctx.actor.deskId ?? held.responsibleDeskId, occurredOn: input.givenOn },
  )
  return done({ id })
}

/** The case first, then its row: of two who end the same thing at once the second finds it ended. @throws NotFound */
async function holdCaseOf(ctx: ActionContext, table: 'consents' | 'case_access', id: string): Promise<HeldCase> {
  const row = await ctx.tx.selectFrom(table).where('id', '=', id).select('case_id').executeTakeFirst()
  if (!row) throw new NotFound(table)
  return holdCase(ctx, row.case_id)
}

/**
 * The person takes it back: every door it opened is closed from now on.
 * What was passed on before stays as a fact (domain §3.6).
 */
export async function withdrawConsent(
  context: ActionContext,
  consentId: string,
  input: WithdrawalInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'consent.withdraw')
  const ctx = forOrganization(context)
  const held = await holdCaseOf(ctx, 'consents', consentId)
  const consent = await ctx.tx
    .selectFrom('consents')
    .where('id', '=', consentId)
    .select(['case_id', 'given_on', 'withdrawn_on'])
    .executeTakeFirstOrThrow()
  const no = refusal(held, ctx.actor.organizationId)
  if (no) return no
  if (consent.withdrawn_on !== null) return wrongState('この同意は、もう取り消されています。')
  if (input.withdrawnOn > ctx.today)
    return invalid({ field: 'withdrawnOn', message: '取り消しの日が今日より後です。日を直してください。' })
  if (input.withdrawnOn < consent.given_on)
    return invalid({ field: 'withdrawnOn', message: '同意のあった日より前です。日を直してください。' })
  await ctx.tx
    .updateTable('consents')
    .set({
      withdrawn_on: input.withdrawnOn,
      withdrawn_at: ctx.now,
      withdrawn_by: accountOf(ctx),
      withdrawn_because: input.because,
      withdrawn_note: input.note,
    })
    .where('id', '=', consentId)
    .execute()
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'consent-withdrawn' })
    .where('consent_id', '=', consentId)
    .execute()
  await touchCase(ctx, consent.case_id)
  await record(
    ctx,
    'consent.withdrawn',
    { consentId },
    {
      caseId: consent.case_id,
      subjectId: consentId,
      deskId: ctx.actor.deskId ?? held.responsibleDeskId,
      occurredOn: input.withdrawnOn,
    },
  )
  return done({ caseId: consent.case_id })
}

/** Ends one access that was given with a つなぎ or in an emergency, with the reason. */
export async function endAccess(
  context: ActionContext,
  accessId: string,
  input: { reason: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'access.end')
  const ctx = forOrganization(context)
  const held = await holdCaseOf(ctx, 'case_access', accessId)
  const access = await ctx.tx
    .selectFrom('case_access')
    .where('id', '=', accessId)
    .select([
      'id',
      'case_id',
      'organization_id',
      'basis',
      sql<boolean>`coalesce(valid_until <= business_now(), false)`.as('ended'),
    ])
    .executeTakeFirstOrThrow()
  const no = refusal(held, ctx.actor.organizationId)
  if (no) return no
  const why = whyNotEnd({ basis: access.basis, organizationId: access.organization_id, ended: access.ended })
  if (why) return wrongState(why)
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`business_now()`, ended_reason: input.reason.slice(0, 2000) })
    .where('id', '=', accessId)
    .execute()
  await touchCase(ctx, access.case_id)
  await record(
    ctx,
    'access.ended',
    { accessId, organizationId: access.organization_id, basis: access.basis },
    { caseId: access.case_id, subjectId: accessId, deskId: ctx.actor.deskId ?? held.responsibleDeskId },
  )
  return done({ caseId: access.case_id })
}
