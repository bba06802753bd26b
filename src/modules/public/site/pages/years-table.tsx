import { goalsOf } from '../../../council/index.ts'
import { formatFiscalYear, formatPercent } from '../../../../platform/japanese/index.ts'
import { Section, Table } from '../../../../ui/index.ts'
import type { ReleasedDetails } from '../released-figures.ts'
import { ShownFigure } from './shown-figure.tsx'

/** 目標・実績・達成率 of each figure, a fiscal year a line, as the last release of each year has it. */
export function YearsTable({ years }: { years: readonly ReleasedDetails[] }) {
  if (years.length < 2) return null
  const labels = new Map(years.flatMap((year) => year.details.map(({ item }) => [item.code, item.label] as const)))
  return (
    <Section kind="public" id="years" title="年度ごとの数字" pad>
      <Table
        caption="年度ごとの目標と数字"
        captionHidden
        columns={[
          { key: 'name', label: '目標のあること' },
          { key: 'year', label: '年度' },
          { key: 'actual', label: '数字', align: 'end', strong: true },
          { key: 'goal', label: '計画の目標', align: 'end' },
          { key: 'reached', label: '目標に対して', align: 'end' },
        ]}
        rows={[...labels].flatMap(([code, label]) =>
          years.flatMap(({ release, details, below }, index) => {
            const detail = details.find((each) => each.item.code === code)
            if (detail === undefined || detail.item.kind === 'implementation') return []
            const former = years[index + 1]?.details.find((each) => each.item.code === code)
            const isBreak = former !== undefined && former.item.definition.version !== detail.item.definition.version
            const { item, view } = detail
            return [
              {
                id: `${code} ${release.fiscalYear}`,
                cells: {
                  name: label,
                  year: (
                    <>
                      <a href={`/figures/${release.fiscalYear}/${release.number}`}>
                        {formatFiscalYear(release.fiscalYear)}
                      </a>
                      {isBreak ? <span className="cell-under">前の年度とは数え方がちがいます</span> : null}
                    </>
                  ),
                  actual:
                    item.state === 'unreported' ? (
                      '未報告'
                    ) : (
                      <ShownFigure shown={view.total} unit={item.unit} below={below} />
                    ),
                  goal: goalsOf(item)
                    .map((goal) => goal.text)
                    .join('・'),
                  reached:
                    item.state === 'unreported'
                      ? ''
                      : item.standings.map((each) => formatPercent(each.reached)).join('・'),
                },
              },
            ]
          }),
        )}
      />
    </Section>
  )
}
