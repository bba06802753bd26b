import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { type DeskChoice, type DeskChoiceFor, orderDeskChoices } from './desk-choice.rules.ts'
import type { Desk, DeskKind, Municipality, TargetType } from './desk.types.ts'

function deskRows(db: ReadDb) {
  return db
    .selectFrom('desks as desk')
    .innerJoin('organizations as organization', 'organization.id', 'desk.organization_id')
    .innerJoin('desk_kinds as kind', 'kind.kind', 'desk.kind')
    .leftJoin('municipalities as municipality', 'municipality.code', 'desk.municipality_code')
    .select([
      'desk.id',
      'desk.organization_id as organizationId',
      'organization.name as organizationName',
      'organization.short_name as organizationShortName',
      'organization.kana as organizationKana',
      'desk.name',
      'desk.short_name as shortName',
      'desk.public_name as publicName',
      'desk.kind',
      'kind.label as kindLabel',
      'desk.municipality_code as municipalityCode',
      'municipality.name as municipalityName',
      'desk.area',
      'desk.areas',
      'desk.age_min as ageMin',
      'desk.age_max as ageMax',
      'desk.covers',
    ])
    .select([
      sql<TargetType[]>`desk.target_types`.as('targetTypes'),
      sql<Desk['certainty']>`desk.certainty`.as('certainty'),
      sql<Desk['ageCertainty']>`desk.age_certainty`.as('ageCertainty'),
    ])
    .orderBy('desk.position')
}

/** All desks in use, in the order of the council's folder. */
export async function listDesks(db: ReadDb): Promise<Desk[]> {
  return deskRows(db).where('desk.retired_on', 'is', null).execute()
}

/** Also a retired desk: old records still name it. */
export async function findDesk(db: ReadDb, id: string): Promise<Desk | null> {
  return (await deskRows(db).where('desk.id', '=', id).executeTakeFirst()) ?? null
}

/** The desks of one organization (an account's own). */
export async function listDesksOf(db: ReadDb, organizationId: string): Promise<Desk[]> {
  return deskRows(db).where('desk.retired_on', 'is', null).where('desk.organization_id', '=', organizationId).execute()
}

/** What the desk's organization does, in the words of the council's folder; also of a retired one. */
export async function findOrganizationOfDesk(
  db: ReadDb,
  deskId: string,
): Promise<{ services: string[]; parentName: string | null; isRetired: boolean }> {
  const row = await db
    .selectFrom('desks as desk')
    .innerJoin('organizations as organization', 'organization.id', 'desk.organization_id')
    .leftJoin('organizations as parent', 'parent.id', 'organization.parent_id')
    .select(['organization.services', 'parent.name as parentName', 'desk.retired_on as retiredOn'])
    .where('desk.id', '=', deskId)
    .executeTakeFirstOrThrow()
  return { services: row.services, parentName: row.parentName, isRetired: row.retiredOn !== null }
}

export async function listDeskKinds(db: ReadDb): Promise<DeskKind[]> {
  return db
    .selectFrom('desk_kinds')
    .select([
      'kind',
      'label',
      'headline',
      'for_whom as forWhom',
      'description',
      'family_welcome as familyWelcome',
      'channel_note as channelNote',
    ])
    .select(sql<DeskKind['worries']>`worries`.as('worries'))
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
}

export async function listMunicipalities(db: ReadDb): Promise<Municipality[]> {
  return db
    .selectFrom('municipalities as municipality')
    .innerJoin('areas as area', 'area.key', 'municipality.area')
    .select([
      'municipality.code',
      'municipality.name',
      'municipality.kana',
      'municipality.district',
      'municipality.area',
      'area.name as areaName',
      'municipality.lat',
      'municipality.lng',
      'municipality.hello_work_id as helloWorkId',
      'municipality.maisapo_id as maisapoId',
      'municipality.note',
    ])
    .select(sql<Municipality['kind']>`municipality.kind`.as('kind'))
    .where('municipality.retired_on', 'is', null)
    .orderBy('municipality.code')
    .execute()
}

/** The desks to which a case may be referred, the likely ones first, each with what to know before sending. */
export async function listDeskChoices(db: ReadDb, about: DeskChoiceFor): Promise<DeskChoice[]> {
  return orderDeskChoices(await listDesks(db), about)
}
