/** Whether released numbers still come out the same. */
import { civilDateOf } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import { countBreakdown } from './breakdown.queries.ts'
import { keyOf } from './breakdown.rules.ts'
import { markFigures } from './mark-figures.ts'
import { listFormerFigures, listReleases } from './release.queries.ts'
import { type FormerFigure, formerOf, type MarkedFigure, markedBy, type MarkingOrder } from './release.rules.ts'
import type { Home } from './secrecy/statements.rules.ts'

export interface BrokenRelease {
  fiscalYear: number
  number: number
  code: string
  /** The first place that differs. */
  cell: string
  published: string
  recomputed: string
}

/** Counts and marks every release anew from the facts. @returns what no longer comes out the same, number and mark */
export async function listBrokenReleases(db: ReadDb): Promise<BrokenRelease[]> {
  const broken: BrokenRelease[] = []
  /** What came before, its marks as published and its numbers as they are: a number that was changed is found once. */
  const before = new Map<string, FormerFigure[]>()
  for (const release of (await listReleases(db)).toReversed()) {
    const published = await listFormerFigures(db, release.fiscalYear, release.number, release.number)
    const figures = await db
      .selectFrom('release_figures')
      .where('release_id', '=', release.id)
      .selectAll()
      .orderBy('kpi_code')
      .execute()
    for (const row of figures) {
      const cells = await countBreakdown(db, {
        code: row.kpi_code,
        version: row.definition_version,
        fiscalYear: release.fiscalYear,
        asOf: release.asOf,
        isAboutPeople: row.below > 0,
      })
      const key = `${release.fiscalYear} ${row.kpi_code}`
      const order: MarkingOrder = {
        rule: release.rule,
        cells,
        below: row.below,
        month: civilDateOf(release.asOf).slice(0, 7),
        homes: row.homes as unknown as Home[],
        former: formerOf(before.get(key) ?? [], release.rule, row.definition_version),
      }
      const again = markedBy(order, (await markFigures([order]))[0] ?? null)
      const [figure] = published.get(row.kpi_code) ?? []
      const difference = differenceOf(figure ?? null, again)
      if (difference !== null)
        broken.push({ fiscalYear: release.fiscalYear, number: release.number, code: row.kpi_code, ...difference })
      if (figure === undefined) continue
      const marks = new Map(figure.cells.map((cell) => [keyOf(cell), cell.mark]))
      const counted = cells.map((cell) => ({ ...cell, mark: marks.get(keyOf(cell)) ?? null }))
      before.set(key, [...(before.get(key) ?? []), { ...figure, cells: counted }])
    }
  }
  return broken
}

/** The same in sentences for the operator; empty when everything fits. */
export async function verifyReleases(council: Council): Promise<string[]> {
  return council.gateway.statistics(async (db) =>
    (await listBrokenReleases(db)).map(
      (each) =>
        `${formatFiscalYear(each.fiscalYear)} 第${each.number}号 ${each.code} ${each.cell}: 公表したとき${each.published}、いま数えると${each.recomputed}`,
    ),
  )
}

function differenceOf(
  published: MarkedFigure | null,
  again: MarkedFigure | null,
): Pick<BrokenRelease, 'cell' | 'published' | 'recomputed'> | null {
  const said = (figure: MarkedFigure | null): Map<string, string> =>
    new Map(
      (figure?.cells ?? []).map((cell) => [
        keyOf(cell),
        `${cell.value}${cell.mark === null ? '' : ` (${cell.mark === 'below' ? '小さい数' : '＊'})`}`,
      ]),
    )
  const [before, now] = [said(published), said(again)]
  const cell = [...new Set([...before.keys(), ...now.keys()])].find((key) => before.get(key) !== now.get(key))
  return cell === undefined
    ? null
    : { cell, published: before.get(cell) ?? 'なし', recomputed: now.get(cell) ?? 'なし' }
}
