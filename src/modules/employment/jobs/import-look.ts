/** A sheet that waits, read as it would be read in now. Writes nothing. */
import { createHash } from 'node:crypto'
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { listMunicipalityOptions } from '../../council/index.ts'
import { type Fated, fatesOf } from './import-fate.rules.ts'
import { employerNumber, parseRow } from './import-row.rules.ts'
import { type Columns, type ImportField, jobColumns } from './import.fields.ts'
import { findOtherNumbers, type JobImport, listKnownJobs } from './import.queries.ts'
import { findEmployersNamed, type NamedEmployer, nameKey } from '../employers/index.ts'
import { listMeasures } from './measure.queries.ts'

export interface Looked extends Fated {
  columns: Columns
  /** Those that the rows name. */
  employers: readonly NamedEmployer[]
}

export async function lookAtImport(
  db: ReadDb,
  found: JobImport,
  { today, fold }: { today: CivilDate; fold: (text: string) => string },
): Promise<Looked> {
  const { headings, rows } = found.content ?? { headings: [], rows: [] }
  const columns = jobColumns.parse(headings, found.columns)
  const places = new Map(
    Object.entries(columns).flatMap(([name, field]) =>
      field === null ? [] : [[field as ImportField, headings.indexOf(name)] as const],
    ),
  )
  const cellsOf = (field: ImportField): string[] => {
    const place = places.get(field)
    return place === undefined ? [] : rows.map(({ cells }) => cells[place] ?? '')
  }
  const employers = await findEmployersNamed(db, {
    names: cellsOf('employer').map((name) => nameKey(name, fold)),
    numbers: cellsOf('corporateNumber').map(employerNumber),
  })
  const around = {
    today,
    fold,
    municipalities: new Map((await listMunicipalityOptions(db)).map(({ code, name }) => [fold(name), code])),
    employers: byName(employers),
    measures: new Map((await listMeasures(db)).map(({ id, name }) => [fold(name), id])),
  }
  const read = rows.map(({ number, cells }) => parseRow(number, cells, places, around))
  const numbers = read.map(({ input }) => input?.number ?? '').filter((number) => number !== '')
  const fated = fatesOf(
    read,
    await listKnownJobs(db, found.sourceId),
    await findOtherNumbers(db, found.sourceId, numbers),
    (content) => createHash('sha256').update(content).digest('hex'),
  )
  return { ...fated, columns, employers }
}

/** By name, null where several have it, and by 法人番号. */
function byName(employers: readonly NamedEmployer[]): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const { id, nameKey: key } of employers) found.set(key, found.has(key) ? null : id)
  for (const { id, corporateNumber } of employers) if (corporateNumber !== null) found.set(corporateNumber, id)
  return found
}
