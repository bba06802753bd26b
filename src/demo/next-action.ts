/** The one next action of a thread, as modules/casework/cases ends and sets it. */
import type { Day } from './days.ts'
import type { NextActionRow } from './case-rows.ts'
import { accountOf, type Moment, record, responsiblePlace, type Thread } from './thread.ts'

export interface NextAction {
  kind: string
  dueOn: Day
  time: string | null
  note: string
  assignee: string | null
}

export const openAction = (thread: Thread): NextActionRow | undefined =>
  thread.nextActions.find((action) => action.ended_at === null)

export function endNextAction(
  thread: Thread,
  moment: Moment,
  how: 'done' | 'changed' | 'closed' | 'handed-over',
  note = '',
): void {
  const open = openAction(thread)
  if (!open) return
  Object.assign(open, { ended_at: moment.iso, ended_by: accountOf(moment), ended_how: how, ended_note: note })
  if (how === 'done')
    record(
      thread,
      moment,
      'nextAction.done',
      { nextActionId: open.id },
      { subjectId: open.id, deskId: moment.worker?.deskId ?? thread.supportCase.responsible_desk_id },
    )
}

export function setNextAction(
  thread: Thread,
  moment: Moment,
  next: NextAction,
  origin: NextActionRow['origin'] = 'worker',
): void {
  const id = thread.teller.id(moment.ms)
  const place = responsiblePlace(thread)
  const due = thread.teller.days.date(next.dueOn)
  thread.nextActions.push({
    id,
    case_id: thread.supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: next.assignee,
    kind: next.kind,
    due_on: due,
    due_at: next.time,
    note: next.note,
    origin,
    created_at: moment.iso,
    created_by: accountOf(moment),
    ended_at: null,
    ended_by: null,
    ended_how: null,
    ended_note: '',
    readers: {},
  })
  record(
    thread,
    moment,
    'nextAction.set',
    { nextActionId: id, kind: next.kind, dueOn: due },
    { subjectId: id, deskId: place.deskId },
  )
}

export function exchangeNextAction(
  thread: Thread,
  moment: Moment,
  next: NextAction,
  how: 'done' | 'changed',
  note = '',
): void {
  endNextAction(thread, moment, how, note)
  setNextAction(thread, moment, next)
}
