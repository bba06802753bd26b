/**
 * What a body hands out about one person (開示, 個人情報保護法76条), as the rooms tell of their tables: which rows, what
 * has to be decided about first (78条), and a word for each column. The export (src/cli/export) has no other list.
 */
type Words = Readonly<Record<string, string>>

/**
 * The order of what is handed out: section by section, within one by `order` (without one: 0), then as the rooms stand
 * in src/rooms.ts, then as the room has them.
 */
export const disclosureSections = [
  'identity',
  'thread',
  'talks',
  'next-steps',
  'access',
  'referrals',
  'plan',
  'employment',
  'family',
  'inner',
  'conferences',
] as const

export interface PersonTable {
  title: string
  section: (typeof disclosureSections)[number]
  /** Only where the order of the rooms isn't the one to read them in. */
  order?: number
  /** Of which rows: $1 the person's records, $2 their cases, $3 the body that was asked. */
  of: string
  /** Rows that aren't handed over before somebody has decided: an SQL condition (all: true), and why. */
  decide?: { when: string; why: string }
  columns: Words
  /** What codes of a column mean. */
  words?: Readonly<Record<string, Words>>
  /** The column with a file. */
  file?: { column: string; name: string }
}

/** A table that hangs on a person or case and says nothing of the person: why, for whoever hands the papers over. */
export interface NothingOfPerson {
  nothing: string
  order?: number
}

/** A room's tables, by their names. */
export type Disclosed = Readonly<Record<string, PersonTable | NothingOfPerson>>

export const ofCase = 't.case_id = any($2)'
export const place = { organization_id: '機関', desk_id: '窓口', account_id: '担当' }
export const labelsOf = (all: Readonly<Record<string, { label: string }>>): Words =>
  Object.fromEntries(Object.entries(all).map(([key, { label }]) => [key, label]))

// Why somebody has to decide first.
export const others = '本人でない方が話したこと・その方についてのこと(78条1項2号)'
export const inner = '機関の中での検討・事務のこと(78条1項6号・7号)'
