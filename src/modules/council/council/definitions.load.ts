/** What KPIs count, from the folder into the database. */
import type { Selectable } from 'kysely'
import type { FigureDefinitions } from '../../../platform/database/types.ts'
import type { CouncilFiles } from './council.files.ts'
import { type Load, upsert } from './load-rows.ts'

/** What decides the numbers. */
const counting = [
  'fact_kinds',
  'organization_kinds',
  'desk_kinds',
  'target_types',
  'age_groups',
  'once_per',
  'sum_of',
  'ratio_of',
  'ratio_to',
  'decimals',
  'reports_since',
] as const

/** @throws where the folder counts otherwise what the database counts by the same version */
export async function loadDefinitions(load: Load, { definitions: { definitions } }: CouncilFiles): Promise<void> {
  const rows = definitions.map(rowOf)
  const known = await load.tx
    .selectFrom('figure_definitions')
    .select(['kpi_code', 'version', ...counting])
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

type Definition = CouncilFiles['definitions']['definitions'][number]

const ageGroups = ['-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60-'] as const
const firstAgeOf = (group: string): number => (group === '-34' ? 0 : Number(group.slice(0, 2)))

function rowOf({ code, version, counts, description, terms, unit, reportsSince }: Definition) {
  return {
    kpi_code: code,
    version,
    fact_kinds: counts.facts ?? [],
    organization_kinds: counts.organizationKinds ?? [],
    desk_kinds: counts.deskKinds ?? [],
    target_types: counts.targetTypes ?? [],
    age_groups: counts.ages === undefined ? [] : ageGroupsOf(counts.ages),
    once_per: counts.oncePer ?? 'occurrence',
    sum_of: counts.sumOf ?? [],
    ratio_of: counts.ratio?.of ?? null,
    ratio_to: counts.ratio?.to ?? null,
    decimals: counts.ratio?.decimals ?? null,
    unit: unit ?? null,
    reports_since: reportsSince ?? version,
    description,
    terms: JSON.stringify(terms),
  }
}

const ageGroupsOf = ({ from, to, unknown }: { from: number; to: number; unknown: boolean }): string[] => [
  ...ageGroups.filter((group) => firstAgeOf(group) >= from && firstAgeOf(group) <= to),
  ...(unknown ? ['unknown'] : []),
]

type Counting = Pick<Selectable<FigureDefinitions>, (typeof counting)[number]>

/** It stays as it is, so that former figures can be computed again. */
const countingOf = (row: Counting): string =>
  JSON.stringify([
    row.fact_kinds.toSorted(),
    row.organization_kinds.toSorted(),
    row.desk_kinds.toSorted(),
    row.target_types.toSorted((one, other) => one - other),
    row.age_groups.toSorted(),
    row.once_per,
    row.sum_of.toSorted(),
    row.ratio_of,
    row.ratio_to,
    row.decimals,
    row.reports_since,
  ])
