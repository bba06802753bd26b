import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { foldForSearch } from '../../../platform/japanese/folding.ts'
import type { EarlierCase } from '../cases/index.ts'
import type { Columns } from './import.fields.ts'
import type { Around } from './row.rules.ts'

export interface ImportSource {
  id: string
  columns: Columns
}

export async function findSource(db: ReadDb, organizationId: string, name: string): Promise<ImportSource | undefined> {
  const row = await db
    .selectFrom('import_sources')
    .where('organization_id', '=', organizationId)
    .where('name', '=', name)
    .select(['id', 'columns'])
    .executeTakeFirst()
  return row && { id: row.id, columns: row.columns as Columns }
}

/** What words of a sheet can mean here: municipalities by name and code, the organization's desks and workers. */
export async function findLookups(
  db: ReadDb,
  organizationId: string,
  fold: (text: string) => string,
): Promise<Pick<Around, 'municipalities' | 'desks' | 'workers'>> {
  const municipalities = await db.selectFrom('municipalities').select(['code', 'name', 'area']).execute()
  const council = await db.selectFrom('council').select('prefecture_name').executeTakeFirst()
  const desks = await db
    .selectFrom('desks')
    .where('organization_id', '=', organizationId)
    .where('retired_on', 'is', null)
    .select(['id', 'name', 'short_name', 'kind', 'area'])
    .execute()
  const workers = await db
    .selectFrom('memberships as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .where('m.organization_id', '=', organizationId)
    .where('a.is_active', '=', true)
    .select(['a.id', 'a.display_name as name'])
    .distinct()
    .execute()
  const many = new Map<string, number>()
  for (const { name } of workers) many.set(fold(name), (many.get(fold(name)) ?? 0) + 1)
  const deskOf = ({ id, kind, area }: (typeof desks)[number]): EarlierCase['desk'] => ({ id, kind, area })
  return {
    municipalities: new Map(
      municipalities.flatMap(({ code, name, area }) =>
        [name, name.replace(/[市町村]$/, ''), code, `${council?.prefecture_name ?? ''}${name}`].map(
          (word) => [fold(word), { code, area }] as const,
        ),
      ),
    ),
    desks: new Map(
      desks.flatMap((desk) => [desk.id, desk.name, desk.short_name].map((word) => [fold(word), deskOf(desk)] as const)),
    ),
    // Two colleagues of one name can't be told apart by it.
    workers: new Map(workers.filter(({ name }) => many.get(fold(name)) === 1).map(({ id, name }) => [fold(name), id])),
  }
}

export interface KnownPerson {
  number: string | null
  kana: string
  birthDate: CivilDate | null
  phone: string
}

/** Whom the organization may see already, as they are compared with the rows of a sheet. */
export async function findKnownPeople(
  db: ReadDb,
  fold: (text: string) => string = foldForSearch,
): Promise<KnownPerson[]> {
  const known: KnownPerson[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await ask(
      db,
      sql<{
        id: string
        number: string | null
        kana: string
        birthDate: CivilDate | null
        phone: string
      }>`select p.id, c.number, p.family_name_kana || p.given_name_kana as kana, p.birth_date as "birthDate", p.phone
      from people p left join cases c on c.person_id = p.id
      where p.id > ${after}::uuid and p.merged_into is null order by p.id limit 5000`,
    )
    known.push(...rows.map(({ number, kana, birthDate, phone }) => ({ number, kana: fold(kana), birthDate, phone })))
    const last = rows.at(-1)
    if (last === undefined) return known
    after = last.id
  }
}

/** Rows of this sender that made a case before, by their keys as hexadecimal digits. */
export async function findImportedRows(db: ReadDb, sourceId: string): Promise<Map<string, string>> {
  const rows = await ask(
    db,
    sql<{
      key: string
      caseNumber: string | null
    }>`select encode(k.row_key, 'hex') as key, c.number as "caseNumber"
      from imported_keys(${sourceId}::uuid) k left join cases c on c.id = k.case_id`,
  )
  return new Map(rows.map((row) => [row.key, row.caseNumber ?? '']))
}
