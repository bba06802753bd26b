/** A progress report: its figures and states at one moment, and the first draft of its words. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatNumber, formatPercent } from '../../../platform/japanese/index.ts'
import {
  evidenceText,
  goalsOf,
  type KpiDetail,
  kpiStateLabels,
  lightOf,
  measuredOf,
  monthEnd,
  periodWords,
  type RoadmapState,
  roadmapStateLabels,
  type FigureNote,
  type RoadmapStep,
  type SaidNote,
  whyHidden,
  type LinkedState,
} from '../indicators/index.ts'
import type { LeadBody, RoadmapRow } from '../plan/index.ts'
import { ownParts, type Period } from './progress.labels.ts'
import type { ProgressTexts } from './progress.form.ts'

export interface ProgressFigures {
  /** As known at the end of this day. */
  day: CivilDate
  kpis: {
    /** By which the words bind a number. Missing in reports approved before 令和8年度, as is `code`. */
    name?: string
    code?: string
    label: string
    goal: string
    actual: string
    reached: string
    share: number
    state: string
    forecast: string
    /** The year before: its number and share; '' where it had none. Missing in reports approved before 令和8年度. */
    before?: string
    /** What it was at the end of each month, '12' → '1,313人'. Missing in reports approved before 令和8年度. */
    monthEnds?: Record<string, string>
    /** What was known on the days that the words name, as they write them: '1月19日' → '1,402人'. */
    onDays?: Record<string, string>
  }[]
  groups: { number: number; title: string; rows: ProgressRow[] }[]
  /** What the office says beside its KPIs. Missing in reports approved before there were any. */
  notes?: (SaidNote & { label: string })[]
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
  /** Counted up to the period's end. */
  details: readonly KpiDetail[]
  /** The same KPIs in the whole of the year before. */
  former: readonly KpiDetail[]
  rows: readonly RoadmapRow[]
  leads: readonly LeadBody[]
  states: readonly LinkedState[]
  steps: readonly RoadmapStep[]
  notes: readonly FigureNote[]
  /** As known at the end of days that the words name. */
  onDays: readonly { written: string; details: readonly KpiDetail[] }[]
}

/** The last day that the period covers. */
export const periodEnd = (fiscalYear: number, period: Period): CivilDate =>
  period === 'half' ? `${fiscalYear}-09-30` : `${fiscalYear + 1}-03-31`

export function figuresOf(known: Known): ProgressFigures {
  const { fiscalYear, period, day, rows, leads, states, steps } = known
  const end = periodEnd(fiscalYear, period)
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
          day < end ? day : end,
        ).light,
        evidence: stated === undefined ? '' : evidenceText(stated),
        reason: stated?.reason ?? '',
        countermeasure: stated?.countermeasure ?? '',
      }
    }),
  }))
  return { day, kpis: known.details.map((detail) => kpiOf(detail, known)), groups, notes: notesOf(known) }
}

/** In the order of the KPIs; what is said of a month after the period is the next report's. */
const notesOf = ({ details, notes, fiscalYear, period }: Known): NonNullable<ProgressFigures['notes']> =>
  details.flatMap(({ item }) =>
    notes
      .filter((each) => each.kpiCode === item.code && each.month <= periodEnd(fiscalYear, period).slice(0, 7))
      .map(({ month, note }) => ({ label: item.label, month, note })),
  )

/** A number that is too small for its readers stays out, and its forecast with it. */
function kpiOf(
  { item, view }: KpiDetail,
  { period, former, fiscalYear, day: today, onDays }: Known,
): ProgressFigures['kpis'][number] {
  const actual = view.total.value
  const measured = measuredOf({ actual, period: item.period })
  const goals = goalsOf(item)
  const reached =
    measured === null || item.state === 'unreported' || item.kind === 'implementation' || item.unit !== item.goalUnit
      ? []
      : goals.map((goal) => measured / goal.value)
  const before = former.find((each) => each.item.code === item.code)
  const end = periodEnd(fiscalYear, period)
  const day = today < end ? today : end
  return {
    name: item.shortLabel,
    code: item.code,
    label: item.label,
    before: before === undefined ? '' : beforeText(before),
    goal:
      goals.length === 0
        ? item.goal.stated.length === 0
          ? 'なし'
          : '実施すること'
        : goals.map((goal) => `${periodWords(item.period)}${formatNumber(goal.value)}${item.goalUnit}`).join('・'),
    actual: actualText({ item, view }),
    monthEnds: monthEndsOf({ item, view }, day),
    ...(onDays.length === 0 ? {} : { onDays: onDaysOf(item.code, onDays) }),
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

/** The number in the words of the table. */
function actualText({ item, view }: KpiDetail): string {
  const actual = view.total.value
  const measured = measuredOf({ actual, period: item.period })
  if (item.state === 'unreported') return '未報告'
  if (actual === null) return `${whyHidden(view.total.mark)}出しません`
  return item.period === null || measured === null
    ? `${formatNumber(actual)}${item.unit}`
    : `年度 ${formatNumber(actual)}${item.unit}・累計 ${formatNumber(measured)}${item.unit}`
}

const onDaysOf = (code: string, days: Known['onDays']): Record<string, string> =>
  Object.fromEntries(
    days.flatMap(({ written, details }) => {
      const detail = details.find((each) => each.item.code === code)
      return detail === undefined ? [] : [[written, actualText(detail)]]
    }),
  )

/** The year's number at the end of each month that is over by a day. */
function monthEndsOf({ item, view }: KpiDetail, day: CivilDate): Record<string, string> {
  return Object.fromEntries(
    view.months
      .filter((row) => monthEnd(row.month) <= day)
      .map((row) => [
        String(Number(row.month.slice(5))),
        row.cumulative === null ? '小さい数を守るため出しません' : `${formatNumber(row.cumulative)}${item.unit}`,
      ]),
  )
}

function beforeText({ item, view }: KpiDetail): string {
  if (item.kind === 'implementation' || item.state === 'unreported' || view.total.value === null) return ''
  const reached = item.standings.map((each) => formatPercent(each.reached)).join('・')
  return `${formatNumber(view.total.value)}${item.unit}${reached === '' ? '' : `(${reached})`}`
}

/** Whether the report has the year before beside it. */
export const hasFormerYear = (figures: ProgressFigures): boolean =>
  figures.kpis.some((kpi) => (kpi.before ?? '') !== '')

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
            `数の目標のあるKPIでは、${kpis.map(({ name = '' }) => `${name}が{${name}の実績}({${name}の達成率})`).join('、')}です。`,
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
