/** A progress report: its figures and states at one moment, the first draft of its words, and its paper. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Block, Paper } from '../../../platform/documents/index.ts'
import { formatDate, formatNumber, formatPercent } from '../../../platform/japanese/index.ts'
import {
  evidenceText,
  type KpiDetail,
  kpiStateLabels,
  lightOf,
  progressReportTitle,
  type RoadmapState,
  roadmapStateLabels,
  type RoadmapStep,
  type LinkedState,
} from '../indicators/index.ts'
import type { LeadBody, RoadmapRow } from '../plan/index.ts'
import { ownParts, type Period } from './progress.labels.ts'
import type { ProgressTexts } from './progress.form.ts'

export interface ProgressFigures {
  /** As known at the end of this day. */
  day: CivilDate
  kpis: {
    label: string
    goal: string
    actual: string
    reached: string
    share: number
    state: string
    forecast: string
  }[]
  groups: { number: number; title: string; rows: ProgressRow[] }[]
}

export interface ProgressRow {
  title: string
  wording: string
  leads: string
  state: RoadmapState
  light: 'done' | 'green' | 'yellow' | 'red' | 'none'
  evidence: string
  reason: string
  countermeasure: string
}

export interface Known {
  fiscalYear: number
  period: Period
  day: CivilDate
  details: readonly KpiDetail[]
  rows: readonly RoadmapRow[]
  leads: readonly LeadBody[]
  states: readonly LinkedState[]
  steps: readonly RoadmapStep[]
}

/** The last day that the period covers. */
export const periodEnd = (fiscalYear: number, period: Period): CivilDate =>
  period === 'half' ? `${fiscalYear}-09-30` : `${fiscalYear + 1}-03-31`

export function figuresOf(known: Known): ProgressFigures {
  const { fiscalYear, day, rows, leads, states, steps } = known
  const groups = [...Map.groupBy(rows, (row) => row.groupNumber)].map(([number, own]) => ({
    number,
    title: own[0]?.groupTitle ?? '',
    rows: own.map((row): ProgressRow => {
      const stated = states.find((state) => state.rowId === row.id)
      const state = stated?.state ?? 'unreported'
      return {
        title: row.title,
        wording: row.wording,
        leads:
          row.leadsWording ??
          row.leads.map((code) => leads.find((lead) => lead.code === code)?.label ?? code).join('・'),
        state,
        light: lightOf(
          { stated, state },
          steps.filter((step) => step.rowId === row.id),
          fiscalYear,
          day,
        ).light,
        evidence: stated === undefined ? '' : evidenceText(stated),
        reason: stated?.reason ?? '',
        countermeasure: stated?.countermeasure ?? '',
      }
    }),
  }))
  return { day, kpis: known.details.map((detail) => kpiOf(detail, known)), groups }
}

/** Of half a year, what was reached by the end of September; a number that is too small for its readers stays out. */
function kpiOf({ item, view }: KpiDetail, { fiscalYear, period }: Known): ProgressFigures['kpis'][number] {
  const lastMonth = periodEnd(fiscalYear, period).slice(0, 7)
  const actual =
    period === 'year' ? view.total.value : (view.months.find((row) => row.month === lastMonth)?.cumulative ?? null)
  const goals =
    item.goal.value === null ? [...new Set(item.goal.stated.flatMap((each) => each.value ?? []))] : [item.goal.value]
  const reached =
    actual === null || item.state === 'unreported' || item.kind === 'implementation'
      ? []
      : goals.map((goal) => actual / goal)
  return {
    label: item.label,
    goal: goals.length === 0 ? '実施すること' : goals.map((goal) => `${formatNumber(goal)}${item.unit}`).join('・'),
    actual:
      item.state === 'unreported'
        ? '未報告'
        : actual === null
          ? '小さい数のため出しません'
          : `${formatNumber(actual)}${item.unit}`,
    reached: reached.map(formatPercent).join('・'),
    share:
      reached.length === 0
        ? item.kind === 'implementation' && item.state !== 'unreported' && (actual ?? 0) > 0
          ? 1
          : 0
        : Math.min(...reached),
    state: item.goal.basis === 'contested' ? '目標が2つ' : kpiStateLabels[item.state].slice(1),
    forecast:
      period === 'year' || item.forecast.mid === null
        ? ''
        : `${formatNumber(item.forecast.mid)}${item.unit}(${formatNumber(item.forecast.low ?? 0)}〜${formatNumber(item.forecast.high ?? 0)})`,
  }
}

/** The parts that are written, in the order of the paper. */
export const partsOf = (figures: ProgressFigures): { key: string; title: string }[] => [
  { key: 'summary', title: ownParts.summary },
  ...figures.groups.map((group) => ({ key: `group-${group.number}`, title: `${group.number}. ${group.title}` })),
  { key: 'next', title: ownParts.next },
]

/** First words, from nothing but what was reported; the office writes on from them. */
export function firstTexts(figures: ProgressFigures): ProgressTexts {
  const rows = figures.groups.flatMap((group) => group.rows)
  const late = rows.filter((row) => row.state === 'late')
  const kpis = figures.kpis.filter((kpi) => kpi.reached !== '')
  return {
    summary: [
      `工程表の${rows.length}の取組のうち、${countsOf(rows)}です。`,
      ...(kpis.length === 0
        ? []
        : [
            `数の目標のあるKPIでは、${kpis.map((kpi) => `${kpi.label}が${kpi.actual}(${kpi.reached})`).join('、')}です。`,
          ]),
    ].join('\n'),
    ...Object.fromEntries(
      figures.groups.map((group) => [
        `group-${group.number}`,
        [
          `${group.rows.length}の取組のうち、${countsOf(group.rows)}です。`,
          ...group.rows
            .filter((row) => row.state === 'late')
            .map((row) => `「${row.title}」がおくれています。${row.reason}`),
        ].join('\n'),
      ]),
    ),
    next: late.map((row) => `「${row.title}」: ${row.countermeasure}`).join('\n'),
  }
}

function countsOf(rows: readonly ProgressRow[]): string {
  return (Object.keys(roadmapStateLabels) as RoadmapState[])
    .flatMap((state) => {
      const many = rows.filter((row) => row.state === state).length
      return many === 0 ? [] : [`${roadmapStateLabels[state]}が${many}`]
    })
    .join('、')
}

export interface PrintedProgress {
  fiscalYear: number
  period: Period
  edition: number
  owner: string
  texts: ProgressTexts
  figures: ProgressFigures
  /** Null for a draft. */
  approval: { on: CivilDate; words: string } | null
}

export function progressPaper({
  fiscalYear,
  period,
  edition,
  owner,
  texts,
  figures,
  approval,
}: PrintedProgress): Paper {
  const title = progressReportTitle(fiscalYear, period)
  const written = (part: string): Block[] =>
    (texts[part] ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ kind: 'paragraph', text }))
  const late = figures.groups
    .flatMap((group) => group.rows)
    .filter((row) => row.state === 'late' || row.state === 'stopped')
  return {
    title,
    owner,
    foot: `${title}${approval === null ? ' 案' : ''} 第${edition}版 ${formatDate(figures.day)}現在`,
    cover: [
      owner,
      approval === null ? `案(${formatDate(figures.day)}現在)` : `${formatDate(approval.on)} ${approval.words}`,
    ],
    parts: [
      {
        landscape: false,
        blocks: [
          { kind: 'heading', level: 1, text: ownParts.summary },
          ...written('summary'),
          { kind: 'heading', level: 1, text: 'KPIの進み' },
          {
            kind: 'bars',
            items: figures.kpis.map((kpi) => ({
              label: kpi.label,
              share: kpi.share,
              text: kpi.reached === '' ? kpi.actual : kpi.reached,
            })),
          },
          {
            kind: 'table',
            caption: 'KPIの進み',
            columns: [
              { label: 'KPI', share: 4 },
              { label: '目標', share: 2 },
              { label: '実績', share: 2 },
              { label: '割合', share: 1.6 },
              { label: '進み', share: 1.4 },
              ...(period === 'half' ? [{ label: '年度末の見込み', share: 2.4 }] : []),
            ],
            rows: figures.kpis.map((kpi) => ({
              cells: [
                kpi.label,
                kpi.goal,
                kpi.actual,
                kpi.reached,
                kpi.state,
                ...(period === 'half' ? [kpi.forecast] : []),
              ],
            })),
          },
          ...(period === 'half'
            ? [
                {
                  kind: 'paragraph' as const,
                  text: '見込みは、ここまでの進み方が続くとした数です。かっこは80%の幅です。',
                },
              ]
            : []),
        ],
      },
      {
        landscape: true,
        blocks: [
          { kind: 'heading', level: 1, text: '取組の進み' },
          ...figures.groups.flatMap((group): Block[] => [
            { kind: 'heading', level: 2, text: `${group.number}. ${group.title}` },
            ...written(`group-${group.number}`),
            {
              kind: 'table',
              caption: `${group.title}の取組`,
              columns: [
                { label: '具体的な取組', share: 6 },
                { label: '実施主体', share: 2 },
                { label: '状態', share: 1.2 },
                { label: '実績・裏づけ', share: 5 },
              ],
              rows: group.rows.map((row) => ({
                cells: [row.wording, row.leads, roadmapStateLabels[row.state], row.evidence],
              })),
            },
          ]),
          ...(late.length === 0
            ? []
            : [
                { kind: 'heading' as const, level: 1 as const, text: 'おくれと手だて' },
                {
                  kind: 'table' as const,
                  caption: 'おくれと手だて',
                  columns: [
                    { label: '取組', share: 4 },
                    { label: '実施主体', share: 2 },
                    { label: '理由', share: 4 },
                    { label: '手だて', share: 4 },
                  ],
                  rows: late.map((row) => ({ cells: [row.title, row.leads, row.reason, row.countermeasure] })),
                },
              ]),
          ...((texts['next'] ?? '').trim() === ''
            ? []
            : [{ kind: 'heading' as const, level: 1 as const, text: ownParts.next }, ...written('next')]),
        ],
      },
    ],
  }
}
