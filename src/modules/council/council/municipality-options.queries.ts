/** The municipalities to choose from, each with its 圏域. */
import type { ReadDb } from '../../../platform/database/handles.ts'

export interface MunicipalityOption {
  code: string
  name: string
  area: string
}

export async function listMunicipalityOptions(db: ReadDb): Promise<MunicipalityOption[]> {
  return db
    .selectFrom('municipalities')
    .innerJoin('areas', 'areas.key', 'municipalities.area')
    .select(['municipalities.code', 'municipalities.name', 'areas.name as area'])
    .orderBy('areas.position')
    .orderBy('municipalities.code')
    .execute()
}
