/** What a life is while it is told, and the pieces that every step uses. */
import { closeCase, reopenCase } from './episode-steps.ts'
import type { Talk } from './talk-steps.ts'
import type { Day } from './days.ts'
import type { Random } from './random.ts'
import { openAction, type NextAction } from './next-action.ts'
import type { Teller, Thread } from './thread.ts'
import { hints, summaries } from './words/closing.ts'
import { type NextIdea, type Scene, tell } from './words/scene.ts'
import { fill, type Story } from './words/story.ts'
import { afterLeaving } from './words/new-start.ts'

export type Stage = 'unmet' | 'met' | 'money' | 'ready' | 'search' | 'arrival' | 'hired' | 'left' | 'silent'

export interface Life {
  thread: Thread
  story: Story
  stage: Stage
  /** Talks since the stage began. */
  steps: number
  handOvers: number
}

export function talkOf(scene: Scene, life: Pick<Life, 'story'> & { said: Set<string> }, random: Random, on: Day): Talk {
  const channel = random.weighted(scene.channels)
  const speaker = scene.speaker ?? 'self'
  const minutes = random.int(Math.ceil(scene.minutes[0] / 5), Math.floor(scene.minutes[1] / 5)) * 5
  const relations: Record<string, string> = {
    family: life.story.parent,
    supporter: random.pick(['民生委員', '地域包括支援センター', '相談支援専門員', '保健師']),
  }
  return {
    on,
    channel,
    speaker,
    relation: relations[speaker] ?? '',
    topics: [...scene.topics],
    minutes: channel === 'letter' || channel === 'message' ? null : minutes,
    time:
      channel === 'letter'
        ? null
        : `${String(
            random.weighted([
              [9, 2],
              [10, 5],
              [11, 3],
              [13, 4],
              [14, 5],
              [15, 4],
              [16, 1],
            ]),
          ).padStart(2, '0')}:${random.pick(['00', '00', '30', '15', '45'])}`,
    note: tell(scene, life.story, random, life.said),
  }
}

/** A talk is written down three days later at most, and what is next lies after that. */
export function nextOf(teller: Teller, idea: NextIdea, from: Day, assignee: string): NextAction {
  const { days, random } = teller
  const [kind, note, soonest, latest] = idea
  const time =
    kind === 'appointment' ? `${String(random.int(9, 16)).padStart(2, '0')}:${random.pick(['00', '30'])}` : null
  const dueOn = days.onOrAfter(
    Math.max(days.business(from, Math.round(random.int(soonest, latest) * teller.pace)), from + 4),
  )
  // What is late, due today or tomorrow on a page that is shown is told by hand; chance keeps out of those days.
  const free = dueOn > teller.lastDay && dueOn < days.today + 3 ? days.onOrAfter(days.today + random.int(3, 12)) : dueOn
  return { kind, note, time, assignee: random.chance(0.92) ? assignee : null, dueOn: free }
}

export function end(life: Life, on: Day, reason: string): void {
  const { thread } = life
  const { random } = thread.teller
  if (thread.supportCase.status === 'closed' || openAction(thread) === undefined) return
  closeCase(thread, {
    on,
    reason,
    summary: fill(random.pick(summaries[reason] ?? summaries['goal-reached'] ?? []), life.story),
    hint: random.pick(hints),
  })
  if (!random.chance(0.06)) return
  // Some come again after a while, on the same thread.
  const again = thread.teller.days.onOrAfter(on + random.int(25, 110))
  if (again > thread.teller.lastDay || thread.supportCase.first_speaker === 'anonymous') return
  reopenCase(
    thread,
    talkOf(afterLeaving, { story: life.story, said: thread.said }, random, again),
    nextOf(thread.teller, random.pick(afterLeaving.next), again, thread.worker.accountId),
  )
  life.stage = 'left'
  life.steps = 0
}
