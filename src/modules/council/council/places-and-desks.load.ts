/** Areas, municipalities, organizations and desks, from the folder into the database. */
import type { CouncilFiles } from './council.files.ts'
import { type Load, retire, upsert } from './load-rows.ts'

export async function loadPlaces(load: Load, files: CouncilFiles): Promise<void> {
  await upsert(
    load,
    'areas',
    ['key'],
    files.areas.map((row, position) => ({
      key: row.key,
      name: row.name,
      alias: row.alias,
      region: row.region,
      position,
      retired_on: null,
    })),
  )
  await upsert(
    load,
    'municipalities',
    ['code'],
    files.municipalities.map((row) => ({
      code: row.code,
      code6: row.code6,
      name: row.name,
      kana: row.kana,
      kind: row.kind,
      district: row.district,
      area: row.area,
      regional_bureau: row.regional_bureau,
      health_welfare_office: row.health_welfare_office,
      welfare_office: row.welfare_office,
      hello_work_id: row.hello_work,
      hello_work_certainty: row.hello_work_certainty,
      hello_work_note: row.hello_work_note,
      maisapo_id: row.maisapo,
      population_2020: row.population_2020,
      lat: row.lat,
      lng: row.lng,
      note: row.note,
      retired_on: null,
    })),
  )
  await retire(
    load,
    'areas',
    'key',
    files.areas.map((row) => row.key),
  )
  await retire(
    load,
    'municipalities',
    'code',
    files.municipalities.map((row) => row.code),
  )
  await upsert(
    load,
    'variant_characters',
    ['character'],
    files.variants.map((row) => ({
      character: row.from,
      search_key: row.search_key,
      kind: row.kind,
      merges_distinct: row.kind === 'distinct',
    })),
  )
  // Nothing refers to a variant, and one that was taken out must no longer fold.
  await load.tx
    .deleteFrom('variant_characters')
    .where(
      'character',
      'not in',
      files.variants.map((row) => row.from),
    )
    .execute()
}

export async function loadOrganizations(load: Load, files: CouncilFiles): Promise<void> {
  await upsert(
    load,
    'organizations',
    ['id'],
    files.organizations.map((row) => ({
      id: row.id,
      name: row.name,
      short_name: row.short_name,
      kana: row.kana,
      kind: row.kind,
      established_by: row.established_by,
      parent_id: row.parent_id,
      municipality_code: row.municipality_code,
      area: onlyOne(row.areas),
      areas: row.areas,
      target_types: row.target_types,
      services: row.services,
      council_role: row.council_role,
      certainty: row.certainty,
      note: row.note,
      retired_on: null,
    })),
  )
  await retire(
    load,
    'organizations',
    'id',
    files.organizations.map((row) => row.id),
  )
  await load.tx.deleteFrom('organization_covers').execute()
  await upsert(
    load,
    'organization_covers',
    ['organization_id', 'municipality_code'],
    files.organizations.flatMap((row) =>
      row.covers.map((code) => ({ organization_id: row.id, municipality_code: code })),
    ),
  )
  await upsert(
    load,
    'council_members',
    ['organization_id'],
    files.members.map((row) => ({ ...row, retired_on: null })),
  )
  await retire(
    load,
    'council_members',
    'organization_id',
    files.members.map((row) => row.organization_id),
  )
}

export async function loadDesks(load: Load, files: CouncilFiles): Promise<void> {
  await upsert(
    load,
    'desk_kinds',
    ['kind'],
    files.deskKinds.map((row, position) => ({
      kind: row.kind,
      label: row.label,
      headline: row.headline,
      for_whom: row.forWhom,
      description: row.description,
      family_welcome: row.familyWelcome,
      worries: JSON.stringify(row.worries),
      channel_note: row.channelNote,
      position,
      retired_on: null,
    })),
  )
  await upsert(
    load,
    'desks',
    ['id'],
    files.desks.map((row, position) => ({
      ...row,
      area: onlyOne(row.areas),
      position,
      retired_on: null,
    })),
  )
  await retire(
    load,
    'desk_kinds',
    'kind',
    files.deskKinds.map((row) => row.kind),
  )
  await retire(
    load,
    'desks',
    'id',
    files.desks.map((row) => row.id),
  )
}

function onlyOne(areas: string[]): string | null {
  return areas.length === 1 ? (areas[0] ?? null) : null
}
