/**
 * What a body holds of one person, table by table, for a request under 個人情報保護法 76条 (開示): what may be handed over, and
 * what somebody has to decide about first (78条: words of others, inner deliberation, what other bodies said). A table
 * that hangs on a person or case and stands neither here nor in `notOfPerson` stops the export,
 * and so does a column without a word.
 */
import { accessTables } from './person-tables/access.ts'
import { caseTables } from './person-tables/cases.ts'
import { conferenceTables } from './person-tables/conferences.ts'
import { employmentTables } from './person-tables/employment.ts'
import { familyTables, identityTables } from './person-tables/identity.ts'
import { innerTables } from './person-tables/inner.ts'
import { nextStepTables } from './person-tables/next-steps.ts'
import { referralTables } from './person-tables/referrals.ts'
import { planTables } from './person-tables/support-plans.ts'
import type { PersonTable } from './person-tables/table.ts'
import { talkTables } from './person-tables/talks.ts'

export const tablesOfPerson: Readonly<Record<string, PersonTable>> = {
  ...identityTables,
  ...caseTables,
  ...talkTables,
  ...nextStepTables,
  ...accessTables,
  ...referralTables,
  ...planTables,
  ...employmentTables,
  ...familyTables,
  ...innerTables,
  ...conferenceTables,
}

/** Tables that hang on a case and say nothing of the person, and why. */
export const notOfPerson: Readonly<Record<string, string>> = {
  facts: '数を数えるための事実。氏名も相談の中身もない',
  ledger: '行ったことの控え(台帳)。番号だけで、個人の言葉はない',
  disposal_items: '廃棄の提案の控え。番号だけ',
  imported_rows: '読みこんだ行の照合値。元に戻せない',
}

/** Columns that say nothing to a person: keys, checksums, copies for searching, who may read. */
export const isPlumbing = (column: string): boolean =>
  /^(?:id|version|readers|words_readers|search_text|digest|digest_due|root_id|consultation_id|person_digest|sealed_digest|disposed_at|merged_into|(?:case|person|relative|plan|goal|referral|consent|conference|placement|record|document|speaker_person|kept_person|merged_person|kept_case|merged_case|corrects|replaces|follows|appointment)_id|moved_to)$/.test(
    column,
  )
