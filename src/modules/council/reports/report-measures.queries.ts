/** What a number is held against before it counts (report-doubts.rules.ts). */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import type { Measures } from './report-doubts.rules.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { isOfThisCounting, type ReportKey } from './report.queries.ts'

/** What counted in the months before, the newest first. */
export async function listEarlierValues(
  db: ReadDb | WriteTx,
  key: ReportKey,
  most = 3,
): Promise<{ month: CivilDate; value: number }[]> {
  return ask(
    db,
    sql<{
      month: CivilDate
      value: number
    }>`select distinct on (m.month) m.month, m.value from monthly_reports m
    where m.organization_id = ${key.organizationId} and m.kpi_code = ${key.kpiCode} and m.month < ${key.month}::date
      and m.month >= ${key.month}::date - interval '4 months' and m.status = 'accepted'
      and ${isOfThisCounting(sql.ref('m'), fiscalYearOf(key.month))}
    order by m.month desc, m.revision desc limit ${most}`,
  )
}

/** @param accepted the month's own number that counts so far */
export async function findMeasures(
  db: ReadDb | WriteTx,
  key: ReportKey,
  of: { before: readonly number[]; accepted: number | null; unit: string },
): Promise<Measures> {
  const [known] = await ask(
    db,
    sql<Pick<Measures, 'goal' | 'others' | 'cases'>>`select goal, others, cases
      from report_measures(${key.organizationId}, ${key.kpiCode}, ${key.month}::date)`,
  )
  return { ...of, goal: known?.goal ?? null, others: known?.others ?? null, cases: known?.cases ?? null }
}
