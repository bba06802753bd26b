import type { ReadDb } from '../../platform/database/handles.ts'
import { type Route, get, page } from '../../platform/http/room.ts'
import { fiscalYearOf, formatFiscalYear } from '../../platform/japanese/index.ts'
import { NotFound } from '../../platform/outcome.ts'
import { StaffLayout } from '../../ui/index.ts'
import { findPlanYear, listAreas } from '../council/index.ts'
import { AnnexPart } from './pages/annex-part.tsx'
import { FindingsPart } from './pages/findings-part.tsx'
import { GoalsPart } from './pages/goals-part.tsx'
import { MeasuresPart } from './pages/measures-part.tsx'
import { type PlanPart, PlanHead, planParts } from './pages/plan-head.tsx'
import { type Finding, type PlanSummary, findPlan, listAnnexProjects, listFindings, listKpiDefinitions, listLeadBodies, listMeasures, listRoadmapRows, listSections } from './plan.queries.ts'

export const planRoutes: Route[] = [
  get('/plan', 'plan.read', async (c) => {
    const part = planParts.find((each) => each === c.query.get('part')) ?? 'goals'
    const current = fiscalYearOf(c.clock.today())
    const fiscalYear = await findPlanYear(c.db, current)
    const plan = fiscalYear === null ? undefined : await findPlan(c.db, fiscalYear)
    if (plan === undefined) throw new NotFound('plan')
    const findings = await listFindings(c.db, plan.fiscalYear)
    const olderPlan = plan.fiscalYear === current ? null : `${formatFiscalYear(current)}の計画はまだありません。いちばん新しい${formatFiscalYear(plan.fiscalYear)}の計画を示します。`
    return page(
      <StaffLayout title="計画" path={c.path} shell={c.shell}>
        <PlanHead plan={plan} part={part} findingCount={findings.length} olderPlan={olderPlan} />
        {await partOf(part, c.db, plan, findings, c.query.get('row'))}
      </StaffLayout>,
    )
  }),
]

async function partOf(part: PlanPart, db: ReadDb, plan: PlanSummary, findings: Finding[], rowId: string | null) {
  const year = plan.fiscalYear
  switch (part) {
    case 'goals':
      return <GoalsPart plan={plan} kpis={await listKpiDefinitions(db, year)} findings={findings} />
    case 'measures':
      return <MeasuresPart sections={await listSections(db, year)} measures={await listMeasures(db, year)} leads={await listLeadBodies(db, year)} kpis={await listKpiDefinitions(db, year)} findings={findings} />
    case 'annex':
      return <AnnexPart projects={await listAnnexProjects(db, year)} findings={findings} areas={new Map((await listAreas(db)).map((area) => [area.key, area.name]))} />
    case 'findings': {
      const row = rowId === null ? null : ((await listRoadmapRows(db, year)).find((each) => each.id === rowId) ?? null)
      return <FindingsPart findings={row === null ? findings : findings.filter((finding) => finding.roadmapRowIds.includes(row.id))} row={row} measures={await listMeasures(db, year)} />
    }
  }
}
