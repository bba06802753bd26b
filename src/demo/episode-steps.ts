/**
 * What modules/continuity/closures and modules/casework/cases write where a stretch of a case begins
 * or ends, told in memory.
 */
import type { CivilDate } from '../platform/clock.ts'
import type { Day } from './days.ts'
import type { EpisodeRow } from './case-rows.ts'
import { endNextAction, type NextAction, setNextAction } from './next-action.ts'
import { momentOn, record, recordFact, responsiblePlace, type Thread } from './thread.ts'
import { momentOfRecord, recordTalk, type Talk, writeConsultation } from './talk-steps.ts'

export const begun = (
  id: string,
  caseId: string,
  number: number,
  on: CivilDate,
  reason: EpisodeRow['reason'],
): EpisodeRow => ({
  id,
  case_id: caseId,
  number,
  opened_on: on,
  reason,
  readers: {},
  consultation_id: null,
  closed_on: null,
  closure_reason: null,
  closed_organization_id: null,
  closed_desk_id: null,
})

export function runningEpisode(thread: Thread): EpisodeRow {
  const last = thread.episodes.at(-1)
  if (last === undefined) throw new Error(`case ${thread.supportCase.number} has no episode`)
  return last
}

export function endEpisode(thread: Thread, on: CivilDate, reason: string): void {
  const { organizationId, deskId } = responsiblePlace(thread)
  Object.assign(runningEpisode(thread), {
    closed_on: on,
    closure_reason: reason,
    closed_organization_id: organizationId,
    closed_desk_id: deskId,
  })
}

export function closeCase(thread: Thread, closing: { on: Day; reason: string; summary: string; hint?: string }): void {
  const { teller, supportCase } = thread
  const moment = momentOn(thread, closing.on, thread.worker, 15 * 60)
  const on = teller.days.date(closing.on)
  for (const row of thread.followUps.filter((each) => each.held_on === null && each.cancelled_on === null)) {
    Object.assign(row, { cancelled_on: moment.date, cancel_reason: 'ケースを終結するため' })
    record(
      thread,
      moment,
      'followUp.cancelled',
      { placementId: row.placement_id, followUpId: row.id, month: row.month },
      { subjectId: row.id, deskId: thread.worker.deskId },
    )
  }
  endNextAction(thread, moment, 'closed')
  Object.assign(supportCase, {
    status: 'closed',
    closed_on: on,
    closure_reason: closing.reason,
    closure_summary: closing.summary,
    closure_reopen_hint: closing.hint ?? '',
  })
  supportCase.version += 1
  const closed = record(
    thread,
    moment,
    'case.closed',
    { reason: closing.reason },
    { subjectId: supportCase.id, deskId: thread.worker.deskId, occurredOn: on },
  )
  endEpisode(thread, on, closing.reason)
  recordFact(thread, moment, closed, runningEpisode(thread).id, 'case.closed', on, responsiblePlace(thread), {
    detail: closing.reason,
  })
}

/** Somebody whose case was closed comes again: the same thread, a new episode. */
export function reopenCase(thread: Thread, talk: Talk, next: NextAction): void {
  const { teller, supportCase } = thread
  const moment = momentOfRecord(thread, talk, thread.worker)
  const on = teller.days.date(talk.on)
  const episode = supportCase.episode + 1
  Object.assign(supportCase, {
    status: 'open',
    closed_on: null,
    closure_reason: null,
    closure_summary: '',
    closure_reopen_hint: '',
    responsible_desk_id: thread.desk.id,
    responsible_account_id: thread.worker.accountId,
    responsible_since: on,
    episode,
    version: supportCase.version + 1,
  })
  if (on > supportCase.last_contact_on) supportCase.last_contact_on = on
  const consultationId = writeConsultation(thread, moment, talk)
  const returned = {
    ...begun(teller.id(moment.ms), supportCase.id, episode, on, 'returned'),
    consultation_id: consultationId,
  }
  thread.episodes.push(returned)
  const reopened = record(
    thread,
    moment,
    'case.reopened',
    { episode, reason: 'returned' },
    { subjectId: supportCase.id, deskId: thread.desk.id, occurredOn: on },
  )
  recordFact(thread, moment, reopened, returned.id, 'case.opened', on, responsiblePlace(thread), { detail: 'reopened' })
  recordTalk(thread, moment, consultationId, talk)
  setNextAction(thread, moment, next)
}
