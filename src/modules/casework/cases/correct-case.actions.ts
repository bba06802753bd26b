/** Talks that were written by mistake or in the wrong person's case, judgements and endings that were wrong. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import { refusalToWork } from './case.actions.ts'
import type { TargetTypeInput } from './target-type.form.ts'
import { channels, speakers } from './case.labels.ts'
import { isMove } from './case.rules.ts'
import { keepWording } from './correction.ts'
import type { CorrectionInput } from './correction.form.ts'
import { holdCase, touchCase } from './thread.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { targetTypes, type TargetType } from '../../council/index.ts'

const corrected = stale('あなたが書いている間に、ほかの人がこの記録を訂正しました。新しい記録を見てください。')

const noSuchCase = invalid({ field: 'toCaseId', message: 'この番号のケースは見つかりません。番号を確かめてください。' })

/** Of the case that somebody names by its number. */
export async function caseOfNumber(db: ReadDb, number: string): Promise<Outcome<string>> {
  const found = await db
    .selectFrom('cases')
    .where('number', '=', number)
    .where('merged_into', 'is', null)
    .select('id')
    .executeTakeFirst()
  return found ? done(found.id) : noSuchCase
}

/** A talk taken back, or given to the case of the person whose words they are. Its words stay where they were read. */
export async function takeBackConsultation(
  context: ActionContext,
  caseId: string,
  consultationId: string,
  input: { reason: string; toCaseId: string | null },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'consultation.correct')
  const ctx = forOrganization(context)
  const target =
    input.toCaseId === null
      ? null
      : await ctx.tx
          .selectFrom('cases')
          .where('id', '=', input.toCaseId)
          .where('merged_into', 'is', null)
          .select('id')
          .executeTakeFirst()
  if (target === undefined) return noSuchCase
  if (target?.id === caseId)
    return invalid({ field: 'toCaseId', message: 'このケースの番号です。移す先のケースの番号を入れてください。' })
  // Both in the same order, so that two who move the other way wait for one another.
  const held = new Map<string, Awaited<ReturnType<typeof holdCase>>>()
  for (const id of [caseId, ...(target === null ? [] : [target.id])].toSorted()) held.set(id, await holdCase(ctx, id))
  const [from, to] = [held.get(caseId), target === null ? null : held.get(target.id)]
  const talk = await ctx.tx
    .selectFrom('consultations')
    .where('id', '=', consultationId)
    .where('case_id', '=', caseId)
    .selectAll()
    .executeTakeFirst()
  if (!from || to === undefined || !talk) throw new NotFound('consultation')
  if (talk.organization_id !== ctx.actor.organizationId)
    return wrongState('ほかの機関の記録は訂正できません。その窓口へ伝えてください。')
  if (to !== null && to.responsibleOrganizationId !== ctx.actor.organizationId)
    return invalid({ field: 'toCaseId', message: '移せるのは、この機関が責任窓口のケースだけです。' })
  if (to !== null && to.closedOn !== null && talk.occurred_on > to.closedOn)
    return invalid({
      field: 'toCaseId',
      message: 'そのケースは、この相談の日より前に終結しています。先に再開してください。',
    })
  const {
    rows: [row],
  } = await sql<{ withdrawn: boolean }>`select withdraw_consultation(${consultationId}::uuid) as withdrawn`.execute(
    ctx.tx,
  )
  if (!row?.withdrawn) return corrected
  const before = {
    日: formatDate(talk.occurred_on),
    話した人: speakers[talk.speaker as keyof typeof speakers],
    方法: channels[talk.channel as keyof typeof channels],
    話したこと: talk.note,
  }
  await keepWording(
    ctx,
    from,
    { kind: 'consultation', id: consultationId, part: 'consultations', before },
    { how: 'withdraw', reason: input.reason },
  )
  if (to !== null) {
    const id = newId()
    await ctx.tx
      .insertInto('consultations')
      .values({
        id,
        root_id: id,
        case_id: to.id,
        organization_id: talk.organization_id,
        desk_id: talk.desk_id,
        account_id: talk.account_id,
        occurred_on: talk.occurred_on,
        occurred_at: talk.occurred_at,
        minutes: talk.minutes,
        channel: talk.channel,
        speaker: talk.speaker,
        speaker_relation: talk.speaker_relation,
        topics: talk.topics,
        note: talk.note,
        disclose: talk.disclose,
      })
      .execute()
    await record(
      ctx,
      'consultation.recorded',
      { consultationId: id, channel: talk.channel, speaker: talk.speaker, topics: talk.topics },
      { caseId: to.id, subjectId: id, deskId: talk.desk_id, occurredOn: talk.occurred_on },
    )
    await touchCase(ctx, to.id)
  }
  await touchCase(ctx, caseId)
  return done({ caseId: to?.id ?? caseId })
}

const typeText = (type: number | null, provisional: boolean): string =>
  type === null
    ? '未判定'
    : `${targetTypes[type as TargetType].mark}${targetTypes[type as TargetType].short}${provisional ? '(仮)' : ''}`

/** A judgement put right by a row that names it, or taken back. Its reason for the change stays. */
export async function correctTargetType(
  context: ActionContext,
  caseId: string,
  decisionId: string,
  input: Pick<TargetTypeInput, 'targetType' | 'provisional' | 'decidedOn'> | null,
  correction: CorrectionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'targetType.decide')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const decision = await ctx.tx
    .selectFrom('target_type_decisions')
    .where('id', '=', decisionId)
    .where('case_id', '=', caseId)
    .selectAll()
    .executeTakeFirst()
  if (!decision) throw new NotFound('decision')
  if (decision.withdrawn_at !== null) return corrected
  if (input !== null) {
    const day = dayOfRecord(input.decidedOn, ctx.today)
    if (day) return invalid({ field: 'decidedOn', message: day })
    if (input.decidedOn < held.openedOn)
      return invalid({ field: 'decidedOn', message: 'ケースを始めた日より前です。日を直してください。' })
  }
  await keepWording(
    ctx,
    held,
    {
      kind: 'target-type',
      id: decisionId,
      part: 'assessment',
      before: {
        類型: typeText(decision.to_type, decision.provisional),
        判定した日: formatDate(decision.decided_on),
        ...(decision.reason === '' ? {} : { そう考えたわけ: decision.reason }),
      },
    },
    correction,
  )
  await sql`select withdraw_type_decision(${decisionId}::uuid)`.execute(ctx.tx)
  if (correction.how === 'correct' && input !== null) {
    const id = newId()
    const move = isMove(decision.from_type as TargetType | null, input.targetType, decision.reason_code)
    await ctx.tx
      .insertInto('target_type_decisions')
      .values({
        id,
        case_id: caseId,
        organization_id: ctx.actor.organizationId,
        desk_id: ctx.actor.deskId ?? held.responsibleDeskId,
        account_id: accountOf(ctx),
        from_type: decision.from_type,
        to_type: input.targetType,
        provisional: input.provisional,
        decided_on: input.decidedOn,
        reason_code: decision.reason_code,
        reason: decision.reason,
        answers: JSON.stringify(decision.answers),
        proposed_type: decision.proposed_type,
        is_move: move,
        corrects_id: decisionId,
      })
      .execute()
    await record(
      ctx,
      'targetType.decided',
      {
        decisionId: id,
        from: decision.from_type,
        to: input.targetType,
        provisional: input.provisional,
        move,
        reason: decision.reason_code,
      },
      { caseId, subjectId: id, deskId: ctx.actor.deskId ?? held.responsibleDeskId, occurredOn: input.decidedOn },
    )
  }
  await touchCase(ctx, caseId)
  return done({ caseId })
}
