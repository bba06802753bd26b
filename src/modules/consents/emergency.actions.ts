/** 緊急の閲覧: life, body or property in danger and no consent to be had (個人情報保護法 27条1項2号・69条2項; domain §8, EMERG). */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../permissions.ts'
import { type ActionContext, forOrganization, newId, record } from '../../platform/action.ts'
import { sendMail } from '../../platform/mail/index.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../platform/outcome.ts'
import { accountOf } from '../cases/index.ts'
import { managersOf } from '../desks/index.ts'
import type { EmergencyInput, ReviewInput } from './consent.inputs.ts'
import { caseNumberOf } from '../people/index.ts'
import { emergencyTriesADay } from './consent.rules.ts'

/**
 * Opens one case to one account for some hours. Both managers learn of it at once, in a mail without a word about whom;
 * a number that leads nowhere is kept as a try, and the answer to it says no more than that nothing was opened.
 */
export async function openEmergencyDoor(context: ActionContext, input: EmergencyInput): Promise<Outcome<{ caseId: string | null }>> {
  mustBeAllowed(context.actor, 'emergency.open')
  const ctx = forOrganization(context)
  const number = caseNumberOf(input.number)
  if (number === null) return invalid({ field: 'number', message: '受付番号を R7-000123 のように入れてください。' })
  const seen = await ctx.tx.selectFrom('cases').where('number', '=', number).select('id').executeTakeFirst()
  if (seen) return wrongState('このケースは、いまの権限で開けます。「さがす」から開いてください。', 'number')
  // One at a time for each account, so that the limit holds for tries at the same moment too.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`emergency ${ctx.actor.accountId}`}, 0))`.execute(ctx.tx)
  const { tries } = await ctx.tx
    .selectFrom('emergency_accesses')
    .where('account_id', '=', ctx.actor.accountId)
    .where(sql<boolean>`opened_at > ${ctx.now}::timestamptz - interval '1 day'`)
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .executeTakeFirstOrThrow()
  if (tries >= emergencyTriesADay) return wrongState(`緊急の閲覧は、1日に${emergencyTriesADay}回までです。いまの責任窓口に電話してください。`)
  const [id, access] = [newId(), newId()]
  const until = new Date(ctx.now.getTime() + input.hours * 3_600_000)
  const { rows: [row] } = await sql<{ opened: string | null }>`select open_emergency_door(${id}::uuid, ${access}::uuid, ${number}, ${input.reason}, ${until}::timestamptz) as opened`.execute(ctx.tx)
  const caseId = row?.opened ?? null
  await record(ctx, 'emergency.opened', { emergencyId: id, opened: caseId !== null, hours: input.hours }, { caseId, subjectId: id })
  const entry = await ctx.tx.selectFrom('emergency_accesses').where('id', '=', id).select('responsible_organization_id as responsible').executeTakeFirstOrThrow()
  const organizations = [...new Set([ctx.actor.organizationId, entry.responsible].filter((each) => each !== null))]
  for (const email of await managersOf(ctx.tx, organizations, ctx.today)) {
    await sendMail(ctx.tx, {
      kind: 'emergency-access', to: email, subject: '【つなぐ】緊急の閲覧がありました',
      body: '緊急の閲覧が1件ありました。\n「緊急の閲覧」のページで、理由を読んで確かめてください。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  }
  return done({ caseId })
}

/** The manager's look afterwards. What was not needed is said with what follows from it; a door still open is closed. */
export async function reviewEmergencyAccess(context: ActionContext, id: string, input: ReviewInput): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'emergency.review')
  const ctx = forOrganization(context)
  const entry = await ctx.tx.selectFrom('emergency_accesses').where('id', '=', id).forUpdate().select(['id', 'account_id', 'case_id', 'reviewed_at']).executeTakeFirst()
  if (!entry) throw new NotFound('emergency access')
  if (entry.reviewed_at !== null) return wrongState('この閲覧は、もう確かめられています。')
  if (entry.account_id === ctx.actor.accountId) return wrongState('自分の閲覧は、ほかの責任者が確かめます。')
  await ctx.tx.updateTable('emergency_accesses').set({ reviewed_at: ctx.now, reviewed_by: accountOf(ctx), review: input.review, review_note: input.note }).where('id', '=', id).execute()
  if (input.review === 'not-justified' && entry.case_id !== null) {
    await ctx.tx
      .updateTable('case_access')
      .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'emergency-not-justified' })
      .where('case_id', '=', entry.case_id).where('account_id', '=', entry.account_id).where('basis', '=', 'emergency')
      .execute()
  }
  // The ledger row of a case can be added by whoever reviews, also where the case itself stays closed to them.
  await record(ctx, 'emergency.reviewed', { emergencyId: id, review: input.review }, { caseId: entry.case_id, subjectId: id })
  return done({ id })
}
