/** The numbers of a year: those of its closing, what was corrected since, and what was published of them. */
import { FigureTable } from '../../../../figures/index.ts'
import { formatNumber } from '../../../../platform/japanese/index.ts'
import { Banner, Nb, Section } from '../../../../ui/index.ts'
import { actualCell, goalText, reachedCell } from '../../indicators/index.ts'
import { kpiHref } from '../../plan/index.ts'
import { releaseTitle } from '../../releases/index.ts'
import type { ClosingPageProps } from './closing-page.tsx'

export type YearFiguresProps = Pick<ClosingPageProps, 'items' | 'closing' | 'differences' | 'newest'>

export function YearFigures(props: YearFiguresProps) {
  const { items } = props
  return (
    <Section title={props.closing === undefined ? '締めると残る数' : '年度の数'}>
      <ReleasedOtherwise {...props} />
      <FigureTable
        name="kpis"
        kind="list"
        caption="KPIの目標と実績"
        captionHidden
        columns={[
          { key: 'kpi', label: 'KPI' },
          { key: 'actual', label: '実績', align: 'end', strong: true },
          { key: 'closed', label: '締めたあとの訂正', under: 'actual' },
          { key: 'unit', label: '単位', fileOnly: true },
          { key: 'goal', label: '目標', align: 'end' },
          { key: 'reached', label: '達成率', align: 'end' },
        ]}
        rows={items.map((item) => ({
          id: item.code,
          cells: {
            kpi: { value: item.shortLabel, href: kpiHref(item) },
            actual: actualCell(item),
            closed:
              item.atClosing === null ? '' : `締めたあとの訂正。締めた数は${formatNumber(item.atClosing)}${item.unit}`,
            unit: item.unit,
            goal: goalText(item),
            reached: item.state === 'unreported' ? '' : reachedCell(item),
          },
        }))}
      />
    </Section>
  )
}

/** What the public reads is another number than that of the closing. */
function ReleasedOtherwise({ differences, newest }: YearFiguresProps) {
  if (differences.length === 0 || newest === undefined) return null
  return (
    <Banner kind="caution" title={`公表した${releaseTitle(newest)}の数は、締めた数とちがいます`}>
      <ul>
        {differences.map((each) => (
          <li key={each.code}>
            {each.label}: 号 <Nb>{`${formatNumber(each.released ?? 0)}${each.unit}`}</Nb>、締めた数{' '}
            <Nb>{`${formatNumber(each.closed ?? 0)}${each.unit}`}</Nb>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
