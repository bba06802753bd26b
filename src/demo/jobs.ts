/** A job found, kept or lost. */
import { followUpDates } from '../platform/japanese/calendar.ts'
import type { Day, Days } from './days.ts'
import { nextFollowUp, recordFollowUp } from './follow-up-steps.ts'
import { recordPlacement } from './placement-steps.ts'
import { end, type Life } from './life.ts'
import { changeNextAction, dueDayOf } from './case-steps.ts'
import { left, unreachable, working } from './words/closing.ts'
import { inventEmployer } from './words/story.ts'

const routes: Record<string, readonly (readonly [string, number])[]> = {
  'hello-work': [
    ['hello-work', 7],
    ['job-fair', 2],
    ['own-search', 1],
  ],
  'middle-senior': [
    ['hello-work', 7],
    ['job-fair', 3],
    ['own-search', 1],
  ],
  'job-cafe': [
    ['job-cafe', 6],
    ['job-fair', 2],
    ['hello-work', 2],
  ],
  'youth-support-station': [
    ['support-station', 5],
    ['trial', 4],
    ['hello-work', 1],
  ],
  other: [
    ['trial', 3],
    ['hello-work', 3],
    ['acquaintance', 2],
    ['own-search', 2],
  ],
}

/** Somebody was taken on and has begun. @returns whether the story of the job fits before today */
export function startJob(life: Life, on: Day): boolean {
  const { thread } = life
  const { days, random } = thread.teller
  let startedOn = days.onOrBefore(on - random.int(0, 6))
  // Checks that fall due these days at a desk that is shown are told by hand.
  for (let tries = 0; tries < 12 && thread.desk.isShown && fallsDueNow(days, startedOn); tries += 1)
    startedOn = days.onOrBefore(startedOn - 1)
  if (startedOn <= days.day(thread.supportCase.opened_on) || (thread.desk.isShown && fallsDueNow(days, startedOn)))
    return false
  const regular = random.chance(thread.supportCase.target_type === 1 ? 0.78 : 0.35)
  recordPlacement(thread, {
    recordedOn: on,
    startedOn,
    employer: random.chance(0.6) ? life.story.employer : inventEmployer(random),
    regular,
    hours: regular ? random.pick([37.5, 38, 38.8, 40]) : random.pick([12, 15, 20, 24, 25, 30]),
    route: random.weighted(routes[thread.desk.kind] ?? routes['other'] ?? []),
  })
  life.stage = 'hired'
  life.steps = 0
  return true
}

function fallsDueNow(days: Days, startedOn: Day): boolean {
  const [from, to] = [days.date(days.today), days.date(days.today + 10)]
  return followUpDates(days.date(startedOn)).some(({ dueOn }) => dueOn >= from && dueOn <= to)
}

/** The agreed call: the person and the employer are asked how it goes. */
export function followJob(life: Life, on: Day): void {
  const { thread } = life
  const { random } = thread.teller
  const due = nextFollowUp(thread)
  if (due === undefined) return end(life, on, 'employed')
  if (thread.teller.days.day(due.due_on) > on + 7)
    return changeNextAction(
      thread,
      on,
      {
        kind: 'call',
        dueOn: thread.teller.days.day(due.due_on),
        time: null,
        note: `定着の確認(${due.month}か月)を本人と会社にする`,
        assignee: thread.worker.accountId,
      },
      null,
    )
  const status = random.weighted([
    ['working', 83],
    ['left', 9],
    ['unknown', 4],
    ['moved', 4],
  ] as const)
  const startedOn = thread.placements.at(-1)?.started_on ?? thread.supportCase.opened_on
  const endedOn = Math.max(thread.teller.days.day(startedOn) + 1, on - random.int(3, 25))
  recordFollowUp(thread, due, {
    on,
    with: random.weighted([
      ['person', 5],
      ['both', 4],
      ['employer', 1],
    ] as const),
    status,
    note: random.pick(status === 'left' ? left : status === 'unknown' ? unreachable : working),
    ...(status === 'left'
      ? {
          endedOn: Math.min(endedOn, on),
          endReason: random.pick(['own-wish', 'health', 'end-of-term', 'own-wish', 'other']),
        }
      : {}),
  })
  if (status === 'left') {
    life.stage = 'left'
    life.steps = 0
  } else if (
    due.month >= 6 &&
    status === 'working' &&
    dueDayOf(thread) > on &&
    random.chance(due.month === 12 ? 1 : 0.45)
  ) {
    end(life, on, 'employed')
  }
}
