/**
 * Lives told by hand, for the pages that somebody opens in a demo: written as data, played with the same steps as the
 * lives by chance. Dates are those of the demo's own day (2026-01-20) and move with it.
 */
import { daysBetween, type CivilDate } from '../platform/clock.ts'
import { closeCase } from './episode-steps.ts'
import { changeNextAction, decideTargetType, noteContact } from './case-steps.ts'
import { openCase, type Newcomer } from './open-case-steps.ts'
import { recordConsultation, type Talk } from './talk-steps.ts'
import type { Day } from './days.ts'
import { acceptReferral, declineReferral, withdrawReferral } from './answer-referral-steps.ts'
import { acknowledge, reportOutcome } from './referral-news-steps.ts'
import { escalateReferral, sendReferral } from './send-referral-steps.ts'
import { recordFollowUp } from './follow-up-steps.ts'
import { recordPlacement } from './placement-steps.ts'
import { talkOf } from './life.ts'
import type { ReferralRow } from './outcome-rows.ts'
import type { NextAction } from './next-action.ts'
import type { Teller, Thread } from './thread.ts'
import { firstScenes } from './words/first.ts'
import { met, money, unmet } from './words/home.ts'
import { inventStory, type Story } from './words/story.ts'
import { arrival } from './words/new-start.ts'
import { ready } from './words/ready.ts'
import { search } from './words/search.ts'
import type { Desk } from './world.ts'

/** A date of the fiscal year of the demo's own day, or a number of business days from today. */
export type When = CivilDate | number

export interface ShownNext {
  kind: string
  on: When
  time?: string
  note: string
}
export interface ShownTalk {
  on: When
  time?: string
  minutes?: number
  channel?: string
  speaker?: string
  relation?: string
  topics?: string[]
  note: string
  next: ShownNext
}
interface ShownSending {
  on: When
  to: string
  reason: string
  requests: string
  urgency?: 'today' | 'week' | 'normal'
  basis?: string
  givenOn?: When
  until?: CivilDate
  shares?: string[]
}

export type Step =
  | ({ do: 'talk' } & ShownTalk)
  | { do: 'plan'; on: When; next: ShownNext; done?: string }
  | { do: 'type'; on: When; to: 1 | 2 | 3; reason: string; code?: string; provisional?: boolean }
  | ({ do: 'send' } & ShownSending)
  | { do: 'accept'; on: When; firstOn: When; time?: string; note: string; seenOn?: When }
  | { do: 'decline'; on: When; reason: string; suggestion: string; seenOn?: When }
  | { do: 'withdraw'; on: When; reason: string }
  | { do: 'escalate' }
  | { do: 'report'; on: When; result: string; note: string; seenOn?: When }
  | { do: 'hire'; on: When; startedOn: When; employer: string; regular: boolean; hours: number; route: string }
  | {
      do: 'check'
      on: When
      with: 'person' | 'employer' | 'both'
      status: 'working' | 'moved' | 'left' | 'unknown'
      note: string
      endedOn?: When
      endReason?: string
    }
  | { do: 'close'; on: When; reason: string; summary: string; hint?: string }

export interface Shown {
  desk: string
  number?: number
  /** Family name, given name and their kana; null where no name was asked. */
  name: readonly [string, string, string, string] | null
  alias?: string
  gender: 'male' | 'female'
  born: CivilDate | null
  place: string | null
  phone?: string
  first: { on: When; why: keyof typeof firstScenes } & Partial<Omit<ShownTalk, 'on' | 'next'>>
  type?: { to: 1 | 2 | 3; reason: string; provisional?: boolean }
  cautions?: readonly string[]
  cautionNote?: string
  /** Talks in the words of a stage, spread between the first word and `next`'s making. */
  between?: { stage: keyof typeof stages; talks: number; until: When }
  /** What was agreed at the end of the first word or of the talks in between. */
  next: ShownNext
  steps?: readonly Step[]
}

const stages = { ready, search, met, unmet, money, arrival: [arrival] } as const

const ownDay = '2026-01-20'

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

/** What was written by hand takes the place of what was invented. */
function given(talk: Partial<Omit<ShownTalk, 'next'>>): Partial<Talk> {
  const { time, minutes, channel, speaker, relation, topics, note } = talk
  const parts: Partial<Talk> = { time, minutes, channel, speaker, relation, topics, note } as Partial<Talk>
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function between(shown: Shown, day: (when: When) => Day, from: Day, open: (day: Day) => Day): Day[] {
  if (shown.between === undefined) return []
  const until = day(shown.between.until)
  const many = shown.between.talks
  return Array.from({ length: many }, (_, index) => open(Math.round(from + ((until - from) * (index + 1)) / many))).map(
    (each) => Math.min(each, until),
  )
}

interface Stage {
  day: (when: When) => Day
  next: (agreed: ShownNext) => NextAction
  story: Story
}

function take(thread: Thread, step: Step, { day, next }: Stage): void {
  const waiting = (): ReferralRow => {
    const found = thread.referrals.at(-1)
    if (found === undefined) throw new Error(`${thread.supportCase.number} has no referral to answer`)
    return found
  }
  const deskOf = (id: string): Desk => {
    const found = thread.teller.world.desks.get(id)
    if (found === undefined) throw new Error(`${id} keeps no cases in this demo`)
    return found
  }
  switch (step.do) {
    case 'talk': {
      const talk: Talk = {
        on: day(step.on),
        time: '13:30',
        minutes: 40,
        channel: 'visit',
        speaker: 'self',
        relation: '',
        topics: ['job-search'],
        note: step.note,
        ...given(step),
      }
      recordConsultation(thread, talk, next(step.next))
      return
    }
    case 'plan':
      return changeNextAction(
        thread,
        day(step.on),
        next(step.next),
        step.done === undefined ? null : { note: step.done },
      )
    case 'type':
      return decideTargetType(thread, {
        on: day(step.on),
        to: step.to,
        reason: step.reason,
        provisional: step.provisional ?? false,
        ...(step.code === undefined ? {} : { reasonCode: step.code }),
      })
    case 'send': {
      const { on, to, givenOn, until, ...words } = step
      sendReferral(thread, {
        ...words,
        on: day(on),
        to: deskOf(to),
        ...(givenOn === undefined ? {} : { basisGivenOn: day(givenOn) }),
        ...(until === undefined ? {} : { until: thread.teller.days.today + daysBetween(ownDay, until) }),
      })
      return
    }
    case 'accept': {
      const desk = deskOf(waiting().to_desk_id)
      const [worker] = desk.workers
      if (worker === undefined) throw new Error(`nobody works at ${desk.id}`)
      acceptReferral(thread, waiting(), {
        on: day(step.on),
        desk,
        worker,
        firstOn: day(step.firstOn),
        time: step.time ?? null,
        note: step.note,
      })
      if (step.seenOn !== undefined) acknowledge(thread, waiting(), day(step.seenOn))
      return
    }
    case 'decline': {
      const [worker] = deskOf(waiting().to_desk_id).workers
      if (worker === undefined) throw new Error('nobody can decline')
      declineReferral(thread, waiting(), { on: day(step.on), worker, reason: step.reason, suggestion: step.suggestion })
      if (step.seenOn !== undefined) acknowledge(thread, waiting(), day(step.seenOn))
      return
    }
    case 'withdraw':
      return withdrawReferral(thread, waiting(), day(step.on), step.reason)
    case 'escalate':
      return escalateReferral(thread, waiting(), deskOf(waiting().to_desk_id))
    case 'report':
      return reportOutcome(thread, waiting(), {
        on: day(step.on),
        result: step.result,
        note: step.note,
        seenOn: step.seenOn === undefined ? null : day(step.seenOn),
      })
    case 'hire': {
      const { on, startedOn, ...job } = step
      recordPlacement(thread, { ...job, recordedOn: day(on), startedOn: day(startedOn) })
      return
    }
    case 'check': {
      const followUp = thread.followUps.filter((row) => row.held_on === null && row.cancelled_on === null)[0]
      if (followUp === undefined) throw new Error(`${thread.supportCase.number} has no follow-up ahead`)
      recordFollowUp(thread, followUp, {
        on: day(step.on),
        with: step.with,
        status: step.status,
        note: step.note,
        ...(step.endedOn === undefined ? {} : { endedOn: day(step.endedOn) }),
        ...(step.endReason === undefined ? {} : { endReason: step.endReason }),
      })
      return
    }
    case 'close':
      return closeCase(thread, { on: day(step.on), reason: step.reason, summary: step.summary, hint: step.hint ?? '' })
  }
}
