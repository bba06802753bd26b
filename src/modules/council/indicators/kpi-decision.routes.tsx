/**
 * One KPI beyond its figure: the council's decisions about it, its overlaps with others, and each organization's year.
 */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { figurePage } from '../../../figures/index.ts'
import { getFigures, type PageContext, redirect, type Route, page } from '../../../platform/http/room.ts'
import { monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { findShownYear, inYear } from '../council/index.ts'
import { kpiHref, listKpiDefinitions } from '../plan/index.ts'
import { figureSource } from './figure-source.ts'
import type { Shown } from './figure-view.rules.ts'
import { keptOrganizationNames } from './kept-plan.queries.ts'
import { adoptDefinition, adoptGoal } from './kpi-decision.actions.ts'
import { definitionPeriodForm, goalDecisionForm } from './kpi-decision.form.ts'
import {
  compareDefinitions,
  findYearBy,
  type DefinitionVersion,
  listDefinitionVersions,
  listDeskMonths,
  listKpiOverlaps,
  listOrganizationMonths,
} from './kpi-decision.queries.ts'
import { getKpiOverview, type KpiItem } from './kpi-overview.queries.ts'
import { PlacesPage, OverlapsPage } from './pages/kpi-breadth-pages.tsx'
import { DefinitionPage, type DefinitionPageProps } from './pages/definition-page.tsx'
import { RatioPartsPage } from './pages/ratio-parts-page.tsx'
import { GoalDecisionPage } from './pages/goal-decision-page.tsx'
import { listReportsApart } from './reports-apart.queries.ts'
import type { Mark } from './protection.rules.ts'
import { suppress } from './suppression.rules.ts'
import { dateFields, writes } from '../../../forms/index.ts'

const codeOf = (c: PageContext): string => c.params['code'] ?? ''
/** @throws NotFound where the plan that is shown has no such KPI */
async function itemOf(c: PageContext): Promise<{ fiscalYear: number; item: KpiItem; items: KpiItem[] }> {
  const { fiscalYear } = await findShownYear(c.db, c)
  const items = await c.statistics(
    async (db) =>
      (await getKpiOverview(db, { fiscalYear, asOf: null, now: c.clock.now(), exact: may(c.actor, 'kpi.readExact') }))
        .items,
  )
  const item = items.find((each) => each.code === codeOf(c))
  if (item === undefined) throw new NotFound('kpi')
  return { fiscalYear, item, items }
}

export const kpiDecisionRoutes: Route[] = [
  ...writes('/kpis/:code/goal', 'kpi.decide', noPerson, {
    load: itemOf,
    path: (c, { fiscalYear }) => inYear(c.path, fiscalYear),
    draft: ({ item, fiscalYear }) => `kpi-goal:${fiscalYear}:${item.code}`,
    usual: (c) => dateFields('decidedOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => goalDecisionForm.parse(typed),
    write: (c, input, { fiscalYear, item }) => adoptGoal(c.action, fiscalYear, item.code, input),
    done: (_, _c, { item }) => redirect(kpiHref(item), '目標を書きとめました。'),
    page: async (form, c, { fiscalYear, item }) => (
      <GoalDecisionPage
        {...form}
        item={item}
        decisions={(await listKpiDefinitions(c.db, fiscalYear)).find((kpi) => kpi.code === item.code)?.decisions ?? []}
      />
    ),
  }),

  ...writes('/kpis/:code/definition', 'kpi.decide', noPerson, {
    load: itemOf,
    path: (c, { fiscalYear }) => inYear(c.path, fiscalYear),
    draft: ({ item }) => `kpi-definition:${item.code}`,
    usual: (c, { fiscalYear }) => {
      const proposed = `${fiscalYear + 1}-04-01`
      const ahead = proposed > c.clock.today() ? proposed : `${fiscalYear + 2}-04-01`
      return dateFields('validFrom', dateBoxesOf(ahead))
    },
    parse: (typed) => definitionPeriodForm.parse(typed),
    figures: (c, { fiscalYear, item }) => figureSource({ fiscalYear, item, asOf: null, now: c.clock.now(), below: 0 }),
    write: (c, input, { item }) => adoptDefinition(c.action, item.code, input),
    done: ({ version }, _, { item }) =>
      redirect(kpiHref(item, '/definition'), `第${version}版を使いはじめる日を決めました。`),
    page: async (form, c, known) => {
      const versions = await listDefinitionVersions(c.db, known.item.code)
      return (
        <DefinitionPage
          {...form}
          item={known.item}
          fiscalYear={known.fiscalYear}
          versions={versions}
          compared={await comparedOf(c, known, versions)}
        />
      )
    },
  }),

  getFigures('/kpis/:code/overlaps', 'kpi.readFacts', noPerson, async (c) => {
    const { fiscalYear, item, items } = await itemOf(c)
    if (item.ratio !== null)
      return page(
        <RatioPartsPage path={c.path} shell={c.shell} item={item} title="ほかの数字との重なり" below="/overlaps" />,
      )
    const counted = items.filter((each) => each.kind === 'quantitative' && each.ratio === null)
    const found = counted.some((each) => each.code === item.code)
      ? await c.statistics((db) =>
          listKpiOverlaps(db, { code: item.code, codes: counted.map((each) => each.code), fiscalYear }),
        )
      : { people: 0, others: [] }
    return figurePage(
      c,
      <OverlapsPage
        path={c.path}
        shell={c.shell}
        fiscalYear={fiscalYear}
        item={item}
        people={found.people}
        others={found.others.map((other) => ({
          ...other,
          label: counted.find((each) => each.code === other.code)?.shortLabel ?? other.code,
        }))}
      />,
      figureSource({ fiscalYear, item, asOf: null, now: c.clock.now(), below: 0 }),
    )
  }),

  getFigures('/kpis/:code/organizations', 'kpi.read', noPerson, async (c) => {
    const { fiscalYear, item } = await itemOf(c)
    if (item.ratio !== null)
      return page(
        <RatioPartsPage path={c.path} shell={c.shell} item={item} title="機関ごとの進み" below="/organizations" />,
      )
    // Desks beside their organization would give away small numbers: only for who sees these anyway.
    const mayByDesk = may(c.actor, 'kpi.readExact')
    const byDesk = mayByDesk && c.query.get('by') === 'desk'
    const rows = await c.statistics((db) =>
      (byDesk ? listDeskMonths : listOrganizationMonths)(db, { code: item.code, fiscalYear, asOf: null }),
    )
    const months = monthsOfFiscalYear(fiscalYear).filter((month) => month <= c.clock.today().slice(0, 7)).length
    const below = item.kind !== 'quantitative' || may(c.actor, 'kpi.readExact') ? 1 : c.council.settings.internalBelow
    const marks = suppress({ cells: rows.map((row) => row.values.slice(0, months)) }, below)
    const shown = (value: number, mark: Mark | undefined): Shown => ({
      value: (mark ?? null) === null ? value : null,
      mark: mark ?? null,
    })
    return figurePage(
      c,
      <PlacesPage
        path={c.path}
        shell={c.shell}
        fiscalYear={fiscalYear}
        item={item}
        byDesk={byDesk}
        mayByDesk={mayByDesk}
        months={months}
        below={below}
        isSuppressed={[...marks.cells.flat(), ...marks.rowTotals].some((mark) => mark !== null)}
        rows={rows.map((row, at) => ({
          ...row,
          values: row.values.slice(0, months).map((value, month) => shown(value, marks.cells[at]?.[month])),
          total: shown(
            row.values.slice(0, months).reduce((sum, value) => sum + value, 0),
            marks.rowTotals[at],
          ),
        }))}
      />,
      figureSource({ fiscalYear, item, asOf: null, now: c.clock.now(), below }),
    )
  }),
]

/** The version that counts now, beside the next one; null where there is none. */
async function comparedOf(
  c: PageContext,
  { fiscalYear, item }: { fiscalYear: number; item: KpiItem },
  versions: DefinitionVersion[],
): Promise<DefinitionPageProps['compared']> {
  const next = versions.find((each) => each.version > item.definition.version && each.withdrawal === null)
  if (next === undefined) return null
  const present = versions.find((each) => each.version === item.definition.version)
  if (next.isRate || present?.isRate === true)
    return c.statistics(async (db) => {
      const by = async (version: number) => (await findYearBy(db, { code: item.code, fiscalYear, version })) ?? 0
      return {
        version: next,
        apart: [],
        total: { key: '', before: await by(item.definition.version), after: await by(next.version) },
        months: [],
        organizations: [],
      }
    })
  return c.statistics(async (db) => {
    const [apart, found, names] = [
      await listReportsApart(db, { code: item.code, version: next.version, fiscalYear, asOf: null }),
      await compareDefinitions(db, {
        code: item.code,
        fiscalYear,
        versions: [item.definition.version, next.version],
      }),
      await keptOrganizationNames(db),
    ]
    return {
      version: next,
      apart,
      ...found,
      organizations: found.organizations.map((row) => ({ ...row, name: names.get(row.key) ?? row.key })),
    }
  })
}
