/** What the triggers of the database would leave on a thread that is told: readers, and the type of each fact. */
import type { AccessRow } from './case-rows.ts'
import type { DemoRows } from './rows.ts'
import type { Readers } from './column-types.ts'
import type { Thread } from './thread.ts'

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
