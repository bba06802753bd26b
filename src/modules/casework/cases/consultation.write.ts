import { type ActionContext, newId, accountOf } from '../../../platform/action.ts'
import type { ConsultationInput } from './talk.form.ts'

type Talk = Omit<ConsultationInput, 'nextAction' | 'appointment'>

/** One row of what was said; insert-only. A correction names the row it replaces and why. */
export async function writeConsultation(
  ctx: ActionContext,
  caseId: string,
  place: { organizationId: string; deskId: string },
  talk: Talk,
  correction?: { of: string; reason: string },
): Promise<string> {
  const id = newId()
  await ctx.tx
    .insertInto('consultations')
    .values({
      // The database makes the root of a correction that of what it corrects.
      id,
      root_id: id,
      case_id: caseId,
      organization_id: place.organizationId,
      desk_id: place.deskId,
      account_id: accountOf(ctx),
      occurred_on: talk.occurredOn,
      occurred_at: talk.time,
      minutes: talk.minutes,
      channel: talk.channel,
      speaker: talk.speaker,
      speaker_relation: talk.speakerRelation,
      topics: talk.topics,
      note: talk.note,
      disclose: talk.disclose ?? (talk.speaker === 'self' ? 'yes' : 'ask'),
      corrects_id: correction?.of ?? null,
      correction_reason: correction?.reason ?? '',
    })
    .execute()
  return id
}
