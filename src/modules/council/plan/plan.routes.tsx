import { noPerson } from '../../../subjects.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { may } from '../../../permissions.ts'
import {
  type Fields,
  type Route,
  get,
  getCostly,
  page,
  post,
  redirect,
  refused,
  type PageContext,
} from '../../../platform/http/room.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import { fiscalYearOf, formatFiscalYear } from '../../../platform/japanese/index.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { savedAtOf, StaffLayout } from '../../../ui/index.ts'
import { findPlanYear, listAreas } from '../council/index.ts'
import { answerFinding, enterFinding } from './finding.actions.ts'
import { readFinding, readFindingAnswer } from './finding.form.ts'
import { findingStatuses } from './finding.rules.ts'
import { readPrintedPlan } from './paper/plan-paper.queries.ts'
import { planPaper } from './paper/plan-paper.rules.ts'
import { AnnexPart } from './pages/annex-part.tsx'
import { AnswerFindingPage, EnterFindingPage } from './pages/finding-pages.tsx'
import { FindingsPart } from './pages/findings-part.tsx'
import { GoalsPart } from './pages/goals-part.tsx'
import { MeasuresPart } from './pages/measures-part.tsx'
import { type PlanPart, PlanHead, planParts } from './pages/plan-head.tsx'
import {
  type Finding,
  type PlanSummary,
  findHeardDraft,
  findPlan,
  listAnnexProjects,
  listFindings,
  listKpiDefinitions,
  listLeadBodies,
  listMeasures,
  listRoadmapRows,
  listSections,
} from './plan.queries.ts'

export const planRoutes: Route[] = [
  get('/plan', 'plan.read', noPerson, async (c) => {
    const part = planParts.find((each) => each === c.query.get('part')) ?? 'goals'
    const fiscalYear = await findPlanYear(c.db, fiscalYearOf(c.clock.today()))
    const plan = fiscalYear === null ? undefined : await findPlan(c.db, fiscalYear)
    if (plan === undefined) throw new NotFound('plan')
    const findings = await listFindings(c.db, plan.fiscalYear, true)
    return page(
      <StaffLayout title="計画" path={c.path} shell={c.shell}>
        <PlanHead plan={plan} part={part} findingCount={findings.length} heard={await findHeardDraft(c.db)} />
        {await partOf(part, c.db, plan, findings, {
          row: c.query.get('row'),
          status: c.query.get('status'),
          mayAnswer: may(c.actor, 'finding.answer'),
        })}
      </StaffLayout>,
    )
  }),

  getCostly('/plan/paper/:file', 'plan.read', noPerson, async (c) => {
    const file = c.params['file']
    if (file !== 'plan.pdf' && file !== 'plan.docx') throw new NotFound('file')
    const printed = await readPrintedPlan(c.db, await yearOf(c), c.clock.today())
    const paper = planPaper(printed)
    const name = `${printed.plan.title} ${formatFiscalYear(printed.plan.fiscalYear)}`
    return file === 'plan.pdf' ? pdfAnswer(name, paper) : wordAnswer(name, paper)
  }),

  get('/plan/findings/new', 'finding.answer', noPerson, async (c) => {
    const kit = await c.form('finding-new')
    return page(await drawEntering(c, kit, kit.draft?.fields ?? {}, []))
  }),
  post('/plan/findings/new', 'finding.answer', noPerson, async (c) => {
    const input = readFinding(c.fields)
    const outcome = input.ok ? await enterFinding(c.action, await yearOf(c), input.value) : input
    return outcome.ok
      ? redirect(`/plan?part=findings#finding-${outcome.value.code}`, '指摘を加えました。')
      : refused(await drawEntering(c, await c.form('finding-new'), c.fields, outcome.errors))
  }),

  get('/plan/findings/:code', 'finding.answer', noPerson, async (c) => {
    const kit = await c.form(`finding:${c.params['code']}`)
    return page(await drawAnswer(c, kit, kit.draft?.fields ?? {}, []))
  }),
  post('/plan/findings/:code', 'finding.answer', noPerson, async (c) => {
    const code = c.params['code'] ?? ''
    const input = readFindingAnswer(c.fields)
    const outcome = input.ok ? await answerFinding(c.action, await yearOf(c), code, input.value) : input
    return outcome.ok
      ? redirect(`/plan?part=findings#finding-${code}`, '指摘に答えました。')
      : refused(await drawAnswer(c, await c.form(`finding:${code}`), c.fields, outcome.errors))
  }),
]

/** The plan that is shown: this year's, or the newest there is. @throws NotFound */
async function yearOf(c: PageContext): Promise<number> {
  const year = await findPlanYear(c.db, fiscalYearOf(c.clock.today()))
  if (year === null) throw new NotFound('plan')
  return year
}

async function drawEntering(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  return (
    <EnterFindingPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
      measures={await listMeasures(c.db, await yearOf(c))}
    />
  )
}

async function drawAnswer(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const finding = (await listFindings(c.db, await yearOf(c), true)).find((each) => each.code === c.params['code'])
  if (!finding) throw new NotFound('finding')
  return (
    <AnswerFindingPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      values={values}
      errors={errors}
      savedAt={savedAtOf(kit)}
      finding={finding}
    />
  )
}

async function partOf(
  part: PlanPart,
  db: ReadDb,
  plan: PlanSummary,
  findings: Finding[],
  asked: { row: string | null; status: string | null; mayAnswer: boolean },
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
          measures={await listMeasures(db, year)}
          status={findingStatuses.find((each) => each === asked.status) ?? null}
          mayAnswer={asked.mayAnswer}
        />
      )
    }
  }
}
