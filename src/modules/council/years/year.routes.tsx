/** 年度の締め: what is still open, what the year's numbers are, and closing it. */
import { noPerson } from '../../../subjects.ts'
import { type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { writes } from '../../../forms/index.ts'
import { listPlanYears, type PlanYear } from '../council/index.ts'
import { figureSource, listKpiDetails } from '../indicators/index.ts'
import { listProgressReports } from '../progress-reports/index.ts'
import { listClosedDifferences, listReleases } from '../releases/index.ts'
import { lastReportedMonth, listOpenReports } from '../reports/index.ts'
import { ClosingPage } from './pages/closing-page.tsx'
import { closeYear } from './year.actions.ts'
import { closingForm } from './year.form.ts'
import { findClosing } from './year.queries.ts'

/** @throws NotFound where the address names no year with a plan */
async function yearOf(c: PageContext): Promise<PlanYear> {
  const year = (await listPlanYears(c.db, c.clock.today())).find((each) => String(each.fiscalYear) === c.params['year'])
  if (year === undefined) throw new NotFound('year')
  return year
}

export const yearRoutes: Route[] = [
  ...writes('/years/:year/closing', 'year.close', noPerson, {
    load: yearOf,
    draft: ({ fiscalYear }) => `year-closing:${fiscalYear}`,
    parse: (typed) => closingForm.parse(typed),
    figures: (c, { fiscalYear }) =>
      figureSource({ fiscalYear, what: '年度の締め', asOf: null, now: c.clock.now(), below: 0 }),
    write: (c, input, { fiscalYear }) => closeYear(c.action, fiscalYear, input),
    done: ({ fiscalYear }) => redirect(`/years/${fiscalYear}/closing`, `${formatFiscalYear(fiscalYear)}を締めました。`),
    page: async (form, c, year) => {
      const { fiscalYear } = year
      const [details, releases] = [
        await c.statistics((db) => listKpiDetails(db, { ...year, asOf: null, now: c.clock.now(), exact: true })),
        await listReleases(c.db, fiscalYear),
      ]
      const { closedAt } = year
      const [newest] = releases
      const through = lastReportedMonth(fiscalYear, c.clock.today())
      const differences =
        closedAt === null || newest === undefined
          ? []
          : await c.statistics((db) =>
              listClosedDifferences(db, { fiscalYear, closedAt, asOf: newest.asOf, now: c.clock.now() }),
            )
      return (
        <ClosingPage
          {...form}
          year={year}
          closing={await findClosing(c.db, fiscalYear)}
          items={details.map((each) => each.item)}
          open={await listOpenReports(c.db, { fiscalYear, through, organizationId: null })}
          through={through}
          differences={differences}
          newest={newest}
          reports={await listProgressReports(c.db, fiscalYear)}
        />
      )
    },
  }),
]
