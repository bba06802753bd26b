import { noPerson } from '../../../subjects.ts'
import { figurePage } from '../../../figures/index.ts'
import { type GetContext, type Route, type SignedIn, getCostly, getFigures } from '../../../platform/http/room.ts'
import { pdfAnswer, workbookAnswer } from '../../../platform/documents/index.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { may } from '../../../permissions.ts'
import { councilMap } from '../desks/index.ts'
import type { LeadBody, RoadmapRow } from '../plan/index.ts'
import { addressOf, asked, dayOf } from './asked-figures.ts'
import { type RoadmapState, roadmapStateLabels } from './indicator.labels.ts'
import { listKpiVersions } from './indicator.queries.ts'
import { listCoveredPlaces } from './kpi-fact.queries.ts'
import {
  keptAreas,
  keptFindings,
  keptLeadBodies,
  keptOrganizationNames,
  keptPlan,
  keptRoadmapRows,
} from './kept-plan.queries.ts'
import { listFigureNotes } from './figure-note.queries.ts'
import { noteLines } from './figure-note.rules.ts'
import { figureSource } from './figure-source.ts'
import { getKpiOverview, listKpiDetails } from './kpi-overview.queries.ts'
import { listKpiYears } from './kpi-years.queries.ts'
import { listReportsApart } from './reports-apart.queries.ts'
import { KpisPage } from './pages/kpis-page.tsx'
import { RoadmapPage } from './pages/roadmap-page.tsx'
import { countOrganizations } from './roadmap-speakers.queries.ts'
import { listEvidence, listLinkedStates, listRoadmapStates, listRoadmapSteps } from './roadmap.queries.ts'
import { roadmapPaper, roadmapSheet } from './roadmap-paper.rules.ts'
import { roadmapEntries } from './roadmap.rules.ts'

export const indicatorRoutes: Route[] = [
  getFigures('/kpis', 'kpi.read', noPerson, (c) => showKpis(c)),
  getFigures('/kpis/:code', 'kpi.read', noPerson, (c) => showKpis(c, c.params['code'])),
  getFigures('/roadmap', 'roadmap.read', noPerson, (c) => showRoadmap(c)),
  getCostly('/roadmap/paper/:file', 'roadmap.read', noPerson, (c) => roadmapFile(c)),
]

async function showKpis(c: SignedIn<GetContext>, code?: string) {
  const { parsed, query, year } = await asked(c)
  const known = await c.statistics(async (db) => {
    const details = await listKpiDetails(db, query)
    const detail = code === undefined ? details[0] : details.find((each) => each.item.code === code)
    const places =
      detail?.item.kind === 'coverage' ? await listCoveredPlaces(db, { ...query, code: detail.item.code }) : []
    return {
      details,
      detail,
      places,
      apart:
        detail === undefined
          ? []
          : await listReportsApart(db, {
              ...query,
              code: detail.item.code,
              version: detail.item.definition.version,
            }),
      years:
        detail === undefined || year.years.length < 2
          ? []
          : await listKpiYears(db, year.years, { ...query, code: detail.item.code }),
      findings: await keptFindings(db, query.fiscalYear),
      notes: await listFigureNotes(db, query),
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
  const asOf = parsed.ok && parsed.asOf !== null && typed !== null ? { asOf: typed } : {}
  return figurePage(
    c,
    <KpisPage
      path={c.path}
      shell={c.shell}
      items={known.details.map((each) => each.item)}
      detail={detail}
      findings={known.findings}
      notes={known.notes}
      writesNotes={may(c.actor, 'kpi.note')}
      year={year}
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
      years={known.years}
      apart={known.apart}
      mayClose={may(c.actor, 'year.close')}
      organizationNames={known.organizations}
      hrefOf={(each) => addressOf(`/kpis/${each}`, year, asOf)}
      decides={may(c.actor, 'kpi.decide')}
      factsHref={
        detail !== undefined && detail.item.ratio === null && may(c.actor, 'kpi.readFacts')
          ? (filter) => addressOf(`/kpis/${detail.item.code}/facts`, year, { ...filter, ...asOf })
          : null
      }
    />,
    figureSource({
      ...query,
      item: detail?.item,
      below: query.exact ? 0 : c.council.settings.internalBelow,
      more: noteLines(known.notes.filter((each) => each.kpiCode === detail?.item.code)),
    }),
  )
}

/** Lead bodies of the rows in which the plan states the KPI, in the plan's order of bodies. */
function ownersOf(code: string | undefined, rows: readonly RoadmapRow[], leads: readonly LeadBody[]): string[] {
  const codes = new Set(
    rows.filter((row) => code !== undefined && row.kpiCodes.includes(code)).flatMap((row) => row.leads),
  )
  return leads.filter((lead) => codes.has(lead.code)).map((lead) => lead.label)
}

async function showRoadmap(c: SignedIn<GetContext>) {
  const { query, year } = await asked(c)
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
    organizations: await countOrganizations(db, fiscalYear, query.asOf),
  }))
  const [state, lead] = [c.query.get('state') ?? '', c.query.get('lead')]
  return figurePage(
    c,
    <RoadmapPage
      path={c.path}
      shell={c.shell}
      year={year}
      fiscalYear={fiscalYear}
      issuedLabel={known.plan?.issuedLabel ?? ''}
      mayClose={may(c.actor, 'year.close')}
      today={c.clock.today()}
      entries={roadmapEntries(known.rows, known.evidence, known.states)}
      steps={known.steps}
      organizations={known.organizations}
      leads={known.leads}
      items={known.items}
      findings={known.findings}
      filter={{
        state: state in roadmapStateLabels ? (state as RoadmapState) : null,
        lead: known.leads.some((each) => each.code === lead) ? lead : null,
      }}
      below={query.exact ? null : c.council.settings.internalBelow}
    />,
    figureSource({ ...query, what: '工程表', below: 0 }),
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
