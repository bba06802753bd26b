import { type CivilDate, addDays } from '../../../../platform/clock.ts'
import {
  formatDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatShortDay,
  monthsOfFiscalYear,
} from '../../../../platform/japanese/index.ts'
import {
  Actions,
  AddMore,
  AreaMap,
  Column,
  Columns,
  type CouncilTopology,
  DefinitionList,
  Figure,
  FigureList,
  Icon,
  LinkButton,
  Nb,
  ProgressChart,
  Section,
  Table,
  TargetTypeLabel,
  MunicipalityMap,
} from '../../../../ui/index.ts'
import type { Finding } from '../../plan/index.ts'
import { definitionTermLabels } from '../definition.labels.ts'
import type { CoveredPlace, DefinitionTerms, KpiVersion } from '../indicator.queries.ts'
import type { KpiDetail, KpiItem } from '../kpi-overview.queries.ts'
import { ItemState, ShownNumber, SuppressionNote, goalText } from './shown.tsx'
import { keysOf } from '../../../../forms/index.ts'

export interface KpiDepthProps {
  detail: KpiDetail
  /** The version that counts, in its parts. */
  definition: KpiVersion
  /** Lead bodies of the rows in which the plan states the KPI. */
  owners: string[]
  fiscalYear: number
  /** The day of the figure, and whether it is an earlier one than today. */
  day: CivilDate
  isPast: boolean
  findings: Finding[]
  below: number
  topology: CouncilTopology
  areaNames: Map<string, string>
  organizationNames: Map<string, string>
  /** Of a KPI that wants every municipality. */
  places: CoveredPlace[]
  /** Writes down what the council decides. */
  decides: boolean
  factsHref: ((filter: Record<string, string>) => string) | null
}

/** One figure in depth: the picture, the numbers a reporter would ask for, where and when and whose, how it is counted. */
export function KpiDepth(props: KpiDepthProps) {
  const {
    detail: { item, view },
    definition,
    factsHref,
  } = props
  return (
    <>
      <Section
        kind="large"
        title={item.label}
        pad
        more={
          <>
            <ItemState item={item} />
            <a href="#definition">数え方(第{item.definition.version}版)</a>
          </>
        }
      >
        {item.kind === 'implementation' ? (
          <Numbers {...props} />
        ) : (
          <Columns>
            <Column>
              <Chart {...props} />
            </Column>
            <Column>
              <Numbers {...props} />
            </Column>
          </Columns>
        )}
        {item.goal.decision === null ? null : (
          <p className="meta">
            目標は、{formatDate(item.goal.decision.decidedOn)}の{item.goal.decision.resolution}
            で、計画に書かれた値のうち {item.goal.decision.place} の{formatNumber(item.goal.decision.value)}
            {item.unit}を採りました。
          </p>
        )}
        <FindingNotes item={item} findings={props.findings} />
        {view.isSuppressed ? <SuppressionNote below={props.below} /> : null}
      </Section>
      <div className="stack-wide">
        <span />
        <Columns ratio="1-1-1">
          {item.kind === 'coverage' ? (
            <Section kind="plain" title="市町村の地図">
              <PlaceMap {...props} />
            </Section>
          ) : (
            <Section kind="plain" title="圏域の地図">
              <AreaPicture {...props} />
            </Section>
          )}
          <AreaList {...props} />
          <MonthList {...props} />
        </Columns>
        <Columns ratio="1-1">
          <OrganizationList {...props} />
          <Column>
            {item.kind === 'coverage' ? <MissingPlaces {...props} /> : null}
            <SourceList {...props} />
            <TypeList {...props} />
          </Column>
        </Columns>
        <Section id="definition" title="数え方" note={`第${item.definition.version}版`} pad>
          <div className="stack">
            <p>{item.definition.description}</p>
            <DefinitionList
              items={[
                ...termsOf(definition.terms),
                {
                  term: '実施主体',
                  value: props.owners.length === 0 ? '計画に書かれていません' : props.owners.join('・'),
                },
                {
                  term: '版',
                  value: `第${definition.version}版(${definition.validFrom === null ? 'はじめから' : `${formatDate(definition.validFrom)}から`})`,
                },
              ]}
            />
            <p className="meta">
              ケースから数えた数は、同じ人を二つの窓口が支援していても1人です。報告で受けた数は機関ごとの合計なので、機関のあいだで同じ人が重なることがあります(延べ)。一つの機関・月の数字は、ケースか報告のどちらか一方だけです。
            </p>
            <p className="meta">
              見込みは、ここまでの進み方がまっすぐ続くとした数です。報告の分は報告のある月まで、ケースの分はその日までの進み方で伸ばします。幅は、月ごとのばらつきがこれまでと同じなら、5年のうち4年はその中に入る広さ(80%)です。前年の数字がそろえば、月ごとの形も使います。
            </p>
            <Actions>
              <a href={`/kpis/${item.code}/organizations`}>機関ごとの進み</a>
              {factsHref === null ? null : (
                <>
                  <a href={factsHref({})}>数えた事実を見る</a>
                  <a href={`/kpis/${item.code}/overlaps`}>ほかの数字との重なり</a>
                </>
              )}
              {props.decides ? (
                <>
                  <a href={`/kpis/${item.code}/definition`}>数え方の版と案</a>
                  <a href={`/kpis/${item.code}/goal`}>目標の決定</a>
                </>
              ) : null}
            </Actions>
          </div>
        </Section>
      </div>
    </>
  )
}

export const termsOf = (terms: DefinitionTerms): { term: string; value: string }[] =>
  keysOf(definitionTermLabels).map((key) => ({ term: definitionTermLabels[key], value: terms[key] }))

/** The straight line to the goal, month by month, so that its words find a free place on the drawing. */
const straightLine = (fiscalYear: number, goal: number): { on: CivilDate; value: number }[] => [
  { on: `${fiscalYear}-04-01`, value: 0 },
  ...monthsOfFiscalYear(fiscalYear).map((month, index) => ({ on: monthEnd(month), value: (goal * (index + 1)) / 12 })),
]

const monthEnd = (month: string): CivilDate => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)

function Chart({ detail: { item, view }, fiscalYear, day, isPast }: KpiDepthProps) {
  const end = `${fiscalYear + 1}-03-31`
  const past = view.months
    .filter((row) => monthEnd(row.month) < day && row.cumulative !== null)
    .map((row) => ({ on: monthEnd(row.month), value: row.cumulative ?? 0 }))
  const { actual, forecast, standings, unit } = item
  const [first] = standings
  return (
    <ProgressChart
      label={item.label}
      unit={unit}
      fiscalYear={fiscalYear}
      today={day < end ? day : end}
      todayText={isPast ? formatShortDay(day) : undefined}
      goals={standings.map((each) => ({
        value: each.goal,
        text: `目標 ${item.goal.value === null ? `${formatNumber(each.goal)}${unit}` : goalText(item)}`,
      }))}
      actual={actual === null ? past : [...past, { on: day < end ? day : end, value: actual }]}
      pace={first === undefined || item.goal.value === null ? undefined : straightLine(fiscalYear, first.goal)}
      paceText="まっすぐ進めば目標に届く線"
      forecast={
        forecast.mid === null || forecast.low === null || forecast.high === null || day >= end
          ? undefined
          : {
              points: [{ on: end, mid: forecast.mid, low80: forecast.low, high80: forecast.high }],
              text: `${formatNumber(forecast.mid)}${unit}`,
              note: `80%の幅 ${formatNumber(forecast.low)}〜${formatNumber(forecast.high)}`,
            }
      }
    />
  )
}

function difference(value: number, unit: string, more: string, less: string): string {
  return value === 0 ? 'ちょうど' : `${formatNumber(Math.abs(value))}${unit} ${value > 0 ? more : less}`
}

function Numbers({ detail: { item, view }, isPast, below, factsHref }: KpiDepthProps) {
  const { forecast, standings, unit } = item
  const [first] = standings
  const recent = item.recentPerMonth
  return (
    <>
      <FigureList
        items={[
          {
            label: isPast ? 'この日' : 'いま',
            value:
              item.actual === null ? (
                <ShownNumber shown={view.total} below={below} />
              ) : (
                <Figure value={item.actual} unit={unit} />
              ),
            under: reachedText(item),
            main: true,
          },
          ...(first === undefined || item.goal.value === null
            ? []
            : [
                {
                  label: `${isPast ? 'この日' : '今日'}の目安 まっすぐ進んだとき`,
                  value: <Figure value={first.expected} unit={unit} />,
                  note: difference(first.ahead, unit, '多い', '少ない'),
                },
              ]),
          ...(forecast.mid === null
            ? []
            : [
                {
                  label: '3月31日の見込み',
                  value: <Figure value={forecast.mid} unit={unit} />,
                  note:
                    first === undefined || item.goal.value === null
                      ? null
                      : difference(forecast.mid - first.goal, unit, '上まわる', '足りない'),
                  under: `80%の幅 ${formatNumber(forecast.low ?? 0)}〜${formatNumber(forecast.high ?? 0)}${unit}`,
                },
              ]),
          ...(first === undefined || first.neededPerMonth === null || item.kind !== 'quantitative'
            ? []
            : [
                {
                  label: '目標に届くには',
                  value: (
                    <Nb>
                      月に{formatNumber(first.neededPerMonth)}
                      {unit}
                    </Nb>
                  ),
                  note: recent === null ? null : `直近3か月は月に${formatNumber(recent)}${unit}`,
                },
              ]),
        ]}
      />
      {factsHref === null ? null : (
        <Actions>
          <LinkButton icon="list-search" href={factsHref({})}>
            数えた事実を見る
          </LinkButton>
          <LinkButton icon="history" href={`/kpis/${item.code}/changes`}>
            動いたわけを見る
          </LinkButton>
        </Actions>
      )}
    </>
  )
}

function reachedText(item: KpiItem): string {
  if (item.standings.length === 0) return goalText(item)
  return item.standings
    .map(
      (each) =>
        `目標${item.standings.length > 1 ? `${formatNumber(each.goal)}${item.unit}` : ''}の${formatPercent(each.reached)}`,
    )
    .join('、')
}

/** What a check of the plan found about this figure, beside it. */
function FindingNotes({ item, findings }: { item: KpiItem; findings: Finding[] }) {
  return findings
    .filter((finding) => finding.kpiCodes.includes(item.code) && finding.kind !== 'wording')
    .map((finding) => (
      <p key={finding.code} className="rm-finding">
        <Icon name="zoom-question" size={16} />
        <a href={`/plan?part=findings#finding-${finding.code}`}>{finding.title}</a>
      </p>
    ))
}

const areaName = (names: Map<string, string>, area: string | null): string =>
  area === null ? '圏域は不明' : (names.get(area) ?? area)

function AreaPicture({ detail: { item, view }, topology, areaNames }: KpiDepthProps) {
  const values = view.areas.flatMap((row) =>
    row.area === null || row.value.value === null
      ? []
      : [{ area: areaName(areaNames, row.area), value: row.value.value }],
  )
  const hidden = view.areas.filter((row) => row.area !== null && row.value.value === null).length
  return (
    <AreaMap
      topology={topology}
      values={values}
      unit={item.unit}
      label={item.label}
      note={`円の大きさが${item.unit === '人' ? '人数' : '数'}。${hidden > 0 ? `小さい数のため${hidden}圏域は描いていません。` : ''}`}
    />
  )
}

function PlaceMap({ detail: { item }, topology, places }: KpiDepthProps) {
  return (
    <MunicipalityMap
      topology={topology}
      kind="presence"
      values={new Map(places.filter((each) => each.isCovered).map((each) => [each.code, 1]))}
      unit={item.unit}
      label={item.label}
      note="色のある市町村は、もう数えられています。白は、まだです。"
    />
  )
}

/** The office's question about a KPI that wants everybody: who is still missing. */
function MissingPlaces({ places }: KpiDepthProps) {
  const missing = places.filter((each) => !each.isCovered)
  if (missing.length === 0) return <p className="meta">すべての市町村が数えられています。</p>
  return (
    <Table
      kind="figures"
      caption="まだの市町村"
      columns={[
        { key: 'name', label: '市町村' },
        { key: 'area', label: '圏域' },
      ]}
      rows={missing.map((each) => ({ id: each.code, cells: { name: each.name, area: each.areaName } }))}
    />
  )
}

function AreaList({ detail: { item, view }, below, areaNames, factsHref }: KpiDepthProps) {
  return (
    <Table
      kind="figures"
      caption="圏域の表"
      columns={[
        { key: 'area', label: '圏域' },
        { key: 'value', label: item.unit === '人' ? '人数' : `数(${item.unit})`, align: 'end', strong: true },
      ]}
      rows={view.areas.map((row) => {
        const name = areaName(areaNames, row.area)
        return {
          id: row.area ?? '',
          cells: {
            area: factsHref === null ? name : <a href={factsHref({ area: row.area ?? '' })}>{name}</a>,
            value: <ShownNumber shown={row.value} below={below} />,
          },
        }
      })}
      total={{ area: '県全体', value: <ShownNumber shown={view.total} below={below} /> }}
    />
  )
}

function MonthList({ detail: { view }, day, below }: KpiDepthProps) {
  const rows = view.months.filter((row) => row.month <= day.slice(0, 7) || (row.value.value ?? 1) > 0)
  const reportedUntil = view.organizations
    .map((row) => row.lastReported ?? '')
    .filter(Boolean)
    .sort()
    .at(-1)
  const isPartial = rows.some((row) => row.month === day.slice(0, 7)) && day < monthEnd(day.slice(0, 7))
  return (
    <div>
      <Table
        kind="figures"
        caption="月ごとの表"
        columns={[
          { key: 'month', label: '月' },
          { key: 'value', label: 'その月', align: 'end' },
          { key: 'sum', label: '累計', align: 'end', strong: true },
        ]}
        rows={rows.map((row) => ({
          id: row.month,
          cells: {
            month: `${row.month.endsWith('-04') || row.month.endsWith('-01') ? formatMonth(row.month) : `${Number(row.month.slice(5))}月`}${isPartial && row.month === day.slice(0, 7) ? '*' : ''}`,
            value: <ShownNumber shown={row.value} below={below} />,
            sum: row.cumulative === null ? '＊' : formatNumber(row.cumulative),
          },
        }))}
      />
      {isPartial || reportedUntil !== undefined ? (
        <p className="meta">
          {[
            isPartial ? `*${Number(day.slice(5, 7))}月は${Number(day.slice(8))}日まで` : '',
            reportedUntil === undefined ? '' : `機関の報告は${Number(reportedUntil.slice(5))}月分まで`,
          ]
            .filter(Boolean)
            .join('。')}
        </p>
      ) : null}
    </div>
  )
}

const rowsAtFirst = 12

function OrganizationList(props: KpiDepthProps) {
  const {
    detail: { item, view },
    below,
    areaNames,
    organizationNames,
    factsHref,
  } = props
  const rows = view.organizations.map((row) => {
    const name = organizationNames.get(row.organizationId) ?? row.organizationId
    return {
      id: row.organizationId,
      cells: {
        name: (
          <>
            {factsHref === null || row.reportedMonths > 0 ? (
              name
            ) : (
              <a href={factsHref({ organization: row.organizationId })}>{name}</a>
            )}
            {row.area === null ? null : <span className="cell-under">{areaName(areaNames, row.area)}</span>}
          </>
        ),
        source:
          row.lastReported === null ? (
            'ケース'
          ) : (
            <>
              報告<span className="cell-under">{Number(row.lastReported.slice(5))}月まで</span>
            </>
          ),
        value: <ShownNumber shown={row.value} below={below} />,
      },
    }
  })
  const columns = [
    { key: 'name', label: '機関' },
    { key: 'source', label: '数のもと' },
    { key: 'value', label: item.unit === '人' ? '人数' : `数(${item.unit})`, align: 'end' as const, strong: true },
  ]
  return (
    <div>
      <Table
        kind="figures"
        caption="機関の表"
        columns={columns}
        rows={rows.slice(0, rowsAtFirst)}
        {...(rows.length > rowsAtFirst
          ? {}
          : { total: { name: '合計', source: '', value: <ShownNumber shown={view.total} below={below} /> } })}
      />
      {rows.length > rowsAtFirst ? (
        <AddMore label={`ほかの${rows.length - rowsAtFirst}機関`}>
          <Table
            kind="figures"
            caption="ほかの機関"
            captionHidden
            columns={columns}
            rows={rows.slice(rowsAtFirst)}
            total={{ name: '合計', source: '', value: <ShownNumber shown={view.total} below={below} /> }}
          />
        </AddMore>
      ) : null}
    </div>
  )
}

function SourceList({ detail: { item, view }, below }: KpiDepthProps) {
  const share = (value: number | null): string =>
    value === null || item.actual === null || item.actual === 0 ? '' : formatPercent(value / item.actual)
  return (
    <Table
      kind="figures"
      caption="数のもと"
      columns={[
        { key: 'source', label: 'もと' },
        { key: 'value', label: item.unit === '人' ? '人数' : `数(${item.unit})`, align: 'end', strong: true },
        { key: 'share', label: '割合', align: 'end' },
      ]}
      rows={[
        {
          id: 'cases',
          cells: {
            source: 'ケースから数えた',
            value: <ShownNumber shown={view.fromCases} below={below} />,
            share: share(view.fromCases.value),
          },
        },
        {
          id: 'reports',
          cells: {
            source: '機関の報告(確定した月)',
            value: <ShownNumber shown={view.fromReports} below={below} />,
            share: share(view.fromReports.value),
          },
        },
      ]}
      total={{ source: '合計', value: <ShownNumber shown={view.total} below={below} />, share: '' }}
    />
  )
}

function TypeList({ detail: { item, view }, below }: KpiDepthProps) {
  if (item.kind !== 'quantitative' || view.types.length === 0) return null
  return (
    <div className="section">
      <Table
        kind="figures"
        caption="類型の表"
        columns={[
          { key: 'type', label: '類型' },
          { key: 'value', label: item.unit === '人' ? '人数' : `数(${item.unit})`, align: 'end', strong: true },
        ]}
        rows={view.types
          .toSorted((a, b) => (a.targetType ?? 9) - (b.targetType ?? 9))
          .map((row) => ({
            id: String(row.targetType),
            cells: {
              type:
                row.targetType === null ? (
                  '未判定・報告で受けた分'
                ) : (
                  <TargetTypeLabel type={row.targetType as 1 | 2 | 3} />
                ),
              value: <ShownNumber shown={row.value} below={below} />,
            },
          }))}
      />
    </div>
  )
}
