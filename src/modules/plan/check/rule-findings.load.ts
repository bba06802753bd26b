/** Keeps what the rules find: a finding has its code for good, one that is gone is marked. */
import type { Transaction } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import type { DB } from '../../../platform/database/types.ts'
import { readCheckedPlan } from './checked-plan.queries.ts'
import { findingsOf } from './index.ts'

/**
 * Runs the rules over every year's plan. Part of loading a council's folder: a plan changes there and nowhere else.
 * @param tx a transaction of the role tsunagu_owner, after the folder was loaded
 */
export async function loadRuleFindings(tx: Transaction<DB>, today: CivilDate): Promise<void> {
  const years = await tx.selectFrom('plans').select('fiscal_year').orderBy('fiscal_year').execute()
  for (const { fiscal_year: year } of years) await loadYear(tx, year, today)
}

async function loadYear(tx: Transaction<DB>, year: number, today: CivilDate): Promise<void> {
  const plan = await readCheckedPlan(tx as unknown as ReadDb, year)
  const found = plan === undefined ? [] : findingsOf(plan)
  const known = await tx.selectFrom('rule_findings').where('fiscal_year', '=', year).select(['code', 'rule', 'subject', 'gone_on']).execute()
  const codes = new Map(known.map((row) => [`${row.rule} ${row.subject}`, row.code]))
  for (const [position, each] of found.entries()) {
    const key = `${each.key} ${each.subject}`
    const code = codes.get(key) ?? `R${String(codes.size + 1).padStart(2, '0')}`
    codes.set(key, code)
    const row = {
      kind: each.kind, title: each.title, text: each.text, places: JSON.stringify(each.places), measure_ids: each.measureIds ?? [], roadmap_row_ids: each.roadmapRowIds ?? [], kpi_codes: each.kpiCodes ?? [], position, gone_on: null,
    }
    await tx.insertInto('rule_findings').values({ fiscal_year: year, code, rule: each.key, subject: each.subject, found_on: today, ...row }).onConflict((conflict) => conflict.columns(['fiscal_year', 'rule', 'subject']).doUpdateSet(row)).execute()
  }
  const alive = new Set(found.map((each) => `${each.key} ${each.subject}`))
  const gone = known.filter((row) => row.gone_on === null && !alive.has(`${row.rule} ${row.subject}`)).map((row) => row.code)
  if (gone.length > 0) await tx.updateTable('rule_findings').set({ gone_on: today }).where('fiscal_year', '=', year).where('code', 'in', gone).execute()
}
