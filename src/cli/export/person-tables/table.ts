/** How a table about a person is told: which rows, what has to be decided about first, and a word for each column. */
import { nextActionKinds } from '../../../modules/casework/cases/index.ts'
import { shareParts, targetTypes } from '../../../modules/council/words/index.ts'

type Words = Readonly<Record<string, string>>

export interface PersonTable {
  title: string
  /** Of which rows: $1 the person's records, $2 their cases, $3 the body that was asked. */
  of: string
  /** Rows that aren't handed over before somebody has decided: an SQL condition (all: true), and why. */
  decide?: { when: string; why: string }
  columns: Readonly<Record<string, string>>
  /** What codes of a column mean. */
  words?: Readonly<Record<string, Words>>
  /** The column with a file. */
  file?: { column: string; name: string }
}

export const ofCase = 't.case_id = any($2)'
export const place = { organization_id: '機関', desk_id: '窓口', account_id: '担当' }
export const nextKinds: Words = nextActionKinds
export const parts: Words = { ...shareParts, all: 'すべて' }
export const types: Words = Object.fromEntries(
  Object.entries(targetTypes).map(([type, { mark, short }]) => [type, `${mark}${short}`]),
)
export const labelsOf = (all: Readonly<Record<string, { label: string }>>): Words =>
  Object.fromEntries(Object.entries(all).map(([key, { label }]) => [key, label]))
export const others = '本人でない方が話したこと・その方についてのこと(78条1項2号)'
