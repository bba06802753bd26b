import { noPerson } from '../../../subjects.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { addDays, type CivilDate, endOfDayInTokyo } from '../../../platform/clock.ts'
import { get, page, type Route } from '../../../platform/http/room.ts'
import { fiscalYearOf, parseDate } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { listPlanYears, openYears, type PlanYear } from '../council/index.ts'
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
import { listExpectedReports, listStandingReports, reportedMonth } from '../reports/index.ts'
import { findLastDecisionDay } from './office.queries.ts'
import { OfficePage } from './pages/office-page.tsx'

/** Where nothing was decided yet: about the time between two meetings of a council's working group. */
const usualDays = 30

export const officeRoutes: Route[] = [
  get('/office', 'kpi.readFacts', noPerson, async (c) => {
    const today = c.clock.today()
    const planned = await listPlanYears(c.db, today)
    if (planned.length === 0) throw new NotFound('plan')
    const open = openYears(planned)
    // The last year may be closed before the next has a plan: the office still comes here to begin one.
    const years = open.length === 0 ? planned.slice(0, 1) : open
    const typed = (c.query.get('since') ?? '').trim()
    const asked = typed === '' ? null : parseDate(typed)
    const isPast = asked?.ok === true && asked.value < today
    const since = isPast ? asked.value : ((await findLastDecisionDay(c.db, today)) ?? addDays(today, -usualDays))
    const now = c.clock.now()
    const known = await c.statistics((db) => Promise.all(years.map((year) => findYearsWork(db, year, { since, now }))))
    const reports = await listStandingReports(c.db, {
      organizationId: null,
      today,
      dueDay: c.council.settings.reportDueDay,
    })
    const month = reportedMonth(today)
    const expected = await listExpectedReports(c.db, fiscalYearOf(month), month, null)
    const rows = known.flatMap((each) => rowsOf(each, today))
    return page(
      <OfficePage
        path={c.path}
        shell={c.shell}
        years={years}
        today={today}
        organizationName={c.actor.organizationName}
        since={since}
        asked={{
          typed,
          message: asked === null || isPast ? null : asked.ok ? '今日より前の日を書いてください。' : asked.message,
        }}
        drafts={await listOpenPlanVersions(c.db)}
        findings={known.flatMap((each) => each.findings)}
        month={month}
        accepted={{ done: expected.filter((each) => each.status === 'accepted').length, of: expected.length }}
        reports={reports}
        kpis={known.map(({ year, items, before }) => ({
          year,
          moved: items.map((item) => ({ now: item, before: before.find((each) => each.code === item.code) })),
        }))}
        lights={[
          ...rows.filter(({ light }) => light.light === 'red'),
          ...rows.filter(({ light }) => light.light === 'yellow'),
        ]}
        silent={rows.filter(({ isSilent }) => isSilent).map(({ row }) => row)}
        due={known
          .flatMap(({ rows: own, steps }) =>
            steps.flatMap((step) => {
              const row = own.find((each) => each.id === step.rowId)
              if (row === undefined || step.doneOn !== null) return []
              return [{ ...step, row, until: quarterEnd(row.fiscalYear, step.quarter) }]
            }),
          )
          .filter((step) => step.until >= today)
          .toSorted((one, other) => (one.until < other.until ? -1 : 1))}
      />,
    )
  }),
]

/** @param db the statistics handle */
async function findYearsWork(db: ReadDb, year: PlanYear, of: { since: CivilDate; now: Date }) {
  const { fiscalYear } = year
  const overview = async (asOf: Date | null) =>
    (await getKpiOverview(db, { fiscalYear, asOf, now: of.now, exact: true })).items
  return {
    year,
    items: await overview(null),
    before: await overview(endOfDayInTokyo(of.since)),
    rows: await keptRoadmapRows(db, fiscalYear),
    states: await listRoadmapStates(db, fiscalYear, null),
    steps: await listRoadmapSteps(db, fiscalYear),
    findings: await listFindings(db, fiscalYear),
  }
}

/** Each row of a year's roadmap with its light, and whether nobody has said anything of it. */
function rowsOf({ year, rows, states, steps }: Awaited<ReturnType<typeof findYearsWork>>, today: CivilDate) {
  return rows.map((row) => {
    const stated = states.find((state) => state.rowId === row.id)
    const own = steps.filter((step) => step.rowId === row.id)
    const light = lightOf({ stated, state: stated?.state ?? 'unreported' }, own, year.fiscalYear, today)
    return { row, light, isSilent: light.light === 'none' && stated === undefined }
  })
}
