/** What was resolved becomes the plan on its day: at once, or by the duty that looks each minute. */
import { type Kysely, sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import { nobody, type WriteTx } from '../../../platform/database/handles.ts'
import type { DB } from '../../../platform/database/types.ts'
import { keepRuleFindings } from '../plan/index.ts'

/** @returns the fiscal years whose plan is another now; each was checked anew */
export async function putDuePlansInForce(tx: WriteTx, today: CivilDate): Promise<number[]> {
  const { rows } = await sql<{
    fiscal_year: number
  }>`select fiscal_year from put_due_plans_in_force(${today}::date)`.execute(tx)
  const years = [...new Set(rows.map((row) => row.fiscal_year))]
  for (const year of years) await keepRuleFindings(tx as unknown as Kysely<DB>, year, today)
  return years
}

export const bringPlansIntoForce = (council: Council): Promise<number[]> =>
  council.gateway.write(nobody, (tx) => putDuePlansInForce(tx, council.clock.today()))
