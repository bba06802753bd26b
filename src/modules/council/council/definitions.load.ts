/** What KPIs count, from the folder into the database. */
import type { CouncilFiles } from './council.files.ts'
import { type Load, upsert } from './load-rows.ts'

/** @throws where the folder counts otherwise what the database counts by the same version */
export async function loadDefinitions(load: Load, { definitions: { definitions } }: CouncilFiles): Promise<void> {
  const rows = definitions.map(({ code, version, counts, description, terms }) => ({
    kpi_code: code,
    version,
    fact_kinds: counts.facts,
    organization_kinds: counts.organizationKinds,
    once_per: counts.oncePer,
    description,
    terms: JSON.stringify(terms),
  }))
  const known = await load.tx
    .selectFrom('figure_definitions')
    .select(['kpi_code', 'version', 'fact_kinds', 'organization_kinds', 'once_per'])
    .execute()
  for (const former of known) {
    const row = rows.find((each) => each.kpi_code === former.kpi_code && each.version === former.version)
    if (row && countingOf(row) !== countingOf(former))
      throw new Error(
        `${row.kpi_code} の数え方 ${row.version} は、もう使われています。数え方を変えるときは、definitions.json に次の版を足してください。`,
      )
  }
  await upsert(load, 'figure_definitions', ['kpi_code', 'version'], rows)
}

/** What decides the numbers: it stays as it is, so that former figures can be computed again. */
const countingOf = (row: { fact_kinds: string[]; organization_kinds?: string[]; once_per: string }): string =>
  JSON.stringify([row.fact_kinds.toSorted(), (row.organization_kinds ?? []).toSorted(), row.once_per])
