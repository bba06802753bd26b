/** 希望する仕事: what somebody looks for now; the former wishes stay. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, invalid, type Outcome, stale } from '../../../platform/outcome.ts'
import { areMunicipalities } from '../../council/index.ts'
import { holdCase, refusalToWork, touchCase } from '../../casework/index.ts'
import type { JobWishInput } from './job-wish.form.ts'
import { keywordsOf } from './keywords.rules.ts'
import { occupationsOf } from './job-wish.rules.ts'

/** @param before the wish that was read before writing, null where there was none: nobody's words are written over */
export async function recordJobWish(
  context: ActionContext,
  caseId: string,
  input: JobWishInput,
  before: string | null,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'jobWish.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const current = await ctx.tx
    .selectFrom('job_wishes')
    .where('case_id', '=', caseId)
    .where('replaced_at', 'is', null)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if ((current?.id ?? null) !== before)
    return stale('あなたが書いている間に、ほかの人が希望を書きました。いまの内容を見て、もう一度残してください。')
  if (!(await areMunicipalities(ctx.tx, input.municipalityCodes)))
    return invalid({ field: 'municipalityCodes', message: '市町村を選びなおしてください。' })
  if (current !== undefined)
    await ctx.tx.updateTable('job_wishes').set({ replaced_at: ctx.now }).where('id', '=', current.id).execute()
  const id = newId()
  await ctx.tx
    .insertInto('job_wishes')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      replaces_id: before,
      first_occupation: input.firstOccupation,
      second_occupation: input.secondOccupation,
      third_occupation: input.thirdOccupation,
      regular: input.regular,
      weekly_days: input.weeklyDays,
      weekly_hours: input.weeklyHours,
      hours_from: input.hoursFrom,
      hours_to: input.hoursTo,
      days_off: input.daysOff,
      pay_kind: input.payKind,
      pay_least: input.payLeast,
      municipality_codes: input.municipalityCodes,
      ways: input.ways,
      minutes: input.minutes,
      wants: input.wants,
      surroundings: input.surroundings,
      care: input.care,
      musts: input.musts,
      note: input.note,
      seen_by: input.seenBy,
      keywords: occupationsOf(input).flatMap((occupation) => keywordsOf(occupation, ctx.fold)),
    })
    .execute()
  if (input.health !== '' && input.mayTell !== null)
    await ctx.tx
      .insertInto('job_wish_health')
      .values({
        wish_id: id,
        case_id: caseId,
        organization_id: ctx.actor.organizationId,
        words: input.health,
        may_tell: input.mayTell,
      })
      .execute()
  await record(ctx, 'jobWish.recorded', { wishId: id }, { caseId, subjectId: id, deskId: held.responsibleDeskId })
  await touchCase(ctx, caseId)
  return done({ id })
}
