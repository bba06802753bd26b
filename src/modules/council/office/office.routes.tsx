import { noPerson } from '../../../subjects.ts'
import { addDays, endOfDayInTokyo } from '../../../platform/clock.ts'
import { get, page, type Route } from '../../../platform/http/room.ts'
import { fiscalYearOf, parseDate } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { findPlanYear } from '../council/index.ts'
import {
  getKpiOverview,
  keptRoadmapRows,
  lightOf,
  listRoadmapStates,
  listRoadmapSteps,
  quarterEnd,
} from '../indicators/index.ts'
import { listFindings } from '../plan/index.ts'
import { listOpenPlanVersions } from '../plan-versions/index.ts'
import { dueOn, listExpectedReports, reportedMonth, standingOf } from '../reports/index.ts'
import { findLastDecisionDay } from './office.queries.ts'
import { OfficePage } from './pages/office-page.tsx'

/** Where nothing was decided yet: about the time between two meetings of a council's working group. */
const usualDays = 30

export const officeRoutes: Route[] = [
  get('/office', 'kpi.readFacts', noPerson, async (c) => {
    const [fiscalYear, today] = [await findPlanYear(c.db, fiscalYearOf(c.clock.today())), c.clock.today()]
    if (fiscalYear === null) throw new NotFound('plan')
    const typed = (c.query.get('since') ?? '').trim()
    const asked = typed === '' ? null : parseDate(typed)
    const isPast = asked?.ok === true && asked.value < today
    const since = isPast ? asked.value : ((await findLastDecisionDay(c.db, today)) ?? addDays(today, -usualDays))
    const overview = (asOf: Date | null) => ({ fiscalYear, asOf, now: c.clock.now(), exact: true })
    const known = await c.statistics(async (db) => ({
      now: (await getKpiOverview(db, overview(null))).items,
      before: (await getKpiOverview(db, overview(endOfDayInTokyo(since)))).items,
      rows: await keptRoadmapRows(db, fiscalYear),
      states: await listRoadmapStates(db, fiscalYear, null),
      steps: await listRoadmapSteps(db, fiscalYear),
      findings: await listFindings(db, fiscalYear),
    }))
    const lights = known.rows.map((row) => {
      const stated = known.states.find((state) => state.rowId === row.id)
      return {
        row,
        light: lightOf(
          { stated, state: stated?.state ?? 'unreported' },
          known.steps.filter((step) => step.rowId === row.id),
          fiscalYear,
          today,
        ),
      }
    })
    const month = reportedMonth(today)
    const reports = (await listExpectedReports(c.db, fiscalYearOf(month), month, null)).map((report) => ({
      ...report,
      standing: standingOf(report.status, dueOn(month, c.council.settings.reportDueDay), today),
    }))
    const rows = new Map(known.rows.map((row) => [row.id, row]))
    return page(
      <OfficePage
        path={c.path}
        shell={c.shell}
        fiscalYear={fiscalYear}
        today={today}
        organizationName={c.actor.organizationName}
        since={since}
        asked={{
          typed,
          message: asked === null || isPast ? null : asked.ok ? '今日より前の日を書いてください。' : asked.message,
        }}
        drafts={await listOpenPlanVersions(c.db)}
        findings={known.findings}
        month={month}
        reports={reports}
        kpis={known.now.map((now) => ({ now, before: known.before.find((each) => each.code === now.code) }))}
        lights={[
          ...lights.filter(({ light }) => light.light === 'red'),
          ...lights.filter(({ light }) => light.light === 'yellow'),
        ]}
        silent={lights
          .filter(({ row, light }) => light.light === 'none' && !known.states.some((state) => state.rowId === row.id))
          .map(({ row }) => row)}
        due={known.steps
          .filter((step) => step.doneOn === null && quarterEnd(fiscalYear, step.quarter) >= today)
          .flatMap((step) => {
            const row = rows.get(step.rowId)
            return row ? [{ ...step, row }] : []
          })
          .toSorted((a, b) => a.quarter - b.quarter)}
      />,
    )
  }),
]
