/** Master data that every page of figures asks for, kept until it is loaded anew or a setting changes. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { type Area, listAreas } from '../council/index.ts'
import {
  type Finding,
  type KpiDefinition,
  type LeadBody,
  type PlanSummary,
  type RoadmapRow,
  findPlan,
  listFindings,
  listKpiDefinitions,
  listLeadBodies,
  listRoadmapRows,
} from '../plan/index.ts'
import { openKeptFigures } from './kept-figures.ts'

async function keptIn<T>(db: ReadDb, key: string, read: () => Promise<T>, dependencies: string[] = []): Promise<T> {
  const kept = await openKeptFigures(db)
  return kept.find<T>(key) ?? kept.keep(key, dependencies, await read())
}

export const keptPlan = (db: ReadDb, year: number): Promise<PlanSummary | undefined> =>
  keptIn(db, `plan:${year}`, () => findPlan(db, year))
export const keptKpiDefinitions = (db: ReadDb, year: number): Promise<KpiDefinition[]> =>
  keptIn(db, `kpis:${year}`, () => listKpiDefinitions(db, year), ['goals'])
export const keptFindings = (db: ReadDb, year: number): Promise<Finding[]> =>
  keptIn(db, `findings:${year}`, () => listFindings(db, year))
export const keptRoadmapRows = (db: ReadDb, year: number): Promise<RoadmapRow[]> =>
  keptIn(db, `rows:${year}`, () => listRoadmapRows(db, year))
export const keptLeadBodies = (db: ReadDb, year: number): Promise<LeadBody[]> =>
  keptIn(db, `leads:${year}`, () => listLeadBodies(db, year))
export const keptAreas = (db: ReadDb): Promise<Area[]> => keptIn(db, 'areas', () => listAreas(db))
export const keptOrganizationNames = (db: ReadDb): Promise<Map<string, string>> =>
  keptIn(
    db,
    'organizations',
    async () =>
      new Map(
        (await db.selectFrom('organizations').select(['id', 'name']).orderBy('id').execute()).map((row) => [
          row.id,
          row.name,
        ]),
      ),
  )
export const keptMunicipalityNames = (db: ReadDb): Promise<Map<string, string>> =>
  keptIn(
    db,
    'municipalities',
    async () =>
      new Map(
        (await db.selectFrom('municipalities').select(['code', 'name']).orderBy('code').execute()).map((row) => [
          row.code,
          row.name,
        ]),
      ),
  )
