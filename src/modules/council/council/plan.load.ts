/** A year's plan, from the folder into the database. */
import { sql } from 'kysely'
import type { PlanFiles } from './council.files.ts'
import { keepFolderVersion } from './plan-nodes.ts'
import { type Load, retire, upsert } from './load-rows.ts'

/** The plan itself goes through its versions; findings in words and what speaks for a measure belong to the folder. */
export async function loadPlan(load: Load, files: PlanFiles): Promise<void> {
  const {
    plan: { fiscalYear: fiscal_year },
    findings,
    evidence,
  } = files
  await keepFolderVersion(load.tx, files, load.recordedAt)
  const { rows: applied } = await sql<{
    fiscal_year: number
    retired: Record<string, number>
  }>`select * from put_due_plans_in_force(${load.today})`.execute(load.tx)
  for (const { retired } of applied)
    for (const [table, count] of Object.entries(retired))
      load.summary.retired[table] = (load.summary.retired[table] ?? 0) + count
  // A plan of a year to come is not in use yet, and neither is what refers to it.
  if (
    (await load.tx
      .selectFrom('plans')
      .where('fiscal_year', '=', fiscal_year)
      .select('fiscal_year')
      .executeTakeFirst()) === undefined
  )
    return
  await upsert(
    load,
    'plan_findings',
    ['fiscal_year', 'code'],
    findings.findings.map((row, position) => ({
      fiscal_year,
      retired_on: null,
      code: row.code,
      kind: row.kind,
      found_by: row.foundBy,
      title: row.title,
      text: row.text,
      places: JSON.stringify(row.places),
      status: row.status,
      measure_ids: row.measures,
      roadmap_row_ids: row.roadmapRows,
      kpi_codes: row.kpis,
      annex_numbers: row.annex,
      rules: JSON.stringify(row.rules),
      position,
    })),
  )
  await retire(
    load,
    'plan_findings',
    'code',
    findings.findings.map((row) => row.code),
    fiscal_year,
  )
  // Nothing refers to it: written anew.
  await load.tx.deleteFrom('measure_evidence').where('fiscal_year', '=', fiscal_year).execute()
  await upsert(
    load,
    'measure_evidence',
    ['fiscal_year', 'measure_id', 'position'],
    evidence.evidence.map((row, position) => ({
      fiscal_year,
      measure_id: row.measure,
      position,
      label: row.label,
      unit: row.unit,
      fact_kinds: row.factKinds,
      organization_kinds: row.organizationKinds,
      desk_kinds: row.deskKinds,
      shown_as: row.shownAs,
    })),
  )
}
