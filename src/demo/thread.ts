/**
 * One person's thread while it is being told. What modules/casework/cases/thread.ts does in the database is done here
 * in memory, to the letter: the same ledger rows with the same payloads, the same facts, the same map of readers (0004,
 * case_readers). tests/actions/demo-actions.test.ts holds a told life against the rows of the actions themselves.
 */
import type { FactKind } from '../platform/action.ts'
import type { EventName, EventPayload } from '../events.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { Keys } from '../platform/keys.ts'
import { ageGroupOf } from '../platform/japanese/age.ts'
import type { Day, Days } from './days.ts'
import type { Random } from './random.ts'
import type {
  AccessRow,
  CaseRow,
  ConsultationRow,
  DecisionRow,
  EpisodeRow,
  NextActionRow,
  PersonRow,
} from './case-rows.ts'
import type { FactRow, LedgerRow } from './figure-rows.ts'
import type { FollowUpRow, PlacementRow, ReferralRow } from './outcome-rows.ts'
import type { Desk, Worker, World } from './world.ts'

export interface Teller {
  random: Random
  id: (atMs: number) => string
  days: Days
  world: World
  keys: Keys
  fold: (text: string) => string
  respondBusinessDays: number
  overlapDays: number
  firstContactBusinessDays: number
  /** How far apart talks are: 1 is about every second week. */
  pace: number
  /** The last day on which anything was recorded: the business day before today. */
  lastDay: Day
  nextNumber(): number
}

/** When and by whom something is recorded. Without a worker it is the system itself. */
export interface Moment {
  ms: number
  iso: string
  day: Day
  date: CivilDate
  worker: Worker | null
}

export interface Thread {
  teller: Teller
  person: PersonRow
  supportCase: CaseRow
  desk: Desk
  worker: Worker
  gender: 'male' | 'female'
  lastMs: number
  access: AccessRow[]
  episodes: EpisodeRow[]
  consultations: ConsultationRow[]
  nextActions: NextActionRow[]
  decisions: DecisionRow[]
  referrals: ReferralRow[]
  placements: PlacementRow[]
  followUps: FollowUpRow[]
  ledger: LedgerRow[]
  facts: FactRow[]
  /** Sentences that this record already holds. */
  said: Set<string>
}

const opening = 8 * 60 + 45
const closing = 17 * 60 + 10

/** The next free moment of the thread on this day, in office hours; `after` is the end of the talk, in minutes. */
export function momentOn(
  thread: Pick<Thread, 'teller' | 'lastMs'>,
  day: Day,
  worker: Worker | null,
  after = opening,
): Moment {
  const { teller } = thread
  const minutes = Math.min(closing, Math.max(opening, after)) + teller.random.int(3, 40)
  const ms = Math.max(teller.days.instant(day, minutes), thread.lastMs + teller.random.int(2, 9) * 60_000)
  return momentAt(teller, ms, worker)
}

export function momentAt(teller: Teller, ms: number, worker: Worker | null): Moment {
  const day = Math.floor((ms - teller.days.instant(0, 0)) / 86_400_000)
  return { ms, iso: new Date(ms).toISOString(), day, date: teller.days.date(day), worker }
}

export interface Place {
  organizationId: string
  deskId: string
}

export const responsiblePlace = (thread: Thread): Place => ({
  organizationId: thread.supportCase.responsible_organization_id,
  deskId: thread.supportCase.responsible_desk_id,
})
export const accountOf = (moment: Moment): string | null => moment.worker?.accountId ?? null

export function record<E extends EventName>(
  thread: Thread,
  moment: Moment,
  kind: E,
  payload: EventPayload<E>,
  subject: { subjectId: string; deskId: string; occurredOn?: CivilDate },
): string {
  const id = thread.teller.id(moment.ms)
  thread.lastMs = Math.max(thread.lastMs, moment.ms)
  thread.ledger.push({
    id,
    kind,
    case_id: thread.supportCase.id,
    subject_id: subject.subjectId,
    organization_id: moment.worker?.organizationId ?? thread.supportCase.responsible_organization_id,
    desk_id: subject.deskId,
    account_id: accountOf(moment),
    occurred_on: subject.occurredOn ?? moment.date,
    recorded_at: moment.iso,
    payload,
  })
  return id
}

/** `sourceId`: the record that the fact follows from, as db/views/case_facts.sql names it. */
export function recordFact(
  thread: Thread,
  moment: Moment,
  ledgerId: string,
  sourceId: string,
  kind: FactKind,
  occurredOn: CivilDate,
  place: Place,
  more: { detail?: string } = {},
): void {
  const { teller, supportCase, person } = thread
  const code = supportCase.municipality_code
  thread.facts.push({
    id: teller.id(moment.ms),
    kind,
    occurred_on: occurredOn,
    recorded_at: moment.iso,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    municipality_code: code,
    area:
      (code === null ? undefined : teller.world.areaOf.get(code)) ?? teller.world.desks.get(place.deskId)?.area ?? null,
    target_type: null,
    age_group: ageGroupOf(person.birth_date === null ? null : yearsBetween(person.birth_date, occurredOn)),
    person_digest: supportCase.person_digest,
    quantity: 1,
    detail: more.detail ?? '',
    ledger_id: ledgerId,
    case_id: supportCase.id,
    source_id: sourceId,
  })
}

/** What `ageOn` says, for dates that are known to be dates: it is asked for every fact of fifty thousand lives. */
export const yearsBetween = (born: CivilDate, on: CivilDate): number =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)

export function touch(thread: Thread, lastContactOn?: CivilDate): void {
  thread.supportCase.version += 1
  if (lastContactOn !== undefined && lastContactOn > thread.supportCase.last_contact_on)
    thread.supportCase.last_contact_on = lastContactOn
}
