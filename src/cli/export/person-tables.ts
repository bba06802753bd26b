/**
 * What a body holds of one person, table by table, for a request under 個人情報保護法 76条 (開示): what may be handed over, and
 * what somebody has to decide about first (78条: words of others, inner deliberation, what other bodies said). Each room
 * tells of its own tables (`*.disclosure.ts`). A table that hangs on a person or case and of which none tells stops the
 * export, and so does a column without a word.
 */
import { type Disclosed, disclosureSections, type PersonTable } from '../../platform/disclosure.ts'
import { rooms } from '../../rooms.ts'

/** What is written for all rooms. */
const ofNoRoom: Disclosed = {
  facts: { nothing: '数を数えるための事実。氏名も相談の中身もない' },
  ledger: { nothing: '行ったことの控え(台帳)。番号だけで、個人の言葉はない' },
}

const told = [ofNoRoom, ...rooms.map((room) => room.disclosed ?? {})]
  .flatMap((tables) => Object.entries(tables))
  .toSorted(([, one], [, other]) => (one.order ?? 0) - (other.order ?? 0))

export const tablesOfPerson: Readonly<Record<string, PersonTable>> = Object.fromEntries(
  disclosureSections.flatMap((section) =>
    told.flatMap(([name, table]) => ('section' in table && table.section === section ? [[name, table]] : [])),
  ),
)

/** Tables that hang on a case and say nothing of the person, and why. */
export const notOfPerson: Readonly<Record<string, string>> = Object.fromEntries(
  told.flatMap(([name, table]) => ('nothing' in table ? [[name, table.nothing]] : [])),
)

/** Columns that say nothing to a person: keys, checksums, copies for searching, who may read. */
export const isPlumbing = (column: string): boolean =>
  /^(?:id|version|readers|words_readers|search_text|digest|digest_due|root_id|consultation_id|person_digest|sealed_digest|disposed_at|merged_into|(?:case|person|relative|plan|goal|referral|consent|conference|placement|record|document|speaker_person|kept_person|merged_person|kept_case|merged_case|corrects|replaces|follows|appointment|wish|introduction|trial|job|employer)_id|moved_to)$/.test(
    column,
  )
