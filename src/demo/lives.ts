/** Invented lives told forward in time: each step happens on the day that was agreed, and agrees the next. */
import { ageOn } from '../platform/japanese/age.ts'
import { changeNextAction, decideTargetType, dueDayOf, noteContact } from './case-steps.ts'
import { openCase, type Newcomer } from './open-case-steps.ts'
import { recordConsultation } from './talk-steps.ts'
import type { Day } from './days.ts'
import { handOver } from './hand-over.ts'
import { inventName, type NamePool } from './names.ts'
import { followJob, startJob } from './jobs.ts'
import { end, type Life, nextOf, type Stage, talkOf } from './life.ts'
import type { Teller, Thread } from './thread.ts'
import { typeReasons } from './words/closing.ts'
import { firstScenes } from './words/first.ts'
import { met, money, unmet, silent } from './words/home.ts'
import { type Scene, tell } from './words/scene.ts'
import { inventStory } from './words/story.ts'
import { afterLeaving, arrival } from './words/new-start.ts'
import { ready } from './words/ready.ts'
import { search } from './words/search.ts'
import { type Desk, pickWorker } from './world.ts'

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

/** What brings people to a kind of desk. */
const reasons: Record<string, readonly (readonly [keyof typeof firstScenes, number])[]> = {
  'youth-support-station': [
    ['jobless', 8],
    ['bySupporter', 1],
    ['information', 0.6],
    ['anonymous', 0.4],
  ],
  maisapo: [
    ['hardship', 7],
    ['jobless', 2],
    ['withdrawn', 2],
    ['anonymous', 0.4],
    ['information', 0.4],
  ],
  'hikikomori-center': [
    ['withdrawn', 9],
    ['bySupporter', 1.2],
    ['anonymous', 1.2],
  ],
  'youth-consultation-center': [
    ['withdrawn', 6],
    ['jobless', 3],
    ['anonymous', 1],
  ],
  'youth-support-network': [
    ['withdrawn', 6],
    ['jobless', 3],
    ['anonymous', 1],
  ],
  municipality: [
    ['withdrawn', 6],
    ['hardship', 3],
    ['bySupporter', 2],
    ['anonymous', 0.7],
  ],
  other: [
    ['unstable', 10],
    ['jobless', 2],
    ['information', 0.8],
    ['anonymous', 0.2],
  ],
}

const stageAfter: Record<keyof typeof firstScenes, Stage> = {
  unstable: 'search',
  jobless: 'ready',
  withdrawn: 'unmet',
  hardship: 'money',
  bySupporter: 'met',
  anonymous: 'unmet',
  information: 'search',
}

export function inventPerson(teller: Teller, pool: NamePool, desk: Desk): Newcomer {
  const { random } = teller
  const name = inventName(pool, random)
  const age = Math.min(
    desk.ageMax ?? 99,
    random.weighted([
      [random.int(35, 49), 62],
      [random.int(50, 59), 26],
      [random.int(27, 34), 7],
      [random.int(60, 66), 5],
    ]),
  )
  const year = Number(teller.days.date(teller.days.today).slice(0, 4)) - age - (random.chance(0.5) ? 1 : 0)
  const birthDate = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  const phone = random.chance(0.8)
    ? `090${random.chance(0.5) ? '0000' : '0001'}${String(random.int(0, 9999)).padStart(4, '0')}`
    : ''
  return {
    ...name,
    birthDate: random.chance(0.94) ? birthDate : null,
    municipalityCode: random.chance(0.97) ? random.weighted(desk.municipalities) : null,
    phone,
  }
}

const nobodyNamed = (newcomer: Newcomer, alias: string): Newcomer => ({
  ...newcomer,
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alias,
  birthDate: null,
  phone: '',
})

export function tellLife(teller: Teller, pool: NamePool, desk: Desk, openedOn: Day): Thread {
  const { random } = teller
  const worker = pickWorker(desk, random)
  const why = random.weighted(reasons[desk.kind] ?? reasons['other'] ?? [])
  let newcomer = inventPerson(teller, pool, desk)
  const age = newcomer.birthDate === null ? 45 : ageOn(newcomer.birthDate, teller.days.date(teller.days.today))
  const story = inventStory(random, age)
  const scene = firstScenes[why]
  if (why === 'anonymous') newcomer = nobodyNamed(newcomer, '')
  else if (scene.speaker === 'family' && random.chance(0.18))
    newcomer = nobodyNamed(newcomer, random.chance(0.5) ? `${story.parent}から相談の方` : '')
  const said = new Set<string>()
  const talk = talkOf(scene, { story, said }, random, openedOn)
  if (why === 'information' || (why === 'anonymous' && random.chance(0.75))) {
    return openCase(
      teller,
      desk,
      worker,
      why === 'information' && random.chance(0.5) ? nobodyNamed(newcomer, '') : newcomer,
      talk,
      {
        ending: random.weighted([
          ['information-only', 8],
          ['own-wish', 1],
          ['other', 1],
        ]),
      },
    )
  }
  const thread = openCase(teller, desk, worker, newcomer, talk, {
    next: nextOf(teller, random.pick(scene.next), openedOn, worker.accountId),
  })
  thread.said = said
  const life: Life = { thread, story, stage: stageAfter[why], steps: 0, handOvers: 0 }
  if (why !== 'anonymous' && random.chance(0.45))
    noteContact(
      thread,
      thread.teller.days.onOrAfter(openedOn),
      cautionsOf(life),
      random.chance(0.3) ? '名乗るときは担当者の名前だけで。' : '',
    )
  firstDecision(life, openedOn)
  goOn(life)
  return thread
}

function cautionsOf(life: Life): string[] {
  const { random } = life.thread.teller
  if (life.stage === 'unmet')
    return random.pick([
      ['no-voicemail', 'plain-envelope'],
      ['plain-envelope'],
      ['daytime-only', 'plain-envelope'],
      ['no-phone'],
    ])
  return random.pick([
    ['mobile-only'],
    ['mobile-only', 'no-voicemail'],
    ['evening-only'],
    ['no-family', 'mobile-only'],
    ['daytime-only'],
    ['no-phone'],
  ])
}

function firstDecision(life: Life, on: Day): void {
  const { thread } = life
  const { random } = thread.teller
  const type =
    life.stage === 'search'
      ? 1
      : life.stage === 'ready'
        ? 2
        : life.stage === 'money'
          ? random.weighted([
              [3, 6],
              [2, 2],
              [1, 2],
            ] as const)
          : 3
  if (random.chance(0.12)) return
  const provisional = life.stage === 'unmet'
  decideTargetType(thread, {
    on,
    to: type,
    provisional,
    reason: random.pick(typeReasons[provisional ? '3-provisional' : String(type)] ?? []),
  })
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
