/** At the door, by the host's people: who has come; and what is heard at the booths. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, type OrganizationContext, record } from '../../../platform/action.ts'
import { ask, reading } from '../../../platform/database/handles.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { entryOf, listDoor } from './door.queries.ts'
import { getGathering } from './gathering.queries.ts'
import { whyNot } from './gathering.rules.ts'
import type { InterviewResult } from './interview.labels.ts'

interface Noted {
  noted: boolean
}

/** @throws NotFound where another organization holds it */
async function heldByUs(ctx: OrganizationContext, id: string) {
  const gathering = await getGathering(reading(ctx.tx), id)
  if (gathering.organizationId !== ctx.actor.organizationId) throw new NotFound('gathering')
  return gathering
}

export async function checkIn(
  context: ActionContext,
  gatheringId: string,
  input: { typed: string },
): Promise<Outcome<{ id: string; number: number; callName: string }>> {
  mustBeAllowed(context.actor, 'gathering.checkIn')
  const ctx = forOrganization(context)
  const problem = whyNot('checkIn', await heldByUs(ctx, gatheringId), ctx.today)
  if (problem !== null) return wrongState(problem, 'typed')
  const entry = entryOf(await listDoor(ctx.tx, gatheringId), input.typed)
  if (!entry) return invalid({ field: 'typed', message: 'この番号・記号の申込みは、この催しにありません。' })
  if (entry.state === 'waiting')
    return wrongState(`${entry.number}番の方はキャンセル待ちです。席が空くと、受付できます。`, 'typed')
  const [row] = await ask(ctx.tx, sql<Noted>`select check_in(${gatheringId}::uuid, ${entry.id}::uuid, true) as noted`)
  if (!row?.noted) return wrongState(`${entry.number}番の方は、もう受付をすませています。`, 'typed')
  await record(ctx, 'gathering.checkedIn', { gatheringId, signUpId: entry.id }, { subjectId: gatheringId })
  return done({ id: entry.id, number: entry.number, callName: entry.callName })
}

/** Noted by mistake. */
export async function undoCheckIn(
  context: ActionContext,
  gatheringId: string,
  signUpId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'gathering.checkIn')
  const ctx = forOrganization(context)
  const problem = whyNot('checkIn', await heldByUs(ctx, gatheringId), ctx.today)
  if (problem !== null) return wrongState(problem)
  const [row] = await ask(ctx.tx, sql<Noted>`select check_in(${gatheringId}::uuid, ${signUpId}::uuid, false) as noted`)
  if (!row?.noted) return wrongState('この方の受付は、まだです。')
  await record(ctx, 'gathering.checkInUndone', { gatheringId, signUpId }, { subjectId: gatheringId })
  return done({ id: signUpId })
}

export async function noteInterviewResult(
  context: ActionContext,
  gatheringId: string,
  input: { interviewId: string; result: InterviewResult },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'gathering.checkIn')
  const ctx = forOrganization(context)
  const gathering = await heldByUs(ctx, gatheringId)
  if (gathering.heldOn > ctx.today) return wrongState('面談の結果は、催しの日から記録できます。', 'result')
  const [row] = await ask(
    ctx.tx,
    sql<Noted>`select note_interview_result(${gatheringId}::uuid, ${input.interviewId}::uuid, ${input.result},
      ${ctx.today}::date) as noted`,
  )
  if (!row?.noted) return invalid({ field: 'interviewId', message: '面談を選びなおしてください。' })
  const { interviewId } = input
  await record(ctx, 'gathering.resultNoted', { gatheringId, interviewId }, { subjectId: gatheringId })
  return done({ id: interviewId })
}
