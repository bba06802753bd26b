/** How far a figure has come: its course over the year, and its numbers against the goal. */
import { type CivilDate, addDays } from '../../../../platform/clock.ts'
import { formatNumber, formatPercent, formatShortDay, monthsOfFiscalYear } from '../../../../platform/japanese/index.ts'
import { Actions, Figure, FigureList, LinkButton, Nb, ProgressChart } from '../../../../ui/index.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { ShownNumber, goalText } from './shown.tsx'
import type { KpiDepthProps } from '../kpi-depth.types.ts'
import { kpiHref } from '../../plan/index.ts'

/** The straight line to the goal, month by month, so that its words find a free place on the drawing. */
const straightLine = (fiscalYear: number, goal: number): { on: CivilDate; value: number }[] => [
  { on: `${fiscalYear}-04-01`, value: 0 },
  ...monthsOfFiscalYear(fiscalYear).map((month, index) => ({ on: monthEnd(month), value: (goal * (index + 1)) / 12 })),
]

export const monthEnd = (month: string): CivilDate => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)

export function Chart({ detail: { item, view }, fiscalYear, day, isPast }: KpiDepthProps) {
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
      todayText={isPast || day > end ? formatShortDay(day < end ? day : end) : undefined}
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

export function Numbers({ detail: { item, view }, isPast, below, factsHref }: KpiDepthProps) {
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
          <LinkButton icon="history" href={kpiHref(item, '/changes')}>
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
