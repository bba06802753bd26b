import { type FigureCell, FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { formatFiscalYear, formatPercent } from '../../../../platform/japanese/index.ts'
import { Column, Columns, Section, YearsChart } from '../../../../ui/index.ts'
import { inYear, type YearState } from '../../council/index.ts'
import type { KpiYear } from '../kpi-years.queries.ts'
import { goalText } from '../goal-words.rules.ts'
import { actualCell } from './shown.tsx'

const states: Record<YearState, string> = { running: '年度のとちゅう', settling: '締める前', closed: '締めた数' }

/** One share as a number; of two goals both, as words. */
export function reachedCell({ standings }: KpiYear['item']): FigureCell {
  const [first] = standings
  return standings.length === 1 && first !== undefined
    ? { value: first.reached, kind: 'percent' }
    : standings.map((each) => formatPercent(each.reached)).join('・')
}

/** The line over the years, where there are two numbers to join. */
function YearsPicture({ years }: { years: readonly KpiYear[] }) {
  const drawn = years.toReversed().map(({ year, item }) => ({
    name: formatFiscalYear(year.fiscalYear),
    value: item.state === 'unreported' || item.kind === 'implementation' ? null : item.actual,
    unit: item.unit,
    // A goal of several years isn't one of the year.
    goal: item.period === null && item.unit === item.goalUnit ? item.goal.value : null,
    counting: String(item.definition.version),
    isRunning: year.state === 'running',
  }))
  if (drawn.filter((year) => year.value !== null).length < 2) return null
  const chart = <YearsChart label={years[0]?.item.label ?? ''} years={drawn} />
  return (
    <Columns>
      <Column>
        <FigurePicture name="years" title="年度ごとの数">
          {chart}
        </FigurePicture>
      </Column>
      <Column>
        <p className="meta">
          横の短い線は、その年度の目標です。点線は、まだ終わっていない年度への線です。数え方が変わったところで、線は切れます。
        </p>
      </Column>
    </Columns>
  )
}

/**
 * 目標・実績・達成率, a year a line. Numbers of two versions of a definition are not alike, which the line says.
 * @param here the page of the KPI; null where a year is no link
 */
export function YearTable({ years, here }: { years: readonly KpiYear[]; here: string | null }) {
  if (years.length < 2) return null
  return (
    <Section title="年度ごと" id="years">
      <YearsPicture years={years} />
      <FigureTable
        name="years"
        kind="list"
        caption="年度ごとの目標・実績・達成率"
        captionHidden
        columns={[
          { key: 'year', label: '年度' },
          { key: 'goal', label: '目標', align: 'end' },
          { key: 'actual', label: '実績', align: 'end', strong: true },
          { key: 'unit', label: '単位', fileOnly: true },
          { key: 'reached', label: '達成率', align: 'end' },
          { key: 'state', label: '年度のようす' },
          { key: 'version', label: '数え方' },
        ]}
        rows={years.map(({ year, item }, index) => ({
          id: String(year.fiscalYear),
          cells: {
            year: {
              value: formatFiscalYear(year.fiscalYear),
              href: here === null ? undefined : inYear(here, year.fiscalYear),
            },
            goal: goalText(item),
            actual: actualCell(item),
            unit: item.unit,
            reached: item.state === 'unreported' ? '' : reachedCell(item),
            state: states[year.state],
            version: `第${item.definition.version}版${
              (years[index + 1]?.item.definition.version ?? item.definition.version) === item.definition.version
                ? ''
                : '(前の年度とは数え方がちがいます)'
            }`,
          },
        }))}
      />
    </Section>
  )
}
