import { type CivilDate } from '../../../../platform/clock.ts'
import { formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Empty,
  type IconName,
  LinkButton,
  type MeasureState,
  PageHeading,
  Pills,
  type RoadmapKnot,
  RoadmapTable,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { type Finding, type LeadBody, findingHref, roadmapRowHref, type RoadmapRow } from '../../plan/index.ts'
import { type RoadmapState, roadmapStateLabels } from '../indicator.labels.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { type RoadmapEntry, type RoadmapFilter, lightOf, matches, quarterEnd, spanOf } from '../roadmap.rules.ts'
import type { RoadmapStep } from '../roadmap.queries.ts'
import { LightTag } from './roadmap-row-page.tsx'
import { ItemLine } from './shown.tsx'
import { YearSwitch, inYear, type ShownYear, YearNote } from '../../council/index.ts'

export interface RoadmapPageProps {
  path: string
  shell: Shell
  year: ShownYear
  mayClose: boolean
  fiscalYear: number
  issuedLabel: string
  today: CivilDate
  entries: RoadmapEntry[]
  steps: RoadmapStep[]
  /** How many have reported for themselves, of each row. */
  organizations: ReadonlyMap<string, number>
  leads: LeadBody[]
  items: KpiItem[]
  findings: Finding[]
  filter: RoadmapFilter
  /** Evidence below this is not counted out for readers outside the council's circle; null for its office. */
  below: number | null
}

const order: RoadmapState[] = ['in-progress', 'done', 'late', 'not-started', 'stopped', 'unreported']
const icons: Record<RoadmapState, IconName> = {
  'in-progress': 'progress',
  done: 'circle-check',
  late: 'alert-circle',
  'not-started': 'circle-dotted',
  stopped: 'circle-minus',
  unreported: 'circle-dotted',
}
const marks: Record<RoadmapState, MeasureState> = {
  'in-progress': 'running',
  done: 'done',
  late: 'late',
  'not-started': 'idle',
  stopped: 'ended',
  unreported: 'unreported',
}

export function RoadmapPage(props: RoadmapPageProps) {
  const { path, shell, fiscalYear, issuedLabel, today, entries, leads, filter } = props
  const shown = entries.filter((entry) => matches(entry, filter))
  const href = (change: Partial<RoadmapFilter>): string => {
    const next = { ...filter, ...change }
    const query = new URLSearchParams({
      ...(next.state === null ? {} : { state: next.state }),
      ...(next.lead === null ? {} : { lead: next.lead }),
    }).toString()
    return inYear(`/roadmap?${query}`, fiscalYear)
  }
  const ofLead = entries.filter((entry) => matches(entry, { state: null, lead: filter.lead }))
  return (
    <StaffLayout title="工程表" path={path} shell={shell}>
      <PageHeading
        overline={
          <YearSwitch shown={props.year} here="/roadmap">
            事業実施計画({issuedLabel}策定)
          </YearSwitch>
        }
        title="工程表"
        aside={
          <>
            <LinkButton href={inYear('/activities', fiscalYear)} kind="text">
              取組の記録
            </LinkButton>
            <LinkButton href="/progress-reports" kind="text">
              進捗報告
            </LinkButton>
            <LinkButton href={inYear('/roadmap/paper/roadmap.pdf', fiscalYear)} icon="printer" download>
              PDF
            </LinkButton>
            <LinkButton href={inYear('/roadmap/paper/roadmap.xlsx', fiscalYear)} icon="download" download>
              Excel
            </LinkButton>
          </>
        }
        lead="状態は、実施主体が裏づけをそえて報告したものです。報告がなければ「未報告」です。△と▲は、すんでいない予定や古い報告から、規則でつけています。裏づけの数は、記録された事実から数えました。"
      />
      <YearNote shown={props.year} mayClose={props.mayClose}>
        <p>そのあとの報告には、「締めたあとの訂正」と出ます。</p>
      </YearNote>
      <Pills
        label="状態"
        items={[
          { href: href({ state: null }), label: 'すべて', count: ofLead.length, current: filter.state === null },
          ...order
            .map((state) => ({ state, count: ofLead.filter((entry) => entry.state === state).length }))
            .filter(({ state, count }) => count > 0 || filter.state === state)
            .map(({ state, count }) => ({
              href: href({ state }),
              label: roadmapStateLabels[state],
              count,
              icon: icons[state],
              current: filter.state === state,
            })),
        ]}
      />
      <Pills
        label="実施主体"
        items={[
          { href: href({ lead: null }), label: 'すべて', current: filter.lead === null },
          ...leads
            .filter((lead) => entries.some((entry) => entry.row.leads.includes(lead.code)))
            .map((lead) => ({
              href: href({ lead: lead.code }),
              label: lead.label,
              current: filter.lead === lead.code,
            })),
        ]}
      />
      {shown.length === 0 ? (
        <Empty
          sentence="この条件に合う行はありません。"
          action={<a href={inYear('/roadmap', fiscalYear)}>すべての行を見る</a>}
        />
      ) : (
        <RoadmapTable fiscalYear={fiscalYear} today={today} groups={groupsOf(shown, props)} />
      )}
    </StaffLayout>
  )
}

function groupsOf(shown: RoadmapEntry[], props: RoadmapPageProps) {
  return [...Map.groupBy(shown, (entry) => entry.row.groupNumber)].map(([number, entries]) => {
    // The group carries its KPIs also when a filter hides the row in which the plan writes them.
    const codes = new Set(
      props.entries.filter((entry) => entry.row.groupNumber === number).flatMap((entry) => entry.row.kpiCodes),
    )
    return {
      id: `group-${number}`,
      number,
      title: entries[0]?.row.groupTitle ?? '',
      aside: props.items.filter((item) => codes.has(item.code)).map((item) => <ItemLine key={item.code} item={item} />),
      measures: entries.map((entry) => measureOf(entry, props)),
    }
  })
}

function measureOf(entry: RoadmapEntry, props: RoadmapPageProps) {
  const { fiscalYear, today, steps, organizations, leads, findings, below } = props
  const { row, evidence, stated, lastOn } = entry
  const own = steps.filter((step) => step.rowId === row.id)
  const light = lightOf(entry, own, fiscalYear, today)
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
    ...(light.light === 'yellow' || (light.light === 'red' && entry.state !== 'late')
      ? { light: <LightTag light={light.light} /> }
      : {}),
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
