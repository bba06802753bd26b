/** What modules/employment/placements writes where a job begins, told in memory. */
import { followUpDates } from '../platform/japanese/calendar.ts'
import type { Day } from './days.ts'
import type { PlacementRow } from './outcome-rows.ts'
import { accountOf, momentOn, record, recordFact, responsiblePlace, type Thread, touch } from './thread.ts'
import { endNextAction } from './next-action.ts'
import { planFollowUp } from './follow-up-steps.ts'

export interface Hiring {
  recordedOn: Day
  startedOn: Day
  employer: string
  regular: boolean
  hours: number
  route: string
}

export function recordPlacement(thread: Thread, hiring: Hiring): PlacementRow {
  const { teller, supportCase } = thread
  const moment = momentOn(thread, hiring.recordedOn, thread.worker, 15 * 60)
  const id = teller.id(moment.ms)
  const place = responsiblePlace(thread)
  const startedOn = teller.days.date(hiring.startedOn)
  const placement: PlacementRow = {
    id,
    case_id: supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: accountOf(moment),
    episode: supportCase.episode,
    employer_name: hiring.employer,
    started_on: startedOn,
    regular: hiring.regular,
    weekly_hours: hiring.hours,
    route: hiring.route,
    ended_on: null,
    end_reason: null,
    recorded_at: moment.iso,
    readers: {},
  }
  thread.placements.push(placement)
  for (const { month, dueOn } of followUpDates(startedOn)) {
    thread.followUps.push({
      id: teller.id(moment.ms),
      placement_id: id,
      case_id: supportCase.id,
      organization_id: place.organizationId,
      desk_id: place.deskId,
      month,
      due_on: dueOn,
      held_on: null,
      held_with: null,
      status: null,
      note: '',
      account_id: null,
      cancelled_on: null,
      cancel_reason: null,
      tries: 0,
      last_tried_on: null,
      readers: {},
    })
  }
  touch(thread)
  const started = record(
    thread,
    moment,
    'placement.recorded',
    { placementId: id, regular: hiring.regular, startedOn, route: hiring.route },
    { subjectId: id, deskId: place.deskId, occurredOn: startedOn },
  )
  recordFact(thread, moment, started, id, hiring.regular ? 'placement.regular' : 'placement.other', startedOn, place, {
    detail: hiring.route,
  })
  endNextAction(thread, moment, 'done')
  const own = thread.followUps.filter((row) => row.placement_id === id)
  planFollowUp(thread, moment, own.find((row) => row.due_on >= moment.date) ?? own.at(-1))
  return placement
}
