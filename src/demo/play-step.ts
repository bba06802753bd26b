/** One step of a life that is written by hand, played with the same steps as the lives by chance. */
import { daysBetween } from '../platform/clock.ts'
import { closeCase } from './episode-steps.ts'
import { changeNextAction, decideTargetType } from './case-steps.ts'
import { recordConsultation, type Talk } from './talk-steps.ts'
import type { Day } from './days.ts'
import { acceptReferral, declineReferral, withdrawReferral } from './answer-referral-steps.ts'
import { acknowledge, reportOutcome } from './referral-news-steps.ts'
import { escalateReferral, sendReferral } from './send-referral-steps.ts'
import { recordFollowUp } from './follow-up-steps.ts'
import { recordPlacement } from './placement-steps.ts'
import type { ReferralRow } from './outcome-rows.ts'
import type { NextAction } from './next-action.ts'
import type { Thread } from './thread.ts'
import type { Story } from './words/story.ts'
import type { Desk } from './world.ts'
import { ownDay, type ShownNext, type ShownTalk, type Step, type When } from './shown-life.ts'

/** What was written by hand takes the place of what was invented. */
export function given(talk: Partial<Omit<ShownTalk, 'next'>>): Partial<Talk> {
  const { time, minutes, channel, speaker, relation, topics, note } = talk
  const parts: Partial<Talk> = { time, minutes, channel, speaker, relation, topics, note } as Partial<Talk>
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

interface Stage {
  day: (when: When) => Day
  next: (agreed: ShownNext) => NextAction
  story: Story
}

export function take(thread: Thread, step: Step, { day, next }: Stage): void {
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
