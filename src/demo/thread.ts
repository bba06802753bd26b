/**
 * One person's thread while it is being told. What modules/casework/cases/thread.ts does in the database is done here in memory,
 * to the letter: the same ledger rows with the same payloads, the same facts, the same map of readers (0004,
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
  DemoRows,
  EpisodeRow,
  FactRow,
  FollowUpRow,
  LedgerRow,
  NextActionRow,
  PersonRow,
  PlacementRow,
  Readers,
  ReferralRow,
} from './rows.ts'
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

export interface NextAction {
  kind: string
  dueOn: Day
  time: string | null
  note: string
  assignee: string | null
}

export const openAction = (thread: Thread): NextActionRow | undefined =>
  thread.nextActions.find((action) => action.ended_at === null)

export function endNextAction(
  thread: Thread,
  moment: Moment,
  how: 'done' | 'changed' | 'closed' | 'handed-over',
  note = '',
): void {
  const open = openAction(thread)
  if (!open) return
  Object.assign(open, { ended_at: moment.iso, ended_by: accountOf(moment), ended_how: how, ended_note: note })
  if (how === 'done')
    record(
      thread,
      moment,
      'nextAction.done',
      { nextActionId: open.id },
      { subjectId: open.id, deskId: moment.worker?.deskId ?? thread.supportCase.responsible_desk_id },
    )
}

export function setNextAction(
  thread: Thread,
  moment: Moment,
  next: NextAction,
  origin: NextActionRow['origin'] = 'worker',
): void {
  const id = thread.teller.id(moment.ms)
  const place = responsiblePlace(thread)
  const due = thread.teller.days.date(next.dueOn)
  thread.nextActions.push({
    id,
    case_id: thread.supportCase.id,
    organization_id: place.organizationId,
    desk_id: place.deskId,
    account_id: next.assignee,
    kind: next.kind,
    due_on: due,
    due_at: next.time,
    note: next.note,
    origin,
    created_at: moment.iso,
    created_by: accountOf(moment),
    ended_at: null,
    ended_by: null,
    ended_how: null,
    ended_note: '',
    readers: {},
  })
  record(
    thread,
    moment,
    'nextAction.set',
    { nextActionId: id, kind: next.kind, dueOn: due },
    { subjectId: id, deskId: place.deskId },
  )
}

export function exchangeNextAction(
  thread: Thread,
  moment: Moment,
  next: NextAction,
  how: 'done' | 'changed',
  note = '',
): void {
  endNextAction(thread, moment, how, note)
  setNextAction(thread, moment, next)
}

export function touch(thread: Thread, lastContactOn?: CivilDate): void {
  thread.supportCase.version += 1
  if (lastContactOn !== undefined && lastContactOn > thread.supportCase.last_contact_on)
    thread.supportCase.last_contact_on = lastContactOn
}

/** What case_readers answers for a part of this case and the organization that wrote the row. */
function readersOf(access: readonly AccessRow[], part: string | null, author: string | null): Readers {
  const readers: Readers = {}
  for (const row of access) {
    if (part !== null && row.organization_id !== author && !opens(row, part, author)) continue
    const ends = row.valid_until === null ? 9e15 : Date.parse(row.valid_until) / 1000
    const reader = row.account_id === null ? row.organization_id : `${row.account_id}@${row.organization_id}`
    readers[reader] = Math.max(readers[reader] ?? 0, ends)
  }
  return readers
}

/** Of the person (author null) one's own duty opens the contact; of nobody else's records. */
const opens = (row: AccessRow, part: string, author: string | null): boolean =>
  (row.scope.includes('all') || row.scope.includes(part)) &&
  (author === null || (row.basis !== 'own-duty' && (row.authors === null || row.authors.includes(author))))

/** The type as of the day of what happened: of its last decision on that day or before it. */
function setTypes(thread: Thread): void {
  for (const fact of thread.facts) {
    const own = thread.decisions.find((row) => row.id === fact.source_id)
    const before = thread.decisions
      .filter((row) => row.decided_on <= fact.occurred_on)
      .toSorted((a, b) => (a.decided_on < b.decided_on ? -1 : a.decided_on > b.decided_on ? 1 : 0))
    fact.target_type = (own ?? before.at(-1))?.to_type ?? null
  }
}

/** The thread is told: every row gets its readers, as the triggers would have left them, and joins the others. */
export function finish(thread: Thread, rows: DemoRows): void {
  setTypes(thread)
  const known = new Map<string, Readers>()
  const readers = (part: string | null, author: string | null): Readers => {
    const key = `${part}/${author}`
    const found = known.get(key) ?? readersOf(thread.access, part, author)
    known.set(key, found)
    return found
  }
  const whole = readers(null, null)
  thread.supportCase.readers = whole
  thread.person.readers = {
    ...readersOf(thread.access, 'contact', null),
    [thread.person.organization_id]: 9e15,
    [thread.supportCase.responsible_organization_id]: 9e15,
  }
  for (const row of thread.episodes) row.readers = whole
  for (const row of thread.consultations) row.readers = readers('consultations', row.organization_id)
  for (const row of thread.nextActions) row.readers = readers('plan', row.organization_id)
  for (const row of thread.decisions) row.readers = readers('assessment', row.organization_id)
  for (const row of thread.placements) row.readers = readers('work-history', row.organization_id)
  for (const row of thread.followUps) row.readers = readers('work-history', row.organization_id)
  rows.people.push(thread.person)
  rows.cases.push(thread.supportCase)
  rows.case_access.push(...thread.access)
  rows.episodes.push(...thread.episodes)
  rows.consultations.push(...thread.consultations)
  rows.next_actions.push(...thread.nextActions)
  rows.target_type_decisions.push(...thread.decisions)
  rows.referrals.push(...thread.referrals)
  rows.placements.push(...thread.placements)
  rows.follow_ups.push(...thread.followUps)
  rows.ledger.push(...thread.ledger)
  rows.facts.push(...thread.facts)
}
