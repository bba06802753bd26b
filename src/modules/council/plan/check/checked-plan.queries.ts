import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../../platform/database/handles.ts'
import { findPlan, listAnnexProjects, listLeadBodies, listMeasures, listSections } from '../plan.queries.ts'
import { listKpiDefinitions } from '../kpi-definition.queries.ts'
import { listRoadmapRows } from '../roadmap-row.queries.ts'
import type { CheckedPlan } from './found.ts'

/** A year's plan with what the rules compare it to; undefined where the year has none. */
export async function findCheckedPlan(db: ReadDb, fiscalYear: number): Promise<CheckedPlan | undefined> {
  const plan = await findPlan(db, fiscalYear)
  if (plan === undefined) return undefined
  const issued = await db
    .selectFrom('plans')
    .where('fiscal_year', '=', fiscalYear)
    .select('issued_month')
    .executeTakeFirstOrThrow()
  return {
    plan: { ...plan, issuedMonth: issued.issued_month },
    sections: await listSections(db, fiscalYear),
    leadBodies: await listLeadBodies(db, fiscalYear),
    measures: await listMeasures(db, fiscalYear),
    kpis: await listKpiDefinitions(db, fiscalYear),
    rows: await listRoadmapRows(db, fiscalYear),
    annex: await listAnnexProjects(db, fiscalYear),
    ...(await findCheckSurroundings(db)),
  }
}

/** What the council has, whatever the plan says. */
export async function findCheckSurroundings(db: ReadDb): Promise<Pick<CheckedPlan, 'organizations' | 'desks'>> {
  const desks = await ask(
    db,
    sql<
      CheckedPlan['desks'][number]
    >`select d.name, d.public_name as "publicName", k.label as "kindLabel", d.target_types as "targetTypes",
      d.age_min as "ageMin", d.age_max as "ageMax"
    from desks d join desk_kinds k on k.kind = d.kind
    where d.retired_on is null order by d.position, d.id`,
  )
  return {
    organizations: await db
      .selectFrom('organizations')
      .where('retired_on', 'is', null)
      .select(['id', 'name'])
      .orderBy('id')
      .execute(),
    desks,
  }
}
