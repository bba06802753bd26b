import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'

export interface CouncilIdentity {
  id: string
  name: string
  shortName: string
  prefectureName: string
  predecessor: string | null
  officeOrganizationIds: string[]
  mapAttribution: string
  mapAttributionUrl: string | null
}

/** The council of this database; null before its folder has been loaded. */
export async function findCouncil(db: ReadDb): Promise<CouncilIdentity | null> {
  const row = await db
    .selectFrom('council')
    .select([
      'id',
      'name',
      'short_name as shortName',
      'prefecture_name as prefectureName',
      'predecessor',
      'office_organization_ids as officeOrganizationIds',
      'map_attribution as mapAttribution',
      'map_attribution_url as mapAttributionUrl',
    ])
    .executeTakeFirst()
  return row ?? null
}

export interface Area {
  key: string
  name: string
  alias: string | null
  region: string
}

export async function listAreas(db: ReadDb): Promise<Area[]> {
  return db
    .selectFrom('areas')
    .select(['key', 'name', 'alias', 'region'])
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
}

export interface CouncilMember {
  organizationId: string
  name: string
  kind: string
  standing: string
  note: string | null
}

export async function listMembers(db: ReadDb): Promise<CouncilMember[]> {
  return db
    .selectFrom('council_members as member')
    .innerJoin('organizations as organization', 'organization.id', 'member.organization_id')
    .select(['organization.id as organizationId', 'organization.name', 'member.kind', 'member.standing', 'member.note'])
    .where('member.retired_on', 'is', null)
    .orderBy('member.kind')
    .orderBy('organization.municipality_code')
    .orderBy('organization.id')
    .execute()
}

/** Characters that count as another one when searching (for `createFolder` of platform/japanese). */
export async function findVariantCharacters(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('variant_characters')
    .select(['character', 'search_key'])
    .orderBy('character')
    .execute()
  return new Map(rows.map((row) => [row.character, row.search_key]))
}

/** What every page of figures says while a former year's plan is shown for want of a new one; else null. */
export async function findOlderPlanNote(db: ReadDb, fiscalYear: number): Promise<string | null> {
  const shown = await findPlanYear(db, fiscalYear)
  if (shown === null || shown === fiscalYear) return null
  return `${formatFiscalYear(fiscalYear)}の計画はまだありません。いちばん新しい${formatFiscalYear(shown)}の計画とその数字を示します。`
}

/** The plan that holds in the fiscal year; where that year has none yet, the newest before it (contract, demo mode). */
export async function findPlanYear(db: ReadDb, fiscalYear: number): Promise<number | null> {
  const row = await db
    .selectFrom('plans')
    .select('fiscal_year')
    .where('fiscal_year', '<=', fiscalYear)
    .orderBy('fiscal_year', 'desc')
    .executeTakeFirst()
  return row?.fiscal_year ?? null
}
