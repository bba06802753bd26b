/** TABLE 2 from outside: what every reader of a case is told of what happened, whatever part of it they may read. */
import { expect, test } from 'vitest'
import { events } from '../../src/events.ts'
import { officeEvents } from '../../src/office-events.ts'

/** Beside ids. Everything else of a record is told to who may read the record: `only` in src/events.ts. */
const toldToEverybody: Record<string, string[]> = {
  'case.opened': ['speaker', 'known'],
  'case.reopened': ['episode', 'reason'],
  'consultation.corrected': ['corrects'],
  'record.corrected': ['kind', 'withdrawn'],
  'referral.sent': ['basis', 'shares', 'respondBy'],
  'referral.accepted': ['firstAppointmentOn'],
  'referral.declined': ['reason'],
  'referral.reported': ['outcome'],
  'jointSupport.stepSet': ['dueOn'],
  'jointSupport.ended': ['reason'],
  'career.recorded': ['kind', 'replaces'],
  'assessment.recorded': ['form', 'section', 'part', 'fields', 'replaces'],
  'consent.recorded': ['purposes', 'parts', 'recipients', 'until'],
  'access.ended': ['basis'],
  'case.restricted': ['accounts'],
  'emergency.opened': ['opened', 'hours'],
  'emergency.seconded': ['hours'],
  'emergency.reviewed': ['review'],
  'supportPlan.drafted': ['number', 'follows'],
  'supportPlan.changed': ['what'],
  'supportPlan.agreed': ['how'],
  'supportPlan.decided': ['result'],
  'supportPlan.evaluated': ['continues'],
  'conference.planned': ['kind', 'basis', 'heldOn'],
  'conference.invited': ['organization'],
  'conference.opened': ['parts', 'accounts'],
  'conference.closed': ['decisions', 'seal'],
  'closure.asked': ['reason'],
  'retention.held': ['kind', 'until'],
  'followUp.tried': ['month'],
  'followUp.recorded': ['month'],
  'followUp.cancelled': ['month'],
  'jobTraining.recorded': ['endsOn'],
  'case.closed': ['reason'],
  'case.reassigned': ['from', 'to'],
  'person.changed': ['fields'],
}

test('of a case nobody is told more than what is listed here, who may not read the record', () => {
  const told = Object.entries(events).flatMap(([name, event]) => {
    if (name in officeEvents) return []
    const hidden: readonly string[] = 'hidden' in event ? (event.hidden?.words ?? []) : []
    const words = Object.keys(event.payload.shape).filter((word) => !/Ids?$/.test(word) && !hidden.includes(word))
    return words.length === 0 ? [] : [[name, words]]
  })
  expect(Object.fromEntries(told)).toEqual(toldToEverybody)
})
