/** Keeps what the rules find: a finding has its code for good, one that is gone is marked. */
import { type Kysely, sql } from 'kysely'
import type { CivilDate } from '../../../../platform/clock.ts'
import { reading } from '../../../../platform/database/handles.ts'
import type { DB } from '../../../../platform/database/types.ts'
import { findCheckedPlan } from './checked-plan.queries.ts'
import { findingsOf } from './index.ts'

/**
 * Runs the rules over every year's plan. Part of loading a council's folder: the rules themselves may be others by now.
 */
export async function loadRuleFindings(tx: Kysely<DB>, today: CivilDate): Promise<void> {
  const years = await tx.selectFrom('plans').select('fiscal_year').orderBy('fiscal_year').execute()
  for (const { fiscal_year: year } of years) await keepRuleFindings(tx, year, today)
}

/** The same for one year, as a version of its plan comes into force. */
export async function keepRuleFindings(tx: Kysely<DB>, year: number, today: CivilDate): Promise<void> {
  const plan = await findCheckedPlan(reading(tx), year)
  const found = (plan === undefined ? [] : findingsOf(plan)).map((each) => ({
    measureIds: [],
    roadmapRowIds: [],
    kpiCodes: [],
    ...each,
  }))
  await sql`select keep_rule_findings(${year}::smallint, ${JSON.stringify(found)}::jsonb, ${today}::date)`.execute(tx)
}
