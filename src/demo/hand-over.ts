/** Hand-overs by chance: accepted, declined, withdrawn, or answered only after the limit had passed. */
import { recordConsultation } from './talk-steps.ts'
import type { Day } from './days.ts'
import { acceptReferral, declineReferral, withdrawReferral } from './answer-referral-steps.ts'
import { acknowledge, reportOutcome } from './referral-news-steps.ts'
import { escalateReferral, sendReferral } from './send-referral-steps.ts'
import { type Life, nextOf, talkOf } from './life.ts'
import { acceptNotes, declines, outcomeNotes, requests, withdrawReasons } from './words/closing.ts'
import { fill } from './words/story.ts'
import { arrival } from './words/new-start.ts'
import { type Desk, pickWorker } from './world.ts'

const workKinds = ['hello-work', 'middle-senior', 'job-cafe']

/** Which kinds of desk could help now; none where the present one is right. */
function wanted(life: Life): readonly string[] {
  const kind = life.thread.desk.kind
  if (life.stage === 'search' && !workKinds.includes(kind)) return workKinds
  if (life.stage === 'ready' && (kind === 'hikikomori-center' || kind === 'municipality' || kind === 'maisapo'))
    return ['youth-support-station']
  if (life.stage === 'unmet' && kind === 'municipality') return ['hikikomori-center']
  if (life.stage === 'met' && kind === 'hikikomori-center') return ['municipality', 'maisapo']
  if (life.stage === 'ready' && workKinds.includes(kind)) return ['youth-support-station', 'maisapo']
  return []
}

function nearest(life: Life, kinds: readonly string[]): Desk | null {
  const { thread } = life
  const { world, random } = thread.teller
  const code = thread.supportCase.municipality_code
  const area = (code === null ? undefined : world.areaOf.get(code)) ?? thread.desk.area
  const open = [...world.desks.values()].filter(
    (desk) => kinds.includes(desk.kind) && desk.organizationId !== thread.supportCase.responsible_organization_id,
  )
  const covering = open.filter((desk) => code !== null && desk.municipalities.some(([each]) => each === code))
  const near = open.filter((desk) => area !== null && desk.areas.includes(area))
  const list = covering.length > 0 ? covering : near
  return list.length === 0 ? null : random.pick(list)
}

export function handOver(life: Life): void {
  const { thread } = life
  const { teller } = thread
  const { days, random } = teller
  if (thread.supportCase.status === 'closed' || life.handOvers >= 3 || !random.chance(0.3)) return
  const to = nearest(life, wanted(life))
  if (to === null || thread.supportCase.first_speaker === 'anonymous') return
  // The answer and the first meeting have to lie before today: what still waits is told by hand.
  const sentOn = days.onOrAfter(Math.floor((thread.lastMs - days.instant(0, 0)) / 86_400_000))
  if (days.business(sentOn, 13) > teller.lastDay) return
  life.handOvers += 1
  const [reason, request] = random.pick(
    requests[workKinds.includes(to.kind) ? 'work' : to.kind] ?? requests['work'] ?? [],
  )
  const referral = sendReferral(thread, {
    on: sentOn,
    to,
    reason: fill(reason, life.story),
    requests: fill(request, life.story),
    urgency: random.weighted([
      ['normal', 7],
      ['week', 3],
      ['today', life.stage === 'money' ? 2 : 0],
    ] as const),
    shares: sharesOf(life),
  })
  const limit = days.day(referral.respond_by)
  const answer = random.weighted([
    ['accept', 78],
    ['late', 6],
    ['decline', 11],
    ['withdraw', 5],
  ] as const)
  const worker = pickWorker(to, random)
  const inTime = Math.min(limit, days.business(sentOn, random.int(1, 3)))
  if (answer === 'withdraw') return withdrawReferral(thread, referral, inTime, random.pick(withdrawReasons))
  if (answer === 'decline') {
    const [why, suggestion] = random.pick(declines)
    declineReferral(thread, referral, { on: inTime, worker, reason: why, suggestion })
    return acknowledge(thread, referral, days.business(inTime, 1))
  }
  if (answer === 'late') escalateReferral(thread, referral, to)
  const acceptedOn = answer === 'late' ? days.business(limit, 2) : inTime
  const firstOn = days.business(acceptedOn, random.int(2, 7))
  acceptReferral(thread, referral, {
    on: acceptedOn,
    desk: to,
    worker,
    firstOn,
    time: random.pick(['10:00', '11:00', '13:30', '14:00', '15:00']),
    note: random.pick(acceptNotes),
  })
  acknowledge(thread, referral, days.business(acceptedOn, 1))
  meet(life, firstOn)
  if (random.chance(0.5)) {
    const toldOn = days.business(firstOn, random.int(1, 3))
    if (toldOn <= teller.lastDay)
      reportOutcome(thread, referral, {
        on: toldOn,
        result: 'supporting',
        note: fill(random.pick(outcomeNotes['supporting'] ?? []), life.story),
        seenOn: toldOn,
      })
  }
}

function sharesOf(life: Life): string[] {
  const { random } = life.thread.teller
  if (random.chance(0.15)) return ['all']
  return random.weighted([
    [['contact', 'work-history', 'consultations', 'plan'], 5],
    [['contact', 'work-history', 'plan'], 3],
    [['contact', 'work-history', 'consultations', 'assessment', 'plan'], 3],
    [['contact'], 1],
  ])
}

function meet(life: Life, on: Day): void {
  const { thread } = life
  const { teller } = thread
  const talk = talkOf(arrival, { story: life.story, said: thread.said }, teller.random, on)
  recordConsultation(thread, talk, nextOf(teller, teller.random.pick(arrival.next), on, thread.worker.accountId))
  life.stage = 'arrival'
  life.steps = 0
}
