import { noPerson } from '../../../subjects.ts'
import { type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { type GetContext, type Route, type SignedIn, get, getCostly, page } from '../../../platform/http/room.ts'
import { pdfAnswer, workbookAnswer } from '../../../platform/documents/index.ts'
import { fiscalYearOf, formatDate } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { may } from '../../../permissions.ts'
import { findPlanYear } from '../council/index.ts'
import { councilMap } from '../desks/index.ts'
import type { LeadBody, RoadmapRow } from '../plan/index.ts'
import { type ParsedAsOf, parseAsOf } from './as-of.form.ts'
import { type RoadmapState, roadmapStateLabels } from './indicator.labels.ts'
import { listKpiVersions } from './indicator.queries.ts'
import { listCoveredPlaces, listKpiFacts } from './kpi-fact.queries.ts'
import {
  keptAreas,
  keptFindings,
  keptLeadBodies,
  keptMunicipalityNames,
  keptOrganizationNames,
  keptPlan,
  keptRoadmapRows,
} from './kept-plan.queries.ts'
import { type OverviewQuery, getKpiOverview, listKpiDetails } from './kpi-overview.queries.ts'
import { KpiFactsPage } from './pages/kpi-facts-page.tsx'
import { KpisPage } from './pages/kpis-page.tsx'
import { RoadmapPage } from './pages/roadmap-page.tsx'
import { listEvidence, listLinkedStates, listRoadmapStates, listRoadmapSteps } from './roadmap.queries.ts'
import { roadmapPaper, roadmapSheet } from './roadmap-paper.rules.ts'
import { roadmapEntries } from './roadmap.rules.ts'

export const indicatorRoutes: Route[] = [
  get('/kpis', 'kpi.read', noPerson, (c) => showKpis(c)),
  get('/kpis/:code', 'kpi.read', noPerson, (c) => showKpis(c, c.params['code'])),
  get('/kpis/:code/facts', 'kpi.readFacts', noPerson, (c) => showFacts(c)),
  get('/roadmap', 'roadmap.read', noPerson, (c) => showRoadmap(c)),
  getCostly('/roadmap/paper/:file', 'roadmap.read', noPerson, (c) => roadmapFile(c)),
]

const factsOnPage = 50

async function showKpis(c: SignedIn<GetContext>, code?: string) {
  const { parsed, query } = await asked(c)
  const known = await c.statistics(async (db) => {
    const details = await listKpiDetails(db, query)
    const detail = code === undefined ? details[0] : details.find((each) => each.item.code === code)
    const places =
      detail?.item.kind === 'coverage' ? await listCoveredPlaces(db, { ...query, code: detail.item.code }) : []
    return {
      details,
      detail,
      places,
      findings: await keptFindings(db, query.fiscalYear),
      areas: await keptAreas(db),
      organizations: await keptOrganizationNames(db),
      versions: await listKpiVersions(db, query),
      rows: await keptRoadmapRows(db, query.fiscalYear),
      leads: await keptLeadBodies(db, query.fiscalYear),
    }
  })
  const { detail } = known
  if (code !== undefined && detail === undefined) throw new NotFound('kpi')
  const typed = c.query.get('asOf')
  const asOf =
    parsed.ok && parsed.asOf !== null && typed !== null ? `?${new URLSearchParams({ asOf: typed }).toString()}` : ''
  return page(
    <KpisPage
      path={c.path}
      shell={c.shell}
      items={known.details.map((each) => each.item)}
      detail={detail}
      findings={known.findings}
      fiscalYear={query.fiscalYear}
      day={dayOf(query)}
      isPast={dayOf(query) < c.clock.today()}
      asOf={query.asOf}
      now={query.now}
      asOfTyped={typed ?? ''}
      asOfError={parsed.ok ? undefined : parsed.message}
      below={c.council.settings.internalBelow}
      topology={await councilMap(c.council.folder)}
      areaNames={new Map(known.areas.map((area) => [area.key, area.name]))}
      definition={known.versions.find((each) => each.code === detail?.item.code)}
      owners={ownersOf(detail?.item.code, known.rows, known.leads)}
      places={known.places}
      organizationNames={known.organizations}
      hrefOf={(each) => `/kpis/${each}${asOf}`}
      decides={may(c.actor, 'kpi.decide')}
      factsHref={
        detail !== undefined && may(c.actor, 'kpi.readFacts')
          ? (filter) =>
              addressOf(`/kpis/${detail.item.code}/facts`, { ...filter, ...(asOf === '' ? {} : { asOf: typed ?? '' }) })
          : null
      }
    />,
  )
}

/** Lead bodies of the rows in which the plan states the KPI, in the plan's order of bodies. */
function ownersOf(code: string | undefined, rows: readonly RoadmapRow[], leads: readonly LeadBody[]): string[] {
  const codes = new Set(
    rows.filter((row) => code !== undefined && row.kpiCodes.includes(code)).flatMap((row) => row.leads),
  )
  return leads.filter((lead) => codes.has(lead.code)).map((lead) => lead.label)
}

async function showFacts(c: SignedIn<GetContext>) {
  const { query } = await asked(c)
  const code = c.params['code'] ?? ''
  const [area, organizationId, cursor] = [
    c.query.get('area') ?? undefined,
    c.query.get('organization') ?? undefined,
    c.query.get('after') ?? undefined,
  ]
  const known = await c.statistics(async (db) => {
    const item = (await getKpiOverview(db, query)).items.find((each) => each.code === code)
    if (item === undefined) throw new NotFound('kpi')
    const list = await listKpiFacts(db, {
      code,
      fiscalYear: query.fiscalYear,
      asOf: query.asOf,
      readerOrganizationId: c.actor.organizationId,
      limit: factsOnPage,
      area,
      organizationId,
      cursor,
    })
    return {
      item,
      list,
      areas: await keptAreas(db),
      municipalities: await keptMunicipalityNames(db),
      organizations: await keptOrganizationNames(db),
    }
  })
  const asOf = query.asOf === null ? {} : { asOf: c.query.get('asOf') ?? '' }
  const narrowing =
    area !== undefined
      ? (known.areas.find((each) => each.key === area)?.name ?? '圏域は不明')
      : organizationId === undefined
        ? undefined
        : known.organizations.get(organizationId)
  return page(
    <KpiFactsPage
      path={c.path}
      shell={c.shell}
      item={known.item}
      fiscalYear={query.fiscalYear}
      facts={known.list.items}
      total={known.list.total}
      nextHref={
        known.list.next === null
          ? undefined
          : addressOf(c.path, {
              ...asOf,
              ...(area === undefined ? {} : { area }),
              ...(organizationId === undefined ? {} : { organization: organizationId }),
              after: known.list.next,
            })
      }
      backHref={addressOf(`/kpis/${code}`, asOf)}
      narrowed={narrowing === undefined ? null : { label: narrowing, href: addressOf(c.path, asOf) }}
      municipalityNames={known.municipalities}
      asOf={query.asOf}
      now={query.now}
    />,
  )
}

async function showRoadmap(c: SignedIn<GetContext>) {
  const { query } = await asked(c)
  const { fiscalYear } = query
  const known = await c.statistics(async (db) => ({
    plan: await keptPlan(db, fiscalYear),
    rows: await keptRoadmapRows(db, fiscalYear),
    leads: await keptLeadBodies(db, fiscalYear),
    findings: await keptFindings(db, fiscalYear),
    items: (await getKpiOverview(db, query)).items,
    evidence: await listEvidence(db, fiscalYear, query.asOf),
    states: await listRoadmapStates(db, fiscalYear, query.asOf),
    steps: await listRoadmapSteps(db, fiscalYear),
  }))
  const [state, lead] = [c.query.get('state') ?? '', c.query.get('lead')]
  return page(
    <RoadmapPage
      path={c.path}
      shell={c.shell}
      fiscalYear={fiscalYear}
      issuedLabel={known.plan?.issuedLabel ?? ''}
      today={c.clock.today()}
      entries={roadmapEntries(known.rows, known.evidence, known.states)}
      steps={known.steps}
      leads={known.leads}
      items={known.items}
      findings={known.findings}
      filter={{
        state: state in roadmapStateLabels ? (state as RoadmapState) : null,
        lead: known.leads.some((each) => each.code === lead) ? lead : null,
      }}
      below={query.exact ? null : c.council.settings.internalBelow}
    />,
  )
}

/** The 工程表 as the official sheet stands, with what was reported beside each row. */
async function roadmapFile(c: SignedIn<GetContext>) {
  const file = c.params['file']
  if (file !== 'roadmap.pdf' && file !== 'roadmap.xlsx') throw new NotFound('file')
  const { query } = await asked(c)
  const known = await c.statistics(async (db) => ({
    plan: await keptPlan(db, query.fiscalYear),
    rows: await keptRoadmapRows(db, query.fiscalYear),
    leads: await keptLeadBodies(db, query.fiscalYear),
    states: await listLinkedStates(db, query.fiscalYear, query.asOf),
    steps: await listRoadmapSteps(db, query.fiscalYear),
  }))
  if (known.plan === undefined) throw new NotFound('plan')
  const printed = {
    plan: known.plan,
    rows: known.rows,
    leads: known.leads,
    states: known.states,
    steps: known.steps,
    owner: c.council.name,
    day: dayOf(query),
  }
  const name = `${known.plan.title} 工程表 ${formatDate(dayOf(query))}`
  return file === 'roadmap.pdf' ? pdfAnswer(name, roadmapPaper(printed)) : workbookAnswer(name, [roadmapSheet(printed)])
}

/** What a page of figures is asked for: the plan's year, the instant, and how exact this reader may see it. */
async function asked(c: SignedIn<GetContext>): Promise<{ parsed: ParsedAsOf; query: OverviewQuery }> {
  const parsed = parseAsOf(c.query.get('asOf'))
  const fiscalYear = await findPlanYear(c.db, fiscalYearOf(c.clock.today()))
  if (fiscalYear === null) throw new NotFound('plan')
  return {
    parsed,
    query: {
      fiscalYear,
      asOf: parsed.ok ? parsed.asOf : null,
      now: c.clock.now(),
      exact: may(c.actor, 'kpi.readExact'),
    },
  }
}

function dayOf(query: OverviewQuery): CivilDate {
  return civilDateOf(query.asOf ?? query.now)
}

function addressOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}
