/** The municipalities to choose from, each with its 圏域. */
import type { ReadDb, WriteTx } from '../../../platform/database/handles.ts'
import type { FieldError } from '../../../platform/outcome.ts'

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

/** Whether each is a municipality that hasn't become part of another. */
export async function areMunicipalities(db: WriteTx, codes: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return true
  const known = await db
    .selectFrom('municipalities')
    .where('code', 'in', wanted)
    .where('retired_on', 'is', null)
    .select('code')
    .execute()
  return known.length === wanted.length
}

/** Of one that may be left open. */
export const municipalityProblems = async (tx: WriteTx, code: string | null): Promise<FieldError[]> =>
  code === null || (await areMunicipalities(tx, [code]))
    ? []
    : [{ field: 'municipalityCode', message: '市町村を選んでください。' }]
