import { type CivilDate } from '../../../../platform/clock.ts'
import {
  Empty,
  type IconName,
  LinkButton,
  PageHeading,
  Pills,
  RoadmapSheet,
  RoadmapTable,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { FigurePicture } from '../../../../figures/index.ts'
import { type Finding, type LeadBody } from '../../plan/index.ts'
import { type RoadmapState, roadmapStateLabels } from '../indicator.labels.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { type RoadmapEntry, type RoadmapFilter, matches } from '../roadmap.rules.ts'
import type { RoadmapStep } from '../roadmap.queries.ts'
import { measureOf, RowsToTake } from './roadmap-measures.tsx'
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
  const drawn = { fiscalYear, today, groups: groupsOf(shown, props) }
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
        <>
          <FigurePicture name="roadmap" title="取組ごとの進み" drawing={<RoadmapSheet {...drawn} />}>
            <RoadmapTable {...drawn} />
          </FigurePicture>
          <RowsToTake entries={shown} props={props} />
        </>
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
