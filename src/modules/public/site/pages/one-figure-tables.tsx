/** The course of one published figure over the year, and its tables by area and month. */
import { formatMonth, formatNumber, formatShortDay } from '../../../../platform/japanese/index.ts'
import { ProgressChart, type ProgressChartProps, Table } from '../../../../ui/index.ts'
import { courseWords, lineTo, goalsOf, measuredOf, whyHidden, yearOnChart } from '../../../council/index.ts'
import { monthsUntil, runningTotals } from '../figures.rules.ts'
import type { OneFigureProps } from '../one-figure.types.ts'
import { Hidden, ShownFigure } from './shown-figure.tsx'

type CourseProps = Pick<OneFigureProps, 'detail' | 'fiscalYear' | 'day'>

/** What the drawing of the year shows; null where nothing may be shown: a line at nothing would be a number. */
export function courseOf({ detail: { item, view }, fiscalYear, day }: CourseProps): ProgressChartProps | null {
  const end = `${fiscalYear + 1}-03-31`
  const today = day < end ? day : end
  const past = yearOnChart(item, runningTotals(view, day), fiscalYear)
  const goals = goalsOf(item).map((goal) => ({ value: goal.value, text: `目標 ${goal.text}` }))
  const measured = measuredOf(item)
  if (measured === null && past.length < 2) return null
  return {
    label: item.label,
    unit: item.unit,
    fiscalYear,
    today,
    // A release is read long after its day.
    todayText: formatShortDay(today),
    goals,
    // Where that day's number stays hidden, nothing says where the line would end.
    wholeUntil: past.at(-1)?.on === item.at?.on ? item.at?.on : undefined,
    actual: measured === null ? past : [...past, { on: today, value: measured }],
    ...(goals.length === 1 && goals[0] !== undefined && item.ratio === null
      ? { pace: lineTo(goals[0].value, item.course, fiscalYear), paceText: courseWords[item.course.basis].line }
      : {}),
  }
}

export function Chart(props: OneFigureProps) {
  const course = courseOf(props)
  if (course === null) return <p className="meta">{whyHidden(props.detail.view.total.mark)}、絵は出しません。</p>
  return (
    <>
      <ProgressChart {...course} />
      <p className="meta">
        <a href={`${props.href}/course.svg`}>この絵をSVGで</a>・<a href={`${props.href}/course.png`}>PNGで</a>
      </p>
    </>
  )
}

export function AreaList({ detail: { item, view }, below, areas }: OneFigureProps) {
  // In the council's order: one by size would say something of the numbers that aren't shown.
  const rows = [
    ...areas.map((area) => ({ key: area.key, name: area.name })),
    ...(view.areas.some((row) => row.area === null) ? [{ key: null, name: '圏域が分からない分' }] : []),
  ]
  return (
    <Table
      kind="figures"
      caption="圏域ごと"
      columns={[
        { key: 'area', label: '圏域' },
        { key: 'value', label: `数(${item.unit})`, align: 'end', strong: true },
      ]}
      rows={rows.map((row) => ({
        id: row.key ?? 'unknown',
        cells: {
          area: row.name,
          value: (
            <ShownFigure
              shown={
                view.areas.find((each) => each.area === row.key)?.value ?? {
                  value: item.ratio === null ? 0 : null,
                  mark: null,
                }
              }
              below={below}
            />
          ),
        },
      }))}
      total={{ area: '県全体', value: <ShownFigure shown={view.total} below={below} /> }}
    />
  )
}

export function MonthList({ detail: { item, view }, day, below }: OneFigureProps) {
  const months = monthsUntil(view, day)
  return (
    <>
      <Table
        kind="figures"
        caption="月ごと"
        columns={[
          { key: 'month', label: '月' },
          { key: 'value', label: `その月(${item.unit})`, align: 'end' },
          { key: 'sum', label: '累計', align: 'end', strong: true },
        ]}
        rows={months.map((row, index) => ({
          id: row.month,
          cells: {
            month: `${index === 0 || row.month.endsWith('-01') ? formatMonth(row.month) : `${Number(row.month.slice(5))}月`}${row.month === day.slice(0, 7) ? '*' : ''}`,
            value: <ShownFigure shown={row.value} below={below} />,
            sum: row.cumulative === null ? <Hidden /> : formatNumber(row.cumulative),
          },
        }))}
      />
      <p className="meta">
        *{Number(day.slice(5, 7))}月は{Number(day.slice(8))}日まで。機関の報告は、確定した月までです。
      </p>
    </>
  )
}
