/**
 * What the year before says of each measure, to stand beside it while the next plan is written (issue:
 * carry-over with evidence).
 */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { formatNumber, formatPercent } from '../../../platform/japanese/index.ts'
import {
  type Evidence,
  evidenceText,
  kpiStateLabels,
  listEvidence,
  listKpiDetails,
  type KpiDetail,
  listLinkedStates,
  roadmapStateLabels,
  findIndicatorSettings,
  whyHidden,
  type LinkedState,
  keptRoadmapRows,
} from '../indicators/index.ts'
import type { RoadmapRow } from '../plan/index.ts'

export interface MeasureEvidence {
  /** The rows of the 工程表 that carry it out, as their lead bodies reported last. */
  rows: { id: string; title: string; state: string; text: string; reason: string; countermeasure: string }[]
  kpis: { code: string; label: string; text: string }[]
  counts: string[]
}

interface Known {
  rows: readonly RoadmapRow[]
  states: readonly LinkedState[]
  details: readonly KpiDetail[]
  counts: readonly Evidence[]
  /** Below this, a count is not told to this reader; null for the office. */
  below: number | null
}

/** @param db the statistics handle @param exact for the council's office, which sees small numbers */
export async function findCarriedEvidence(
  db: ReadDb,
  of: { fiscalYear: number; now: Date; exact: boolean },
): Promise<Map<string, MeasureEvidence>> {
  const settings = await findIndicatorSettings(db)
  return evidenceByMeasure({
    rows: await keptRoadmapRows(db, of.fiscalYear),
    states: await listLinkedStates(db, of.fiscalYear, null),
    details: await listKpiDetails(db, { ...of, asOf: null }),
    counts: await listEvidence(db, of.fiscalYear, null),
    below: of.exact ? null : settings.internalBelow,
  })
}

function evidenceByMeasure({ rows, states, details, counts, below }: Known): Map<string, MeasureEvidence> {
  const ids = new Set([
    ...rows.flatMap((row) => row.measureIds),
    ...details.flatMap((detail) => detail.item.measureIds),
    ...counts.map((each) => each.measureId),
  ])
  return new Map(
    [...ids].map((id) => [
      id,
      {
        rows: rows
          .filter((row) => row.measureIds.includes(id))
          .map((row) => {
            const state = states.find((each) => each.rowId === row.id)
            return {
              id: row.id,
              title: row.title,
              state: roadmapStateLabels[state?.state ?? 'unreported'],
              text: state === undefined ? '' : evidenceText(state),
              reason: state?.reason ?? '',
              countermeasure: state?.countermeasure ?? '',
            }
          }),
        kpis: details
          .filter((detail) => detail.item.measureIds.includes(id))
          .map((detail) => ({ code: detail.item.code, label: detail.item.shortLabel, text: kpiText(detail) })),
        counts: counts
          .filter((each) => each.measureId === id && each.count > 0)
          .map((each) =>
            below !== null && each.count < below
              ? `${each.label} ${below}${each.unit}未満`
              : `${each.label} ${formatNumber(each.count)}${each.unit}`,
          ),
      },
    ]),
  )
}

function kpiText({ item, view }: KpiDetail): string {
  const { state, actual, unit, goal, standings } = item
  const reached = standings.flatMap((each) =>
    actual === null ? [] : [`目標${formatNumber(each.goal)}${unit}の${formatPercent(actual / each.goal)}`],
  )
  const now =
    state === 'unreported'
      ? '未報告'
      : actual === null
        ? `${whyHidden(view.total.mark)}出しません`
        : `${formatNumber(actual)}${unit}`
  return [
    now,
    ...reached,
    ...(goal.basis === 'contested' ? ['目標が食い違っています'] : [kpiStateLabels[state].slice(1).trim()]),
  ]
    .filter((each) => each !== '')
    .join('、')
}
