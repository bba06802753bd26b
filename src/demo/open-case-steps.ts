/** What modules/casework/cases writes where a case is opened, told in memory. */
import { createHash } from 'node:crypto'
import { caseNumber, digestText, searchText, type PersonName } from '../modules/people/people/index.ts'
import type { CivilDate } from '../platform/clock.ts'
import { fiscalYearOf } from '../platform/japanese/fiscal-year.ts'
import type { Desk, Worker } from './world.ts'
import { type NextAction, setNextAction } from './next-action.ts'
import { record, recordFact, responsiblePlace, type Teller, type Thread } from './thread.ts'
import { begun, endEpisode, runningEpisode } from './episode-steps.ts'
import { momentOfRecord, recordTalk, type Talk, writeConsultation } from './talk-steps.ts'

export interface Newcomer extends PersonName {
  birthDate: CivilDate | null
  municipalityCode: string | null
  phone: string
  gender: 'male' | 'female'
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

const hexOf = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`
