/** 緊急の閲覧: life, body or property in danger and no consent to be had (個人情報保護法 27条1項2号・69条2項; domain §8, EMERG). */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { EmergencyInput, EmergencyReviewInput } from './emergency.form.ts'
import { validateKana } from '../../../platform/japanese/names.ts'
import { emergencyTriesADay } from './consent.rules.ts'
import { managersOf } from '../../council/index.ts'
import { caseNumberOf, digestColumns } from '../../people/index.ts'

export interface EmergencyOpened {
  /** Null where nothing is open now: nothing there, or a second person has to look; the answer is the same. */
  caseId: string | null
  /** Whether anybody of the actor's organization learned of it. */
  told: boolean
}

/**
 * Opens one case to one account for some hours, by its number or, entered blind, by how the name is read and the birth
 * date. Both managers learn of it at once, in a mail without a word about whom; what leads nowhere is kept as a try.
 * What somebody has restricted (DV, 支援措置) waits for a second person who may read it.
 */
export async function openEmergencyDoor(
  context: ActionContext,
  input: EmergencyInput,
): Promise<Outcome<EmergencyOpened>> {
  mustBeAllowed(context.actor, 'emergency.open')
  const ctx = forOrganization(context)
  const wanted = await wantedBy(ctx, input)
  if (!wanted.ok) return wanted
  // One at a time for each account, so that the limit holds for tries at the same moment too.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`emergency ${ctx.actor.accountId}`}, 0))`.execute(ctx.tx)
  const { tries } = await ctx.tx
    .selectFrom('emergency_accesses')
    .where('account_id', '=', ctx.actor.accountId)
    .where(sql<boolean>`opened_at > ${ctx.now}::timestamptz - interval '1 day'`)
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .executeTakeFirstOrThrow()
  if (tries >= emergencyTriesADay)
    return wrongState(`緊急の閲覧は、1日に${emergencyTriesADay}回までです。いまの責任窓口に電話してください。`)
  const [id, access] = [newId(), newId()]
  const { number, digest } = wanted.value
  const {
    rows: [row],
  } = await sql<{
    opened: string | null
  }>`select open_emergency_door(${id}::uuid, ${access}::uuid, ${number}, ${input.kana}, ${input.birthDate}::date,
      ${digest}::bytea, ${input.reason}, ${input.hours}::integer) as opened`.execute(ctx.tx)
  const caseId = row?.opened ?? null
  await record(
    ctx,
    'emergency.opened',
    { emergencyId: id, opened: caseId !== null, hours: input.hours },
    { caseId, subjectId: id },
  )
  const entry = await ctx.tx
    .selectFrom('emergency_accesses')
    .where('id', '=', id)
    .select('responsible_organization_id as responsible')
    .executeTakeFirstOrThrow()
  const here = await managersOf(ctx.tx, [ctx.actor.organizationId], ctx.today)
  const there =
    entry.responsible === null || entry.responsible === ctx.actor.organizationId
      ? []
      : await managersOf(ctx.tx, [entry.responsible], ctx.today)
  const { rows: seconds } = await sql<{ email: string }>`select email from seconds_of_emergency(${id}::uuid)`.execute(
    ctx.tx,
  )
  for (const email of new Set([...here, ...there])) {
    await sendMail(ctx.tx, {
      kind: 'emergency-access',
      to: email,
      subject: '【つなぐ】緊急の閲覧がありました',
      body: '緊急の閲覧が1件ありました。\n「緊急の閲覧」のページで、理由を読んで確かめてください。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  }
  for (const { email } of seconds) {
    await sendMail(ctx.tx, {
      kind: 'emergency-access',
      to: email,
      subject: '【つなぐ】緊急の閲覧に、二人目の確かめが要ります',
      body: '見られる人を限っている記録を、緊急に見たいという申し出が1件ありました。\n「緊急の閲覧」のページで理由を読み、開いてよければ開いてください。確かめるまで、記録は開きません。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  }
  return done({ caseId, told: here.length > 0 })
}

/** What is looked for; refused where it can't be read, or may be opened the usual way. */
async function wantedBy(
  ctx: ActionContext,
  input: EmergencyInput,
): Promise<Outcome<{ number: string; digest: Buffer | null }>> {
  const usual = (field: string) =>
    wrongState('このケースは、いまの権限で開けます。「さがす」から開いてください。', field)
  if (input.number !== '') {
    const number = caseNumberOf(input.number)
    if (number === null) return invalid({ field: 'number', message: '受付番号を R7-000123 のように入れてください。' })
    const seen = await ctx.tx.selectFrom('cases').where('number', '=', number).select('id').executeTakeFirst()
    return seen ? usual('number') : done({ number, digest: null })
  }
  const kana = validateKana(input.kana.replace(/\s/g, ''))
  if (!kana.ok) return invalid({ field: 'kana', message: kana.message })
  const { digest } = digestColumns(ctx, { familyNameKana: kana.value, givenNameKana: '', birthDate: input.birthDate })
  return done({ number: '', digest })
}

/** The second person has looked at why, and opens what is restricted; for the hours that were asked for, from now. */
export async function secondEmergencyDoor(context: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'emergency.second')
  const ctx = forOrganization(context)
  const entry = await ctx.tx
    .selectFrom('emergency_accesses')
    .where('id', '=', id)
    .select(['id', 'account_id', 'waits_for_second', 'hours'])
    .executeTakeFirst()
  if (!entry) throw new NotFound('emergency access')
  if (entry.account_id === ctx.actor.accountId) return wrongState('自分の申し出は、ほかの人が確かめます。')
  const {
    rows: [row],
  } = await sql<{
    opened: string | null
  }>`select second_emergency_door(${id}::uuid, ${newId()}::uuid) as opened`.execute(ctx.tx)
  if ((row?.opened ?? null) === null)
    return wrongState('この申し出は、もう開かれたか、確かめられたか、1日をすぎています。')
  await record(
    ctx,
    'emergency.seconded',
    { emergencyId: id, hours: entry.hours ?? 0 },
    { caseId: row?.opened ?? null, subjectId: id },
  )
  return done({ id })
}

/**
 * The manager's look afterwards. What was not needed is said with what follows from it; a door still open is closed.
 */
export async function reviewEmergencyAccess(
  context: ActionContext,
  id: string,
  input: EmergencyReviewInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'emergency.review')
  const ctx = forOrganization(context)
  const entry = await ctx.tx
    .selectFrom('emergency_accesses')
    .where('id', '=', id)
    .forUpdate()
    .select(['id', 'account_id', 'case_id', 'reviewed_at'])
    .executeTakeFirst()
  if (!entry) throw new NotFound('emergency access')
  if (entry.reviewed_at !== null) return wrongState('この閲覧は、もう確かめられています。')
  if (entry.account_id === ctx.actor.accountId) return wrongState('自分の閲覧は、ほかの責任者が確かめます。')
  await ctx.tx
    .updateTable('emergency_accesses')
    .set({ reviewed_at: ctx.now, reviewed_by: accountOf(ctx), review: input.review, review_note: input.note })
    .where('id', '=', id)
    .execute()
  if (input.review === 'not-justified' && entry.case_id !== null) {
    await ctx.tx
      .updateTable('case_access')
      .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'emergency-not-justified' })
      .where('case_id', '=', entry.case_id)
      .where('account_id', '=', entry.account_id)
      .where('basis', '=', 'emergency')
      .execute()
  }
  // The ledger row of a case can be added by whoever reviews, also where the case itself stays closed to them.
  await record(
    ctx,
    'emergency.reviewed',
    { emergencyId: id, review: input.review },
    { caseId: entry.case_id, subjectId: id },
  )
  return done({ id })
}
