/**
 * What counts of a case follows from its records in the database (db/views/case_facts.sql), in the transaction that
 * writes them. What is left for the program: digests, for which it alone has the key,
 * and what a migration left to be counted again.
 */
import { sql } from 'kysely'
import type { Council } from '../../../platform/council.ts'
import { nobody, ask } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import { digestText } from '../../people/index.ts'

const atOnce = 500

export interface Followed {
  cases: number
  struck: number
  added: number
}

/** Reckons digests that are due and counts again what a new definition concerns. @returns what was counted again */
export async function followRecords(council: Council): Promise<Followed> {
  while ((await reckonDigests(council)) === atOnce);
  const all: Followed = { cases: 0, struck: 0, added: 0 }
  for (;;) {
    const part = await council.gateway.write(nobody, async (tx) => {
      const {
        rows: [row],
      } = await sql<Followed>`select cases, struck, added from project_left_over(${atOnce}::integer)`.execute(tx)
      return row ?? { cases: 0, struck: 0, added: 0 }
    })
    if (part.cases === 0) break
    for (const key of ['cases', 'struck', 'added'] as const) all[key] += part[key]
  }
  if (all.cases > 0) log.info('cases were counted again from their records', { ...all })
  return all
}

async function reckonDigests(council: Council): Promise<number> {
  return council.gateway.write(nobody, async (tx) => {
    const { rows } = await sql<{
      id: string
      family_name_kana: string
      given_name_kana: string
      birth_date: string
    }>`select * from people_without_digest(${atOnce}::integer)`.execute(tx)
    if (rows.length === 0) return 0
    const digests = rows.map((row) => {
      const text = digestText(
        { familyNameKana: row.family_name_kana, givenNameKana: row.given_name_kana },
        row.birth_date,
        council.fold,
      )
      return text === null ? null : Buffer.from(council.keys.digest(text))
    })
    await sql`select set_digests(${rows.map((row) => row.id)}::uuid[], ${digests}::bytea[])`.execute(tx)
    return rows.length
  })
}

export interface WrongFact {
  caseId: string
  kind: string
  occurredOn: string
  /** Counted though it doesn't follow from the records; else it follows from them and isn't counted. */
  isCounted: boolean
}

const checkedAtOnce = 500

/**
 * Recomputes every fact of every case from its records.
 * @returns how many cases were asked, and the first difference
 */
export async function verifyFacts(council: Council): Promise<{ cases: number; first: WrongFact | null }> {
  let [last, cases] = [null as string | null, 0]
  for (;;) {
    const row = await council.gateway.read(nobody, async (db) => {
      const rows = await ask(
        db,
        sql<{
          last_case: string
          cases: number
          case_id: string | null
          kind: string
          occurred_on: string
          is_counted: boolean
        }>`select * from wrong_facts(${last}::uuid, ${checkedAtOnce}::integer)`,
      )
      return rows[0]
    })
    if (row === undefined) return { cases, first: null }
    cases += row.cases
    if (row.case_id !== null)
      return {
        cases,
        first: { caseId: row.case_id, kind: row.kind, occurredOn: row.occurred_on, isCounted: row.is_counted },
      }
    last = row.last_case
  }
}
