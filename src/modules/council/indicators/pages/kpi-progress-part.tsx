/** How far a figure has come: its course over the year, and its numbers against the goal. */
import { FigurePicture } from '../../../../figures/index.ts'
import { formatFiscalYear, formatNumber, formatPercent, formatShortDay } from '../../../../platform/japanese/index.ts'
import {
  Actions,
  Figure,
  FigureList,
  LinkButton,
  Nb,
  ProgressChart,
  type ProgressChartProps,
} from '../../../../ui/index.ts'
import { whyHidden } from '../figure-view.rules.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { ShownNumber } from './shown.tsx'
import { goalsOf, goalText, yearOnChart } from '../goal-words.rules.ts'
import { measuredOf } from '../kpi-item.rules.ts'
import type { KpiDepthProps } from '../kpi-depth.types.ts'
import { kpiHref } from '../../plan/index.ts'
import { courseWords, lineTo, monthEnd } from '../year-line.rules.ts'

export function Chart({ detail: { item, view }, fiscalYear, day, isPast }: KpiDepthProps) {
  const end = `${fiscalYear + 1}-03-31`
  const past = yearOnChart(
    item,
    view.months
      .filter((row) => monthEnd(row.month) < day && row.cumulative !== null)
      .map((row) => ({ on: monthEnd(row.month), value: row.cumulative ?? 0 })),
    fiscalYear,
  )
  const { forecast, standings, unit } = item
  const actual = measuredOf(item)
  const [first] = standings
  // Where nothing may be shown, a line at nothing would be a number.
  if (actual === null && past.length < 2) return <p className="meta">{whyHidden(view.total.mark)}、絵は出しません。</p>
  const chart: ProgressChartProps = {
    label: item.label,
    unit: unit,
    fiscalYear: fiscalYear,
    today: day < end ? day : end,
    todayText: isPast || day > end ? formatShortDay(day < end ? day : end) : undefined,
    goals: standings.map((each) => ({
      value: each.goal,
      text: `目標 ${goalsOf(item).find((goal) => goal.value === each.goal)?.text ?? `${formatNumber(each.goal)}${unit}`}`,
    })),
    actual: actual === null ? past : [...past, { on: day < end ? day : end, value: actual }],
    pace:
      first === undefined || item.goal.value === null || item.ratio !== null
        ? undefined
        : lineTo(first.goal, item.course, fiscalYear),
    paceText: courseWords[item.course.basis].line,
    paceAt:
      first === undefined || first.expected === null || item.at === null || item.goal.value === null
        ? undefined
        : { on: item.at.on, value: first.expected },
    wholeUntil: item.at !== null && item.at.value === null ? undefined : (item.at?.on ?? `${fiscalYear}-04-01`),
    forecast:
      forecast.mid === null || forecast.low === null || forecast.high === null || forecast.low === forecast.high
        ? undefined
        : {
            points: [{ on: end, mid: forecast.mid, low80: forecast.low, high80: forecast.high }],
            text: `${formatNumber(forecast.mid)}${unit}`,
            note: `80%の幅 ${formatNumber(forecast.low)}〜${formatNumber(forecast.high)}`,
          },
  }
  return (
    <FigurePicture
      name="course"
      title="1年の進み"
      drawing={<ProgressChart {...chart} todayText={formatShortDay(chart.today)} />}
    >
      <ProgressChart {...chart} />
    </FigurePicture>
  )
}

function difference(value: number, unit: string, more: string, less: string): string {
  return value === 0 ? 'ちょうど' : `${formatNumber(Math.abs(value))}${unit} ${value > 0 ? more : less}`
}

export function Numbers({ detail: { item, view }, isPast, below, factsHref }: KpiDepthProps) {
  const { standings, unit } = item
  const [first] = standings
  const recent = item.recentPerMonth
  const measured = measuredOf(item)
  return (
    <>
      <FigureList
        items={[
          {
            label: item.isOver ? '実績' : isPast ? 'この日' : 'いま',
            value:
              measured === null ? (
                <ShownNumber
                  shown={item.actual === null ? view.total : { value: null, mark: 'hidden' }}
                  below={below}
                />
              ) : (
                <Figure value={measured} unit={unit} />
              ),
            note: item.period === null ? null : partsOfPeriod(item),
            under: reachedText(item),
            main: true,
          },
          ...ratioParts(item),
          ...(item.baseline === null
            ? []
            : [
                {
                  label: `基準 ${item.baseline.label}`,
                  value: <Figure value={item.baseline.value} unit={item.goalUnit} />,
                  note:
                    measured === null || item.unit !== item.goalUnit
                      ? null
                      : difference(
                          round1(measured - item.baseline.value),
                          item.unit === '%' ? 'ポイント' : unit,
                          '多い',
                          '少ない',
                        ),
                },
              ]),
          ...(first === undefined || first.expected === null || item.at === null || item.goal.value === null
            ? []
            : [
                {
                  label: `${dayText(item.at.on)}の目安 ${courseWords[item.course.basis].number}`,
                  value: <Figure value={first.expected} unit={unit} />,
                  note: first.ahead === null ? null : difference(first.ahead, unit, '多い', '少ない'),
                  under: reachText(item),
                },
              ]),
          ...(item.isFull
            ? [{ label: item.isOver ? '年度の終わり' : '3月31日の見込み', value: 'すべてに届きました' }]
            : forecastOf(item, first)),
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
          <LinkButton icon="history" href={kpiHref(item, '/changes')}>
            動いたわけを見る
          </LinkButton>
        </Actions>
      )}
    </>
  )
}

const round1 = (value: number): number => Math.round(value * 10) / 10

/** The year's part of what is held against a goal of several years, and what was before. */
function partsOfPeriod({ period, actual, fiscalYear, unit }: KpiItem): string | null {
  if (period === null || period.before === null || actual === null) return null
  const years = period.earlier.map(
    (each) => `${formatFiscalYear(each.fiscalYear)} ${formatNumber(each.value ?? 0)}${unit}`,
  )
  const apart =
    period.otherUnit.length === 0
      ? ''
      : `。${period.otherUnit.map(formatFiscalYear).join('・')}は別の単位で数えたので、足していません`
  return `${[...years, `${formatFiscalYear(fiscalYear)} ${formatNumber(actual)}${unit}`].join('、')}${apart}`
}

/** What a rate is made of, each with its own page. */
const ratioParts = ({ ratio, fiscalYear }: KpiItem) =>
  ratio === null
    ? []
    : [
        { ...ratio.of, role: '分子' },
        { ...ratio.to, role: '分母' },
      ].map((part) => ({
        label: `${part.role} ${part.shortLabel}`,
        value: (
          <a href={kpiHref({ code: part.code, fiscalYear })}>
            {part.value === null ? '小さい数' : `${formatNumber(part.value)}${part.unit}`}
          </a>
        ),
      }))

/** '2025-12-31' → 12月31日 */
const dayText = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

function forecastOf({ forecast, goal, unit, isOver }: KpiItem, first: KpiItem['standings'][number] | undefined) {
  if (forecast.mid === null) return []
  return [
    {
      label: isOver ? '報告がそろったときの見込み' : '3月31日の見込み',
      value: <Figure value={forecast.mid} unit={unit} />,
      note:
        first === undefined || goal.value === null
          ? null
          : difference(forecast.mid - first.goal, unit, '上まわる', '足りない'),
      ...(forecast.low === forecast.high
        ? {}
        : { under: `80%の幅 ${formatNumber(forecast.low ?? 0)}〜${formatNumber(forecast.high ?? 0)}${unit}` }),
    },
  ]
}

/** What was counted by the day of the line, and whose reports it still lacks. */
function reachText(item: KpiItem): string | undefined {
  if (item.at === null || item.at.value === null) return undefined
  const missing = item.missingOrganizations === 0 ? '' : `(まだの報告が${item.missingOrganizations}機関)`
  return item.at.value === item.actual && missing === ''
    ? undefined
    : `その日まで ${formatNumber(item.at.value)}${item.unit}${missing}`
}

function reachedText(item: KpiItem): string {
  if (item.standings.length === 0) return goalText(item)
  const measured = measuredOf(item)
  const result =
    item.isOver && measured !== null && item.goal.value !== null && item.kind === 'quantitative'
      ? `、${difference(round1(measured - item.goal.value), item.unit, '上まわりました', '足りませんでした')}`
      : ''
  const reached = item.standings
    .map(
      (each) =>
        `目標${item.standings.length > 1 ? `${formatNumber(each.goal)}${item.unit}` : ''}の${formatPercent(each.reached)}`,
    )
    .join('、')
  return `${reached}${result}`
}
