/** The ledger of a case in sentences. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { LedgerEntry } from '../../casework/index.ts'

export interface Milestone {
  id: string
  on: CivilDate
  text: string
  place: string
  who: string
}

/**
 * In the order of the entries, without those that nobody is told of.
 * @param sentenceOf what an entry says; '' for nothing
 */
export function milestonesOf(
  ledger: LedgerEntry[],
  sentenceOf: (kind: string, told: Record<string, unknown>) => string,
): Milestone[] {
  return ledger
    .map((entry) => ({
      id: entry.id,
      on: entry.occurredOn,
      text: sentenceOf(entry.kind, entry.payload),
      place: entry.deskShortName ?? entry.organizationName ?? '',
      who: entry.authorName ?? 'しくみ',
    }))
    .filter((milestone) => milestone.text !== '')
}
