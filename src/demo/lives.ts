/** Invented lives told forward in time: each step happens on the day that was agreed, and agrees the next. */
import { ageOn } from '../platform/japanese/age.ts'
import { decideTargetType, noteContact } from './case-steps.ts'
import { openCase } from './open-case-steps.ts'
import type { Day } from './days.ts'
import type { NamePool } from './names.ts'
import { type Life, nextOf, type Stage, talkOf } from './life.ts'
import type { Teller, Thread } from './thread.ts'
import { typeReasons } from './words/closing.ts'
import { firstScenes } from './words/first.ts'
import { inventStory } from './words/story.ts'
import { type Desk, pickWorker } from './world.ts'
import { goOn } from './life-course.ts'
import { inventPerson, nobodyNamed, reasons } from './newcomers.ts'

const stageAfter: Record<keyof typeof firstScenes, Stage> = {
  unstable: 'search',
  jobless: 'ready',
  withdrawn: 'unmet',
  hardship: 'money',
  bySupporter: 'met',
  anonymous: 'unmet',
  information: 'search',
}

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
