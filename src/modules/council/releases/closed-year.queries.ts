/** Of a closed year: what a release says otherwise than the numbers with which the year was closed. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { isRevisionOf, type PlanYear } from '../council/index.ts'
import { type KpiItem, listKpiDetails } from '../indicators/index.ts'

export interface ClosedDifference {
  code: string
  label: string
  unit: string
  /** Null where it was unreported. */
  released: number | null
  closed: number | null
}

/**
 * Numbers as of a release that aren't those of the closing, all exact: for the office alone.
 * @param db the statistics handle
 */
export async function listClosedDifferences(
  db: ReadDb,
  query: { fiscalYear: number; closedAt: Date; asOf: Date; now: Date },
): Promise<ClosedDifference[]> {
  const at = async (asOf: Date): Promise<KpiItem[]> =>
    (await listKpiDetails(db, { ...query, closedAt: null, asOf, exact: true })).map((detail) => detail.item)
  const [released, closed] = [await at(query.asOf), await at(query.closedAt)]
  return closed.flatMap((item) => {
    const other = released.find((each) => each.code === item.code)
    return other === undefined || other.actual === item.actual
      ? []
      : [{ code: item.code, label: item.shortLabel, unit: item.unit, released: other.actual, closed: item.actual }]
  })
}

/** What a release of a closed year would say otherwise than its closing, which it doesn't count yet. */
export async function listNotYetClosed(
  db: ReadDb,
  { year, asOf, now }: { year: PlanYear; asOf: Date; now: Date },
): Promise<ClosedDifference[]> {
  const { fiscalYear, closedAt } = year
  return closedAt === null || isRevisionOf(year, asOf)
    ? []
    : listClosedDifferences(db, { fiscalYear, closedAt, asOf, now })
}
