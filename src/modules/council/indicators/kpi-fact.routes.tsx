/** The facts that a KPI's number consists of. */
import { noPerson } from '../../../subjects.ts'
import { asksForFile, figurePage } from '../../../figures/index.ts'
import { type GetContext, type Route, type SignedIn, getFigures, page } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { addressOf, asked } from './asked-figures.ts'
import { keptAreas, keptMunicipalityNames, keptOrganizationNames } from './kept-plan.queries.ts'
import { listReportedBy } from './counted-reports.queries.ts'
import { figureSource } from './figure-source.ts'
import { listKpiFacts } from './kpi-fact.queries.ts'
import { getKpiOverview } from './kpi-overview.queries.ts'
import { KpiFactsPage } from './pages/kpi-facts-page.tsx'
import { RatioPartsPage } from './pages/ratio-parts-page.tsx'

export const kpiFactRoutes: Route[] = [getFigures('/kpis/:code/facts', 'kpi.readFacts', noPerson, (c) => showFacts(c))]

const factsOnPage = 50
/** A file has all of them, up to what a council has in some years. */
const factsInFile = 50_000

async function showFacts(c: SignedIn<GetContext>) {
  const { query, year } = await asked(c)
  const code = c.params['code'] ?? ''
  const [area, organizationId, cursor] = [
    c.query.get('area') ?? undefined,
    c.query.get('organization') ?? undefined,
    c.query.get('after') ?? undefined,
  ]
  const known = await c.statistics(async (db) => {
    const item = (await getKpiOverview(db, query)).items.find((each) => each.code === code)
    if (item === undefined) throw new NotFound('kpi')
    if (item.ratio !== null) return { ratio: item }
    const list = await listKpiFacts(db, {
      code,
      fiscalYear: query.fiscalYear,
      asOf: query.asOf,
      readerOrganizationId: c.actor.organizationId,
      limit: asksForFile(c) ? factsInFile : factsOnPage,
      area,
      organizationId,
      cursor,
    })
    const narrowed = { code, fiscalYear: query.fiscalYear, asOf: query.asOf, organizationId, area }
    return {
      ratio: null,
      item,
      list,
      reported: await listReportedBy(db, narrowed),
      areas: await keptAreas(db),
      municipalities: await keptMunicipalityNames(db),
      organizations: await keptOrganizationNames(db),
    }
  })
  if (known.ratio !== null)
    return page(<RatioPartsPage path={c.path} shell={c.shell} item={known.ratio} title="数えた事実" below="/facts" />)
  const asOf = query.asOf === null ? {} : { asOf: c.query.get('asOf') ?? '' }
  const here = {
    ...asOf,
    ...(area === undefined ? {} : { area }),
    ...(organizationId === undefined ? {} : { organization: organizationId }),
  }
  const narrowing =
    area !== undefined
      ? (known.areas.find((each) => each.key === area)?.name ?? (area === '' ? '圏域は不明' : 'ない圏域'))
      : organizationId === undefined
        ? undefined
        : known.organizations.get(organizationId)
  return figurePage(
    c,
    <KpiFactsPage
      path={c.path}
      shell={c.shell}
      item={known.item}
      fiscalYear={query.fiscalYear}
      facts={known.list.items}
      reported={known.reported}
      total={known.list.total}
      nextHref={known.list.next === null ? undefined : addressOf(c.path, year, { ...here, after: known.list.next })}
      backHref={addressOf(`/kpis/${code}`, year, asOf)}
      narrowed={
        narrowing === undefined
          ? null
          : { label: narrowing, here: addressOf(c.path, year, here), href: addressOf(c.path, year, asOf) }
      }
      municipalityNames={known.municipalities}
      asOf={query.asOf}
      now={query.now}
    />,
    figureSource({
      ...query,
      item: known.item,
      below: 0,
      more: narrowing === undefined ? [] : [`しぼりこみ: ${narrowing}`],
    }),
  )
}
