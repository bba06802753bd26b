/** What modules/employment/placements writes where it is asked whether a job lasts, told in memory. */
import { begun } from './episode-steps.ts'
import type { Day } from './days.ts'
import type { FollowUpRow } from './outcome-rows.ts'
import { accountOf, momentOn, type Moment, record, recordFact, type Thread, touch } from './thread.ts'
import { endNextAction, openAction, setNextAction } from './next-action.ts'

export const nextFollowUp = (thread: Thread): FollowUpRow | undefined =>
  thread.followUps
    .filter((row) => row.held_on === null && row.cancelled_on === null)
    .sort((a, b) => (a.due_on < b.due_on ? -1 : 1))[0]

export function planFollowUp(thread: Thread, moment: Moment, next: FollowUpRow | undefined): void {
  const { teller, supportCase } = thread
  const assignee = supportCase.responsible_account_id
  if (next) {
    const dueOn = Math.max(teller.days.day(next.due_on), moment.day)
    setNextAction(
      thread,
      moment,
      { kind: 'call', dueOn, time: null, note: `定着の確認(${next.month}か月)を本人と会社にする`, assignee },
      'follow-up',
    )
  } else {
    setNextAction(
      thread,
      moment,
      {
        kind: 'review',
        dueOn: teller.days.business(moment.day, 10),
        time: null,
        note: '12か月の定着を確かめた。終結を考える',
        assignee,
      },
      'follow-up',
    )
  }
}

export interface Checking {
  on: Day
  with: 'person' | 'employer' | 'both'
  status: 'working' | 'moved' | 'left' | 'unknown'
  note: string
  endedOn?: Day
  endReason?: string
}

export function recordFollowUp(thread: Thread, followUp: FollowUpRow, checking: Checking): void {
  const { teller } = thread
  const moment = momentOn(thread, checking.on, thread.worker, 14 * 60)
  const on = teller.days.date(checking.on)
  Object.assign(followUp, {
    held_on: on,
    held_with: checking.with,
    status: checking.status,
    note: checking.note,
    account_id: accountOf(moment),
    ...(checking.status === 'unknown' ? { tries: 3, last_tried_on: on } : {}),
  })
  touch(thread, on)
  const deskId = thread.worker.deskId
  const recorded = record(
    thread,
    moment,
    'followUp.recorded',
    { placementId: followUp.placement_id, followUpId: followUp.id, month: followUp.month, status: checking.status },
    { subjectId: followUp.id, deskId, occurredOn: on },
  )
  const kind =
    checking.status === 'working' || checking.status === 'moved'
      ? 'follow-up.working'
      : checking.status === 'left'
        ? 'follow-up.left'
        : 'follow-up.other'
  recordFact(
    thread,
    moment,
    recorded,
    followUp.id,
    kind,
    on,
    { organizationId: followUp.organization_id, deskId: followUp.desk_id },
    { detail: String(followUp.month) },
  )
  if (checking.status === 'left') {
    leaveJob(
      thread,
      moment,
      followUp,
      teller.days.date(checking.endedOn ?? checking.on),
      checking.endReason ?? 'unknown',
    )
  } else if (openAction(thread)?.origin === 'follow-up') {
    endNextAction(thread, moment, 'done')
    planFollowUp(thread, moment, nextFollowUp(thread))
  }
}

function leaveJob(thread: Thread, moment: Moment, followUp: FollowUpRow, endedOn: string, endReason: string): void {
  const { teller, supportCase } = thread
  const deskId = thread.worker.deskId
  for (const row of thread.placements)
    if (row.id === followUp.placement_id) Object.assign(row, { ended_on: endedOn, end_reason: endReason })
  for (const row of thread.followUps.filter(
    (each) => each.placement_id === followUp.placement_id && each.held_on === null && each.cancelled_on === null,
  )) {
    Object.assign(row, { cancelled_on: moment.date, cancel_reason: '離職したため' })
    record(
      thread,
      moment,
      'followUp.cancelled',
      { placementId: row.placement_id, followUpId: row.id, month: row.month },
      { subjectId: row.id, deskId },
    )
  }
  supportCase.episode += 1
  thread.episodes.push(begun(teller.id(moment.ms), supportCase.id, supportCase.episode, endedOn, 'separation'))
  record(
    thread,
    moment,
    'case.reopened',
    { episode: supportCase.episode, reason: 'separation' },
    { subjectId: supportCase.id, deskId, occurredOn: endedOn },
  )
  endNextAction(thread, moment, 'changed')
  setNextAction(
    thread,
    moment,
    {
      kind: 'review',
      dueOn: teller.days.business(moment.day, 1),
      time: null,
      note: '離職したあとの支援を、本人と決める',
      assignee: supportCase.responsible_account_id,
    },
    'separation',
  )
}
