import type { ReadDb } from '../../../../platform/database/handles.ts'
import { formatDate } from '../../../../platform/japanese/index.ts'
import { NotFound } from '../../../../platform/outcome.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { findCouncil } from '../../council/index.ts'
import { findPlan, listAnnexProjects, listLeadBodies, listMeasures, listSections } from '../plan.queries.ts'
import { listPassages } from './passage.queries.ts'
import { listKpiDefinitions } from '../kpi-definition.queries.ts'
import { listRoadmapRows } from '../roadmap-row.queries.ts'
import type { PrintedPlan } from './plan-paper.rules.ts'

/** Everything that the paper says. @throws NotFound where the year has no plan */
export async function findPrintedPlan(db: ReadDb, fiscalYear: number, today: CivilDate): Promise<PrintedPlan> {
  const [plan, council] = [await findPlan(db, fiscalYear), await findCouncil(db)]
  if (plan === undefined) throw new NotFound('plan')
  return {
    plan,
    owner: council?.name ?? '',
    foot: `${plan.title} ${formatDate(today)}作成`,
    sections: await listSections(db, fiscalYear),
    passages: await listPassages(db, fiscalYear),
    measures: await listMeasures(db, fiscalYear),
    kpis: await listKpiDefinitions(db, fiscalYear),
    leads: await listLeadBodies(db, fiscalYear),
    rows: await listRoadmapRows(db, fiscalYear),
    annex: await listAnnexProjects(db, fiscalYear),
  }
}
