/** What modules/casework/cases and modules/continuity/closures write, told in memory. One function an action. */
import { createHash } from 'node:crypto'
import { caseNumber, digestText, searchText, type PersonName } from '../modules/people/people/index.ts'
import type { CivilDate } from '../platform/clock.ts'
import { fiscalYearOf } from '../platform/japanese/fiscal-year.ts'
import type { Day } from './days.ts'
import type { EpisodeRow } from './rows.ts'
import type { Desk, Worker } from './world.ts'
import {
  accountOf,
  endNextAction,
  exchangeNextAction,
  momentAt,
  momentOn,
  type Moment,
  type NextAction,
  openAction,
  record,
  recordFact,
  responsiblePlace,
  setNextAction,
  type Teller,
  type Thread,
  touch,
  yearsBetween,
} from './thread.ts'

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

export interface Newcomer extends PersonName {
  birthDate: CivilDate | null
  municipalityCode: string | null
  phone: string
  gender: 'male' | 'female'
}

/** Minutes since midnight at which the talk was over. */
export const endOf = (talk: Talk): number => {
  const [hours = '13', minutes = '0'] = (talk.time ?? '13:00').split(':')
  return Number(hours) * 60 + Number(minutes) + (talk.minutes ?? 20)
}

/** When a talk is written down: mostly the same day, sometimes up to three days later, never after the last day told. */
export function momentOfRecord(thread: Pick<Thread, 'teller' | 'lastMs'>, talk: Talk, worker: Worker): Moment {
  const { teller } = thread
  const late = teller.random.chance(0.16) ? teller.days.onOrAfter(talk.on + teller.random.int(1, 2)) : talk.on
  const day = late > teller.lastDay || late - talk.on > 3 ? talk.on : late
  return momentOn(thread, day, worker, day === talk.on ? endOf(talk) : undefined)
}

/** `ending`: the talk ends with itself. `number` is given where a certain one is wanted. */
export function openCase(
  teller: Teller,
  desk: Desk,
  worker: Worker,
  newcomer: Newcomer,
  talk: Talk,
  after: { next: NextAction } | { ending: string },
  number?: number,
): Thread {
  const moment = momentOfRecord({ teller, lastMs: 0 }, talk, worker)
  const [personId, caseId] = [teller.id(moment.ms), teller.id(moment.ms)]
  const { gender, birthDate, municipalityCode, ...name } = newcomer
  const closed = 'ending' in after
  const on = teller.days.date(talk.on)
  const counted = digestText(name, birthDate, teller.fold)
  const digest = counted === null ? null : hexOf(teller.keys.digest(counted))
  const thread: Thread = {
    teller,
    desk,
    worker,
    gender,
    lastMs: 0,
    access: [],
    consultations: [],
    nextActions: [],
    decisions: [],
    referrals: [],
    placements: [],
    followUps: [],
    ledger: [],
    facts: [],
    said: new Set(),
    episodes: [begun(teller.id(moment.ms), caseId, 1, on, 'first')],
    person: {
      id: personId,
      organization_id: desk.organizationId,
      family_name: name.familyName,
      given_name: name.givenName,
      family_name_kana: name.familyNameKana,
      given_name_kana: name.givenNameKana,
      alias: name.alias,
      birth_date: birthDate,
      municipality_code: municipalityCode,
      phone: name.phone,
      email: '',
      contact_cautions: [],
      contact_note: '',
      search_text: searchText(name, teller.fold),
      digest,
      digest_due: false,
      version: 1,
      created_at: moment.iso,
      updated_at: moment.iso,
      updated_by: worker.accountId,
      readers: {},
    },
    supportCase: {
      id: caseId,
      number: caseNumber(fiscalYearOf(on), number ?? teller.nextNumber()),
      person_id: personId,
      opened_on: on,
      status: closed ? 'closed' : 'open',
      responsible_organization_id: desk.organizationId,
      responsible_desk_id: desk.id,
      responsible_account_id: worker.accountId,
      responsible_since: on,
      target_type: null,
      target_type_provisional: false,
      municipality_code: municipalityCode,
      first_speaker: talk.speaker,
      episode: 1,
      last_contact_on: on,
      closed_on: closed ? on : null,
      closure_reason: closed ? after.ending : null,
      closure_summary: '',
      closure_reopen_hint: '',
      person_digest: digest ?? digestOfCase(caseId),
      version: 1,
      created_at: moment.iso,
      readers: {},
    },
  }
  thread.access.push({
    id: teller.id(moment.ms),
    case_id: caseId,
    organization_id: desk.organizationId,
    account_id: null,
    scope: ['all'],
    basis: 'own-duty',
    basis_given_on: null,
    referral_id: null,
    authors: null,
    valid_from: moment.iso,
    valid_until: null,
    granted_by: worker.accountId,
    ended_reason: null,
    created_at: moment.iso,
  })
  const consultationId = writeConsultation(thread, moment, talk)
  const place = responsiblePlace(thread)
  const opened = record(
    thread,
    moment,
    'case.opened',
    { personId, consultationId, speaker: talk.speaker, known: false },
    { subjectId: caseId, deskId: desk.id, occurredOn: on },
  )
  const episode = runningEpisode(thread)
  episode.consultation_id = consultationId
  recordFact(thread, moment, opened, episode.id, 'case.opened', on, place)
  recordTalk(thread, moment, consultationId, talk, closed)
  if ('next' in after) setNextAction(thread, moment, after.next)
  else {
    const ended = record(
      thread,
      moment,
      'case.closed',
      { reason: after.ending },
      { subjectId: caseId, deskId: desk.id, occurredOn: on },
    )
    endEpisode(thread, on, after.ending)
    recordFact(thread, moment, ended, episode.id, 'case.closed', on, place, { detail: after.ending })
  }
  return thread
}

/** Who can't be told from others counts by the case (0050, set_digest_of_new_case). */
const digestOfCase = (caseId: string): string =>
  hexOf(
    createHash('sha256')
      .update(Buffer.from(caseId.replaceAll('-', ''), 'hex'))
      .digest(),
  )

export const begun = (
  id: string,
  caseId: string,
  number: number,
  on: CivilDate,
  reason: EpisodeRow['reason'],
): EpisodeRow => ({
  id,
  case_id: caseId,
  number,
  opened_on: on,
  reason,
  readers: {},
  consultation_id: null,
  closed_on: null,
  closure_reason: null,
  closed_organization_id: null,
  closed_desk_id: null,
})

function runningEpisode(thread: Thread): EpisodeRow {
  const last = thread.episodes.at(-1)
  if (last === undefined) throw new Error(`case ${thread.supportCase.number} has no episode`)
  return last
}

function endEpisode(thread: Thread, on: CivilDate, reason: string): void {
  const { organizationId, deskId } = responsiblePlace(thread)
  Object.assign(runningEpisode(thread), {
    closed_on: on,
    closure_reason: reason,
    closed_organization_id: organizationId,
    closed_desk_id: deskId,
  })
}

export const hexOf = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

function writeConsultation(thread: Thread, moment: Moment, talk: Talk): string {
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

function recordTalk(thread: Thread, moment: Moment, consultationId: string, talk: Talk, endsWithItself = false): void {
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

/** すませる or 変える, on the day it was done. */
export function changeNextAction(thread: Thread, on: Day, next: NextAction, done: { note: string } | null): void {
  const moment = momentOn(thread, on, thread.worker, 15 * 60)
  exchangeNextAction(thread, moment, next, done === null ? 'changed' : 'done', done?.note ?? '')
  touch(thread)
}

export interface Decision {
  on: Day
  to: 1 | 2 | 3 | null
  provisional?: boolean
  reasonCode?: string
  reason: string
  answers?: Record<string, string>
}

export function decideTargetType(thread: Thread, decision: Decision): void {
  const { teller, supportCase } = thread
  const moment = momentAt(
    teller,
    Math.max(thread.lastMs, teller.days.instant(decision.on, 9 * 60)) + teller.random.int(2, 9) * 60_000,
    thread.worker,
  )
  const from = supportCase.target_type
  const reasonCode = thread.decisions.length > 0 ? (decision.reasonCode ?? 'change-of-state') : 'first'
  const moved =
    from !== null &&
    decision.to !== null &&
    from !== decision.to &&
    reasonCode !== 'correction' &&
    reasonCode !== 'first'
  const id = teller.id(moment.ms)
  const place = responsiblePlace(thread)
  const on = teller.days.date(decision.on)
  thread.decisions.push({
    id,
    case_id: supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: accountOf(moment),
    from_type: from,
    to_type: decision.to,
    provisional: decision.provisional ?? false,
    decided_on: on,
    reason_code: reasonCode,
    reason: decision.reason,
    answers: decision.answers ?? {},
    proposed_type: decision.answers === undefined ? null : decision.to,
    is_move: moved,
    recorded_at: moment.iso,
    readers: {},
  })
  supportCase.target_type = decision.to
  supportCase.target_type_provisional = decision.provisional ?? false
  supportCase.version += 1
  const decided = record(
    thread,
    moment,
    'targetType.decided',
    {
      decisionId: id,
      from,
      to: decision.to,
      provisional: decision.provisional ?? false,
      move: moved,
      reason: reasonCode,
    },
    { subjectId: id, deskId: place.deskId, occurredOn: on },
  )
  recordFact(thread, moment, decided, id, moved ? 'type-move' : 'type-decided', on, place, {
    detail: `${from ?? 0}-${decision.to ?? 0}`,
  })
}

/** What was learned about making contact, kept with the person. */
export function noteContact(thread: Thread, on: Day, cautions: string[], note = ''): void {
  const { teller, person } = thread
  const moment = momentAt(
    teller,
    Math.max(thread.lastMs, teller.days.instant(on, 9 * 60)) + teller.random.int(1, 4) * 60_000,
    thread.worker,
  )
  person.contact_cautions = cautions
  person.contact_note = note
  person.version += 1
  person.updated_at = moment.iso
  person.updated_by = accountOf(moment)
  const fields = note === '' ? ['contactCautions'] : ['contactCautions', 'contactNote']
  record(
    thread,
    moment,
    'person.changed',
    { personId: person.id, fields },
    { subjectId: person.id, deskId: thread.worker.deskId },
  )
}

export function closeCase(thread: Thread, closing: { on: Day; reason: string; summary: string; hint?: string }): void {
  const { teller, supportCase } = thread
  const moment = momentOn(thread, closing.on, thread.worker, 15 * 60)
  const on = teller.days.date(closing.on)
  for (const row of thread.followUps.filter((each) => each.held_on === null && each.cancelled_on === null)) {
    Object.assign(row, { cancelled_on: moment.date, cancel_reason: 'ケースを終結するため' })
    record(
      thread,
      moment,
      'followUp.cancelled',
      { placementId: row.placement_id, followUpId: row.id, month: row.month },
      { subjectId: row.id, deskId: thread.worker.deskId },
    )
  }
  endNextAction(thread, moment, 'closed')
  Object.assign(supportCase, {
    status: 'closed',
    closed_on: on,
    closure_reason: closing.reason,
    closure_summary: closing.summary,
    closure_reopen_hint: closing.hint ?? '',
  })
  supportCase.version += 1
  const closed = record(
    thread,
    moment,
    'case.closed',
    { reason: closing.reason },
    { subjectId: supportCase.id, deskId: thread.worker.deskId, occurredOn: on },
  )
  endEpisode(thread, on, closing.reason)
  recordFact(thread, moment, closed, runningEpisode(thread).id, 'case.closed', on, responsiblePlace(thread), {
    detail: closing.reason,
  })
}

/** Somebody whose case was closed comes again: the same thread, a new episode. */
export function reopenCase(thread: Thread, talk: Talk, next: NextAction): void {
  const { teller, supportCase } = thread
  const moment = momentOfRecord(thread, talk, thread.worker)
  const on = teller.days.date(talk.on)
  const episode = supportCase.episode + 1
  Object.assign(supportCase, {
    status: 'open',
    closed_on: null,
    closure_reason: null,
    closure_summary: '',
    closure_reopen_hint: '',
    responsible_desk_id: thread.desk.id,
    responsible_account_id: thread.worker.accountId,
    responsible_since: on,
    episode,
    version: supportCase.version + 1,
  })
  if (on > supportCase.last_contact_on) supportCase.last_contact_on = on
  const consultationId = writeConsultation(thread, moment, talk)
  const returned = {
    ...begun(teller.id(moment.ms), supportCase.id, episode, on, 'returned'),
    consultation_id: consultationId,
  }
  thread.episodes.push(returned)
  const reopened = record(
    thread,
    moment,
    'case.reopened',
    { episode, reason: 'returned' },
    { subjectId: supportCase.id, deskId: thread.desk.id, occurredOn: on },
  )
  recordFact(thread, moment, reopened, returned.id, 'case.opened', on, responsiblePlace(thread), { detail: 'reopened' })
  recordTalk(thread, moment, consultationId, talk)
  setNextAction(thread, moment, next)
}

export const dueDayOf = (thread: Thread): Day => {
  const open = openAction(thread)
  if (open === undefined) throw new Error(`case ${thread.supportCase.number} has no next action`)
  return thread.teller.days.day(open.due_on)
}
