/** How a life goes on after the first word: talks, stages, silence. */
import { changeNextAction, decideTargetType, dueDayOf } from './case-steps.ts'
import { recordConsultation } from './talk-steps.ts'
import type { Day } from './days.ts'
import { handOver } from './hand-over.ts'
import { followJob, startJob } from './jobs.ts'
import { end, type Life, nextOf, type Stage, talkOf } from './life.ts'
import type { Thread } from './thread.ts'
import { typeReasons } from './words/closing.ts'
import { met, money, unmet, silent } from './words/home.ts'
import { type Scene, tell } from './words/scene.ts'
import { afterLeaving, arrival } from './words/new-start.ts'
import { ready } from './words/ready.ts'
import { search } from './words/search.ts'

const stageScenes: Record<Exclude<Stage, 'hired'>, readonly Scene[]> = {
  unmet,
  met,
  money,
  ready,
  search,
  arrival: [arrival],
  left: [afterLeaving],
  silent,
}

/** A change of type that the stage brings with it; the provisional judgement becomes one. */
function moveType(life: Life, on: Day, to: 1 | 2 | 3): void {
  const { thread } = life
  const from = thread.supportCase.target_type
  if (from === to && !thread.supportCase.target_type_provisional) return
  const reason = thread.teller.random.pick(
    typeReasons[from === null || from === to ? String(to) : `${from}-${to}`] ?? typeReasons[String(to)] ?? [],
  )
  decideTargetType(thread, { on, to, reason, reasonCode: from === to ? 'correction' : 'change-of-state' })
}

/** Steps until the agreed day lies ahead of us, or the case is closed. */
export function goOn(life: Life): void {
  const { thread } = life
  const { teller } = thread
  for (let guard = 0; guard < 80 && thread.supportCase.status === 'open'; guard += 1) {
    const due = teller.days.onOrAfter(Math.max(dueDayOf(thread), recordedDay(thread)))
    if (due > teller.lastDay) return
    const late = teller.random.chance(0.12) ? teller.days.onOrAfter(due + teller.random.int(1, 2)) : due
    step(life, late > teller.lastDay ? due : late)
  }
}

const recordedDay = (thread: Thread): Day => Math.floor((thread.lastMs - thread.teller.days.instant(0, 0)) / 86_400_000)

function step(life: Life, on: Day): void {
  const { thread } = life
  const { random } = thread.teller
  life.steps += 1
  if (life.stage === 'hired') return followJob(life, on)
  if (life.stage === 'silent') return waitForAnswer(life, on)
  if (random.chance(0.012))
    return end(
      life,
      on,
      random.weighted([
        ['own-wish', 5],
        ['moved', 2],
        ['handed-over', 2],
        ['public-assistance', life.stage === 'money' ? 4 : 0.5],
      ]),
    )
  if (life.steps > 2 && random.chance(0.018)) life.stage = 'silent'
  if (life.stage === 'silent') return waitForAnswer(life, on)
  if (thread.supportCase.first_speaker === 'anonymous' && life.steps > 3) return end(life, on, 'own-wish')
  // Whoever has given no name is listened to; what comes after begins with knowing who it is.
  if (thread.person.family_name !== '' && advance(life, on)) return
  if (life.stage === 'search' && life.steps > 2 && random.chance(0.2) && startJob(life, on)) return
  talkAgain(life, on)
  if (life.steps > 1) handOver(life)
}

function talkAgain(life: Life, on: Day): void {
  const { thread } = life
  const { teller } = thread
  const scene = teller.random.pick(stageScenes[life.stage as Exclude<Stage, 'hired'>])
  const talk = talkOf(scene, { story: life.story, said: thread.said }, teller.random, on)
  if (talk.speaker === 'family' && life.stage === 'unmet' && thread.supportCase.first_speaker === 'anonymous')
    talk.speaker = 'anonymous'
  recordConsultation(thread, talk, nextOf(teller, teller.random.pick(scene.next), on, thread.worker.accountId))
}

/** What has changed since the last talk. @returns whether the case was closed by it */
function advance(life: Life, on: Day): boolean {
  const { random } = life.thread.teller
  if (life.stage === 'money' && life.steps > 4 && random.chance(0.07)) {
    end(life, on, 'goal-reached')
    return true
  }
  const enter = (stage: Stage, type: 1 | 2 | 3 | null): void => {
    life.stage = stage
    life.steps = 0
    if (type !== null) moveType(life, on, type)
  }
  const enough = (steps: number, probability: number): boolean => life.steps > steps && random.chance(probability)
  if (life.stage === 'unmet' && enough(4, 0.16)) enter('met', 3)
  else if (life.stage === 'met' && enough(4, 0.2)) enter('ready', 2)
  else if (life.stage === 'money' && enough(4, 0.22))
    enter(random.chance(0.5) ? 'search' : 'ready', random.chance(0.6) ? 1 : 2)
  else if (life.stage === 'ready' && enough(4, 0.2)) enter('search', 1)
  else if (life.stage === 'search' && enough(6, 0.05)) enter('ready', 2)
  else if (life.stage === 'arrival')
    enter(
      life.thread.supportCase.target_type === 1
        ? 'search'
        : life.thread.supportCase.target_type === 3
          ? 'met'
          : 'ready',
      null,
    )
  else if (life.stage === 'left' && enough(1, 0.6)) enter('search', null)
  return false
}

function waitForAnswer(life: Life, on: Day): void {
  const { thread } = life
  const { teller } = thread
  const [scene] = silent
  if (scene === undefined) return
  if (life.steps > 20 || (life.steps > 3 && teller.random.chance(0.35))) return end(life, on, 'no-contact')
  changeNextAction(thread, on, nextOf(teller, teller.random.pick(scene.next), on, thread.worker.accountId), {
    note: tell(scene, life.story, teller.random, thread.said),
  })
  if (teller.random.chance(0.25))
    life.stage =
      thread.supportCase.target_type === 1
        ? 'search'
        : thread.supportCase.target_type === 3 && thread.decisions.at(-1)?.provisional !== false
          ? 'unmet'
          : 'ready'
}
