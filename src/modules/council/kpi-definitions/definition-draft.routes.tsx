import { type Fields, type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { writes } from '../../../forms/index.ts'
import { findShownYear, inYear } from '../council/index.ts'
import { listDeskKinds } from '../desks/index.ts'
import { kpiHref, listKpiDefinitions } from '../plan/index.ts'
import { draftDefinition, withdrawDefinition } from './definition-draft.actions.ts'
import { definitionDraftForm, definitionWithdrawalForm } from './definition-draft.form.ts'
import { listPlainKpis, listStoredDefinitions, type StoredDefinition } from './definition-draft.queries.ts'
import { draftFrom } from './definition-draft.rules.ts'
import { DefinitionDraftPage } from './pages/definition-draft-page.tsx'
import { DefinitionWithdrawalPage } from './pages/definition-withdrawal-page.tsx'

export interface DefinedKpi {
  fiscalYear: number
  code: string
  label: string
  versions: StoredDefinition[]
}

/** @throws NotFound where the plan that is shown has no such KPI */
async function kpiOf(c: PageContext): Promise<DefinedKpi> {
  const { fiscalYear } = await findShownYear(c.db, c)
  const kpi = (await listKpiDefinitions(c.db, fiscalYear)).find((each) => each.code === c.params['code'])
  const versions = kpi === undefined ? [] : await listStoredDefinitions(c.db, kpi.code)
  if (kpi === undefined || versions.length === 0) throw new NotFound('kpi')
  return { fiscalYear, code: kpi.code, label: kpi.label, versions }
}

async function versionOf(c: PageContext): Promise<DefinedKpi & { version: StoredDefinition }> {
  const kpi = await kpiOf(c)
  const version = kpi.versions.find((each) => String(each.version) === c.params['version'])
  if (version === undefined) throw new NotFound('definition')
  return { ...kpi, version }
}

/** From what was written last, taken back or not: most of a next way of counting is the one before. */
function usualOf({ versions: [newest] }: DefinedKpi): Fields {
  return newest === undefined ? {} : definitionDraftForm.fill(draftFrom(newest))
}

export const definitionDraftRoutes: Route[] = [
  ...writes('/kpis/:code/definition/new', 'kpi.decide', noPerson, {
    load: kpiOf,
    path: (c, { fiscalYear }) => inYear(c.path, fiscalYear),
    draft: ({ code }) => `definition-draft:${code}`,
    usual: (_, kpi) => usualOf(kpi),
    parse: (typed) => definitionDraftForm.parse(typed),
    write: (c, input, { code }) => draftDefinition(c.action, code, input),
    done: ({ version }, _, kpi) =>
      redirect(kpiHref(kpi, '/definition'), `第${version}版の案を書きました。下で、いまの数え方とくらべられます。`),
    page: async (form, c, kpi) => (
      <DefinitionDraftPage
        {...form}
        kpi={kpi}
        deskKinds={(await listDeskKinds(c.db)).map(({ kind, label }) => ({ kind, name: label }))}
        kpis={(await listPlainKpis(c.db, kpi.fiscalYear)).filter((each) => each.code !== kpi.code && !each.isRate)}
      />
    ),
  }),

  ...writes('/kpis/:code/definition/:version/withdrawal', 'kpi.decide', noPerson, {
    load: versionOf,
    path: (c, { fiscalYear }) => inYear(c.path, fiscalYear),
    draft: ({ code, version }) => `definition-withdrawal:${code}:${version.version}`,
    parse: (typed) => definitionWithdrawalForm.parse(typed),
    write: (c, input, { code, version }) => withdrawDefinition(c.action, { code, version: version.version }, input),
    done: ({ version }, _, kpi) => redirect(kpiHref(kpi, '/definition'), `第${version}版を取りやめました。`),
    page: (form, _, kpi) => <DefinitionWithdrawalPage {...form} kpi={kpi} version={kpi.version} />,
  }),
]
