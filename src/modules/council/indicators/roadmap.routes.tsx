/** One row of the 工程表: what is planned, how it stands and why, and what its lead body writes into it. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { get, listOf, page, type PageContext, post, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { findShownYear, inYear, type ShownYear } from '../council/index.ts'
import { listLeadBodies, listRoadmapRows, type RoadmapRow, roadmapRowHref } from '../plan/index.ts'
import { PlanStepPage, ReportRowPage } from './pages/roadmap-forms.tsx'
import { RoadmapRowPage } from './pages/roadmap-row-page.tsx'
import { finishRoadmapStep, planStep, removeRoadmapStep, reportOnRow } from './roadmap.actions.ts'
import { roadmapReportForm, roadmapStepForm } from './roadmap.form.ts'
import { listLinkChoices, findShownFigures } from './roadmap-links.queries.ts'
import { readsReportsOf } from './roadmap-links.rules.ts'
import { organizationReports } from './roadmap-organizations.rules.ts'
import { listRoadmapReports, listRoadmapSteps } from './roadmap.queries.ts'
import { findSpeaksFor, listConcerned } from './roadmap-speakers.queries.ts'
import { lightOf } from './roadmap.rules.ts'
import { dateFields, writes } from '../../../forms/index.ts'

/** @throws NotFound where the plan that is shown has no such row */
async function rowOf(c: PageContext): Promise<{ year: ShownYear; fiscalYear: number; row: RoadmapRow }> {
  const year = await findShownYear(c.db, c)
  const row = (await listRoadmapRows(c.db, year.fiscalYear)).find((each) => each.id === c.params['row'])
  if (row === undefined) throw new NotFound('roadmap row')
  return { year, fiscalYear: year.fiscalYear, row }
}

export const roadmapRoutes: Route[] = [
  get('/roadmap/:row', 'roadmap.read', noPerson, async (c) => {
    const { year, fiscalYear, row } = await rowOf(c)
    const [reports, steps, leads, speaks] = [
      await listRoadmapReports(c.db, fiscalYear, row.id),
      await listRoadmapSteps(c.db, fiscalYear, row.id),
      await listLeadBodies(c.db, fiscalYear),
      may(c.actor, 'roadmap.report') ? await findSpeaksFor(c.db, fiscalYear, row.id) : null,
    ]
    const [stated] = reports
    return page(
      <RoadmapRowPage
        path={c.path}
        shell={c.shell}
        year={year}
        row={row}
        leads={leads}
        reports={reports}
        steps={steps}
        light={lightOf({ stated, state: stated?.state ?? 'unreported' }, steps, fiscalYear, c.clock.today())}
        works={speaks === 'row'}
        worksForItself={speaks === 'organization'}
        organizations={organizationReports(
          await listConcerned(c.db, fiscalYear, row.id),
          await listRoadmapReports(c.db, fiscalYear, row.id, 'organization'),
        )}
        reads={readsReportsOf(c.actor)}
      />,
    )
  }),

  ...writes('/roadmap/:row/report', 'roadmap.report', noPerson, {
    load: rowOf,
    path: (c, { fiscalYear }) => inYear(c.path, fiscalYear),
    draft: ({ row, fiscalYear }) => `roadmap-report:${fiscalYear}:${row.id}`,
    usual: (c) => dateFields('evidenceOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => roadmapReportForm.parse(typed),
    write: async (c, input, { fiscalYear, row }) =>
      reportOnRow(
        c.action,
        fiscalYear,
        row.id,
        input,
        await c.statistics((db) =>
          findShownFigures(db, { fiscalYear, codes: input.links.figures, now: c.clock.now() }),
        ),
      ),
    done: (_, _c, { row }) => redirect(roadmapRowHref(row), '報告を足しました。'),
    page: async (form, c, { fiscalYear, row }) => {
      // Somebody who has just recorded an activity for this report comes back with it chosen.
      const recorded = c.query.get('activity') ?? ''
      const activities = [...new Set([...listOf(form.values, 'links.activities'), recorded])].filter(
        (id) => z.uuid().safeParse(id).success,
      )
      return (
        <ReportRowPage
          {...form}
          values={{ ...form.values, 'links.activities': activities }}
          row={row}
          forItself={(await findSpeaksFor(c.db, fiscalYear, row.id)) === 'organization'}
          choices={await listLinkChoices(c.db, fiscalYear, row, activities.slice(0, 20))}
          addsActivities={may(c.actor, 'activity.write')}
        />
      )
    },
  }),

  ...writes('/roadmap/:row/steps/new', 'roadmap.report', noPerson, {
    load: rowOf,
    path: (c, { fiscalYear }) => inYear(c.path, fiscalYear),
    draft: ({ row, fiscalYear }) => `roadmap-step:${fiscalYear}:${row.id}`,
    parse: (typed) => roadmapStepForm.parse(typed),
    write: (c, input, { fiscalYear, row }) => planStep(c.action, fiscalYear, row.id, input),
    done: (_, _c, { row }) => redirect(roadmapRowHref(row), '予定を加えました。'),
    page: (form, _, { row }) => <PlanStepPage {...form} row={row} />,
  }),
  post('/roadmap/:row/steps/:step/done', 'roadmap.report', noPerson, async (c) => {
    const [outcome, { row }] = [await finishRoadmapStep(c.action, c.params['step'] ?? ''), await rowOf(c)]
    return redirect(roadmapRowHref(row), outcome.ok ? '予定をすませました。' : outcome.errors[0]?.message)
  }),
  post('/roadmap/:row/steps/:step/removal', 'roadmap.report', noPerson, async (c) => {
    const [outcome, { row }] = [await removeRoadmapStep(c.action, c.params['step'] ?? ''), await rowOf(c)]
    return redirect(roadmapRowHref(row), outcome.ok ? '予定を消しました。' : outcome.errors[0]?.message)
  }),
]
