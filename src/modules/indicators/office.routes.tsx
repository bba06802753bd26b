/** The office's first page, and why a figure moved. */
import { addDays, civilDateOf, endOfDayInTokyo } from '../../platform/clock.ts'
import { type GetContext, get, page, type Route, type SignedIn } from '../../platform/http/room.ts'
import { fiscalYearOf } from '../../platform/japanese/index.ts'
import { NotFound } from '../../platform/outcome.ts'
import { findPlanYear } from '../council/index.ts'
import { parseAsOf } from './as-of.form.ts'
import { listFigureChanges } from './figure-changes.queries.ts'
import { keptFindings, keptRoadmapRows } from './kept-plan.queries.ts'
import { getKpiOverview } from './kpi-overview.queries.ts'
import { KpiChangesPage } from './pages/kpi-changes-page.tsx'
import { OfficePage } from './pages/office-page.tsx'
import { listRoadmapStates, listRoadmapSteps } from './roadmap.queries.ts'
import { lightOf, quarterEnd } from './roadmap.rules.ts'

/** About the time between two meetings of a council's working group; the day can be changed on the page. */
const usualDays = 30

async function yearOf(c: SignedIn<GetContext>): Promise<number> {
  const year = await findPlanYear(c.db, fiscalYearOf(c.clock.today()))
  if (year === null) throw new NotFound('plan')
  return year
}

export const officeRoutes: Route[] = [
  get('/office', 'kpi.readFacts', async (c) => {
    const [fiscalYear, today] = [await yearOf(c), c.clock.today()]
    const since = addDays(today, -usualDays)
    const overview = (asOf: Date | null) => ({ fiscalYear, asOf, now: c.clock.now(), exact: true })
    const known = await c.statistics(async (db) => ({
      now: (await getKpiOverview(db, overview(null))).items, before: (await getKpiOverview(db, overview(endOfDayInTokyo(since)))).items,
      rows: await keptRoadmapRows(db, fiscalYear), states: await listRoadmapStates(db, fiscalYear, null), steps: await listRoadmapSteps(db, fiscalYear), findings: await keptFindings(db, fiscalYear),
    }))
    const lights = known.rows.map((row) => {
      const stated = known.states.find((state) => state.rowId === row.id)
      return { row, light: lightOf({ stated, state: stated?.state ?? 'unreported' }, known.steps.filter((step) => step.rowId === row.id), fiscalYear, today) }
    })
    const rows = new Map(known.rows.map((row) => [row.id, row]))
    return page(
      <OfficePage path={c.path} shell={c.shell} fiscalYear={fiscalYear} today={today} organizationName={c.actor.organizationName} since={since} findings={known.findings}
        kpis={known.now.map((now) => ({ now, before: known.before.find((each) => each.code === now.code) }))}
        lights={[...lights.filter(({ light }) => light.light === 'red'), ...lights.filter(({ light }) => light.light === 'yellow')]}
        silent={lights.filter(({ row, light }) => light.light === 'none' && !known.states.some((state) => state.rowId === row.id)).map(({ row }) => row)}
        due={known.steps.filter((step) => step.doneOn === null && quarterEnd(fiscalYear, step.quarter) >= today).flatMap((step) => { const row = rows.get(step.rowId); return row ? [{ ...step, row }] : [] }).toSorted((a, b) => a.quarter - b.quarter)} />,
    )
  }),

  get('/kpis/:code/changes', 'kpi.readFacts', async (c) => {
    const [fiscalYear, today, code] = [await yearOf(c), c.clock.today(), c.params['code'] ?? '']
    const typed = { since: c.query.get('since') ?? '', until: c.query.get('until') ?? '' }
    const [from, to] = [parseAsOf(typed.since), parseAsOf(typed.until)]
    const since = (from.ok ? from.asOf : null) ?? endOfDayInTokyo(addDays(today, -usualDays))
    const until = to.ok ? to.asOf : null
    const backwards = until !== null && until < since
    const errors = { ...(from.ok ? {} : { since: from.message }), ...(to.ok ? (backwards ? { until: 'くらべる日より前です。日を直してください。' } : {}) : { until: to.message }) }
    const end = backwards ? null : until
    const known = await c.statistics(async (db) => {
      const at = async (asOf: Date | null) => (await getKpiOverview(db, { fiscalYear, asOf, now: c.clock.now(), exact: true })).items.find((each) => each.code === code)
      const [before, after] = [await at(since), await at(end)]
      if (before === undefined || after === undefined) throw new NotFound('kpi')
      return { before, after, changes: await listFigureChanges(db, { code, fiscalYear, since, until: end, readerOrganizationId: c.actor.organizationId }) }
    })
    return page(<KpiChangesPage path={c.path} shell={c.shell} fiscalYear={fiscalYear} before={known.before} after={known.after} changes={known.changes} since={civilDateOf(since)} until={civilDateOf(end ?? c.clock.now())} typed={typed} errors={errors} />)
  }),
]
