import type { ReadDb } from '../../../platform/database/handles.ts'
import { listAreas } from '../council/index.ts'
import type { PlaceNames } from './sheets.rules.ts'

/** The names of the places that breakdowns are made by. */
export async function findPlaceNames(db: ReadDb): Promise<PlaceNames> {
  // As people look for a name, not by its id in Roman letters.
  const organizations = await db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .orderBy('kana', (order) => order.nullsLast())
    .orderBy('id')
    .execute()
  return {
    areas: await listAreas(db),
    municipalities: await db.selectFrom('municipalities').select(['code', 'name', 'area']).orderBy('code').execute(),
    organizations: new Map(organizations.map((row) => [row.id, row.name])),
  }
}
