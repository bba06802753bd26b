/** A figure whose definition changed during the year: what was published before stays readable beside it. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { listReleasedFigures, listReleases, type Release, type Shown } from '../../council/index.ts'
import type { ReleasedDetails } from './released-figures.ts'

export interface FormerlyCounted {
  version: number
  release: Release
  total: Shown
  unit: string
}

/** Of figures whose definition changed during the year: what was published last by the one before. */
export async function findFormerlyCounted(
  db: ReadDb,
  { release, details }: ReleasedDetails,
): Promise<Map<string, FormerlyCounted>> {
  const found = new Map<string, FormerlyCounted>()
  for (const former of await listReleases(db, release.fiscalYear)) {
    if (former.number >= release.number) continue
    for (const figure of await listReleasedFigures(db, former.id)) {
      const item = details.find((each) => each.item.code === figure.code)?.item
      const total = figure.cells.find((cell) => cell.breakdown === 'total')
      if (figure.isWithheld || item === undefined || total === undefined || found.has(figure.code)) continue
      if (item.definition.version === figure.version) continue
      found.set(figure.code, {
        version: figure.version,
        release: former,
        total: { value: total.value, mark: total.mark },
        unit: figure.unit ?? item.goalUnit,
      })
    }
  }
  return found
}
