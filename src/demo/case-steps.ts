/** What modules/casework/cases writes between talks, told in memory. One function an action. */
import type { Day } from './days.ts'
import { accountOf, momentAt, momentOn, record, recordFact, responsiblePlace, type Thread, touch } from './thread.ts'
import { exchangeNextAction, type NextAction, openAction } from './next-action.ts'

/** すませる or 変える, on the day it was done. */
export function changeNextAction(thread: Thread, on: Day, next: NextAction, done: { note: string } | null): void {
  const moment = momentOn(thread, on, thread.worker, 15 * 60)
  exchangeNextAction(thread, moment, next, done === null ? 'changed' : 'done', done?.note ?? '')
  touch(thread)
}

export interface Decision {
  on: Day
  to: 1 | 2 | 3 | null
  provisional?: boolean
  reasonCode?: string
  reason: string
  answers?: Record<string, string>
}

export function decideTargetType(thread: Thread, decision: Decision): void {
  const { teller, supportCase } = thread
  const moment = momentAt(
    teller,
    Math.max(thread.lastMs, teller.days.instant(decision.on, 9 * 60)) + teller.random.int(2, 9) * 60_000,
    thread.worker,
  )
  const from = supportCase.target_type
  const reasonCode = thread.decisions.length > 0 ? (decision.reasonCode ?? 'change-of-state') : 'first'
  const moved =
    from !== null &&
    decision.to !== null &&
    from !== decision.to &&
    reasonCode !== 'correction' &&
    reasonCode !== 'first'
  const id = teller.id(moment.ms)
  const place = responsiblePlace(thread)
  const on = teller.days.date(decision.on)
  thread.decisions.push({
    id,
    case_id: supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: accountOf(moment),
    from_type: from,
    to_type: decision.to,
    provisional: decision.provisional ?? false,
    decided_on: on,
    reason_code: reasonCode,
    reason: decision.reason,
    answers: decision.answers ?? {},
    proposed_type: decision.answers === undefined ? null : decision.to,
    is_move: moved,
    recorded_at: moment.iso,
    readers: {},
  })
  supportCase.target_type = decision.to
  supportCase.target_type_provisional = decision.provisional ?? false
  supportCase.version += 1
  const decided = record(
    thread,
    moment,
    'targetType.decided',
    {
      decisionId: id,
      from,
      to: decision.to,
      provisional: decision.provisional ?? false,
      move: moved,
      reason: reasonCode,
    },
    { subjectId: id, deskId: place.deskId, occurredOn: on },
  )
  recordFact(thread, moment, decided, id, moved ? 'type-move' : 'type-decided', on, place, {
    detail: `${from ?? 0}-${decision.to ?? 0}`,
  })
}

/** What was learned about making contact, kept with the person. */
export function noteContact(thread: Thread, on: Day, cautions: string[], note = ''): void {
  const { teller, person } = thread
  const moment = momentAt(
    teller,
    Math.max(thread.lastMs, teller.days.instant(on, 9 * 60)) + teller.random.int(1, 4) * 60_000,
    thread.worker,
  )
  person.contact_cautions = cautions
  person.contact_note = note
  person.version += 1
  person.updated_at = moment.iso
  person.updated_by = accountOf(moment)
  const fields = note === '' ? ['contactCautions'] : ['contactCautions', 'contactNote']
  record(
    thread,
    moment,
    'person.changed',
    { personId: person.id, fields },
    { subjectId: person.id, deskId: thread.worker.deskId },
  )
}

export const dueDayOf = (thread: Thread): Day => {
  const open = openAction(thread)
  if (open === undefined) throw new Error(`case ${thread.supportCase.number} has no next action`)
  return thread.teller.days.day(open.due_on)
}
