/** A row of the 工程表 as its page and its files tell it. */
import { FigureTable } from '../../../../figures/index.ts'
import { type CivilDate } from '../../../../platform/clock.ts'
import { formatNumber } from '../../../../platform/japanese/index.ts'
import { type MeasureState, type RoadmapKnot } from '../../../../ui/index.ts'
import { type Finding, findingHref, roadmapRowHref, type RoadmapRow } from '../../plan/index.ts'
import { inYear } from '../../council/index.ts'
import { type RoadmapState, roadmapStateLabels } from '../indicator.labels.ts'
import { type RoadmapEntry, lightOf, quarterEnd, spanOf } from '../roadmap.rules.ts'
import type { RoadmapStep } from '../roadmap.queries.ts'
import type { RoadmapPageProps } from './roadmap-page.tsx'
import { lightLabels, LightTag } from './roadmap-row-page.tsx'

export type MeasureProps = Pick<
  RoadmapPageProps,
  'fiscalYear' | 'today' | 'steps' | 'organizations' | 'leads' | 'findings' | 'below'
>

const marks: Record<RoadmapState, MeasureState> = {
  'in-progress': 'running',
  done: 'done',
  late: 'late',
  'not-started': 'idle',
  stopped: 'ended',
  unreported: 'unreported',
}

/** The rows as they are narrowed above, as a plain table: only to be taken along. */
export function RowsToTake({ entries, props }: { entries: RoadmapEntry[]; props: MeasureProps }) {
  return (
    <FigureTable
      name="rows"
      linksOnly
      caption="工程表の行"
      columns={[
        { key: 'number', label: '番号' },
        { key: 'group', label: 'まとまり' },
        { key: 'title', label: '取組' },
        { key: 'lead', label: '実施主体' },
        { key: 'state', label: '状態' },
        { key: 'evidence', label: '裏づけ' },
        { key: 'last', label: 'いちばん新しい日' },
      ]}
      rows={entries.map((entry) => {
        const measure = measureOf(entry, props)
        return {
          id: entry.row.id,
          cells: {
            number: entry.row.id,
            group: entry.row.groupTitle,
            title: entry.row.title,
            lead: measure.lead,
            state: roadmapStateLabels[entry.state],
            evidence: 'evidence' in measure ? (measure.evidence?.text ?? '') : '',
            last: entry.lastOn ?? '',
          },
        }
      })}
    />
  )
}

export function measureOf(entry: RoadmapEntry, props: MeasureProps) {
  const { fiscalYear, today, steps, organizations, leads, findings, below } = props
  const { row, evidence, stated, lastOn } = entry
  const own = steps.filter((step) => step.rowId === row.id)
  const light = lightOf(entry, own, fiscalYear, today)
  const isWarned = light.light === 'yellow' || (light.light === 'red' && entry.state !== 'late')
  const span = spanOf(entry, `${fiscalYear + 1}-03-31`)
  const counted = evidence.map(
    (each) =>
      `${each.label} ${below !== null && each.count < below ? `${below}${each.unit}未満` : `${formatNumber(each.count)}${each.unit}`}`,
  )
  const text = [
    ...(stated === undefined
      ? []
      : [
          `${stated.evidence}${stated.linkCount > 0 ? `(裏づけ${stated.linkCount}つ)` : stated.state === 'done' ? '(裏づけの記録なし)' : ''}`,
        ]),
    ...counted,
    ...(organizations.has(row.id) ? [`${organizations.get(row.id)}機関が自分の取組を報告`] : []),
  ].join('・')
  return {
    id: row.id,
    title: row.title,
    href: roadmapRowHref(row),
    lead:
      row.leads.length === 0
        ? (row.leadsWording ?? '記載なし')
        : row.leads
            .flatMap((code) => leads.find((lead) => lead.code === code) ?? [])
            .map((lead) => (row.leads.length > 2 ? lead.shortLabel : lead.label))
            .join('・'),
    findings: findingsOf(row, findings),
    line: {
      ...(span === undefined ? {} : { span }),
      knots: [
        ...evidence
          .filter((each) => each.shownAs === 'events')
          .flatMap((each) => each.days.map((on) => ({ on, kind: 'done' as const, label: each.label }))),
        ...own.map((step) => knotOf(step, fiscalYear, today)),
      ],
    },
    state: marks[entry.state],
    ...(isWarned ? { light: <LightTag light={light.light} /> } : {}),
    warning: isWarned ? lightLabels[light.light] : '',
    ...(text === ''
      ? {}
      : {
          evidence: {
            text,
            ...(lastOn === undefined ? {} : { date: `${Number(lastOn.slice(5, 7))}月${Number(lastOn.slice(8))}日` }),
          },
        }),
  }
}

/** A planned step stands at the end of its quarter until it is done. */
function knotOf(step: RoadmapStep, fiscalYear: number, today: CivilDate): RoadmapKnot {
  if (step.doneOn !== null) return { on: step.doneOn, kind: 'done', label: step.step }
  const on = quarterEnd(fiscalYear, step.quarter)
  return { on, kind: on < today ? 'missed' : 'planned', label: step.step }
}

const weight: Record<Finding['kind'], number> = {
  number: 0,
  scope: 1,
  organization: 2,
  time: 3,
  missing: 4,
  wording: 5,
}
const findingsInRow = 2

/** What matters most stands in the row; the rest is one link away. */
function findingsOf(row: RoadmapRow, findings: Finding[]): { text: string; href: string }[] {
  const own = findings
    .filter((finding) => finding.roadmapRowIds.includes(row.id))
    .sort((a, b) => weight[a.kind] - weight[b.kind])
  const shown = own.slice(0, findingsInRow).map((finding) => ({ text: finding.title, href: findingHref(finding) }))
  const rest = own.length - shown.length
  return rest === 0
    ? shown
    : [...shown, { text: `ほか${rest}件の指摘`, href: inYear(`/plan?part=findings&row=${row.id}`, row.fiscalYear) }]
}
