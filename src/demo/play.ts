/**
 * Lives told by hand, for the pages that somebody opens in a demo: written as data, played with the same steps as the
 * lives by chance. Dates are those of the demo's own day (2026-01-20) and move with it.
 */
import { daysBetween } from '../platform/clock.ts'
import { decideTargetType, noteContact } from './case-steps.ts'
import { openCase, type Newcomer } from './open-case-steps.ts'
import { recordConsultation, type Talk } from './talk-steps.ts'
import type { Day } from './days.ts'
import { talkOf } from './life.ts'
import type { NextAction } from './next-action.ts'
import type { Teller, Thread } from './thread.ts'
import { firstScenes } from './words/first.ts'
import { inventStory } from './words/story.ts'
import { given, take } from './play-step.ts'
import { ownDay, type Shown, type ShownNext, stages, type When } from './shown-life.ts'

export function play(teller: Teller, shown: Shown): Thread | null {
  const desk = teller.world.desks.get(shown.desk)
  const [worker] = desk?.workers ?? []
  if (desk === undefined || worker === undefined) return null
  const { days } = teller
  const day = (when: When): Day =>
    typeof when === 'number'
      ? when === 0
        ? days.today
        : days.business(days.today, when)
      : days.onOrBefore(days.today + daysBetween(ownDay, when))
  const story = inventStory(teller.random, 42)
  if (shown.first.speaker === 'family' && shown.first.relation !== undefined) story.parent = shown.first.relation
  const said = new Set<string>()
  const openedOn = day(shown.first.on)
  const invented = talkOf(firstScenes[shown.first.why], { story, said }, teller.random, openedOn)
  const firstTalk: Talk = { ...invented, ...given(shown.first), on: openedOn }
  const dates = between(shown, day, openedOn, days.onOrAfter)
  const next = (agreed: ShownNext): NextAction => ({
    kind: agreed.kind,
    dueOn: day(agreed.on),
    time: agreed.time ?? null,
    note: agreed.note,
    assignee: thread?.worker.accountId ?? worker.accountId,
  })
  const meeting = (on: Day): NextAction => ({
    kind: 'appointment',
    dueOn: on,
    time: '10:00',
    note: '面談',
    assignee: worker.accountId,
  })
  let thread: Thread | null = null
  const [firstDate] = dates
  thread = openCase(
    teller,
    desk,
    worker,
    newcomer(shown),
    firstTalk,
    { next: firstDate === undefined ? next(shown.next) : meeting(firstDate) },
    shown.number,
  )
  thread.said = said
  if (shown.cautions) noteContact(thread, openedOn, [...shown.cautions], shown.cautionNote)
  if (shown.type) decideTargetType(thread, { on: openedOn, ...shown.type })
  dates.forEach((on, index) => {
    const scene = teller.random.pick(stages[shown.between?.stage ?? 'ready'])
    const following = dates[index + 1]
    recordConsultation(
      thread,
      talkOf(scene, { story, said }, teller.random, on),
      following === undefined ? next(shown.next) : meeting(following),
    )
  })
  for (const step of shown.steps ?? []) take(thread, step, { day, next, story })
  return thread
}

function newcomer(shown: Shown): Newcomer {
  const [familyName, givenName, familyNameKana, givenNameKana] = shown.name ?? ['', '', '', '']
  return {
    familyName,
    givenName,
    familyNameKana,
    givenNameKana,
    alias: shown.alias ?? '',
    birthDate: shown.born,
    municipalityCode: shown.place,
    phone: shown.phone ?? '',
    gender: shown.gender,
  }
}

function between(shown: Shown, day: (when: When) => Day, from: Day, open: (day: Day) => Day): Day[] {
  if (shown.between === undefined) return []
  const until = day(shown.between.until)
  const many = shown.between.talks
  return Array.from({ length: many }, (_, index) => open(Math.round(from + ((until - from) * (index + 1)) / many))).map(
    (each) => Math.min(each, until),
  )
}
