import { noPerson } from '../../../subjects.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { may } from '../../../permissions.ts'
import { type Route, get, getCostly, page, redirect, type PageContext } from '../../../platform/http/room.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { StaffLayout } from '../../../ui/index.ts'
import { writes } from '../../../forms/index.ts'
import { findShownYear, inYear, listAreas } from '../council/index.ts'
import { answerFinding, enterFinding } from './finding.actions.ts'
import { findingAnswerForm, parseFinding } from './finding.form.ts'
import { findingStatuses } from './finding.rules.ts'
import { findingHref } from './addresses.rules.ts'
import { findPrintedPlan } from './paper/plan-paper.queries.ts'
import { planPaper } from './paper/plan-paper.rules.ts'
import { AnnexPart } from './pages/annex-part.tsx'
import { AnswerFindingPage, EnterFindingPage } from './pages/finding-pages.tsx'
import { FindingsPart } from './pages/findings-part.tsx'
import { GoalsPart } from './pages/goals-part.tsx'
import { MeasuresPart } from './pages/measures-part.tsx'
import { type PlanPart, PlanHead, planParts } from './pages/plan-head.tsx'
import {
  type PlanSummary,
  findHeardDraft,
  findPlan,
  listAnnexProjects,
  listLeadBodies,
  listMeasures,
  listSections,
} from './plan.queries.ts'
import { type Finding, listFindings } from './finding.queries.ts'
import { listKpiDefinitions } from './kpi-definition.queries.ts'
import { listRoadmapRows } from './roadmap-row.queries.ts'

/** @throws NotFound where the address names no year with a plan */
const yearOf = async (c: PageContext): Promise<number> => (await findShownYear(c.db, c, 'newest')).fiscalYear
const here = (c: PageContext, fiscalYear: number): string => inYear(c.path, fiscalYear)

export const planRoutes: Route[] = [
  get('/plan', 'plan.read', noPerson, async (c) => {
    const part = planParts.find((each) => each === c.query.get('part')) ?? 'goals'
    const year = await findShownYear(c.db, c, 'newest')
    const plan = await findPlan(c.db, year.fiscalYear)
    if (plan === undefined) throw new NotFound('plan')
    const findings = await listFindings(c.db, plan.fiscalYear, true)
    return page(
      <StaffLayout title="計画" path={c.path} shell={c.shell}>
        <PlanHead
          plan={plan}
          year={year}
          part={part}
          findingCount={findings.length}
          heard={await findHeardDraft(c.db)}
        />
        {await partOf(part, c.db, plan, findings, {
          row: c.query.get('row'),
          status: c.query.get('status'),
          finding: c.query.get('finding'),
          mayAnswer: may(c.actor, 'finding.answer'),
        })}
      </StaffLayout>,
    )
  }),

  getCostly('/plan/paper/:file', 'plan.read', noPerson, async (c) => {
    const file = c.params['file']
    if (file !== 'plan.pdf' && file !== 'plan.docx') throw new NotFound('file')
    const printed = await findPrintedPlan(c.db, await yearOf(c), c.clock.today())
    const paper = planPaper(printed)
    const name = `${printed.plan.title} ${formatFiscalYear(printed.plan.fiscalYear)}`
    return file === 'plan.pdf' ? pdfAnswer(name, paper) : wordAnswer(name, paper)
  }),

  ...writes('/plan/findings/new', 'finding.answer', noPerson, {
    load: yearOf,
    path: here,
    draft: (fiscalYear) => `finding-new:${fiscalYear}`,
    parse: (typed) => parseFinding(typed),
    write: (c, input, fiscalYear) => enterFinding(c.action, fiscalYear, input),
    done: ({ code }, _, fiscalYear) => redirect(findingHref({ code, fiscalYear }), '指摘を加えました。'),
    page: async (form, c, fiscalYear) => (
      <EnterFindingPage {...form} fiscalYear={fiscalYear} measures={await listMeasures(c.db, fiscalYear)} />
    ),
  }),

  ...writes('/plan/findings/:code', 'finding.answer', noPerson, {
    load: yearOf,
    path: here,
    draft: (fiscalYear, c) => `finding:${fiscalYear}:${codeOf(c)}`,
    parse: (typed) => findingAnswerForm.parse(typed),
    write: (c, input, fiscalYear) => answerFinding(c.action, fiscalYear, codeOf(c), input),
    done: ({ code }, _, fiscalYear) => redirect(findingHref({ code, fiscalYear }), '指摘に答えました。'),
    // Read last: whoever waited while somebody else answered sees that answer, and what can be said after it.
    page: async (form, c, fiscalYear) => <AnswerFindingPage {...form} finding={await findingOf(c, fiscalYear)} />,
  }),
]

const codeOf = (c: PageContext): string => c.params['code'] ?? ''

/** @throws NotFound where the year's plan has no such finding */
async function findingOf(c: PageContext, fiscalYear: number): Promise<Finding> {
  const finding = (await listFindings(c.db, fiscalYear, true)).find((each) => each.code === codeOf(c))
  if (!finding) throw new NotFound('finding')
  return finding
}

async function partOf(
  part: PlanPart,
  db: ReadDb,
  plan: PlanSummary,
  findings: Finding[],
  asked: { row: string | null; status: string | null; finding: string | null; mayAnswer: boolean },
) {
  const year = plan.fiscalYear
  switch (part) {
    case 'goals':
      return <GoalsPart plan={plan} kpis={await listKpiDefinitions(db, year)} findings={findings} />
    case 'measures':
      return (
        <MeasuresPart
          sections={await listSections(db, year)}
          measures={await listMeasures(db, year)}
          leads={await listLeadBodies(db, year)}
          kpis={await listKpiDefinitions(db, year)}
          findings={findings}
        />
      )
    case 'annex':
      return (
        <AnnexPart
          projects={await listAnnexProjects(db, year)}
          findings={findings}
          areas={new Map((await listAreas(db)).map((area) => [area.key, area.name]))}
        />
      )
    case 'findings': {
      const row =
        asked.row === null ? null : ((await listRoadmapRows(db, year)).find((each) => each.id === asked.row) ?? null)
      return (
        <FindingsPart
          findings={row === null ? findings : findings.filter((finding) => finding.roadmapRowIds.includes(row.id))}
          row={row}
          fiscalYear={year}
          measures={await listMeasures(db, year)}
          status={findingStatuses.find((each) => each === asked.status) ?? null}
          asked={asked.finding}
          mayAnswer={asked.mayAnswer}
        />
      )
    }
  }
}
