/** What modules/casework/cases writes of a talk, told in memory. */
import type { Day } from './days.ts'
import type { Worker } from './world.ts'
import {
  accountOf,
  momentOn,
  type Moment,
  record,
  recordFact,
  responsiblePlace,
  type Thread,
  touch,
  yearsBetween,
} from './thread.ts'
import { exchangeNextAction, type NextAction } from './next-action.ts'

export interface Talk {
  on: Day
  /** 'HH:MM', or null where nobody noted it. */
  time: string | null
  minutes: number | null
  channel: string
  speaker: string
  relation: string
  topics: string[]
  note: string
}

/** Minutes since midnight at which the talk was over. */
const endOf = (talk: Talk): number => {
  const [hours = '13', minutes = '0'] = (talk.time ?? '13:00').split(':')
  return Number(hours) * 60 + Number(minutes) + (talk.minutes ?? 20)
}

/**
 * When a talk is written down: mostly the same day, sometimes up to three days later, never after the last day told.
 */
export function momentOfRecord(thread: Pick<Thread, 'teller' | 'lastMs'>, talk: Talk, worker: Worker): Moment {
  const { teller } = thread
  const late = teller.random.chance(0.16) ? teller.days.onOrAfter(talk.on + teller.random.int(1, 2)) : talk.on
  const day = late > teller.lastDay || late - talk.on > 3 ? talk.on : late
  return momentOn(thread, day, worker, day === talk.on ? endOf(talk) : undefined)
}

export function writeConsultation(thread: Thread, moment: Moment, talk: Talk): string {
  const id = thread.teller.id(moment.ms)
  const place = responsiblePlace(thread)
  thread.consultations.push({
    id,
    case_id: thread.supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: accountOf(moment),
    occurred_on: thread.teller.days.date(talk.on),
    occurred_at: talk.time,
    minutes: talk.minutes,
    channel: talk.channel,
    speaker: talk.speaker,
    speaker_relation: talk.relation,
    topics: talk.topics,
    note: talk.note,
    disclose: talk.speaker === 'self' ? 'yes' : 'ask',
    recorded_at: moment.iso,
    root_id: id,
    readers: {},
  })
  return id
}

export function recordTalk(
  thread: Thread,
  moment: Moment,
  consultationId: string,
  talk: Talk,
  endsWithItself = false,
): void {
  const on = thread.teller.days.date(talk.on)
  const place = responsiblePlace(thread)
  const talked = record(
    thread,
    moment,
    'consultation.recorded',
    { consultationId, channel: talk.channel, speaker: talk.speaker, topics: talk.topics },
    { subjectId: consultationId, deskId: place.deskId, occurredOn: on },
  )
  recordFact(thread, moment, talked, consultationId, 'consultation', on, place, { detail: talk.channel })
  register(thread, moment, talked, consultationId, endsWithItself)
}

/** 登録: the first time that the person themself, known by name, talks with a サポステ of their age. */
function register(
  thread: Thread,
  moment: Moment,
  talked: string,
  consultationId: string,
  endsWithItself: boolean,
): void {
  const { person, desk } = thread
  const place = responsiblePlace(thread)
  const talk = thread.consultations.find((row) => row.id === consultationId)
  if (
    talk === undefined ||
    endsWithItself ||
    desk.kind !== 'youth-support-station' ||
    talk.speaker !== 'self' ||
    (person.family_name === '' && person.family_name_kana === '')
  )
    return
  if (
    thread.facts.some((fact) => fact.kind.startsWith('registration') && fact.organization_id === place.organizationId)
  )
    return
  const age = person.birth_date === null ? null : yearsBetween(person.birth_date, talk.occurred_on)
  const suits = age === null || (age >= (desk.ageMin ?? 0) && age <= (desk.ageMax ?? 200))
  recordFact(
    thread,
    moment,
    talked,
    consultationId,
    suits ? 'registration' : 'registration.outside-age',
    talk.occurred_on,
    place,
  )
}

export function recordConsultation(thread: Thread, talk: Talk, next: NextAction): Moment {
  const moment = momentOfRecord(thread, talk, thread.worker)
  const id = writeConsultation(thread, moment, talk)
  touch(thread, thread.teller.days.date(talk.on))
  recordTalk(thread, moment, id, talk)
  exchangeNextAction(thread, moment, next, 'done')
  return moment
}
