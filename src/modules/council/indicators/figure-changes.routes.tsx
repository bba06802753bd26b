/** Why a figure moved. */
import { noPerson } from '../../../subjects.ts'
import { addDays, civilDateOf, endOfDayInTokyo } from '../../../platform/clock.ts'
import { asksForFile, figurePage } from '../../../figures/index.ts'
import { getFigures, type Route, page } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { formatDateTime } from '../../../platform/japanese/index.ts'
import { findShownYear } from '../council/index.ts'
import { parseAsOf } from './as-of.form.ts'
import { listReportChanges } from './counted-reports.queries.ts'
import { figureSource } from './figure-source.ts'
import { listFigureChanges } from './figure-changes.queries.ts'
import { getKpiOverview } from './kpi-overview.queries.ts'
import { RatioPartsPage } from './pages/ratio-parts-page.tsx'
import { KpiChangesPage } from './pages/kpi-changes-page.tsx'

/** About the time between two meetings of a council's working group; the day can be changed on the page. */
const usualDays = 30
const [changesOnPage, changesInFile] = [100, 50_000]

export const figureChangesRoutes: Route[] = [
  getFigures('/kpis/:code/changes', 'kpi.readFacts', noPerson, async (c) => {
    const [{ fiscalYear }, today, code] = [await findShownYear(c.db, c), c.clock.today(), c.params['code'] ?? '']
    const typed = { since: c.query.get('since') ?? '', until: c.query.get('until') ?? '' }
    const [from, to] = [parseAsOf(typed.since, today), parseAsOf(typed.until, today)]
    const since = (from.ok ? from.asOf : null) ?? endOfDayInTokyo(addDays(today, -usualDays))
    const until = to.ok ? to.asOf : null
    const backwards = until !== null && until < since
    const errors = {
      ...(from.ok ? {} : { since: from.message }),
      ...(to.ok ? (backwards ? { until: 'くらべる日より前です。日を直してください。' } : {}) : { until: to.message }),
    }
    const end = backwards ? null : until
    const known = await c.statistics(async (db) => {
      const at = async (asOf: Date | null) =>
        (await getKpiOverview(db, { fiscalYear, asOf, now: c.clock.now(), exact: true })).items.find(
          (each) => each.code === code,
        )
      const [before, after] = [await at(since), await at(end)]
      if (before === undefined || after === undefined) throw new NotFound('kpi')
      if (after.ratio !== null) return { ratio: after }
      return {
        ratio: null,
        before,
        after,
        reports: await listReportChanges(db, { code, fiscalYear, since, until: end }),
        changes: await listFigureChanges(
          db,
          { code, fiscalYear, since, until: end, readerOrganizationId: c.actor.organizationId },
          asksForFile(c) ? changesInFile : changesOnPage,
        ),
      }
    })
    if (known.ratio !== null)
      return page(
        <RatioPartsPage path={c.path} shell={c.shell} item={known.ratio} title="動いたわけ" below="/changes" />,
      )
    return figurePage(
      c,
      <KpiChangesPage
        path={c.path}
        shell={c.shell}
        fiscalYear={fiscalYear}
        before={known.before}
        after={known.after}
        changes={known.changes}
        reportChanges={known.reports}
        since={civilDateOf(since)}
        until={civilDateOf(end ?? c.clock.now())}
        typed={typed}
        errors={errors}
      />,
      figureSource({
        fiscalYear,
        item: known.after,
        asOf: end,
        now: c.clock.now(),
        below: 0,
        more: [`${formatDateTime(since)}までに記録されたものとくらべています。`],
      }),
    )
  }),
]
